import type { Context } from '../mention.ts'
import { whose } from '../recognise/asking.ts'
import { kindsNamed } from '../recognise/query-named.ts'
import { either } from '../recognise/vocabulary.ts'
import { changeWords, recordWords, undoWords } from '../words/amend.ts'
import {
  careNouns,
  countWords,
  dueWords,
  hoursWords,
  lastWords,
  listWords,
  notAsked,
  notYetWords,
  orderForms,
  overviewWords,
  pairedWords,
  questionForms,
  wantWords,
} from '../words/queries.ts'
import { wordsOf } from './clause-features.ts'
import { createHashing } from './hashing.ts'
import type { Features } from './linear-table.ts'

/** Places in the table of weights; a power of two. */
export const REQUEST_BUCKETS = 1 << 15
const { hashed, grams, pairs } = createHashing(REQUEST_BUCKETS)

const LONGEST_GRAM = 4
const EMPHASIS_OF_WORDING = 2

/** The tables of words that rules read questions by, each a feature of its own. */
const tables: readonly (readonly [name: string, words: RegExp])[] = [
  ...wantWords.map((entry) => [`want.${entry.value}`, either(entry.patterns)] as const),
  ...[countWords, dueWords, hoursWords, lastWords, listWords, notYetWords, overviewWords].map(
    (entry) => [`said.${entry.value}`, either(entry.patterns)] as const,
  ),
  ['paired', either(pairedWords)],
  ['question', either(questionForms)],
  ['order', either(orderForms)],
  ['others', either(notAsked)],
  ['care', new RegExp(careNouns)],
  ['record', either(recordWords.patterns)],
  ['undo', either(undoWords.patterns)],
  ['change', either(changeWords.patterns)],
]

/** What the rules make of a text, for the learner: 'summary list', 'amend -', 'null -'. */
export type Guess = string

/** The features of a text that may ask something of the bot: places in the table, each with its weight. */
export function requestFeatures(context: Context, guess: Guess): Features {
  const { masked, children, days, speaker } = context
  const words = wordsOf(masked)
  const wording = [...grams(words, LONGEST_GRAM, 1), ...pairs(words, 2)]
  const [intent = '', want = ''] = guess.split(' ')
  const own = children.some(({ value }) => value.children.some((child) => speaker.ownChildren.includes(child)))
  const noticed = [
    ...tables.filter(([, table]) => table.test(masked)).map(([name]) => name),
    `guess ${guess}`,
    `intent ${intent}`,
    `wants ${want}`,
    `whose ${whose(masked)}`,
    `kinds ${kindsNamed(masked).length > 0}`,
    `own ${own}`,
    `children ${words.split('X').length - 1}`,
    `volunteer ${words.includes('V')}`,
    `days ${days.length > 0}`,
    'always',
  ].map((name) => hashed(name, 3))
  const places = Int32Array.from([...wording, ...noticed])
  const shares = Float32Array.from(places, (_, at) =>
    at < wording.length ? EMPHASIS_OF_WORDING / Math.sqrt(wording.length + 2) : 1 / Math.sqrt(noticed.length),
  )
  return { places, shares }
}
