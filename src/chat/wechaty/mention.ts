/** Mentions in the text of a message: whether the bot is called, and the text without the call. */

/** Calls to everyone, as the clients write them. */
const everyone = /@(?:所有人|全体成员|all\b|everyone\b)/i
const everyoneIds = new Set(['announcement@all', 'notify@all', 'all', 'everyone'])

/** A quote as the puppets flatten it: 「author：words」, a line of hyphens, the reply. */
const flattenedQuote = /^「[^」]*[：:][\s\S]*?」\s*\n\s*-(?:\s*-){4,}\s*\n/

export interface MentionInput {
  readonly text: string
  /** as the network gave them; may be empty though the text mentions someone */
  readonly mentionIds: readonly string[]
  readonly botAccount: string
  /** every name that the bot goes by in this conversation */
  readonly botNames: readonly string[]
}

export interface Mentions {
  readonly text: string
  readonly mentions: readonly string[]
  readonly mentionsBot: boolean
}

/**
 * Finds mentions by id and, since many gateways give no ids, by text: `@name` and then U+2005 (phones), a blank (desktop), any
 * other sign that is no letter, or the end. A mention inside a flattened quote is taken out but calls nobody; nor does @所有人.
 */
export function readMentions({ text, mentionIds, botAccount, botNames }: MentionInput): Mentions {
  const mentions = mentionIds.filter((id) => !everyoneIds.has(id))
  const byId = mentions.includes(botAccount)
  const pattern = namesPattern(botNames)
  const quote = flattenedQuote.exec(text)?.[0] ?? ''
  const spoken = text.slice(quote.length)
  const byText = pattern !== null && spoken.search(pattern) >= 0

  let rest = pattern === null ? spoken : spoken.replace(pattern, '')
  // the bot alone is meant, by a name that we don't know (an alias changed a moment ago): the only mention is its
  if (byId && !byText && mentions.length === 1 && !everyone.test(spoken))
    rest = rest.replace(/@[^@\n\u2005]{1,40}\u2005/u, '')
  const quoted = pattern === null ? quote : quote.replace(pattern, '')
  return {
    text: quoted + (byText || byId ? rest.trim() : rest),
    mentions,
    mentionsBot: byText || (byId && !everyone.test(spoken)),
  }
}

/** Longest first, so that 伴伴 does not bite a piece from 伴伴 小助手. */
function namesPattern(names: readonly string[]): RegExp | null {
  const known = [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))]
  if (known.length === 0) return null
  const choices = known.sort((a, b) => b.length - a.length).map((name) => escapeRegExp(name))
  return new RegExp(`[@＠](?:${choices.join('|')})(?:[\\u2005\\u0020\\u00a0\\u3000]|(?![\\p{L}\\p{N}_]))`, 'gu')
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
