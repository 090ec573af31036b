import { matchesIn } from '../sieve.ts'
import { contexts, type Excuse, excuses, families, innocent, type Sign } from '../words/danger.ts'
import type { Plain } from './plain.ts'

/** A stretch of a plain text that one sign was read in. */
export interface Hit {
  readonly from: number
  readonly to: number
  readonly sign: Sign
}

interface Pattern {
  readonly sign: Sign
  readonly expression: RegExp
}

/**
 * Signs are written as: {family} any word of a family · _ up to 4 characters of a clause · ~ up to 8 of a sentence ·
 * ~~ up to 20 · [[ ]] the word that a denial right before it takes back. Gaps are bounded, so reading is linear.
 */
export function compile(signs: readonly Sign[]): readonly Pattern[] {
  return signs.flatMap((sign) => sign.patterns.map((written) => ({ sign, expression: expressionOf(written) })))
}

export function expressionOf(written: string): RegExp {
  return new RegExp(expand(written), 'gd')
}

function expand(written: string): string {
  let keys = 0
  return written
    .replace(/\{([a-z-]+)\}/g, (_, name: string) => {
      const words = families[name]
      if (words === undefined) throw new Error(`no family of words is called ${name}`)
      return `(?:${expand(words)})`
    })
    .replaceAll('[[', () => `(?<key${keys++}>`)
    .replaceAll(']]', ')')
    .replaceAll('~~', '[^。!?;]{0,20}')
    .replaceAll('~', '[^。!?;]{0,8}')
    .replaceAll('_', '[^,。!?;]{0,4}')
}

const innocentWords = new RegExp(innocent.join('|'), 'g')
const COVER = '\uE000'

/** The text with harmless uses of harmful words covered, so that no sign sees them. */
export function coverInnocent(text: string): string {
  return text.replace(innocentWords, (words) => COVER.repeat(words.length))
}

/** All signs in the text that nothing around them takes back. */
export function readSigns(plain: Plain, patterns: readonly Pattern[]): Hit[] {
  const hits: Hit[] = []
  const covered = coverInnocent(plain.text)
  for (const { sign, expression } of patterns) {
    for (const match of matchesIn(covered, expression)) {
      const from = match.index
      const to = from + match[0].length
      const keyAt = Object.values(match.indices?.groups ?? {}).find((place) => place !== undefined)?.[0] ?? from
      if (!isTakenBack({ from, to, sign }, keyAt, plain.text)) hits.push({ from, to, sign })
    }
  }
  return hits
}

const deniedBefore = new RegExp(`${contexts.denial}$`)

function isTakenBack(hit: Hit, keyAt: number, text: string): boolean {
  const denied = (at: number) => deniedBefore.test(text.slice(Math.max(0, at - 12), at))
  if (hit.sign.deniable !== false && (denied(keyAt) || denied(hit.from))) return true
  return hit.sign.excuses.some((name) => excused(excuses[name], hit, text))
}

const compiled = new Map<string, RegExp>()

function cached(written: string): RegExp {
  const known = compiled.get(written)
  if (known) return known
  const made = new RegExp(expand(written))
  compiled.set(written, made)
  return made
}

function excused(excuse: Excuse, hit: Hit, text: string): boolean {
  const where = stretch(excuse.where, hit, text)
  if (!cached(excuse.words).test(where)) return false
  return excuse.unless === undefined || !cached(excuse.unless).test(where)
}

/** How far an excuse is heard: 'hit' the sign itself and a few characters around it, 'all' the whole text. */
function stretch(where: Excuse['where'], hit: Hit, text: string): string {
  switch (where) {
    case 'all':
      return text
    case 'hit':
      return text.slice(Math.max(0, hit.from - 3), hit.to + 4)
    case 'before':
      return text.slice(sentenceStart(text, hit.from), hit.to)
    case 'after':
      return text.slice(hit.from, hit.to + 60)
    case 'clause':
      return text.slice(clauseStart(text, hit.from), clauseEnd(text, hit.to))
    case 'sentence':
      return text.slice(sentenceStart(text, hit.from), sentenceEnd(text, hit.to))
  }
}

/** A stretch without punctuation ends after this many characters, as dictated messages have none. */
const LONGEST_SENTENCE = 80

function boundary(text: string, at: number, step: 1 | -1, marks: string): number {
  let position = at
  for (let moved = 0; moved < LONGEST_SENTENCE; moved++) {
    const next = step === 1 ? text[position] : text[position - 1]
    if (next === undefined || marks.includes(next)) return position
    position += step
  }
  return position
}

const clauseStart = (text: string, at: number) => boundary(text, at, -1, ',。!?;:')
const clauseEnd = (text: string, at: number) => boundary(text, at, 1, ',。!?;:')
const sentenceStart = (text: string, at: number) => boundary(text, at, -1, '。!?;')
const sentenceEnd = (text: string, at: number) => boundary(text, at, 1, '。!?;')
