import { addDays, daysBetween, makeDay } from '../../../care/day.ts'
import type { DaySpan } from '../../mention.ts'
import { monthAndDate } from './calendar.ts'
import { type DateContext, type DateRule, type DraftValue, fixed, impossible } from './rule.ts'

/** What a date in digits may stand behind: the head of a line, a space, a mark, a word that leads to a day, a name. */
const BEFORE = '(?<=^|[\\n ,;:。、(【\\[!?~|)】\\]>•#*\\uE001\\uE002…]|补|在|于|从|到|和|跟|与|是|至|为|成|日期|时间)'
/** What makes of 3.5 a measure: 3.5小时, 3.5公里, 3.5元. */
const UNIT =
  '(?! ?(?:小时|钟头|[hH](?![a-z])|公里|千米|[kK][mM]|[cm]?m(?![a-z])|米|厘米|毫米|元|块|万|千|百|亿|分|度|岁|斤|公斤|千克|kg|KG|[克吨升]|L|ml|个|倍|%|折|天|页|道|题|课|章|节|单元|年级|班|版|次|人|秒|点|℃|°|里|寸|尺|亩|周|月|号|日|年|本|元|角|毛|名|位|册|条|件|组|套|瓶|箱|袋|楼|层|室|栋|w|W|G|V|v))'
/** 视力 4.8, 体温 37.2, 成绩 9.5: what a number behind a space may measure. */
const MEASURE =
  /(?:视力|体温|成绩|得分|评分|平均|均分|身高|体重|单价|价格|价|版本|版|第|编号|页|比分|血糖|血压|温度|共|花|花了|付|捐|考|了|差|均|约|大概)[:是为 ]{0,2}$/

export const digitRules: readonly DateRule[] = [
  {
    name: 'dotted-date',
    pattern: new RegExp(
      `(?:${BEFORE}|(?<=\\d[./]\\d{1,2}[-~—–]))(?<month>1[0-2]|0?[1-9])(?<dot>[./]|(?<=(?:^|\\n) {0,2}\\d{1,2})。)(?<date>3[01]|[12]\\d|0?[1-9])(?![\\d./:%]|-\\d{1,2}(?:[个次道页题元块分岁天]|小时))${UNIT}`,
      'g',
    ),
    read: readDotted,
    examples: [
      ['3.5 家访', '2026-03-05'],
      ['3/5 家访', '2026-03-05'],
      ['补3.5的', '2026-03-05'],
      ['3.5小时', null],
      ['聊了5.20的事', null],
      ['视力 4.8', null],
    ],
  },
  {
    name: 'dotted-span',
    pattern: new RegExp(
      `${BEFORE}(?<month>1[0-2]|0?[1-9])[./](?<first>3[01]|[12]\\d|0?[1-9]) ?(?:[-~—–]|到|至) ?(?<last>3[01]|[12]\\d|[1-9])(?![\\d./:%])${UNIT}`,
      'g',
    ),
    read: readDottedSpan,
    examples: [['3.6~8 在我家', '2026-03-06']],
  },
  {
    name: 'dashed-date',
    pattern: new RegExp(
      `(?<=^|\\n|[(【\\[] ?)(?<month>1[0-2]|0?[1-9])-(?<date>3[01]|[12]\\d|0?[1-9])(?![\\d.:/-])(?=$|[\\n ,:)】\\]]|[\\u4e00-\\u9fff\\uE001])${UNIT}`,
      'g',
    ),
    read: readDotted,
    examples: [
      ['3-5 家访', '2026-03-05'],
      ['做了3-5道题', null],
      ['比分3-5', null],
    ],
  },
  {
    name: 'full-date',
    pattern:
      /(?<![\d.])(?<year>20\d\d|(?<=^|[\n (【:,。])2\d)(?<dot>[./-])(?<month>1[0-2]|0?[1-9])\k<dot>(?<date>3[01]|[12]\d|0?[1-9])(?![\d]|[.]\d)(?!年)[号日]?/g,
    read({ groups = {} }, { today }) {
      const year = Number(groups.year)
      return monthAndDate(Number(groups.month), Number(groups.date), year < 100 ? 2000 + year : year, today)
    },
    examples: [
      ['2026.3.5', '2026-03-05'],
      ['26.3.5', '2026-03-05'],
      ['2026/02/30', null],
    ],
  },
  {
    name: 'packed-date',
    pattern:
      /(?<!\d)(?<year>20\d\d)(?<month>[01]\d)(?<date>[0-3]\d)(?!\d)|(?<=^|[\n (【:,])(?<short>2\d)?(?<packedMonth>0[1-9]|1[0-2])(?<packedDate>[0-3]\d)(?=$|[\n ,:)】]|[\u4e00-\u9fff\uE001])(?![ ]?(?:元|块|个|斤|名|人|米|次|公里|年|分|号|室|班|页|字|本|多|万|千|房|楼|路|位|家(?!访|里|长|庭)|户|步|克|度|篇|条))/g,
    read: readPacked,
    examples: [
      ['20260305', '2026-03-05'],
      ['260305', '2026-03-05'],
      ['0305 家访', '2026-03-05'],
      ['房间1203', null],
      ['捐了1225元', null],
    ],
  },
]

function readDotted(match: RegExpExecArray, { text, today }: DateContext): DraftValue | null {
  const { month, date } = match.groups ?? {}
  if (MEASURE.test(text.slice(Math.max(0, match.index - 6), match.index))) return null
  return monthAndDate(Number(month), Number(date), null, today)
}

function readDottedSpan(match: RegExpExecArray, { text, today }: DateContext): DraftValue | null {
  const { month, first, last } = match.groups ?? {}
  const length = Number(last) - Number(first)
  if (length < 1 || MEASURE.test(text.slice(Math.max(0, match.index - 6), match.index))) return null
  const made = monthAndDate(Number(month), Number(first), null, today)
  const widen = (span: DaySpan | null) => span && { ...span, last: addDays(span.first, length) }
  const { past, future, period } = made.reading
  return { ...made, reading: { ...made.reading, past: widen(past), future: widen(future), period: widen(period) } }
}

/** Eight digits are a date where they make one near the day of sending; six or four only where they make a day at all. */
function readPacked(match: RegExpExecArray, { today }: DateContext): DraftValue | null {
  const { year, month, date, short, packedMonth, packedDate } = match.groups ?? {}
  if (!year && !short) {
    const made = monthAndDate(Number(packedMonth), Number(packedDate), null, today)
    return made.reading.kind === 'impossible' ? null : made
  }
  const full = year ? Number(year) : 2000 + Number(short)
  const day = makeDay(full, Number(month ?? packedMonth), Number(date ?? packedDate))
  if (!day) return year ? impossible() : null
  if (Math.abs(daysBetween(today, day)) > 800) return null
  return { ...fixed(day, today), month: day }
}
