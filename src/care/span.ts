import { type Birthday, nextBirthday } from './birthday.ts'
import {
  addDays,
  type Day,
  dateOf,
  firstOfMonth,
  lastOfMonth,
  makeDay,
  mondayOf,
  monthOf,
  weekdayOf,
  yearOf,
} from './day.ts'
import type { Commitment, Period } from './programme.ts'
import { isRestDay, type OwnDays } from './rest-days.ts'

/** Days from–to, both included. */
export interface Span {
  readonly from: Day
  readonly to: Day
  /** the first day counts from this hour on only: a weekend begins on Friday at 17:00 */
  readonly fromClock?: string
}

/** What a county sets about its days. */
export interface CareCalendar {
  /** first days of the school terms, as [month, day], in order; each lasts until the next begins */
  readonly terms: readonly (readonly [month: number, day: number])[]
  readonly ownDays?: OwnDays
}

export const usualCalendar: CareCalendar = {
  terms: [
    [2, 1],
    [9, 1],
  ],
}

/** A birthday that is kept within so many days of the day counts. */
export const BIRTHDAY_DAYS = 7
/** A rest on Saturday begins the evening before. */
const WEEKEND_BEGINS = '17:00'

/** What a span of a commitment can depend on beside the day. */
export interface SpanOf {
  readonly calendar: CareCalendar
  readonly birthday: Birthday | null
  /** first day under the programme */
  readonly enrolled: Day
}

/**
 * The span of the commitment that holds the day; where none does (between two weekends, far from the birthday), the next one.
 * Null where there is none at all: a birthday that is not known.
 */
export function spanAt(commitment: Pick<Commitment, 'period' | 'countedFrom'>, day: Day, of: SpanOf): Span | null {
  const months = monthsOf[commitment.period]
  if (commitment.countedFrom === 'enrolment' && months !== undefined) return spanFromEnrolment(of.enrolled, day, months)
  return calendarSpans[commitment.period](day, of)
}

const monthsOf: Partial<Record<Period, number>> = { month: 1, quarter: 3, 'half-year': 6, year: 12 }

const calendarSpans: Record<Period, (day: Day, of: SpanOf) => Span | null> = {
  week: (day) => ({ from: mondayOf(day), to: addDays(mondayOf(day), 6) }),
  'half-month': (day) =>
    dateOf(day) <= 15
      ? { from: firstOfMonth(day), to: addDays(firstOfMonth(day), 14) }
      : { from: addDays(firstOfMonth(day), 15), to: lastOfMonth(day) },
  month: (day) => calendarMonths(day, 1),
  quarter: (day) => calendarMonths(day, 3),
  'half-year': (day) => calendarMonths(day, 6),
  year: (day) => calendarMonths(day, 12),
  'school-term': (day, { calendar }) => termAt(day, calendar),
  'weekend-or-holiday': (day, { calendar }) => restAt(day, calendar.ownDays),
  birthday: (day, { birthday }) => {
    if (birthday === null) return null
    const kept = nextBirthday(birthday, addDays(day, -BIRTHDAY_DAYS))
    return { from: addDays(kept, -BIRTHDAY_DAYS), to: addDays(kept, BIRTHDAY_DAYS) }
  },
}

function calendarMonths(day: Day, months: number): Span {
  const from = firstOfMonth(day, -((monthOf(day) - 1) % months))
  return { from, to: lastOfMonth(firstOfMonth(from, months - 1)) }
}

function spanFromEnrolment(enrolled: Day, day: Day, months: number): Span {
  let index = Math.max(
    0,
    Math.floor(((yearOf(day) - yearOf(enrolled)) * 12 + monthOf(day) - monthOf(enrolled)) / months) - 1,
  )
  while (addMonths(enrolled, (index + 1) * months) <= day) index += 1
  return { from: addMonths(enrolled, index * months), to: addDays(addMonths(enrolled, (index + 1) * months), -1) }
}

/** The same date so many months later; the month's last day where it has no such date. */
export function addMonths(day: Day, months: number): Day {
  const first = firstOfMonth(day, months)
  return makeDay(yearOf(first), monthOf(first), dateOf(day)) ?? lastOfMonth(first)
}

function termAt(day: Day, { terms }: CareCalendar): Span {
  const starts = [-1, 0, 1]
    .flatMap((years) => terms.map(([month, date]) => makeDay(yearOf(day) + years, month, date)))
    .filter((start) => start !== null)
    .sort()
  const next = starts.find((start) => start > day) ?? day
  const from = starts.filter((start) => start <= day).at(-1) ?? day
  return { from, to: addDays(next, -1) }
}

/** The run of rest days that holds the day, or the next one; its Friday evening belongs to it. */
function restAt(day: Day, own: OwnDays | undefined): Span {
  let first = day
  while (!isRestDay(first, own)) first = addDays(first, 1)
  if (first === day) while (isRestDay(addDays(first, -1), own)) first = addDays(first, -1)
  let to = first
  while (isRestDay(addDays(to, 1), own)) to = addDays(to, 1)
  return weekdayOf(first) === 6 ? { from: addDays(first, -1), to, fromClock: WEEKEND_BEGINS } : { from: first, to }
}
