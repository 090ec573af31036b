import { addDays } from '../../care/day.ts'
import type { Want } from '../meaning.ts'
import type { Context, DayReading, DaySpan, Mention } from '../mention.ts'
import type { AskedClause } from './asking.ts'

/** Says that it is about now, without naming a period. */
const presently =
  /^(?:现在|眼下|目前|当前|如今|这会儿?|最近|近来|近期|近些?日|这段时间|这一向|一向|这段日子|这阵子?|这阵儿|平时|平常|刚.?|方才|之前|以前|过去|一直)$/
const joiner = /^(?:到|至|-|~|—|和|、|以及|与|跟)/
const afterwards = /^(?:过后|之后|以后|后)/
const since = /^(?:以来|至今|到现在|到今天|起)/
/** A length of time, not a time: 超过一个月没人联系, 半个月没打电话. */
const length = /个月|礼拜$|星期$|天$|半|年$/
const placed = /这|上|本|近|今|去|前|过去/

/** The period that a question names, as `from` and `to`; nothing where it names none. */
export function periodOf(
  context: Context,
  asking: Pick<AskedClause, 'text' | 'from' | 'question' | 'order'>,
  clauses: readonly AskedClause[],
  want: Want,
): Partial<{ from: DaySpan['first']; to: DaySpan['last'] }> {
  const within = (clause: { readonly text: string; readonly from: number }) =>
    spanIn(context, clause.from, clause.from + clause.text.length, want)
  // A clause that asks nothing itself may set the time for the one that does; a later question has its own.
  const others = clauses.filter(
    (clause) => clause.from !== asking.from && (!clause.question || (asking.order && clause.from < asking.from)),
  )
  // 今年几岁: how old she is now
  if (want === 'birthday' && /几多?岁|多大|年龄/.test(asking.text)) return {}
  const span = within(asking) ?? others.map(within).find((found) => found !== null)
  return span ? { from: span.first, to: span.last } : {}
}

function spanIn(context: Context, from: number, to: number, want: Want): DaySpan | null {
  const found = context.days.filter(
    (day) =>
      day.from >= from && day.to <= to && periodIn(day, want) && !presently.test(day.text) && !isLength(context, day),
  )
  const [first, ...more] = found
  const final = more.at(-1)
  const begin = first && periodIn(first, want)
  if (!first || !begin) return null
  const end = final && periodIn(final, want)
  const joined = final && end && joiner.test(context.masked.slice(first.to, final.from)) && begin.first <= end.last
  const span = joined ? { first: begin.first, last: end.last } : begin
  return untilToday(context, span, joined ? final.to : first.to)
}

/** What is planned lies ahead: 周末有谁要去 is the weekend to come. */
function periodIn(day: Mention<DayReading>, want: Want): DaySpan | null {
  if (want === 'plans' && day.value.tense === 'none' && day.value.future) return day.value.future
  return day.value.period
}

/** 清明过后 and 3月以来 last until today. */
function untilToday(context: Context, span: DaySpan, at: number): DaySpan | null {
  const rest = context.masked.slice(at)
  const begin = since.test(rest) ? span.first : afterwards.test(rest) ? addDays(span.last, 1) : null
  if (begin === null) return span
  return begin <= context.today ? { first: begin, last: context.today } : null
}

function isLength(context: Context, day: Mention<DayReading>): boolean {
  const before = context.masked.slice(Math.max(0, day.from - 3), day.from)
  const after = context.masked.slice(day.to, day.to + 4)
  if (/(?:超过|连着|连续|快|都|满|有)$/.test(before)) return true
  return /^(?:都|多|以上|了)?(?:没|冇|未)/.test(after) && length.test(day.text) && !placed.test(day.text)
}
