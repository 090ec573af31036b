import type { Context } from '../mention.ts'
import { notAsked, orderForms, ownForms, questionForms, receiverForms, stationForms } from '../words/queries.ts'
import { clausesOf, either } from './vocabulary.ts'

export interface AskedClause {
  readonly text: string
  /** position in the masked text */
  readonly from: number
  readonly question: boolean
  readonly order: boolean
  /** said by somebody else, or a search for a person */
  readonly reported: boolean
  /** tells of something done: a report, not a question */
  readonly told: boolean
}

const question = either(questionForms)
const order = either(orderForms)
const reported = either(notAsked)
const receivers = new RegExp(receiverForms.map((form) => `(?:${form})`).join('|'), 'g')
const own = new RegExp(ownForms)
const station = new RegExp(stationForms)
const done =
  /(?:打|聊|看|去|送|谈|陪|讲|读|辅导|家访|走访|上门|视频|接|带|见|拨|做|写|给|买|补)[^,，。?？!]{0,6}(?:了|过|完|好)(?!没|吗|几|多少|谁|哪|什么|啥|么)/
const undone = /没|冇|未|不|还要|该|应|要/

/** The clauses of a message, and what each does. */
export function askedClauses(context: Context): AskedClause[] {
  return clausesOf(context.masked).map((clause) => {
    const asks = question.test(clause.text)
    const orders = order.test(clause.text)
    const told = !asks && !orders && done.test(clause.text) && !undone.test(clause.text)
    return { ...clause, question: asks, order: orders, reported: reported.test(clause.text), told }
  })
}

/** Whose matter a clause is: the asker's own, the whole station's, or neither is said. */
export function whose(text: string): 'own' | 'station' | null {
  const without = text.replace(receivers, (taken) => '\uE000'.repeat(taken.length))
  if (own.test(without)) return 'own'
  return station.test(without) ? 'station' : null
}
