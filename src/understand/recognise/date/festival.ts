import { LegalHoliday } from 'tyme4ts'
import { addDays, type Day, dateOf, daysBetween, makeDay, monthOf, weekdayOf, yearOf } from '../../../care/day.ts'
import type { DaySpan } from '../../mention.ts'
import {
  type Festival,
  type FestivalDay,
  festivals,
  festivalThings,
  notFestivalBefore,
  plainTerms,
  wordyTerms,
} from '../../words/festivals.ts'
import { readNumber } from '../number.ts'
import { lunarYearly } from './lunar.ts'
import { lunarDay, newYearEve, rememberer, solarTerm, toLunar } from './lunar-calendar.ts'
import {
  BIRTH,
  type DateContext,
  type DateRule,
  type DraftValue,
  fixed,
  impossible,
  oneOf,
  type Recurrence,
  recurring,
  vague,
  yearly,
} from './rule.ts'
import { readYear, YEAR } from './year.ts'

const festivalOf = new Map(festivals.flatMap((festival) => festival.words.map((word) => [word, festival] as const)))
const NAME = [...festivalOf.entries()]
  .sort(([a], [b]) => b.length - a.length)
  .map(([word, { onlyBefore }]) =>
    onlyBefore ? `(?<![周期拜初第月年一二三四五六七八九十双\\d.])${word}(?=${onlyBefore})(?!班)` : word,
  )
  .join('|')
const TERM = `(?:${oneOf(plainTerms)})(?=$|[\\n ,。;!?)】:]|那|日|这天|当|前|后|去|来|我|给|节气|时)|(?:${oneOf(wordyTerms)})(?=那天|当天|这天|那日|那晚|节气|前后|前一天|后一天)`
const STEP =
  '(?:的?(?:假期|长假|小长假|放假))?(?:的)?第(?<nth>[一三四五六七八1-8])[天日](?!起)|(?<step>前一天|前一晚|前一日|头一天|头天|前天晚上|前夕|前夜|后一天|第二天|次日|前两天|后两天|前三天|后三天|[前后](?<count>[一二两三四五六七八九\\d])天)'
const THEN = '(?<then>那天|那晚|那日|当天|当日|当晚|那一天|这天|当晚上|夜里|夜(?!市)|晚上|一早)'
const AROUND =
  '(?<around>假期|小长假|长假|放假期?间?|期间|前后|(?:这|那)(?:几|两|三|些|七|八|五)天|(?:这|那)阵子?|(?:这|那)(?:一)?段时?间?|的?时候|那会儿?|三天|七天|五天|几天|黄金周)'
const AFTER = '(?<after>过后|之后|以后|后(?![一两三四五天来面])|过完)'
const BEFORE = '(?<before>之前|以前|前(?![一二两三四五六七八九\\d天夕夜晚后]))'

function dayIn(day: FestivalDay, year: number): Day | null {
  switch (day.kind) {
    case 'solar':
      return makeDay(year, day.month, day.date)
    case 'lunar':
      return lunarDay(year, day.month, day.date)
    case 'new-year-eve':
      return newYearEve(year)
    case 'before-new-year-eve': {
      const newYear = lunarDay(year, 1, 1)
      return newYear && addDays(newYear, -2)
    }
    case 'term':
      return solarTerm(year, day.term)
    case 'sunday': {
      const first = makeDay(year, day.month, 1)
      return first && addDays(first, ((7 - weekdayOf(first)) % 7) + 7 * (day.nth - 1))
    }
  }
}

function recurrenceOf(day: FestivalDay): Recurrence {
  if (day.kind === 'lunar') return lunarYearly(day.month, day.date)
  if (day.kind === 'new-year-eve') return lunarYearly(12, 30)
  return yearly((year) => dayIn(day, year))
}

/** The days off around a festival: as the state has set them where that is known, else by its usual length. */
export function holiday(day: Day, usualDays: number): DaySpan {
  return remembered(`${day} ${usualDays}`, () => daysOff(day, usualDays))
}

const remembered = rememberer<DaySpan>()

function daysOff(day: Day, usualDays: number): DaySpan {
  const isOff = (at: Day) => LegalHoliday.fromYmd(yearOf(at), monthOf(at), dateOf(at))?.isWork() === false
  let first = day
  let last = day
  if (usualDays > 1 && isOff(day)) {
    while (daysBetween(first, day) < 10 && isOff(addDays(first, -1))) first = addDays(first, -1)
    while (daysBetween(day, last) < 10 && isOff(addDays(last, 1))) last = addDays(last, 1)
    return { first, last }
  }
  return { first, last: addDays(first, usualDays - 1) }
}

export const festivalRules: readonly DateRule[] = [
  {
    name: 'festival',
    pattern: new RegExp(
      `(?<!${notFestivalBefore})(?:(?<year>${YEAR}|去年的|今年的|前年的))?(?<name>${NAME}|${TERM})(?:节气)?(?:节(?!${festivalThings})|(?!节|${festivalThings}))${BIRTH}(?:的)?(?:${STEP}|${THEN}|${AROUND}|${AFTER}|${BEFORE})?`,
      'g',
    ),
    read: readFestival,
    examples: [
      ['除夕前一天', '2026-02-15'],
      ['国庆这几天', null],
      ['国庆假期第三天', '2025-10-03'],
      ['送了中秋月饼', null],
      ['五一班', null],
      ['十一个孩子', null],
      ['小满那天', '2025-05-21'],
      ['小雪的作业', null],
    ],
  },
  {
    name: 'new-year-time',
    pattern:
      /(?:过年|过大年|大过年|年关|年节|春节|新年)(?:的)?(?:这阵子?|那阵子?|这段(?:时间|日子)?|那段(?:时间|日子)?|期间|前后|[这那]几天|[这那]两天|[这那]些天|的?时候|那会儿?|时(?!间))/g,
    read(_, { today }) {
      const day = lunarYearly(1, 1).latest(today)
      return day && vague(holiday(day, 8), today)
    },
    examples: [['过年这阵子谁家访了', null]],
  },
  {
    name: 'around-new-year',
    pattern: /(?<![\d一二两三四五六七八九十几多半数百去今明后往每当成])年[前后](?!辈|者|龄|天)/g,
    // Said in the last month of the year, 年前 is now, and so is 年后 in the first of the new one.
    read: ([word], { today }) => (toLunar(today).month === (word === '年前' ? 12 : 1) ? null : vague(null, today)),
    examples: [['年前去过一次', null]],
  },
]

function readFestival(match: RegExpExecArray, { today }: DateContext): DraftValue | null {
  const groups = match.groups ?? {}
  const name = groups.name ?? ''
  const festival: Pick<Festival, 'day' | 'holidayDays'> = festivalOf.get(name) ?? {
    day: { kind: 'term', term: name },
    holidayDays: 1,
  }
  const year = readYear(groups.year?.replace(/的$/, ''), today)
  const base = year === null ? recurring(recurrenceOf(festival.day), today) : inYear(festival.day, year, today)
  const { past, future } = base.reading
  const near = past?.first ?? future?.first
  if (!near) return impossible()
  if (groups.nth) return shifted(base, (readNumber(groups.nth) ?? 1) - 1, today)
  if (groups.step) return shifted(base, stepOf(groups.step, groups.count), today)
  if (groups.after) return vague({ first: addDays(near, 1), last: near < today ? today : addDays(near, 7) }, today)
  if (groups.before) {
    const made = vague(null, today)
    return { ...made, reading: { ...made.reading, tense: base.reading.tense } }
  }
  const span = holiday(near, festival.holidayDays)
  if (groups.around)
    return vague(/前后/.test(groups.around) ? { first: addDays(near, -3), last: addDays(near, 3) } : span, today)
  return groups.then ? base : { ...base, reading: { ...base.reading, period: span } }
}

function inYear(day: FestivalDay, year: number, today: Day): DraftValue {
  const found = dayIn(day, year)
  return found ? fixed(found, today) : impossible()
}

function stepOf(step: string, count: string | undefined): number {
  const days = count ? (readNumber(count) ?? 1) : /两/.test(step) ? 2 : /三/.test(step) ? 3 : 1
  return /^(?:前|头)/.test(step) ? -days : days
}

function shifted(base: DraftValue, days: number, today: Day): DraftValue {
  const move = (span: DaySpan | null) => span && { first: addDays(span.first, days), last: addDays(span.last, days) }
  const { past, future } = base.reading
  const moved = { past: move(past), future: move(future) }
  // 除夕前一天, said after it: the one told of is the latest.
  const kept = moved.past && moved.past.last <= today ? moved.past : null
  return {
    place: 'day',
    reading: { ...base.reading, past: kept, future: moved.future ?? moved.past, period: kept ?? moved.future },
  }
}
