import { LunarMonth } from 'tyme4ts'
import type { Birthday } from '../care/birthday.ts'
import { type Day, makeDay } from '../care/day.ts'
import { expected } from '../wording/roster-in.ts'
import { readMonth, readSmall, readYear } from './numerals.ts'
import { type Wrong, wrong } from './wrong.ts'

type Calendar = 'solar' | 'lunar'

/** Year, month and day as they are written, of no calendar yet. */
interface Written {
  readonly year: number | null
  readonly month: number
  readonly day: number
  readonly leapMonth: boolean
  /** said by the words themselves: 农历, 初八, 腊月 or 公历 */
  readonly calendar: Calendar | null
}

/** A day of the solar calendar with its year. */
export function readDay(cell: string | number): Day | Wrong {
  const written = readWritten(cell)
  if ('wrong' in written) return written
  if (written.calendar === 'lunar') return wrong(expected.solarDay())
  if (written.year === null) return wrong(expected.dayWithYear())
  return makeDay(written.year, written.month, written.day) ?? wrong(expected.noSuchDay())
}

/** A birthday as the family keeps it; `calendar` is what 历法 says, null where it says nothing. */
export function readBirthday(cell: string | number, calendar: Calendar | null): Birthday | Wrong {
  const written = readWritten(cell)
  if ('wrong' in written) return written
  const { year, month, day, leapMonth } = written
  if (calendar && written.calendar && written.calendar !== calendar) return wrong(expected.calendarsDiffer())
  if ((calendar ?? written.calendar) === 'lunar') return lunar({ year, month, day, leapMonth, calendar: 'lunar' })
  // a year that has every day stands in where none is known
  if (makeDay(year ?? 2000, month, day) === null) return wrong(expected.noSuchDay())
  return { year, month, day, leapMonth: false, calendar: 'solar' }
}

function lunar(birthday: Birthday): Birthday | Wrong {
  const { year, month, day, leapMonth } = birthday
  if (month < 1 || month > 12 || day < 1 || day > 30) return wrong(expected.noSuchLunarDay())
  if (year === null) return birthday
  const days = daysInLunarMonth(year, leapMonth ? -month : month)
  if (days === null) return wrong(expected.noSuchLeapMonth(year, month))
  return day > days ? wrong(expected.shortLunarMonth(year, month, days)) : birthday
}

function daysInLunarMonth(year: number, month: number): number | null {
  try {
    return LunarMonth.fromYm(year, month).getDayCount()
  } catch {
    return null
  }
}

/** 1 January 1927 to 2064: no other number of five digits is meant as a day */
const FIRST_SERIAL = 9_863
const LAST_SERIAL = 60_263
/** the day that Excel counts as 0 */
const SERIAL_ZERO = Date.UTC(1899, 11, 30)

function readWritten(cell: string | number): Written | Wrong {
  // 3.1 may have been typed as 3.10
  if (typeof cell === 'number' && !Number.isInteger(cell)) return fromSerial(cell) ?? wrong(expected.monthAndDay())
  const text = String(cell).replace(/\s+\d{1,2}:\d{2}(?::\d{2})?$/, '')
  const serial = /^\d{4,5}$/.test(text) ? fromSerial(Number(text)) : null
  return serial ?? fromSigns(text) ?? fromWords(text.replace(/\s/g, '')) ?? wrong(expected.aDay())
}

function fromSerial(number: number): Written | null {
  if (number < FIRST_SERIAL || number > LAST_SERIAL) return null
  const at = new Date(SERIAL_ZERO + Math.floor(number) * 86_400_000)
  return written(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate())
}

/** 2015-03-08, 2015.3.8, 2015/3/8, 20150308, 3-8 */
function fromSigns(text: string): Written | null {
  const whole = /^(\d{4})(?:\s*[-./。・]\s*|(?=\d{4}$))(\d{1,2})(?:\s*[-./。・]\s*|(?<=\d{6}))(\d{1,2})$/.exec(text)
  if (whole) return written(Number(whole[1]), Number(whole[2]), Number(whole[3]))
  const part = /^(\d{1,2})[-./](\d{1,2})$/.exec(text)
  return part ? written(null, Number(part[1]), Number(part[2])) : null
}

const words =
  /^(?<mark>农历|農曆|阴历|旧历|古历|公历|阳历|新历)?(?:(?<year>[\d零〇○一二三四五六七八九]{4})年)?(?<inner>农历|農曆|阴历|旧历|古历|公历|阳历|新历)?(?<leap>闰)?(?<month>[\d正元冬腊臘一二三四五六七八九十]{1,2})月(?<day>[\d初廿卅一二三四五六七八九十]{1,3})[日号]?$/

/** 2015年3月8日, 3月8号, 农历二月十五, 2015年农历腊月初八 */
function fromWords(text: string): Written | null {
  const parts = words.exec(text)?.groups
  if (!parts) return null
  const { month: monthText = '', day: dayText = '', year: yearText } = parts
  const mark = parts.mark ?? parts.inner ?? ''
  const month = readMonth(monthText)
  const day = readSmall(dayText)
  const year = yearText === undefined ? null : readYear(yearText)
  if (month === null || day === null || (yearText !== undefined && year === null)) return null
  const leapMonth = parts.leap !== undefined
  const soundsLunar = leapMonth || /[正冬腊臘]/.test(monthText) || /[初廿卅]/.test(dayText)
  const said = /[农農阴旧古]/.test(mark) ? 'lunar' : 'solar'
  return { year, month, day, leapMonth, calendar: mark !== '' ? said : soundsLunar ? 'lunar' : null }
}

function written(year: number | null, month: number, day: number): Written {
  return { year, month, day, leapMonth: false, calendar: null }
}
