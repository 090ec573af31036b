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

/**
 * Where the quote closes: of the marks that a rule line follows the one that balances the first, since quoted words may
 * hold marks and whole quotes of their own; the first one where none balances, since networks cut long quotes.
 */
function closingMark(said: string): { from: number; to: number } | null {
  let depth = 1
  let first: { from: number; to: number } | null = null
  for (const mark of said.matchAll(/[「『」』]/g)) {
    depth += /[「『]/.test(mark[0]) ? 1 : -1
    const line = /^[^\S\n]*\n(?<line>[^\n]*)/.exec(said.slice(mark.index + 1))
    const dashes = line?.groups?.line
    if (depth > 0 && first !== null) continue
    if (/[「『]/.test(mark[0]) || !line || dashes === undefined || !rule.test(dashes)) continue
    const closing = { from: mark.index, to: mark.index + 1 + line[0].length }
    if (depth === 0) return closing
    first ??= closing
  }
  return first
}
