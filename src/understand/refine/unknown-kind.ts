import type { HeardIn } from '../learner/clause-model.ts'
import type { Learner } from '../learner/learner.ts'
import type { Unplaced } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { type Clause, splitClauses } from '../recognise/clause.ts'
import { peopleIn } from '../recognise/contact.ts'
import { readClause, reportedFrom } from '../recognise/outcome.ts'
import { compile } from '../recognise/pattern.ts'
import { isQuoted } from '../recognise/quoted.ts'
import { castOf, groupsIn, noTopic } from './cast.ts'
import { daysFor, daysIn, liesAhead } from './days.ts'
import { isBetweenOthers } from './grounds.ts'
import { tellsParticulars } from './particulars.ts'

const together =
  /(?:跟|和|与|同|陪)\uE001+[^,。;!?\n]{0,6}?(?:聊|唠|谈|摆|说)(?:了|过)|(?:陪|看着|守着)(?:了)?\uE001+[^,。;!?\n]{0,8}?(?:小时|钟头|分钟|半天|一下午|一上午|一天)/
const togetherReport = 0.7
/** So sure is the learner of a report that what no rule could read is asked about. */
const SURELY_REPORT = 0.78
const LONGEST_ASKED = 120
/** So sure is the ear for clauses; chosen on voices left out. */
const HEARD = 0.5

/**
 * Something was surely done with a child of the roster, but nothing says of which kind: 跟欣欣聊了会儿天. What tells of a
 * trouble sounds like a report to all but the ear for clauses.
 */
export function doneOfUnknownKind(
  context: Context,
  learner: Learner,
  heard: readonly HeardIn[],
  troubled: boolean,
): Unplaced[] {
  if (/[?吗]/.test(context.masked)) return []
  const { report } = learner.wording(context.masked)
  const clauses = splitClauses(context.masked).filter(({ from }) => !isQuoted(context.masked, from))
  const clause =
    (!troubled && report > togetherReport && clauses.find(({ text }) => together.test(text))) ||
    (!troubled && report > SURELY_REPORT && soundsDone(context, clauses)) ||
    heardDone(context, heard)
  if (!clause) return []
  const own = childrenIn(context, clause.from, clause.to)
  const children = own.length > 0 ? own : childrenIn(context, 0, context.masked.length)
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

const denied = /[没未莫冇]/
/** 墨墨80分 says nothing but a number. */
const says = ({ text }: Clause) => (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) > 2

/** The clause that the ear hears told as done or tried, of a child who is named, and grammar lets it be. */
function heardDone(context: Context, heard: readonly HeardIn[]): Clause | undefined {
  if (!context.children.some(({ value }) => value.kind === 'name')) return undefined
  return heard.find(({ clause, heard: { any, standing, kinds } }, at) => {
    const next = heard[at + 1]?.clause
    // 给欣欣买了双鞋,还没送过去
    if (next?.sentence === clause.sentence && readClause(next.text).calledOff) return false
    if (
      any <= HEARD ||
      !says(clause) ||
      tellsParticulars(clause.text) ||
      isBetweenOthers(clause.text) ||
      standing.plan > Math.max(standing.done, standing.missed)
    )
      return false
    // 没补 is no attempt
    if (denied.test(clause.text) && (standing.missed < standing.done || kinds.call + kinds.visit < 0.5)) return false
    const { rumour, calledOff, intendedOnly, counterfactual, asksOthers, question } = readClause(clause.text)
    return !(rumour || calledOff || intendedOnly || counterfactual || asksOthers || question)
  })?.clause
}

function childrenIn(context: Context, from: number, to: number): string[] {
  return groupsIn(context, from, to).flatMap((group) => castOf(group, noTopic).children)
}

const others = compile('<stranger>|<ownFamily>', '')
const tooMuch = /太[^,。;!?\n]{1,6}了/g

/** The clause that grammar lets be told as done, in a message about a child in care that is all the sender's own. */
function soundsDone(context: Context, clauses: readonly Clause[]): Clause | undefined {
  if (context.masked.length > LONGEST_ASKED || others.test(context.masked)) return undefined
  if (!context.children.some(({ value }) => value.kind === 'name')) return undefined
  if (context.days.some((day) => liesAhead(day, context.today))) return undefined
  const readings = clauses.map((clause) => ({ clause, reading: readClause(clause.text.replace(tooMuch, '')) }))
  const bars = readings.some(
    ({ reading }) => reading.rumour || reading.calledOff || reading.intendedOnly || reading.counterfactual,
  )
  if (bars) return undefined
  return readings.find(({ clause, reading }) => {
    const { ahead, question, habitual, asksOthers, missed, perfective } = reading
    if (ahead || question || habitual || asksOthers || reportedFrom(clause.text) !== null) return false
    if (isOthersDeed(clause.text) || isBetweenOthers(clause.text)) return false
    return missed !== null || perfective || lasts(context, clause)
  })?.clause
}

/** 80分 alone may be a mark. */
const lasts = (context: Context, { from, to, text }: Clause) =>
  /[钟时刻]/.test(text) && context.minutes.some((one) => one.from >= from && one.to <= to && one.value.minutes !== null)

/** 欣欣奶奶带她去打针了: somebody around the child leads the clause, and nobody goes to them. */
function isOthersDeed(text: string): boolean {
  const [first] = peopleIn(text)
  return first !== undefined && !/[跟和与同给找问对向陪看见到劝告]/.test(text.slice(0, first.from))
}
