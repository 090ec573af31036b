import { addDays, type Day, dateOf, firstOfMonth, lastOfMonth, makeDay, monthOf, yearOf } from '../../../care/day.ts'
import { readNumber } from '../number.ts'
import { COUNT, type DateRule, fixed, vague } from './rule.ts'

const AGO = '(?:之?前(?!天|后)|以前)'
const LATER = '(?:之后|以后|后(?![天日儿个晚来面边]))'

/** The same date some months off; the last day of the month where it is shorter. */
export function addMonths(day: Day, months: number): Day {
  const month = firstOfMonth(day, months)
  return makeDay(yearOf(month), monthOf(month), dateOf(day)) ?? lastOfMonth(month)
}

function shifted(today: Day, count: number, unit: string): Day {
  if (/天|日/.test(unit)) return addDays(today, count)
  if (/周|星期|礼拜/.test(unit)) return addDays(today, 7 * count)
  if (/月/.test(unit)) return addMonths(today, count)
  return addMonths(today, 12 * count)
}

export const agoRules: readonly DateRule[] = [
  {
    name: 'ago',
    pattern: new RegExp(
      `(?<![\\d.第考节初大开饭课])(?<n>${COUNT})(?<more>多|几|来)?(?<unit>天|日|个?星期|个?礼拜|周|个月|年)(?<about>多|左右)?(?:${AGO}|(?<later>${LATER}))`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const count = readNumber(groups.n ?? '')
      if (count === null || count > 400) return null
      const unit = groups.unit ?? ''
      const day = shifted(today, groups.later ? count : -count, unit)
      const ranged = groups.more || groups.about || /^[一二两三四五六七八九]{2}$/.test(groups.n ?? '')
      return ranged || unit === '年' ? vague({ first: day, last: day }, today) : fixed(day, today)
    },
    examples: [
      ['三天前', '2026-03-08'],
      ['两周前去的', '2026-02-25'],
      ['十几天前', null],
      ['三天后', '2026-03-14'],
    ],
  },
  {
    name: 'this-day-of-a-year',
    pattern: /(?<year>去年|前年|大前年)(?:的)?(?:今天|今日|今儿个?|这一?天|(?<yesterday>昨天))(?!起)/g,
    read({ groups = {} }, { today }) {
      const years = { 去年: -1, 前年: -2, 大前年: -3 }[groups.year ?? ''] ?? -1
      return fixed(addMonths(groups.yesterday ? addDays(today, -1) : today, 12 * years), today)
    },
    examples: [['去年今天结的对', '2025-03-11']],
  },
  {
    name: 'in-days',
    pattern: new RegExp(`再?过(?<n>${COUNT})(?<unit>天|日|周|个?星期|个?礼拜|个月)(?!了|多|内|家)(?:之?后)?`, 'g'),
    read({ groups = {} }, { today }) {
      const count = readNumber(groups.n ?? '')
      if (count === null || count > 60) return null
      const day = shifted(today, count, groups.unit ?? '')
      // 再过两天 is soon, as 过两天 is.
      return count <= 2 && groups.unit === '天'
        ? vague({ first: addDays(today, 1), last: addDays(day, 1) }, today)
        : fixed(day, today)
    },
    examples: [['再过三天去看他', '2026-03-14']],
  },
  {
    name: 'some-time-ago',
    pattern: new RegExp(
      `(?:好?几(?:天|日|个?星期|个?礼拜|周|个月|年)|一阵子|一段时间|半(?<month>个月)|半(?<year>年)|个把(?:月|星期|礼拜))(?:多)?(?:${AGO}|(?<later>${LATER}))`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const sign = groups.later ? 1 : -1
      if (groups.month) return vague(around(addDays(today, 15 * sign), 2), today)
      if (groups.year) return vague(around(addMonths(today, 6 * sign), 15), today)
      const reading = vague(null, today)
      return { ...reading, reading: { ...reading.reading, tense: groups.later ? 'future' : 'past' } }
    },
    examples: [
      ['半个月前', null],
      ['好几天前', null],
    ],
  },
  {
    name: 'hours-ago',
    pattern: new RegExp(
      `(?<![\\d.])(?:${COUNT}|半|几)个?(?:多|来|半)?(?:小时|钟头|分钟|刻钟)(?:多)?(?:${AGO}|(?<later>${LATER}))`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const reading = fixed(today, today)
      return { reading: { ...reading.reading, tense: groups.later ? 'future' : 'past' }, place: 'background' }
    },
    examples: [['半小时前打的', '2026-03-11']],
  },
]

function around(day: Day, days: number) {
  return { first: addDays(day, -days), last: addDays(day, days) }
}
