import { addDays } from '../../care/day.ts'
import type { Context, DaySpan } from '../mention.ts'
import type { AskedClause } from './asking.ts'

/** Says that it is about now, without naming a period. */
const presently =
  /^(?:现在|眼下|目前|当前|如今|这会儿?|最近|近来|近期|近些?日|这段时间|这段日子|这阵子?|这阵儿|平时|平常|刚.?|方才|之前|以前|过去|一直)$/

type Asking = Pick<AskedClause, 'text' | 'from'> & Partial<AskedClause>

/** The period that a question names, as `from` and `to`; nothing where it names none. */
export function periodOf(
  context: Context,
  asking: Asking,
  clauses: readonly AskedClause[],
): Partial<{ from: DaySpan['first']; to: DaySpan['last'] }> {
  const inside = spans(context, asking.from, asking.from + asking.text.length)
  const span = inside ?? topicPeriod(context, asking, clauses)
  return span ? { from: span.first, to: span.last } : {}
}

/** The period of a clause before it that asks nothing itself, or of an order after it. */
function topicPeriod(context: Context, asking: Asking, clauses: readonly AskedClause[]): DaySpan | null {
  for (const clause of clauses) {
    if (clause === asking || (clause.question && clause.from > asking.from)) continue
    const found = spans(context, clause.from, clause.from + clause.text.length)
    if (found && (asking.order || !clause.question)) return found
  }
  return null
}

function spans(context: Context, from: number, to: number): DaySpan | null {
  const found = context.days
    .filter((day) => day.from >= from && day.to <= to && day.value.period !== null)
    .filter((day) => !presently.test(day.text))
    .filter((day) => !isLackDuration(context.masked, day.from, day.to))
  const [first] = found
  const lastOne = found.at(-1)
  if (!first?.value.period || !lastOne?.value.period) return null
  const period = { first: first.value.period.first, last: lastOne.value.period.last }
  const between = context.masked.slice(first.to, lastOne.from)
  const joined = first === lastOne || /^(?:到|至|-|~|—|和|、|以及|与|跟)/.test(between)
  const span = joined && period.first <= period.last ? period : first.value.period
  const after = context.masked.slice(joined ? lastOne.to : first.to)
  if (/^(?:过后|之后|以后|后|以来|至今|到现在|到今天)/.test(after)) {
    const begin = /^(?:以来|至今|到)/.test(after) ? span.first : addDays(span.last, 1)
    return begin <= context.today ? { first: begin, last: context.today } : null
  }
  return span
}

/** 超过一个月没人联系, 半个月没打电话: how long, not when. */
function isLackDuration(masked: string, from: number, to: number): boolean {
  const before = masked.slice(Math.max(0, from - 3), from)
  const after = masked.slice(to, to + 4)
  return (
    /(?:超过|连着|连续|快|都|满|有)$/.test(before) ||
    (/^(?:都|多|以上|了)?(?:没|冇|未)/.test(after) &&
      /个月|礼拜$|星期$|天$|半/.test(masked.slice(from, to)) &&
      !/这|上|本|近/.test(masked.slice(from, to)))
  )
}
