import { addDays, type Day, firstOfMonth, lastOfMonth, makeDay, monthOf, yearOf } from '../../../care/day.ts'
import type { DaySpan } from '../../mention.ts'
import { readNumber } from '../number.ts'
import { addMonths } from './ago.ts'
import { MONTH_STEP, monthSteps } from './calendar.ts'
import { type DateRule, type DraftValue, MONTH_NUMBER, type Placement, vague } from './rule.ts'
import { readYear, YEAR, YEAR_WORD } from './year.ts'

const PART =
  '(?:份)?(?:的)?(?<part>上旬|中旬|下旬|初几?|头上|头(?!天|一|两|几)|底(?!下)|末|尾|中(?!午|秋|考|学|心|间))?'
const NOT_MONTH_LENGTH =
  '(?<![了有第近约整已经满读住吃过去隔歇]|(?<!同)学|将近|大概|连续|每|前后|[一二三四五六七八九十\\d])'
const NOT_AFTER_LENGTH =
  '(?! ?(?:没|不见|未|多|半|左右|来(?!的|看|过)|大|怀胎|了|饼|季|亮|子|经|嫂|票|薪|租|考(?!试)|供|刊|饷|白))'
/** 3月的助学金, 1月小结: the month of a thing, which does not say when it was handed over or written. */
const MONTHLY_THING =
  /^的?(?:助学|资助|生活费|补助|补贴|津贴|工资|慰问|计划|任务|费用|饭钱|饭费|钱|总结|小结|报表|活动|主题|记录|台账|补录|汇总|登记|[^,。;!?\n]{0,8}(?:登记|情况|接龙|台账|小结|汇报|表$|表\n))/
const THEN = '(?:里|内|间|当中)?'

function monthSpan(month: Day): DaySpan {
  return { first: month, last: lastOfMonth(month) }
}

/** Early, middle and late days of a month. */
function partOfMonth(month: Day, part: string | undefined): DaySpan {
  const last = lastOfMonth(month)
  if (!part) return monthSpan(month)
  if (/初|头|上旬/.test(part)) return { first: month, last: addDays(month, 9) }
  if (/中/.test(part)) return { first: addDays(month, 10), last: addDays(month, 19) }
  return { first: part === '下旬' ? addDays(month, 20) : addDays(last, -9), last }
}

/** A month without a year: the latest begun; in an announcement the next not over. */
function vagueMonth(month: number, part: string | undefined, year: number | null, today: Day): DraftValue | null {
  const begun = year ?? (month <= monthOf(today) ? yearOf(today) : yearOf(today) - 1)
  const first = makeDay(begun, month, 1)
  const next = makeDay(year ?? (month >= monthOf(today) ? yearOf(today) : yearOf(today) + 1), month, 1)
  if (!first || !next) return null
  const made = vague(partOfMonth(first, part), today)
  return {
    ...made,
    reading: { ...made.reading, future: partOfMonth(next, part), tense: year === null ? 'none' : made.reading.tense },
    month: first,
  }
}

function yearSpan(year: number, fromMonth: number, toMonth: number): DaySpan | null {
  const first = makeDay(year, fromMonth, 1)
  const last = makeDay(year, toMonth, 1)
  return first && last ? { first, last: lastOfMonth(last) } : null
}

/** The latest one begun of a stretch that comes every year. */
function latestBegun(year: number | null, today: Day, fromMonth: number, toMonth: number): DraftValue | null {
  const begun = year ?? (fromMonth <= monthOf(today) ? yearOf(today) : yearOf(today) - 1)
  const span = yearSpan(begun, fromMonth, toMonth)
  return span && vague(span, today, 'background')
}

export const periodRules: readonly DateRule[] = [
  {
    name: 'month',
    pattern: new RegExp(
      `(?:(?<year>${YEAR})(?:的)? ?)?${NOT_MONTH_LENGTH}(?<month>${MONTH_NUMBER}) ?月${PART}${THEN}${NOT_AFTER_LENGTH}(?! ?[\\d一二三四五六七八九十廿初][号日\\d一二三四五六七八九十])`,
      'g',
    ),
    read(match, { text, today }) {
      const { month: said = '', part, year } = match.groups ?? {}
      const month = readNumber(said)
      const made = month ? vagueMonth(month, part, readYear(year, today), today) : null
      const after = text.slice(match.index + match[0].length)
      return made && MONTHLY_THING.test(after) ? { ...made, place: 'background' } : made
    },
    examples: [
      ['11月去过', null],
      ['3月初', null],
      ['读了三月了', null],
      ['三月没见他', null],
    ],
  },
  {
    name: 'months',
    pattern: new RegExp(
      `(?<year>${YEAR})?(?:的)? ?(?<![\\d.第]|[一二三四五六七八九十])(?<from>${MONTH_NUMBER}) ?(?:-|~|—|到|至|、|和) ?(?<to>${MONTH_NUMBER}) ?月份?(?! ?[\\d一二三四五六七八九十初])`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const from = readNumber(groups.from ?? '') ?? 0
      const to = readNumber(groups.to ?? '') ?? 0
      const begun = readYear(groups.year, today) ?? (from <= monthOf(today) ? yearOf(today) : yearOf(today) - 1)
      const first = makeDay(begun, from, 1)
      const last = makeDay(to < from ? begun + 1 : begun, to, 1)
      return first && last && vague({ first, last: lastOfMonth(last) }, today)
    },
    examples: [['今年1-3月', null]],
  },
  {
    name: 'month-part',
    pattern: new RegExp(
      `(?:(?<step>${MONTH_STEP})(?:的)?|(?<![一二三四五六七八九十\\d个上下这本当每满足岁])月)(?<part>上旬|中旬|下旬|初|头(?!一|两|几)|底(?!下)|末|尾|中(?!午|秋|考|学|心|间))`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const month = firstOfMonth(today, monthSteps[groups.step ?? ''] ?? 0)
      return vague(partOfMonth(month, groups.part), today)
    },
    examples: [
      ['月底去', null],
      ['上月底去的', null],
    ],
  },
  {
    name: 'this-month',
    pattern: new RegExp(`(?<step>${MONTH_STEP})${THEN}(?![初底末中尾旬饼刊薪票租]|[考报](?![了过的上几得]))`, 'g'),
    read: ({ groups = {} }, { today }) =>
      vague(monthSpan(firstOfMonth(today, monthSteps[groups.step ?? ''] ?? 0)), today),
    examples: [['上个月去过', null]],
  },
  {
    name: 'last-months',
    pattern:
      /(?:最近|近|过去|这|前|上)(?:的)?(?:(?<n>[一两俩二三四五六七八九十]|\d{1,2})(?<unit>个月|(?<=俩)月|年)|(?<!上)半(?<half>年)(?!级))/g,
    read(match, { today }) {
      const { n, unit, half } = match.groups ?? {}
      const count = readNumber(n ?? '') ?? 0
      const first = addMonths(today, half ? -6 : unit === '年' ? -12 * count : -count)
      return vague({ first, last: today }, today, /^[前上]/.test(match[0]) ? 'unknown' : 'background')
    },
    examples: [['这两个月都有哪些记录', null]],
  },
  {
    name: 'quarter',
    pattern: new RegExp(
      `(?<year>${YEAR})?(?:的)?(?:第?(?<n>[一二三四1-4])(?:个)?季度|[qQ](?<q>[1-4])(?!\\d)|(?<step>上上|上|这|本|下)(?:个|一)?季度)`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const step = groups.step ? ({ 上上: -2, 上: -1, 下: 1 }[groups.step] ?? 0) : null
      if (step !== null) {
        const first = firstOfMonth(today, ((1 - monthOf(today)) % 3) + 3 * step)
        return vague({ first, last: lastOfMonth(firstOfMonth(first, 2)) }, today, 'background')
      }
      const quarter = groups.q ? Number(groups.q) : (readNumber(groups.n ?? '') ?? 0)
      return latestBegun(readYear(groups.year, today), today, quarter * 3 - 2, quarter * 3)
    },
    examples: [['三季度报表', null]],
  },
  {
    name: 'half-year',
    pattern: new RegExp(`(?<year>${YEAR})?(?:的)?(?<half>[上下])半年(?!级)`, 'g'),
    read({ groups = {} }, { today }) {
      const [from, to] = groups.half === '上' ? [1, 6] : [7, 12]
      return latestBegun(readYear(groups.year, today), today, from ?? 1, to ?? 6)
    },
    examples: [['上半年多少次', null]],
  },
  {
    name: 'year-part',
    pattern: new RegExp(
      `(?<year>${YEAR_WORD}|20\\d\\d年?|今|去|明|当)?(?<![0-9一二三四五六七八九十两几半多成])年(?<part>底|末|尾|初|头(?!天|两|几)|中(?!午|秋|间))(?!级)`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const said = groups.year && /^[今去明]$/.test(groups.year) ? `${groups.year}年` : groups.year
      return partOfYear(groups.part ?? '', readYear(said === '当' ? undefined : said, today), today)
    },
    examples: [
      ['年底去的', null],
      ['去年底', null],
    ],
  },
  {
    name: 'year',
    pattern: new RegExp(
      `(?<year>${YEAR})(?:度|全年|整年|一年)?${THEN}(?![初底末中尾级夜货糕]| ?(?:1[0-2]|[1-9]|[一二三四五六七八九十]{1,2}) ?月)|(?<whole>全年|这一整年)`,
      'g',
    ),
    read({ groups = {} }, { today }) {
      const year = groups.whole ? yearOf(today) : readYear(groups.year, today)
      const span = year === null ? null : yearSpan(year, 1, 12)
      return span && vague(span, today, year === yearOf(today) ? 'background' : 'unknown')
    },
    examples: [['今年联系过几次', null]],
  },
  {
    name: 'term',
    pattern: /(?<step>上上|上|这|本|下)(?:个|一)?(?<unit>学期|学年)/g,
    read: ({ groups = {} }, { today }) => term(groups.step ?? '', groups.unit ?? '', today),
    examples: [['这学期去过几次', null]],
  },
]

/** Early or late in a year; with no year said the latest begun. */
function partOfYear(part: string, year: number | null, today: Day): DraftValue | null {
  const [from, to] = /[底末尾]/.test(part) ? [12, 12] : part === '中' ? [6, 7] : [1, 1]
  const begun = year ?? (from <= monthOf(today) ? yearOf(today) : yearOf(today) - 1)
  const span = yearSpan(begun, from, to)
  if (!span) return null
  const made = vague(span, today)
  const next = year === null && span.last < today ? yearSpan(begun + 1, from, to) : span
  return { ...made, reading: { ...made.reading, future: next, tense: year === null ? 'none' : made.reading.tense } }
}

/** School terms roughly: September to January, February to mid-July; every county has its own days. */
function term(step: string, unit: string, today: Day): DraftValue | null {
  const steps: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 下: 1 }
  const autumn = monthOf(today) >= 8 || monthOf(today) === 1
  const schoolYear = monthOf(today) >= 8 ? yearOf(today) : yearOf(today) - 1
  const shift = steps[step] ?? 0
  if (unit === '学年')
    return approximate(makeDay(schoolYear + shift, 9, 1), makeDay(schoolYear + shift + 1, 7, 10), today)
  const index = schoolYear * 2 + (autumn ? 0 : 1) + shift
  const year = Math.floor(index / 2)
  if (index % 2 === 0) return approximate(makeDay(year, 9, 1), makeDay(year + 1, 1, 31), today)
  return approximate(makeDay(year + 1, 2, 15), makeDay(year + 1, 7, 10), today)
}

export function approximate(
  first: Day | null,
  last: Day | null,
  today: Day,
  place: Placement = 'background',
): DraftValue | null {
  return first && last ? vague({ first, last }, today, place) : null
}
