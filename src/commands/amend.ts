import { dayOf } from '../care/day.ts'
import type { StoredActivity } from '../store/activities.ts'
import type { Changes } from '../understand/meaning.ts'
import { isSoAlready, nothingToAmend, whatToChange } from '../wording.ts'
import { askWhichRecord } from './about-records.ts'
import { amendPlans, plansToAmend } from './amend-plans.ts'
import { amendRecords } from './change-records.ts'
import { type Asked, answer, type Command } from './command.ts'
import { findTarget } from './find-target.ts'

/** 不是小明是小红 · 时长改30分钟 · 应该是昨天: one record; what fits several asks with numbers. */
export const amend: Command = async (asked) => {
  const changes = asked.meaning.changes ?? {}
  if (Object.keys(changes).length === 0 && !asked.meaning.wishChange) return [answer(whatToChange())]
  const found = await findTarget(asked)
  const { records } = found
  const fitting = records.filter((record) => changesSomething(record, changes))
  const { plans, wishes } = plansToAmend(asked, found)
  if (records.length + found.plans.length + found.wishes.length === 0) return [answer(nothingToAmend())]
  if (plans.length + wishes.length > 0) {
    if (fitting.length === 0 || liesAhead(asked)) return amendPlans(asked, found, { plans, wishes })
    if (namesThemAll(asked, fitting, changes))
      return [...(await amendRecords(asked, fitting, changes)), ...(await amendPlans(asked, found, { plans, wishes }))]
  }
  if (fitting.length === 0) return [answer(isSoAlready())]
  if (fitting.length > 1 && !namesThemAll(asked, fitting, changes))
    return askWhichRecord(asked, fitting, { kind: 'amend', changes })
  return amendRecords(asked, fitting, changes)
}

/** A day that is to come, or a weekday that a plan reads forwards: of a message that told both, the plan is meant. */
function liesAhead({ meaning, heard }: Asked): boolean {
  const { changes, asPlan } = meaning
  if (changes?.date === undefined) return false
  return changes.date > dayOf(heard.at) || (asPlan?.date !== undefined && asPlan.date !== changes.date)
}

/** 不是小明是小红: a message told two things of 小明, and both were of 小红. */
function namesThemAll({ meaning }: Asked, records: readonly StoredActivity[], changes: Changes): boolean {
  const [named, ...others] = meaning.target?.children ?? []
  if (changes.child === undefined || named === undefined || others.length > 0) return false
  return records.every(({ child }) => String(child) === named)
}

/** A record that has all the new values already is not the one that is meant. */
function changesSomething(record: StoredActivity, changes: Changes): boolean {
  return (
    (changes.child !== undefined && changes.child !== String(record.child)) ||
    (changes.activity !== undefined && changes.activity !== record.kind) ||
    (changes.date !== undefined && changes.date !== record.day) ||
    (changes.minutes !== undefined && changes.minutes !== record.minutes) ||
    (changes.outcome !== undefined && changes.outcome !== record.outcome)
  )
}
