import { matchesIn } from '../sieve.ts'
import { families } from '../words/danger.ts'
import { topics } from '../words/danger-topics.ts'
import type { Plain } from './plain.ts'
import { expressionOf } from './sign.ts'

/**
 * Something counted in a plain text: a run of one to four characters, two characters with some between them, a topic,
 * or two topics near each other.
 */
export interface Feature {
  readonly key: string
  readonly from: number
  readonly to: number
}

/** A sentence of a plain text, or a piece of one that has no end; `features` holds each key once. */
export interface Unit {
  readonly from: number
  readonly to: number
  readonly features: readonly Feature[]
}

/** Units that stand together: all that the learner judges at once. */
export interface Window {
  readonly units: readonly Unit[]
  readonly from: number
  readonly to: number
}

const LONGEST_GRAM = 4
/** Two characters further apart than this are not counted as a pair: 把…锁, 不…醒. */
const WIDEST_PAIR = 5
/** Two topics further apart than this are not counted as a pair. */
const NEAR_CHARACTERS = 14
const LONGEST_WINDOW = 120
const MOST_UNITS = 6
const marks = ',。!?;:'

const classes = [
  ...Object.entries(topics).map(([name, words]) => ({ key: `<${name}>`, expression: new RegExp(words, 'g') })),
  ...Object.keys(families).map((name) => ({ key: `<f:${name}>`, expression: expressionOf(`{${name}}`) })),
]

/** Characters that mean the same for what befalls a child, each counted as the first of its group. */
const alikeTo = new Map(
  [
    '他她它',
    '0123456789',
    '说讲',
    '爸爹',
    '妈娘',
    '娃囡囝妮伢崽',
    '别莫甭',
    '怎咋',
    '两俩',
    '嫁娶',
    '痛疼',
    '锁闩',
    '瞅看瞧望',
    '晚夜',
  ].flatMap((group) => Array.from(group, (character) => [character, group[0] ?? character] as const)),
)

let last: { readonly text: string; readonly windows: readonly Window[] } | undefined

/**
 * Every run of sentences that one thought may fill; a long sentence without an end is cut. The last text's are kept: the
 * same text is asked about for danger and for trouble.
 */
export function windowsOf(plain: Plain): readonly Window[] {
  if (last?.text !== plain.text) last = { text: plain.text, windows: madeWindows(plain) }
  return last.windows
}

function madeWindows(plain: Plain): Window[] {
  const units = sentences(plain.text).map(([from, to]) => ({ from, to, features: featuresOf(plain.text, from, to) }))
  const windows: Window[] = []
  for (let first = 0; first < units.length; first++) {
    for (let last = first; last < units.length && last < first + MOST_UNITS; last++) {
      const from = units[first]?.from ?? 0
      const to = units[last]?.to ?? 0
      if (last > first && to - from > LONGEST_WINDOW) break
      windows.push({ units: units.slice(first, last + 1), from, to })
    }
  }
  return windows
}

function sentences(text: string): [number, number][] {
  const found: [number, number][] = []
  for (const { 0: words, index } of text.matchAll(/[^。!?;]+[。!?;]*/g)) {
    for (let from = 0; from < words.length; from += LONGEST_WINDOW) {
      found.push([index + from, index + Math.min(words.length, from + LONGEST_WINDOW)])
    }
  }
  return found
}

function featuresOf(whole: string, start: number, end: number): Feature[] {
  const text = whole.slice(start, end)
  const once = new Map<string, Feature>()
  const add = (key: string, from: number, to: number) => {
    if (!once.has(key)) once.set(key, { key, from: start + from, to: start + to })
  }
  const alike = Array.from(text, (character) => alikeTo.get(character) ?? character).join('')
  addGrams(alike, add)
  addPairs(alike, add)
  addTopics(text, add)
  return [...once.values()]
}

function addGrams(text: string, add: (key: string, from: number, to: number) => void): void {
  for (let from = 0; from < text.length; from++) {
    for (let to = from + 1; to <= from + LONGEST_GRAM && to <= text.length; to++) {
      if (marks.includes(text[to - 1] ?? '')) break
      add(text.slice(from, to), from, to)
    }
  }
}

function addPairs(text: string, add: (key: string, from: number, to: number) => void): void {
  for (let from = 0; from < text.length; from++) {
    const first = text[from] ?? ''
    if (marks.includes(first)) continue
    for (let to = from + 2; to <= from + WIDEST_PAIR && to < text.length; to++) {
      const second = text[to] ?? ''
      if (!marks.includes(second)) add(`~${first}${second}`, from, to + 1)
    }
  }
}

/** Topics, and pairs of neighbours in the order of the text. */
function addTopics(text: string, add: (key: string, from: number, to: number) => void): void {
  const single: Feature[] = []
  for (const { key, expression } of classes) {
    for (const { 0: words, index } of matchesIn(text, expression)) {
      if (words !== '') single.push({ key, from: index, to: index + words.length })
    }
  }
  single.sort((one, other) => one.from - other.from)
  single.forEach((one, place) => {
    add(one.key, one.from, one.to)
    for (let next = place + 1; next < single.length; next++) {
      const other = single[next]
      if (!other || other.from - one.from > NEAR_CHARACTERS) break
      if (other.key !== one.key) add(one.key + other.key, one.from, Math.max(one.to, other.to))
    }
  })
}
