import type { Learner } from '../learner/learner.ts'
import type { Unplaced } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { splitClauses } from '../recognise/clause.ts'
import { castOf, groupsIn, noTopic } from './cast.ts'
import { daysFor, daysIn } from './days.ts'

const together =
  /(?:跟|和|与|同|陪)\uE001+[^,。;!?\n]{0,6}?(?:聊|唠|谈|摆|说)(?:了|过)|(?:陪|看着|守着)(?:了)?\uE001+[^,。;!?\n]{0,8}?(?:小时|钟头|分钟|半天|一下午|一上午|一天)/
const surelyReport = 0.7

/** 跟欣欣聊了会儿天: something was surely done with a child of the roster, but nothing says of which kind. */
export function doneOfUnknownKind(context: Context, learner: Learner): Unplaced[] {
  if (!together.test(context.masked) || /[?吗]/.test(context.masked)) return []
  if (learner.wording(context.masked).report <= surelyReport) return []
  const clause = splitClauses(context.masked).find(({ text }) => together.test(text))
  if (!clause) return []
  const children = groupsIn(context, clause.from, clause.to).flatMap((group) => castOf(group, noTopic).children)
  const days = daysFor(daysIn(context, 0, clause.to), clause.to, context.normalised.text)
  const told = days.find(({ value }) => value.kind === 'day' && value.past !== null)
  const minutes = context.minutes.find(({ from, to }) => from >= clause.from && to <= clause.to)?.value.minutes ?? null
  return [...new Set(children)].map((child) => ({
    child,
    date: told?.value.past?.first ?? context.today,
    minutes,
    outcome: 'done',
    occasion: 1,
    clock: null,
    again: false,
  }))
}
