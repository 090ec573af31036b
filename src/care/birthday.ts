import { LunarDay, LunarMonth } from 'tyme4ts'
import { type Day, dateOf, makeDay, monthOf, yearOf } from './day.ts'

/** A birthday as the family keeps it. */
export interface Birthday {
  /** null: not known, so there is no age */
  readonly year: number | null
  /** 1–12, in the calendar below */
  readonly month: number
  /** 1–31 */
  readonly day: number
  /** lunar only: born in the leap month */
  readonly leapMonth: boolean
  readonly calendar: 'solar' | 'lunar'
}

/** The solar day on which it is kept in a calendar year; a lunar one by the lunar year that begins in it. */
export function keptIn(birthday: Birthday, year: number): Day {
  if (birthday.calendar === 'solar')
    return makeDay(year, birthday.month, birthday.day) ?? (makeDay(year, birthday.month, 28) as Day)
  return lunarDay(year, birthday.month, birthday.day, birthday.leapMonth)
}

/**
 * The solar day of a lunar one. A leap month that the year does not have is the same month's ordinary one; day 30 in a
 * month of 29 days is day 29.
 */
export function lunarDay(lunarYear: number, month: number, day: number, leap: boolean): Day {
  const key = `${lunarYear} ${month} ${day} ${leap}`
  const known = lunarDays.get(key)
  if (known !== undefined) return known
  if (lunarDays.size > 50_000) lunarDays.clear()
  const made = computeLunarDay(lunarYear, month, day, leap)
  lunarDays.set(key, made)
  return made
}

/** A county asks for the same few thousand days again and again. */
const lunarDays = new Map<string, Day>()

function computeLunarDay(lunarYear: number, month: number, day: number, leap: boolean): Day {
  const wanted = leap && hasLeapMonth(lunarYear, month) ? -month : month
  const days = LunarMonth.fromYm(lunarYear, wanted).getDayCount()
  const solar = LunarDay.fromYmd(lunarYear, wanted, Math.min(day, days)).getSolarDay()
  const made = makeDay(solar.getYear(), solar.getMonth(), solar.getDay())
  if (made === null) throw new RangeError(`no solar day for lunar ${lunarYear}-${month}-${day}`)
  return made
}

function hasLeapMonth(lunarYear: number, month: number): boolean {
  try {
    return LunarMonth.fromYm(lunarYear, -month).isLeap()
  } catch {
    return false
  }
}

/** The next day, today included, on which the birthday is kept. */
export function nextBirthday(birthday: Birthday, today: Day): Day {
  const year = yearOf(today)
  for (const candidate of [year - 1, year, year + 1].map((each) => keptIn(birthday, each)))
    if (candidate >= today) return candidate
  return keptIn(birthday, year + 2)
}

/** The solar date of birth; null where the year is not known. */
export function bornOn(birthday: Birthday): Day | null {
  return birthday.year === null ? null : keptIn(birthday, birthday.year)
}

/**
 * 周岁 on a day, by the solar date of birth also where the lunar birthday is kept; null where the year of birth is not known.
 * Who was born on 29 February is a year older on the 28th of a year without it, the day on which it is kept.
 */
export function ageOn(birthday: Birthday, today: Day): number | null {
  const born = bornOn(birthday)
  if (born === null) return null
  const years = yearOf(today) - yearOf(born)
  const kept = makeDay(yearOf(today), monthOf(born), dateOf(born)) ?? makeDay(yearOf(today), monthOf(born), 28)
  return kept !== null && today >= kept ? years : years - 1
}

/** '农历二月十五(今年4月2日),11岁' as it is shown in private. */
export function birthdayText(birthday: Birthday, today: Day): string {
  const next = nextBirthday(birthday, today)
  const plain = (day: Day) => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`
  const kept =
    birthday.calendar === 'lunar'
      ? `农历${birthday.leapMonth ? '闰' : ''}${lunarMonths[birthday.month - 1] ?? ''}月${lunarDate(birthday.day)}(下一次是${plain(next)})`
      : `${birthday.month}月${birthday.day}日`
  const age = ageOn(birthday, today)
  return age === null ? kept : `${kept},${age}岁`
}

const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']

function lunarDate(day: number): string {
  const digits = '一二三四五六七八九十'
  if (day <= 10) return `初${digits[day - 1] ?? ''}`
  if (day < 20) return `十${digits[day - 11] ?? ''}`
  if (day === 20) return '二十'
  if (day < 30) return `廿${digits[day - 21] ?? ''}`
  return '三十'
}
