import { type Day, yearOf } from '../../../care/day.ts'
import { readNumber } from '../number.ts'

const yearWords: Readonly<Record<string, number>> = {
  ...{
    今年: 0,
    本年: 0,
    本年度: 0,
    这一年: 0,
    去年: -1,
    上年: -1,
    旧年: -1,
    年时: -1,
    头年: -1,
    上一年: -1,
    前年: -2,
    大前年: -3,
  },
  ...{ 明年: 1, 来年: 1, 下一年: 1, 翻年: 1, 后年: 2 },
}

export const YEAR_WORD = Object.keys(yearWords)
  .sort((a, b) => b.length - a.length)
  .join('|')
/** A year said in any way; with 年 where it is digits. */
export const YEAR = `(?:${YEAR_WORD}|(?<!\\d)(?:20\\d\\d|\\d\\d)年|(?:二[〇零O0][一二三四五六七八九][〇零O0一二三四五六七八九]|[二三]\\d)年)`

/** The year that words or digits name, counted from the day of sending; null where they name none. */
export function readYear(words: string | undefined, today: Day): number | null {
  if (!words) return null
  const step = yearWords[words]
  if (step !== undefined) return yearOf(today) + step
  const number = readNumber(words.replace(/年$/, ''))
  if (number === null) return null
  const year = number < 100 ? 2000 + number : number
  return year >= 2000 && year < 2100 ? year : null
}
