/**
 * What a text must have in it for a pattern to match: of each group of characters one, as codes. Read from the pattern's
 * source; none where nothing is known to be needed. So it only ever spares searches in vain.
 */
type Need = readonly (readonly number[])[]

/** A larger group of characters hardly spares a search. */
const MOST_CHARACTERS = 64
/** More groups cost more to look at than they spare. */
const MOST_GROUPS = 5
const nothing: Need = []

const needs = new WeakMap<RegExp, Need>()
const present = new Uint8Array(0x10000)
let presentText = ''

/** Every match of a global pattern in the text; patterns that lack a character they need are not searched. */
export function matchesIn(text: string, pattern: RegExp): Iterable<RegExpExecArray> {
  return mayMatch(pattern, text) ? text.matchAll(pattern) : []
}

/** As pattern.test, for patterns that keep no place (neither global nor sticky). */
export function occursIn(text: string, pattern: RegExp): boolean {
  return mayMatch(pattern, text) && pattern.test(text)
}

/** False where the text surely holds no match of the pattern. */
export function mayMatch(pattern: RegExp, text: string): boolean {
  let need = needs.get(pattern)
  if (!need) {
    need = needOf(pattern)
    needs.set(pattern, need)
  }
  if (need.length === 0) return true
  if (presentText !== text) mark(text)
  return need.every(hasOne)
}

function hasOne(codes: readonly number[]): boolean {
  for (const code of codes) if (present[code] === 1) return true
  return false
}

function mark(text: string): void {
  for (let at = 0; at < presentText.length; at++) present[presentText.charCodeAt(at)] = 0
  for (let at = 0; at < text.length; at++) present[text.charCodeAt(at)] = 1
  presentText = text
}

function needOf(pattern: RegExp): Need {
  if (pattern.ignoreCase) return nothing
  const reader = { source: pattern.source, at: 0 }
  const need = readAlternatives(reader)
  return reader.at === reader.source.length ? need : nothing
}

interface Reader {
  readonly source: string
  at: number
}

function readAlternatives(reader: Reader): Need {
  const read = [readSequence(reader)]
  while (reader.source[reader.at] === '|') {
    reader.at++
    read.push(readSequence(reader))
  }
  return someOf(read)
}

function readSequence(reader: Reader): Need {
  const read: Need[] = []
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const need = readPart(reader)
    read.push(isOptional(reader) ? nothing : need)
  }
  return allOf(read)
}

/** Steps over a quantifier: does it let the part be absent? */
function isOptional(reader: Reader): boolean {
  const found = /^(?:[?*+]|\{(?<least>\d+)(?:,\d*)?\})\??/.exec(reader.source.slice(reader.at, reader.at + 12))
  if (!found) return false
  reader.at += found[0].length
  return /^[?*]/.test(found[0]) || found.groups?.least === '0'
}

function readPart(reader: Reader): Need {
  const character = reader.source[reader.at] ?? ''
  if (character === '(') return readGroup(reader)
  if (character === '[') return readClass(reader)
  if (character === '\\') return readEscape(reader)
  reader.at++
  return '.^$'.includes(character) ? nothing : oneOf([character.charCodeAt(0)])
}

/** What is only looked at (ahead, behind, or not at all) is stepped over. */
function readGroup(reader: Reader): Need {
  const opening = /^\((?:\?(?:<(?<name>\w+)>|:|(?<look><?[=!])))?/.exec(reader.source.slice(reader.at, reader.at + 40))
  reader.at += opening?.[0].length ?? 1
  const need = readAlternatives(reader)
  reader.at++
  return opening?.groups?.look ? nothing : need
}

function readClass(reader: Reader): Need {
  const found = /^\[(?<not>\^?)(?<inside>(?:[^\]\\]|\\[\s\S])*)\]/.exec(reader.source.slice(reader.at))
  reader.at += found?.[0].length ?? 1
  const inside = found?.groups?.inside ?? ''
  if (!found || found.groups?.not || /\\[^\]\\\-./^[]/.test(inside.replaceAll('\\d', '0-9'))) return nothing
  const plain = inside.replaceAll('\\d', '0-9')
  const codes: number[] = []
  for (const { 1: first = '', 2: last } of plain.matchAll(/(\\?[\s\S])(?:-(\\?[\s\S]))?/g)) {
    const from = first.charCodeAt(first.length - 1)
    const to = last ? last.charCodeAt(last.length - 1) : from
    if (to - from > MOST_CHARACTERS) return nothing
    for (let code = from; code <= to; code++) codes.push(code)
  }
  return oneOf(codes)
}

function readEscape(reader: Reader): Need {
  const found =
    /^\\(?:u(?<code>[\dA-Fa-f]{4})|u\{[\dA-Fa-f]+\}|k<\w+>|p\{[^}]+\}|P\{[^}]+\}|x[\dA-Fa-f]{2}|[\s\S])/.exec(
      reader.source.slice(reader.at, reader.at + 60),
    )
  const written = found?.[0] ?? '\\'
  reader.at += written.length
  if (found?.groups?.code) return oneOf([Number.parseInt(found.groups.code, 16)])
  if (written === '\\d') return oneOf([...'0123456789'].map((digit) => digit.charCodeAt(0)))
  if (written === '\\n') return oneOf([10])
  return /^\\[^A-Za-z0-9]$/.test(written) ? oneOf([written.charCodeAt(1)]) : nothing
}

function oneOf(codes: readonly number[]): Need {
  const group = [...new Set(codes)]
  return group.length === 0 || group.length > MOST_CHARACTERS ? nothing : [group]
}

/** The smallest groups, first: most patterns are passed over at the first look. */
function allOf(read: readonly Need[]): Need {
  return read
    .flat()
    .sort((one, other) => one.length - other.length)
    .slice(0, MOST_GROUPS)
}

/** One group, of the smallest of each alternative. */
function someOf(read: readonly Need[]): Need {
  const [only] = read
  if (read.length < 2) return only ?? nothing
  if (read.some((need) => need.length === 0)) return nothing
  return oneOf(read.flatMap((need) => need[0] ?? []))
}
