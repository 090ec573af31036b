import { addDays, type Day } from '../../src/care/day.ts'

/**
 * A second lunar calendar, from the printed almanac and not from a library: one number a lunar year from 1949 on. Bits 15–4: the months
 * 1–12 from the left, 1 is long (30 days); the last four: which month is doubled, 0 none; bit 16: the doubled one is long.
 * (ICU's `chinese` calendar cannot serve: it differs from the almanac on 269 days of these years, the first 1954-02-03.)
 */
const years = [
  0x0b557, 0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0, 0x0aea6, 0x0ab50,
  0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0, 0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4,
  0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6, 0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46,
  0x0ab60, 0x09570, 0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x05ac0, 0x0ab60, 0x096d5, 0x092e0, 0x0c960,
  0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5, 0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50,
  0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930, 0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0,
  0x0d260, 0x0ea65, 0x0d530, 0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
  0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0, 0x14b63,
]
const FIRST_YEAR = 1949
const FIRST_DAY = '1949-01-29' as Day

export interface AlmanacDay {
  readonly day: Day
  readonly year: number
  readonly month: number
  readonly leap: boolean
  readonly date: number
}

/** Every day of the almanac, in order. */
export function almanac(): AlmanacDay[] {
  const days: AlmanacDay[] = []
  for (const [index, bits] of years.entries())
    for (let month = 1; month <= 12; month++) {
      const add = (leap: boolean, isLong: boolean) => {
        for (let date = 1; date <= (isLong ? 30 : 29); date++)
          days.push({ day: addDays(FIRST_DAY, days.length), year: FIRST_YEAR + index, month, leap, date })
      }
      add(false, (bits & (0x10000 >> month)) !== 0)
      if ((bits & 0xf) === month) add(true, (bits & 0x10000) !== 0)
    }
  return days
}
