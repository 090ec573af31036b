export interface SplitQuote {
  /** null: the text holds no flattened quote. `words` may have been cut by the network. */
  readonly quote: { readonly author: string; readonly words: string } | null
  /** what the sender wrote herself; empty where she only quoted */
  readonly rest: string
}

/** At least three dashes of any kind, alone on their line, with blanks between them or without. */
const rule = /^[^\S\n]*(?:[-－–—─_][^\S\n]*){3,}$/m
/** The author ends at the first colon; names hold blanks and emoji, but no line break. */
const head = /^\s*[「『](?<author>[^:：\n]{1,40}?)[:：](?<words>[\s\S]*)$/

/**
 * Splits the quote that WeChat's gateways flatten into a text: `「张三：原文」`, a line of dashes, the answer.
 * Quoted words may run over lines and hold further quotes; the rule line after the last closing mark ends them.
 */
export function splitQuote(text: string): SplitQuote {
  const lines = text.replaceAll(/\r\n?/g, '\n')
  const opened = head.exec(lines)
  const said = opened?.groups?.words
  if (opened?.groups?.author === undefined || said === undefined) return { quote: null, rest: text }
  const end = closingMark(said)
  if (end === null) return { quote: null, rest: text }
  const quote = { author: opened.groups.author.trim(), words: said.slice(0, end.from).trim() }
  return { quote, rest: said.slice(end.to).trim() }
}

/** Where the quote closes: the first 」 that a rule line follows, since quoted words may hold marks of their own. */
function closingMark(said: string): { from: number; to: number } | null {
  for (const mark of said.matchAll(/[」』]/g)) {
    const after = said.slice(mark.index + 1)
    const line = /^[^\S\n]*\n(?<line>[^\n]*)/.exec(after)
    const dashes = line?.groups?.line
    if (line && dashes !== undefined && rule.test(dashes))
      return { from: mark.index, to: mark.index + 1 + line[0].length }
  }
  return null
}
