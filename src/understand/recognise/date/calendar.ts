import { addDays, type Day, dateOf, firstOfMonth, makeDay, monthOf, yearOf } from '../../../care/day.ts'
import { readNumber } from '../number.ts'
import {
  BIRTH,
  DATE_NUMBER,
  type DateContext,
  type DateRule,
  type DraftValue,
  fixed,
  impossible,
  MONTH_NUMBER,
  NOT_BIRTH,
  oneOf,
  type Recurrence,
  recurring,
  yearly,
} from './rule.ts'
import { readYear, YEAR } from './year.ts'

/** Months from this one. */
export const monthSteps: Readonly<Record<string, number>> = {
  ...{
    上上个月: -2,
    上上月: -2,
    上个月: -1,
    上月: -1,
    上一个月: -1,
    前一个月: -1,
    这个月: 0,
    这月: 0,
    本月: 0,
    当月: 0,
    这一个月: 0,
    今个月: 0,
  },
  ...{ 下个月: 1, 下月: 1, 下一个月: 1, 下下个月: 2, 下下月: 2 },
}
export const MONTH_STEP = oneOf(Object.keys(monthSteps))

/** 3号楼, 15号的鞋, 5日游: a number that is no day. */
const NOT_A_DATE =
  '(?!站台|楼|线|店|车|门|栋|院|房|桌|床|机|选手|的?(?:鞋|衣|裤|尺|码|字|帽|球|袜|靴|棉鞋|校服)|码|球|同学|文件|电池|公路|铺|矿|井|台|屋|仓|厅|馆|桥|地|馒头|生(?!日)|宿舍|教室|窗|队|坑|营|村|井|卡|服|令|通知|杆|药|胶|针|线路|游|内(?!蒙)|之内|以内|元(?!宵|旦)|语|本(?:人|语)|常|记|志|程|用品|复一日)'

/** The same number each month; months without such a day are passed over. */
function monthly(date: number): Recurrence {
  const search = (day: Day, step: number) => {
    for (let count = 0; count < 3; count++) {
      const month = firstOfMonth(day, count * step)
      const made = makeDay(yearOf(month), monthOf(month), date)
      if (made && (step < 0 ? made <= day : made >= day)) return made
    }
    return null
  }
  return { latest: (upTo) => search(upTo, -1), next: (from) => search(from, 1) }
}

/** M 月 N 日, read both ways or in its year; no such day where the year that is meant has none. */
export function monthAndDate(month: number, date: number, year: number | null, today: Day): DraftValue {
  if (year !== null) {
    const day = makeDay(year, month, date)
    return day ? { ...fixed(day, today), month: day } : impossible()
  }
  // 2月29号 said in March of a common year means no other year's.
  const meant = month <= monthOf(today) ? yearOf(today) : yearOf(today) - 1
  const near = makeDay(meant, month, date) ?? makeDay(meant + 1, month, date)
  if (!near) return impossible()
  return {
    ...recurring(
      yearly((inYear) => makeDay(inYear, month, date)),
      today,
    ),
    month: near,
  }
}

function dateInMonth(step: string, date: number, today: Day): DraftValue {
  const month = firstOfMonth(today, monthSteps[step] ?? 0)
  const day = makeDay(yearOf(month), monthOf(month), date)
  return day ? { ...fixed(day, today), month } : impossible()
}

function bareDate(date: number, today: Day): DraftValue | null {
  if (date < 1 || date > 31) return null
  return { ...recurring(monthly(date), today), bareDate: date }
}

export const calendarRules: readonly DateRule[] = [
  {
    name: 'month-and-date',
    pattern: new RegExp(
      `${NOT_BIRTH}(?:(?<year>${YEAR})(?:的)? ?)?(?<![\\d第]|[一二三四五六七八九十]|农历|阴历|旧历|古历)(?<month>${MONTH_NUMBER}) ?月(?:份(?:的)?)? ?(?:(?<date>${DATE_NUMBER}) ?[号日](?!头)${NOT_A_DATE}|(?<plain>[0-3]?\\d)(?![\\d.:点月个次人岁元块本名位家年天时分小周斤h%号日]|[-~到至、][\\d]{1,2}(?:月|个|次)))${BIRTH}`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const month = readNumber(groups.month ?? '')
      const date = readNumber(groups.date ?? groups.plain ?? '')
      if (!month || !date) return null
      return monthAndDate(month, date, readYear(groups.year, today), today)
    },
    examples: [
      ['3月5号去的', '2026-03-05'],
      ['去年12月3号', '2025-12-03'],
      ['二〇二六年三月五日', '2026-03-05'],
      ['2月30号', null],
      ['生日是5月3号', null],
      ['3月5次家访', null],
    ],
  },
  {
    name: 'date-in-month',
    pattern: new RegExp(
      `(?<step>${MONTH_STEP})(?:的)? ?(?:(?<date>${DATE_NUMBER}) ?[号日]${NOT_A_DATE}|(?<plain>[0-3]?\\d)(?![\\d.:点月个次人岁元块本名位家年天时分小周斤h%号日多]))`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const date = readNumber(groups.date ?? groups.plain ?? '')
      return date ? dateInMonth(groups.step ?? '', date, today) : null
    },
    examples: [
      ['上个月15号', '2026-02-15'],
      ['下个月3号', '2026-04-03'],
      ['上个月31号', null],
    ],
  },
  {
    name: 'date',
    pattern: new RegExp(
      `(?<![\\d.第年月:/#—]|[零一二三四五六七八九十廿]|每月|每个月|农历|初|电话|编|门牌|门牌号|房号|号是|号码是|号:)(?:(?<date>${DATE_NUMBER}) ?号${NOT_A_DATE}|(?<sun>[0-3]?\\d|[二三廿]?十[一二三四五六七八九]?) ?日${NOT_A_DATE})${BIRTH}`,
      'g',
    ),
    read: ({ groups = {} }, { today }) => bareDate(readNumber(groups.date ?? groups.sun ?? '') ?? 0, today),
    examples: [
      ['3号去的', '2026-03-03'],
      ['廿八号', '2026-02-28'],
      ['3号楼的孩子', null],
      ['送了15号的鞋子', null],
      ['每月5号联系', null],
    ],
  },
  {
    name: 'dates',
    pattern: new RegExp(
      `(?<![\\d.:/第]|[一二三四五六七八九十])(?:(?:(?<year>${YEAR})? ?(?<month>${MONTH_NUMBER}) ?月|(?<step>${MONTH_STEP})) ?)?(?<list>[0-3]?\\d(?: ?[、,和及跟.与] ?[0-3]?\\d){1,9}|[一二三四五六七八九十]{1,3}(?:[、和及跟][一二三四五六七八九十]{1,3}){1,9}) ?[号日]${NOT_A_DATE}`,
      'g',
    ),
    read: (match, context) => listOfDates(match, context),
    examples: [
      ['昨天, 5、8号去过', '2026-03-10'],
      ['3月5、8号', '2026-03-05'],
    ],
  },
  {
    name: 'date-span',
    pattern: new RegExp(
      `(?<![\\d.:/第-]|[一二三四五六七八九十])(?:(?:(?<year>${YEAR})? ?(?<month>${MONTH_NUMBER}) ?月|(?<step>${MONTH_STEP})) ?)?(?<first>[0-3]?\\d) ?(?:-|~|—|–|到|至) ?(?<second>[0-3]?\\d) ?[号日]${NOT_A_DATE}`,
      'g',
    ),
    read: (match, context) => spanOfDates(match, context),
    examples: [
      ['5-7号', '2026-03-05'],
      ['2月5-7日', '2026-02-05'],
    ],
  },
]

function monthOfMatch(groups: Readonly<Record<string, string | undefined>>, today: Day) {
  return (date: number): DraftValue | null => {
    const month = groups.month ? readNumber(groups.month) : null
    if (month) return monthAndDate(month, date, readYear(groups.year, today), today)
    return groups.step ? dateInMonth(groups.step, date, today) : bareDate(date, today)
  }
}

/** 5、8号 is two days; at the head of a numbered line 1、5号 is the first line and one day. */
function listOfDates(match: RegExpExecArray, { text, today }: DateContext): DraftValue[] | null {
  const groups = match.groups ?? {}
  const list = groups.list ?? ''
  const numbers = [...list.matchAll(/\d{1,2}|[一二三四五六七八九十]{1,3}/g)]
  const start = match.index + match[0].indexOf(list)
  const made = monthOfMatch(groups, today)
  const drafts = numbers.map((number, index) => {
    const draft = made(readNumber(number[0]) ?? 0)
    const from = index === 0 ? match.index : start + number.index
    const to = index === numbers.length - 1 ? match.index + match[0].length : start + number.index + number[0].length
    return draft && { ...draft, from, to }
  })
  if (startsLine(text, match.index, numbers[0]?.[0] ?? '', list))
    return drafts.slice(1).filter((draft) => draft !== null)
  return drafts.every((draft) => draft !== null) ? drafts : null
}

function startsLine(text: string, at: number, number: string, list: string): boolean {
  if (!/(?:^|\n) *$/.test(text.slice(Math.max(0, at - 4), at)) || !/^\d{1,2} ?[、.]/.test(list)) return false
  const other = Number(number) === 1 ? 2 : Number(number) - 1
  return new RegExp(`(?:^|\\n) *${other} ?[、.]`).test(text)
}

function spanOfDates(match: RegExpExecArray, { today }: DateContext): DraftValue | null {
  const groups = match.groups ?? {}
  const made = monthOfMatch(groups, today)
  const first = made(Number(groups.first))
  const length = Number(groups.second) - Number(groups.first)
  if (!first || first.reading.kind === 'impossible' || length < 1 || Number(groups.second) > 31) return null
  const widen = (span: DraftValue['reading']['past']) => span && { ...span, last: addDays(span.first, length) }
  const { past, future, period } = first.reading
  // A span that has begun is told as past, though it may end ahead.
  return { ...first, reading: { ...first.reading, past: widen(past), future: widen(future), period: widen(period) } }
}

/** The day in the month of another, or null where it has none. */
export function sameMonth(day: Day, date: number): Day | null {
  return makeDay(yearOf(day), monthOf(day), date)
}

export function isSameDate(day: Day, date: number): boolean {
  return dateOf(day) === date
}
