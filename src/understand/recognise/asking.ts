import type { Context } from '../mention.ts'
import { notAsked, orderForms, ownForms, questionForms, receiverForms, stationForms } from '../words/queries.ts'
import { recogniseActivities } from './activity.ts'
import { readClause } from './outcome.ts'
import { clausesOf, either } from './vocabulary.ts'

export interface AskedClause {
  readonly text: string
  /** position in the masked text */
  readonly from: number
  readonly question: boolean
  readonly order: boolean
  /** said by somebody else, or a search for a person */
  readonly reported: boolean
}

const question = either(questionForms)
const order = either(orderForms)
const reported = either(notAsked)
const receivers = new RegExp(receiverForms.map((form) => `(?:${form})`).join('|'), 'g')
const own = new RegExp(ownForms)
const station = new RegExp(stationForms)
/** Not done, or to be done: nothing is told. */
const undone = /没|冇|未|莫|还要|该|应|想|打算|准备/

/** The clauses of a message, and what each does. */
export function askedClauses(context: Context): AskedClause[] {
  return clausesOf(context.masked).map((clause) => {
    const asks = question.test(clause.text)
    const orders = order.test(clause.text)
    return { ...clause, question: asks, order: orders, reported: reported.test(clause.text) }
  })
}

/** Does a clause that asks nothing tell of something done: a report, not a question? */
export function tellsDeed(context: Context, { text, from, question, order }: AskedClause): boolean {
  if (question || order) return false
  if (undone.test(text) || recogniseActivities(text).length === 0) return false
  const timed = context.minutes.some((mention) => mention.from >= from && mention.to <= from + text.length)
  return timed || readClause(text).perfective
}

/** Whose matter a clause is: the asker's own, the whole station's, or neither is said. */
export function whose(text: string): 'own' | 'station' | null {
  const without = text.replace(receivers, (taken) => '\uE000'.repeat(taken.length))
  if (own.test(without)) return 'own'
  return station.test(without) ? 'station' : null
}
