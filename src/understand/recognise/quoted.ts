/** A mere word in quotes is nobody's saying, in characters. */
const LEAST_QUOTED = 5

/**
 * Does a clause of the masked text stand in quotes, as a child's or another's words: “天黑了我就去找奶奶”? What a volunteer is
 * quoted with is a report that is passed on: 转月娥:“周一带安安去了图书馆”.
 */
export function isQuoted(masked: string, from: number): boolean {
  const open = Math.max(...['“', '「', '『'].map((mark) => masked.lastIndexOf(mark, from)))
  if (open < 0 || /\uE002[^,。;!?\n]{0,6}$/.test(masked.slice(Math.max(0, open - 8), open))) return false
  const length = masked.slice(open).search(/[”」』]/)
  return length > LEAST_QUOTED && from < open + length
}
