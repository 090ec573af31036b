import { type Day, daysBetween } from '../../care/day.ts'
import type { Context, DayReading, Mention } from '../mention.ts'
import type { Clause } from '../recognise/clause.ts'

/** The days of a clause that say when something was done, not which (去年那双鞋, 上个月那场病). */
export function daysIn(context: Context, from: number, to: number): Mention<DayReading>[] {
  return context.days.filter(
    (day) => day.from >= from && day.to <= to && !describes(context.masked, day) && !isEra(day),
  )
}

function describes(text: string, day: Mention<DayReading>): boolean {
  if (/^(?:的|里|内)?(?:第|一共|总共|已经|累计|已)[^,。]{0,4}(?:次|回|趟|个)/.test(text.slice(day.to, day.to + 8)))
    return true
  if (
    /^(?:份)?的?(?:助学金|资助|补助|生活费|营养费|慰问|物资|台账)/.test(text.slice(day.to, day.to + 6)) &&
    day.value.kind === 'vague'
  )
    return true
  return /^(?:的事|[^,。;!?\n]{0,2}(?:那(?:个|场|次|双|件|回|事|条)|的(?:时候|病|作业|心愿|衣|鞋|书)))/.test(
    text.slice(day.to, day.to + 6),
  )
}

/** Does a day of this clause hold for the clauses after it: it opens the clause, or stands beside what the sender did. */
export function carries(clause: Clause, day: Mention<DayReading>, hasDoing: boolean, masked: string): boolean {
  if (hasDoing) return true
  // 这两天拉肚子,我去看了看: how long it has been so is no day of the visit.
  if (day.value.kind === 'vague') return false
  return /^(?:\uE001|的事情?|我|俺|就|在|于|是|那|从|到|打|补(?:录|报|记)?|忘了报|:|的|\s|-|·|•|\d{1,2}[.、)]|[^\p{L}\d])*$/u.test(
    masked.slice(clause.from, day.from),
  )
}

/** The days nearest to a doing: those joined to one another before it (5号、8号), else after it. */
export function daysFor(days: readonly Mention<DayReading>[], at: number, text: string): Mention<DayReading>[] {
  const whole = days.filter((day) => !isPartOfDay(day))
  const sharp = (whole.length > 0 ? whole : days).filter(({ value }) => value.kind === 'day')
  const told = sharp.length > 0 ? sharp : days
  const before = told.filter((day) => day.to <= at + 1)
  const last = before.at(-1) ?? told[0]
  if (!last) return []
  const joined = [last]
  for (const day of [...told].reverse()) {
    const next = joined[0]
    if (next && day.to <= next.from && /^ ?[、和跟与及,] ?$/.test(text.slice(day.to, next.from))) joined.unshift(day)
  }
  for (const day of told) {
    const end = joined.at(-1)
    if (end && day.from >= end.to && /^ ?[、和跟与及] ?$/.test(text.slice(end.to, day.from))) joined.push(day)
  }
  return joined
}

/** Does the mention leave no day but one after today? */
export function liesAhead(day: Mention<DayReading>, today: Day): boolean {
  const { past, future, tense } = day.value
  if (tense === 'future') return true
  if (tense === 'past') return false
  return past === null || past.first > today ? future !== null && future.first > today : false
}

/** Does the mention leave no day but today or one before? */
export function liesBehind(day: Mention<DayReading>, today: Day): boolean {
  const { future, tense, past } = day.value
  if (tense === 'past') return true
  return past !== null && (future === null || future.first < today)
}

const DAYS_OF_A_LONG_TIME = 45

/** 这学期, 今年: too long to tell when. */
function isEra({ value }: Mention<DayReading>): boolean {
  const period = value.period ?? value.past
  return value.kind !== 'impossible' && period !== null && daysBetween(period.first, period.last) > DAYS_OF_A_LONG_TIME
}

/** 上午, 晚上 alone: of the day told before it, where there is one. */
export function isPartOfDay(day: Mention<DayReading>): boolean {
  return /^(?:大?清?早上?|早晨|上午|中午|晌午|午后|午间|下午|傍晚|晚上|晚间|夜里|半夜|那天|当天|当晚|放学|饭后|早|晚)+$/.test(
    day.text,
  )
}
