import { type DialectWord, dialectWords, marks, type Region } from './words/plainer.ts'

/** A stretch of a text, in dialect or old style, and its plain words. */
export interface Plainer {
  readonly from: number
  readonly to: number
  readonly plain: string
}

interface Entry extends DialectWord {
  /** sticky, where the word needs company */
  readonly pattern: RegExp | null
}

/** By first character, longest first: most characters of a text begin no word, and cost one look-up. */
const byFirst = new Map<string, Entry[]>()
for (const word of [...dialectWords].sort((one, other) => other.from.length - one.from.length)) {
  const pattern = word.where === undefined ? null : new RegExp(word.where.replace('~', word.from), 'y')
  const first = word.from[0] ?? ''
  byFirst.set(first, [...(byFirst.get(first) ?? []), { ...word, pattern }])
}

/** The stretches of a simplified text that plain words can stand for, in order, none overlapping. */
export function dialectIn(text: string): Plainer[] {
  const found: Plainer[] = []
  const shown = new Map<Region, boolean>()
  for (let at = 0; at < text.length; at++) {
    const entry = byFirst.get(text[at] ?? '')?.find((one) => stands(one, text, at, shown))
    if (!entry) continue
    const to = at + entry.from.length
    found.push({ from: at, to, plain: entry.to })
    at = to - 1
  }
  return found
}

function stands(
  { from, pattern, amid, region }: Entry,
  text: string,
  at: number,
  shown: Map<Region, boolean>,
): boolean {
  if (!text.startsWith(from, at)) return false
  if (amid && !shows(text, region, shown)) return false
  if (!pattern) return true
  pattern.lastIndex = at
  return pattern.test(text)
}

function shows(text: string, region: Region, shown: Map<Region, boolean>): boolean {
  const known = shown.get(region)
  if (known !== undefined) return known
  const shows = marks[region]?.test(text) ?? false
  shown.set(region, shows)
  return shows
}
