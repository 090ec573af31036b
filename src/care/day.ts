/** A calendar day in Asia/Shanghai, 'YYYY-MM-DD'. Days compare as strings. */
export type Day = string & { readonly __brand: 'Day' }

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** China has kept one zone without summer time since 1991. */
const SHANGHAI_OFFSET = 8 * HOUR
/** Volunteers write about "today" until late: a care day ends at 04:00. */
const DAY_ENDS_AT = 4 * HOUR

/** The care day of an instant: what is sent at 00:40 belongs to the day before. */
export function dayOf(at: Date): Day {
  return new Date(at.getTime() + SHANGHAI_OFFSET - DAY_ENDS_AT).toISOString().slice(0, 10) as Day
}

/** The calendar day on the wall in Shanghai, which ends at midnight. */
export function calendarDayOf(at: Date): Day {
  return new Date(at.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10) as Day
}

/** The instant of a Shanghai wall-clock time on a calendar day. */
export function instant(day: Day, hour = 0, minute = 0): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET + hour * HOUR + minute * 60_000)
}

/** Hour and minute on the wall in Shanghai. */
export function wallClock(at: Date): { hour: number; minute: number } {
  const wall = new Date(at.getTime() + SHANGHAI_OFFSET)
  return { hour: wall.getUTCHours(), minute: wall.getUTCMinutes() }
}

/** A day from numbers, or null where the calendar has no such day (2 月 30 日). `month` is 1–12. */
export function makeDay(year: number, month: number, date: number): Day | null {
  const made = new Date(Date.UTC(year, month - 1, date))
  if (made.getUTCFullYear() !== year || made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return null
  return made.toISOString().slice(0, 10) as Day
}

/** Reads 'YYYY-MM-DD'; null where it is no such day. */
export function parseDay(text: string): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  return parts ? makeDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

/** 1–12 */
export function monthOf(day: Day): number {
  return Number(day.slice(5, 7))
}

/** 1–31 */
export function dateOf(day: Day): number {
  return Number(day.slice(8, 10))
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10) as Day
}

/** Whole days from the first to the second; negative where the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, 1 - weekdayOf(day))
}

/** Adds calendar months to the first day of the day's month. */
export function firstOfMonth(day: Day, months = 0): Day {
  const count = yearOf(day) * 12 + monthOf(day) - 1 + months
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01` as Day
}

export function lastOfMonth(day: Day): Day {
  return addDays(firstOfMonth(day, 1), -1)
}
