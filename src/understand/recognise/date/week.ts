import { addDays, type Day, mondayOf, weekdayOf } from '../../../care/day.ts'
import { weekSteps } from '../../words/days.ts'
import {
  type DateContext,
  type DateRule,
  type DraftValue,
  fixed,
  oneOf,
  type Recurrence,
  recurring,
  vague,
} from './rule.ts'

const STEP = oneOf(Object.keys(weekSteps))
const WEEK = '(?:周|星期|礼拜|(?<=[上下这本个])拜)'
/** Bare 拜三 is Monday-to-Saturday talk of the south; 礼拜, 结拜三兄弟, 拜一拜 and 拜年 are not. */
const BARE_WEEK =
  '(?:(?<![一二两三四五六七八几每第半整\\d单双隔数多星外])周|(?<=[周期拜][一二三四五六])周|星期|礼拜|(?<![礼结祭参崇叩跪朝膜])拜(?=[二三四五六](?![个位下年拜堂\\d])))'
/** 周三 but 三次, 周日 but 日常, 周一 but 一起: what tells that the number or word belongs to what follows. */
const WEEKDAY =
  '(?:[二三四五六](?!天(?!天)|[次回个趟遍场名位道篇年岁条本件双斤公块元万千百]|家(?!访|里|长|教))|一(?!起(?!把|每|天天)|共|直|定|下|些|样|边|度|再(?![去来打看送带陪给补跟找约聊见上联接])|般|切|日游|天(?!天)|[次回个趟遍场名位道篇年岁条本件双斤公块元万千百]|家(?!访|里|长|教))|日(?![常程记志期报语用])|天(?![天气冷热晴津空黑宇亮])|[1-7](?![\\d.:/年月号日点次个天-]))'
const digitDays: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 }

function numberOf(word: string): number {
  return digitDays[word] ?? Number(word)
}

function weekday(number: number): Recurrence {
  return {
    latest: (upTo) => addDays(upTo, -((weekdayOf(upTo) - number + 7) % 7)),
    next: (from) => addDays(from, (number - weekdayOf(from) + 7) % 7),
  }
}

function mondayAt(today: Day, step: string | undefined): Day {
  return addDays(mondayOf(today), 7 * (weekSteps[step ?? ''] ?? 0))
}

function dayOfWeek(word: string, step: string | undefined, { today }: DateContext): DraftValue {
  const number = numberOf(word)
  if (step === undefined) return { ...recurring(weekday(number), today), bareWeekday: number }
  const monday = mondayAt(today, step)
  return { ...fixed(addDays(monday, number - 1), today), recurrence: weekday(number), week: monday }
}

export const weekRules: readonly DateRule[] = [
  {
    name: 'weekday',
    pattern: new RegExp(`(?:(?<step>${STEP})(?:一个|个)?${WEEK}|${BARE_WEEK})(?<day>${WEEKDAY})(?![、和]?末)`, 'g'),
    read: (match, context) => dayOfWeek(match.groups?.day ?? '', match.groups?.step, context),
    examples: [
      ['上个礼拜三', '2026-03-04'],
      ['拜三去的', '2026-03-11'],
      ['上周一起去', null],
      ['本周一共打了', null],
      ['这周一再去', '2026-03-09'],
      ['一周三次', null],
      ['上周三家访', '2026-03-04'],
      ['上周三家都去了', null],
      ['第三周见面', null],
    ],
  },
  {
    name: 'weekdays',
    pattern: new RegExp(
      `(?:(?<step>${STEP})(?:一个|个)?${WEEK}|${BARE_WEEK})(?<days>[一二三四五六日天](?:[、和跟及][一二三四五六日天]){1,5}|[一二三四五六日天]{2,6})(?![、和跟及]?(?:周|星期|礼拜))(?![点个次年月号时岁分名位十起共直定下些样早末气常程]|刻)`,
      'g',
    ),
    read: (match, context) => listOfDays(match, context),
    examples: [
      ['上周二、四', '2026-03-03'],
      ['周一三五', '2026-03-09'],
    ],
  },
  {
    name: 'weekend',
    pattern: new RegExp(
      `(?:(?<step>${STEP})(?:一个|个)?${WEEK}|(?<![每个])周)末|(?<half>上|这|本|下)?个?双休日?|(?:(?<both>${STEP})(?:一个|个)?${WEEK}|${BARE_WEEK})六(?:到|至|[~-])?(?:周|星期|礼拜)?[日天](?![常程记志期])`,
      'g',
    ),
    read(match, { today }) {
      const step = match.groups?.step ?? match.groups?.half ?? match.groups?.both
      if (step === undefined) return recurring(weekend, today, 2)
      const saturday = addDays(mondayAt(today, step), 5)
      return { ...fixed(saturday, today, addDays(saturday, 1)), recurrence: weekday(6) }
    },
    examples: [
      ['上周末', '2026-03-07'],
      ['这周末', '2026-03-14'],
      ['周六周日住我家', '2026-03-07'],
      ['每个周末都联系', null],
    ],
  },
  {
    name: 'week',
    pattern: new RegExp(
      `(?<![早晚马以及之身])(?<step>${STEP})(?:一个|个)?(?:周(?![围岁年边末转到全老密])|星期|礼拜(?!堂)|(?<=个)拜(?!年))(?:里|内|以来)?`,
      'g',
    ),
    read(match, { today }) {
      const monday = mondayAt(today, match.groups?.step)
      return vague({ first: monday, last: addDays(monday, 6) }, today)
    },
    examples: [
      ['上周联系过', null],
      ['下周再去', null],
    ],
  },
  {
    name: 'last-days',
    pattern:
      /(?:最近|近|过去|这)(?:的)?(?<n>[一两二三四1-4])(?:个)?(?:周|星期|礼拜)(?![一二三四五六日天末])|(?:最近|近|过去)(?:的)?(?:半个月|(?<days>[七十]|十五|三十|7|10|15|30)天)/g,
    read(match, { today }) {
      const weeks = numberOf(match.groups?.n?.replace('两', '二') ?? '')
      const days: Readonly<Record<string, number>> = { 七: 7, 十: 10, 十五: 15, 三十: 30 }
      const said = match.groups?.days
      const back = said ? (days[said] ?? Number(said)) : !weeks ? 15 : 7 * weeks
      return vague({ first: addDays(today, 1 - back), last: today }, today, 'background')
    },
    examples: [['最近两周谁没联系', null]],
  },
]

/** A Saturday that is over or under way; on a Sunday the weekend is still this one. */
const weekend: Recurrence = {
  latest: weekday(6).latest,
  next: (from) => (weekdayOf(from) === 7 ? addDays(from, -1) : weekday(6).next(from)),
}

function listOfDays(match: RegExpExecArray, context: DateContext): DraftValue[] | null {
  const { step, days = '' } = match.groups ?? {}
  const words = [...days].filter((character) => digitDays[character] !== undefined)
  const numbers = words.map(numberOf)
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) return null
  const start = match.index + match[0].length - days.length
  const places = [...days].flatMap((character, index) => (digitDays[character] === undefined ? [] : [start + index]))
  return words.map((word, index) => {
    const from = index === 0 ? match.index : (places[index] ?? start)
    return { ...dayOfWeek(word, step, context), from, to: (places[index] ?? start) + 1 }
  })
}
