import { kindOf, peopleIn } from '../recognise/contact.ts'
import { readClause } from '../recognise/outcome.ts'
import { wordClasses } from '../words/word-classes.ts'
import { createHashing } from './hashing.ts'
import type { Features } from './linear-table.ts'

/** One clause of a message, for the learner: its words with names as letters, and what the rules noticed in it. */
export interface ClauseSight {
  /** children are X, volunteers V, the people around a child one letter for each sort, numbers 0 */
  readonly words: string
  /** 'strong.call', 'contact.guardian.direct', 'day.ahead' …: what words and grammar say of it */
  readonly noticed: readonly string[]
}

/** Places in the table of weights; a power of two. */
export const BUCKETS = 1 << 17
const { hashed, grams, pairs } = createHashing(BUCKETS)

const LONGEST_GRAM = 4
const LONGEST_NEAR_GRAM = 3
const LONGEST_CLAUSE = 60

const counted = /(?:\d+|[一二两三四五六七八九十半几百千]+)(?=[多来个分刻点元块年岁月号日本件双套袋斤箱次遍趟]|小时|钟)/g
const letters = { guardian: 'G', parent: 'P', teacher: 'T' } as const

/** A stretch of masked text as the learner knows it. */
export function wordsOf(masked: string): string {
  let text = masked.replace(/\uE001+/g, 'X').replace(/\uE002+/g, 'V')
  for (const { from, to, who } of peopleIn(text).reverse())
    text = text.slice(0, from) + letters[kindOf(who)] + text.slice(to)
  return text.replace(counted, '0').replace(/\d+/g, '0').replace(/\s+/g, ' ').trim().slice(0, LONGEST_CLAUSE)
}

/** What grammar says of a clause, as names. */
export function grammarOf(text: string): string[] {
  return Object.entries(readClause(text)).flatMap(([name, value]) =>
    value ? [value === true ? `reads.${name}` : `reads.${name}.${value}`] : [],
  )
}

/**
 * The features of a clause between its neighbours: places in the table, each with its weight. Grams of the clause,
 * pairs in it, shorter grams of the clauses around it, and what was noticed; each sort weighs alike, however many it has.
 */
export function featuresOf(sights: readonly ClauseSight[], at: number): Features {
  const own = sights[at]?.words ?? ''
  const groups = [
    grams(own, LONGEST_GRAM, 1),
    pairs(own, 2),
    grams(sights[at - 1]?.words ?? '', LONGEST_NEAR_GRAM, 3),
    grams(sights[at + 1]?.words ?? '', LONGEST_NEAR_GRAM, 4),
    (sights[at]?.noticed ?? []).map((name) => hashed(name, 5)),
    (sights[at - 1]?.noticed ?? []).map((name) => hashed(name, 6)),
    (sights[at + 1]?.noticed ?? []).map((name) => hashed(name, 7)),
    [hashed('', 8)],
    grams(classesOf(own), LONGEST_GRAM, 9),
    pairs(classesOf(own), 10),
    grams(classesOf(sights[at - 1]?.words ?? ''), 2, 11),
    grams(classesOf(sights[at + 1]?.words ?? ''), 2, 12),
  ]
  const length = groups.reduce((sum, group) => sum + group.length, 0)
  const places = new Int32Array(length)
  const shares = new Float32Array(length)
  let next = 0
  for (const [sort, group] of groups.entries()) {
    const share = (emphasis[sort] ?? 1) / Math.sqrt(group.length + 2)
    for (const place of group) {
      places[next] = place
      shares[next++] = share
    }
  }
  return { places, shares }
}

/** What stands in the clause itself says more than its neighbours. */
const emphasis = [2, 1, 0.4, 0.4, 2.5, 0.7, 0.7, 1, 2, 1, 0.4, 0.4]

const FIRST_CLASS = 0xe100
const classOf = new Map(
  Object.values(wordClasses).flatMap((words, at) =>
    words.split(' ').map((word) => [word, String.fromCharCode(FIRST_CLASS + at)] as const),
  ),
)
const LONGEST_WORD = Math.max(...[...classOf.keys()].map((word) => word.length))

/** The words with each that has a class as one character for its class. */
function classesOf(words: string): string {
  let text = ''
  for (let at = 0; at < words.length; ) {
    let length = Math.min(LONGEST_WORD, words.length - at)
    while (length > 0 && !classOf.has(words.slice(at, at + length))) length--
    text += length > 0 ? classOf.get(words.slice(at, at + length)) : words.charAt(at)
    at += Math.max(1, length)
  }
  return text
}
