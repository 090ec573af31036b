import { LunarDay, LunarMonth, LunarYear, SolarDay, SolarTerm } from 'tyme4ts'
import { type Day, dateOf, makeDay, monthOf, yearOf } from '../../../care/day.ts'

interface SolarDate {
  getYear(): number
  getMonth(): number
  getDay(): number
}

/** tyme4ts makes objects for each question; the same few are asked again and again. */
export function rememberer<Answer>(): (key: string, make: () => Answer) => Answer {
  const MOST = 2000
  const cache = new Map<string, { readonly answer: Answer }>()
  return (key, make) => {
    const known = cache.get(key)
    if (known) return known.answer
    if (cache.size >= MOST) cache.clear()
    const answer = make()
    cache.set(key, { answer })
    return answer
  }
}

const remembered = rememberer<Day | null>()

function toDay(date: SolarDate): Day | null {
  return makeDay(date.getYear(), date.getMonth(), date.getDay())
}

/** A day of a lunar year, month negative for a leap one; the 30th of a short month is its last day. Null where the year has no such month. */
export function lunarDay(year: number, month: number, date: number): Day | null {
  return remembered(`lunar ${year} ${month} ${date}`, () => {
    if (month < 0 && LunarYear.fromYear(year).getLeapMonth() !== -month) return null
    const length = LunarMonth.fromYm(year, month).getDayCount()
    if (date < 1 || date > 30) return null
    return toDay(LunarDay.fromYmd(year, month, Math.min(date, length)).getSolarDay())
  })
}

/** The last day of a lunar year. */
export function newYearEve(year: number): Day | null {
  return lunarDay(year, 12, 30)
}

/** A solar term of a year by its name. 冬至 with index 0 lies in the December before. */
export function solarTerm(year: number, name: string): Day | null {
  return remembered(`term ${year} ${name}`, () => {
    const index = SolarTerm.NAMES.indexOf(name)
    if (index < 0) return null
    return toDay(
      SolarTerm.fromIndex(index === 0 ? year + 1 : year, index)
        .getJulianDay()
        .getSolarDay(),
    )
  })
}

interface LunarDate {
  readonly year: number
  readonly month: number
  readonly date: number
}

const rememberedLunar = rememberer<LunarDate>()

/** Lunar year, month (negative for a leap one) and date of a day. */
export function toLunar(day: Day): LunarDate {
  return rememberedLunar(day, () => {
    const lunar = SolarDay.fromYmd(yearOf(day), monthOf(day), dateOf(day)).getLunarDay()
    return { year: lunar.getYear(), month: lunar.getMonth(), date: lunar.getDay() }
  })
}
