import { CHILD_MASK } from '../mention.ts'
import { type DialectWord, dialectWords, marks, type Region } from '../words/dialect.ts'

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
type Table = ReadonlyMap<string, readonly Entry[]>

function tableOf(words: readonly DialectWord[]): Table {
  const byFirst = new Map<string, Entry[]>()
  for (const word of [...words].sort((one, other) => other.from.length - one.from.length)) {
    const where = word.where?.replaceAll('<name>', CHILD_MASK).replace('~', word.from)
    const entry = { ...word, pattern: where === undefined ? null : new RegExp(where, 'y') }
    const first = word.from[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
  }
  return byFirst
}

const anywhere = tableOf(dialectWords.filter(({ besideName }) => !besideName))
const besideNames = tableOf(dialectWords.filter(({ besideName }) => besideName))

/**
 * The stretches of a simplified text that plain words can stand for, in order, none overlapping; none that `isName`
 * knows as a part of a name.
 */
export function dialectIn(text: string, isName: (word: string) => boolean = () => false): Plainer[] {
  return stretchesOf(anywhere, text).filter(({ from, to }) => !inName(text, from, to, isName))
}

/** The masked text, of the same length, with plain words for what only a name beside it tells: 携<name>赴医院. */
export function plainBesideNames(masked: string): string {
  let plain = masked
  for (const { from, to, plain: word } of stretchesOf(besideNames, masked))
    plain = plain.slice(0, from) + word + plain.slice(to)
  return plain
}

function stretchesOf(table: Table, text: string): Plainer[] {
  const found: Plainer[] = []
  const shown = new Map<Region, boolean>()
  for (let at = 0; at < text.length; at++) {
    const entry = table.get(text[at] ?? '')?.find((one) => stands(one, text, at, shown))
    if (!entry) continue
    const to = at + entry.from.length
    found.push({ from: at, to, plain: entry.to })
    at = to - 1
  }
  return found
}

const LONGEST_NAME = 5

/** Does a name of two characters or more reach over the stretch: 方一同 is no 一起? */
function inName(text: string, from: number, to: number, isName: (word: string) => boolean): boolean {
  for (let start = Math.max(0, to - LONGEST_NAME); start <= from; start++)
    for (let end = Math.max(to, start + 2); end <= start + LONGEST_NAME && end <= text.length; end++)
      if (isName(text.slice(start, end))) return true
  return false
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
