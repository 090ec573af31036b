import { LegalHoliday, SolarTerm } from 'tyme4ts'
import { lunarDay } from './birthday.ts'
import { addDays, type Day, dateOf, makeDay, monthOf, weekdayOf, yearOf } from './day.ts'

/** Days that a county knows better: a rest day of its own, a Saturday that is worked. */
export type OwnDays = ReadonlyMap<Day, 'rest' | 'work'>

/**
 * A Saturday, a Sunday or a public holiday that is not worked in exchange. A year whose holidays are not published yet has those
 * that the law names, and no exchanged days.
 */
export function isRestDay(day: Day, own?: OwnDays): boolean {
  const ruled = own?.get(day) ?? publicDays(yearOf(day)).get(day)
  return ruled === undefined ? weekdayOf(day) >= 6 : ruled === 'rest'
}

const published = new Map<number, OwnDays>()

/** The days of a year that are not what their weekday says. */
function publicDays(year: number): OwnDays {
  const known = published.get(year)
  if (known) return known
  const days = new Map<Day, 'rest' | 'work'>()
  for (let day = `${year}-01-01` as Day; yearOf(day) === year; day = addDays(day, 1)) {
    const holiday = LegalHoliday.fromYmd(year, monthOf(day), dateOf(day))
    if (holiday) days.set(day, holiday.isWork() ? 'work' : 'rest')
  }
  if (days.size === 0) for (const day of lawfulHolidays(year)) days.set(day, 'rest')
  published.set(year, days)
  return days
}

/** The holidays of the law as of 2025: New Year, Spring Festival, 清明, 1–2 May, 端午, 中秋, 1–3 October. */
function lawfulHolidays(year: number): Day[] {
  const springFestival = lunarDay(year, 1, 1, false)
  const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'].map((date) => `${year}-${date}` as Day)
  const brightness = SolarTerm.fromIndex(year, 7).getJulianDay().getSolarDay()
  return [
    ...fixed,
    ...[-1, 0, 1, 2].map((days) => addDays(springFestival, days)),
    lunarDay(year, 5, 5, false),
    lunarDay(year, 8, 15, false),
    ...[makeDay(year, brightness.getMonth(), brightness.getDay())].filter((day) => day !== null),
  ]
}
