import type { Day } from '../../care/day.ts'
import type { Changes } from '../meaning.ts'
import { targetAfter, wrongAfter, wrongBefore } from '../words/amend.ts'

/** What of a record a correction may name, but for how it ended. */
export type Field = 'child' | 'activity' | 'date' | 'minutes'
export type Side = 'new' | 'wrong' | 'target'

/** A value that stands in a correction, and what it is there for. */
export interface Value {
  readonly field: Field
  readonly from: number
  readonly to: number
  readonly side: Side
  readonly set: Changes
  /** of a day: as an announcement reads it */
  readonly ahead?: Day | undefined
  /** a word said that this is the right one (应该是, 改成, 是 beside its contrast) */
  readonly stressed: boolean
}

const before = new RegExp(wrongBefore)
const after = new RegExp(wrongAfter)
const ofTarget = new RegExp(targetAfter)
const stressedBefore =
  /(?:应该是|应当是|应是|应为|实为|实系|改成|改为|改到|改作|调成|调为|调到|换成|换作|其实是|实际是|其实有|其实|才是|是|系|为|(?<![打预计总合就也不还推划])算(?:成|作|到|在|是)?|(?:记|放|挂)(?:成|到|在|作)|只有|[:：])(?:去|在|给|打的?|的|到|跟|和|上|做)*$/
export const orderedBefore =
  /^\s*(?:请|麻烦|帮我|帮忙|应该|应|要|给我|还是|就|刚才|刚刚|刚|那|这|上|个|条|次|一|的)*(?:(?:记|算|登记|改|挂)(?:成|到|在|作|为)|^记|算)$/

/** 那个视频我记多了: which record is meant. */
const thatOne = /^[^是为成]{0,8}(?:那|这)(?:个|次|通|趟)$/
const statedAsDone = /^\s*(?:而|应该|其实)?是(?:我)?(?:发|送|打|写|说|讲|做|去|给)的$/

/** Whether the words around a value make it the right one, the wrong one, or one that says which record is meant. */
export function sideOf(text: string, from: number, to: number): { side: Side; stressed: boolean } {
  const clauseStart = Math.max(...[...',，。;；!！?？\n'].map((mark) => text.lastIndexOf(mark, from - 1))) + 1
  const lead = text.slice(clauseStart, from)
  const tail = text.slice(to)
  if (ofTarget.test(tail)) return { side: 'target', stressed: false }
  // 记成昨天 orders what 记成昨天了 regrets.
  if (orderedBefore.test(lead) && !/^[^,，。]{0,2}了/.test(tail)) return { side: 'new', stressed: true }
  // 是发的书包 says what was given, 写的昨天 what was written.
  if (statedAsDone.test(lead) && !after.test(tail)) return { side: 'new', stressed: true }
  if (before.test(lead) || after.test(tail)) return { side: 'wrong', stressed: false }
  if (thatOne.test(lead)) return { side: 'target', stressed: false }
  return { side: 'new', stressed: stressedBefore.test(lead) }
}

/** 轩轩不是昨天去的: what stands before the denial of another field says which record is meant. */
export function opensDenial(text: string, value: Value, next: Value | undefined): boolean {
  if (value.side !== 'new' || value.stressed || next?.side !== 'wrong' || next.field === value.field) return false
  return /^[^,，。]{0,4}(?:不是|不系|唔系)/.test(text.slice(value.to, next.from))
}

/** 浩浩是昨天去的: the child says which record is meant. */
export function namesWhose(text: string, value: Value, next: Value | undefined): boolean {
  if (value.field !== 'child' || value.side !== 'new' || value.stressed) return false
  if (!next?.stressed || (next.field !== 'date' && next.field !== 'minutes')) return false
  return /^(?:那|的|那个|那次)?(?:应该|其实|实际)?是$/.test(text.slice(value.to, next.from))
}

/** 送的是轩轩: the deed says which record is meant. */
export function namesDeed(text: string, value: Value, next: Value | undefined): boolean {
  if (value.field !== 'activity' || value.side !== 'new' || !next?.stressed || next.field === 'activity') return false
  return /^(?:的|了)?(?:人|娃|孩子)?(?:应该|其实|实际)?是$/.test(text.slice(value.to, next.from))
}
