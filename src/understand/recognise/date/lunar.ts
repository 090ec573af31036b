import { addDays, type Day } from '../../../care/day.ts'
import type { DaySpan } from '../../mention.ts'
import { readNumber } from '../number.ts'
import { lunarDay, toLunar } from './lunar-calendar.ts'
import {
  BIRTH,
  type DateContext,
  type DateRule,
  type DraftValue,
  fixed,
  impossible,
  type Recurrence,
  recurring,
  vague,
} from './rule.ts'
import { readYear, YEAR } from './year.ts'

const CALENDAR = '(?:农历|阴历|旧历|古历|老历)(?:的)?'
const MONTH = '闰?(?:正|冬|腊|十[一二]|[一二三四五六七八九十])月'
const NAMED_MONTH = '(?:正|冬|腊)月'
const FIRST_TEN = '初(?:十|[一二三四五六七八九]|10|[1-9])'
const LATER = '(?:三十|[二廿]十?[一二三四五六七八九]|二十|廿|十[一二三四五六七八九]?)'
const DIGITS = '(?:30|[12]?\\d)'
const MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 }
/** 初三数学, 初一(2)班, 初二上学期: a school year and no day. */
const SCHOOL_AFTER =
  '年级|[上下]学期|[上下]册|[了的]?(?:学生|生|班|数学|语文|英语|物理|化学|生物|历史|地理|政治|作业|成绩|课|毕业|孩子|男生|女生|女孩|男孩|学习|上学|下学|开学|住校|寄宿|女娃|男娃|娃|伢|学妹|学弟|中考|考|的题|的时候|升|了)|了|的[^,。]{0,2}$|[(（][一二三四五六\\d]|[一二三四五六\\d]班|就读|在读|学'
const SCHOOL_BEFORE = '[上读念升考级是学到]|辅导|教|补|今年|开学|现在|刚'
const LUNAR_TIME =
  '那|当|这|是|再[去来打]|值|下了?班|出|吃|特|专|顺|拎|提|跑|赶|没|也|都|上午|下午|早|晚|中午|夜|去|来|回|拜|我|俺|给|跟|和|打|到|送|在|就|又|才|接|带|开|陪|看|走|请|[ ,。:;]|$'

/** The number of a lunar month, negative for a leap one. */
function monthNumber(word: string): number {
  const leap = word.startsWith('闰')
  const name = word.replace(/^闰/, '').replace(/月$/, '')
  const month = MONTHS[name] ?? readNumber(name) ?? 0
  return leap ? -month : month
}

function dateNumber(word: string): number {
  return readNumber(word.replace(/^初/, '')) ?? 0
}

/** A day of each lunar year. */
export function lunarYearly(month: number, date: number): Recurrence {
  const around = (day: Day) => [1, 0, -1, -2, -3].map((step) => lunarDay(toLunar(day).year + step, month, date))
  return {
    latest: (upTo) => around(upTo).find((day) => day !== null && day <= upTo) ?? null,
    next: (from) => around(from).findLast((day) => day !== null && day >= from) ?? null,
  }
}

function lunarReading(month: number, date: number, year: number | null, today: Day): DraftValue {
  if (year !== null) {
    const day = lunarDay(year, month, date)
    return day ? fixed(day, today) : impossible()
  }
  return recurring(lunarYearly(month, date), today)
}

/** A bare 初五: around New Year a day of 正月, else of the lunar months around. */
function firstTen(date: number, today: Day, surelyDay: boolean): DraftValue | null {
  const now = toLunar(today)
  const newYear = now.month === 12 && now.date >= 15 ? now.year + 1 : now.year
  const around = (now.month === 12 && now.date >= 15) || now.month === 1 || (now.month === 2 && now.date <= 2)
  if (around) {
    const day = lunarDay(newYear, 1, date)
    return day && { ...fixed(day, today), recurrence: lunarYearly(1, date) }
  }
  if (date <= 3 && !surelyDay) return null
  const monthStart = addDays(today, 1 - now.date)
  const days = [addDays(monthStart, -1), today, addDays(monthStart, 30)].map((day) => {
    const lunar = toLunar(day)
    return lunarDay(lunar.year, lunar.month, date)
  })
  const recurrence: Recurrence = {
    latest: (upTo) => days.findLast((day) => day !== null && day <= upTo) ?? null,
    next: (from) => days.find((day) => day !== null && day >= from) ?? null,
  }
  return recurring(recurrence, today)
}

export const lunarRules: readonly DateRule[] = [
  {
    name: 'lunar-day',
    pattern: new RegExp(
      `(?:(?<year>${YEAR})的?)?(?:(?:${CALENDAR})(?<told>${MONTH})(?<toldDate>${FIRST_TEN}|${LATER}|${DIGITS})|(?<named>${NAMED_MONTH}|闰${MONTH})(?<namedDate>${FIRST_TEN}|${LATER}|${DIGITS})|(?<![\\d一二三四五六七八九十])(?<any>${MONTH})(?<anyDate>${FIRST_TEN}))(?:[号日](?!子))?(?![几多点个月]|[十一二三四五六七八九](?![点]))${BIRTH}`,
      'g',
    ),
    read(match, { today }) {
      const { year, told, toldDate, named, namedDate, any, anyDate } = match.groups ?? {}
      const month = monthNumber(told ?? named ?? any ?? '')
      const date = dateNumber(toldDate ?? namedDate ?? anyDate ?? '')
      if (!month || date < 1 || date > 30) return null
      return lunarReading(month, date, readYear(year, today), today)
    },
    examples: [
      ['农历二月初二', '2026-03-20'],
      ['正月十五去的', '2026-03-03'],
      ['腊月廿三', '2026-02-10'],
      ['闰六月初一', '2025-07-25'],
    ],
  },
  {
    name: 'new-year-day',
    pattern:
      /(?:大?年|大)(?<date>初(?:十|[一二三四五六七八九]))|(?<![一二三四五六七八九])新年初(?<other>[一二三四五六七])/g,
    read({ groups = {} }, { today }) {
      return lunarReading(1, dateNumber(groups.date ?? groups.other ?? ''), null, today)
    },
    examples: [['大年初五', '2026-02-21']],
  },
  {
    name: 'first-ten',
    pattern: new RegExp(
      `(?:(?<=初.[到至])|(?<![最当开月起年大新历]|${SCHOOL_BEFORE}))初(?<date>[一二三四五六七八九十])(?!${SCHOOL_AFTER})(?=${LUNAR_TIME}|到|至|[-~]|和|、)`,
      'g',
    ),
    read: readFirstTen,
    examples: [
      ['初五去的', '2026-02-21'],
      ['他初二成绩下降', null],
      ['小虎上初三了', null],
      ['初一那天去的', '2026-02-17'],
      ['辅导初三数学', null],
    ],
  },
  {
    name: 'lunar-month',
    pattern: new RegExp(
      `(?<year>${YEAR})?(?<month>${NAMED_MONTH})(?:里头|里|间|份|初|底|头上)?(?:二十|十)?(?:几|多)?(?![初十一二三四五六七八九廿\\d])`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const month = monthNumber(groups.month ?? '')
      const months = lunarYearly(month, 1)
      const past = lunarMonthFrom(months.latest(today), month)
      const future = lunarMonthFrom(months.next(addDays(today, -29)), month)
      if (!past || !future) return null
      const made = vague(past, today)
      return { ...made, reading: { ...made.reading, future, tense: 'none' } }
    },
    examples: [['正月里去过', null]],
  },
]

function lunarMonthFrom(first: Day | null, month: number): DaySpan | null {
  const last = first && lunarDay(toLunar(first).year, month, 30)
  return first && last ? { first, last } : null
}

function readFirstTen(match: RegExpExecArray, { text, today }: DateContext): DraftValue | null {
  const date = dateNumber(match.groups?.date ?? '')
  // 他初二…, 小虎初三…: a school year unless the day is said on.
  const before = text.slice(Math.max(0, match.index - 1), match.index)
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + 3)
  if (date <= 3 && /[他她\uE001娃子孩]/.test(before) && !/^(?:那|当|上午|下午|早|晚|再?去|回|来)/.test(after))
    return null
  return firstTen(date, today, /^(?:那[天日晚]|当[天日晚]|[上下]午|早上|晚上|中午|一早|再?去)/.test(after))
}
