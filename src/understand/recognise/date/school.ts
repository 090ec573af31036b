import { type Day, makeDay, yearOf } from '../../../care/day.ts'
import { type DateContext, type DateRule, type DraftValue, vague } from './rule.ts'

/** Roughly, since each county sets its own: month and date of first and last day. */
const times: Readonly<Record<string, readonly [number, number, number, number]>> = {
  寒假: [1, 20, 2, 28],
  暑假: [7, 1, 8, 31],
}
const USED_FOR_TIME =
  '(?=里|中(?!心)|期间|的时候|那|这|一开始|刚开始|最后|第一|前|后|以来|过|结束|谁|都|去|来|我|俺|打|接|带|一共|总共|每|到|开始|放|[ ,。;!?:]|$|\\n)'

function schoolHoliday(name: string, year: number): { first: Day; last: Day } | null {
  const [fromMonth, fromDate, toMonth, toDate] = times[name] ?? [1, 1, 1, 1]
  const first = makeDay(year, fromMonth, fromDate)
  const last = makeDay(year, toMonth, toDate)
  return first && last && { first, last }
}

export const schoolRules: readonly DateRule[] = [
  {
    name: 'school-holiday',
    pattern: new RegExp(
      `(?<year>今年|去年|前年|明年)?(?:的)?(?<step>上个?|这个?|下个?|本)?(?<name>寒假|暑假)${USED_FOR_TIME}(?:里|期间|的时候)?`,
      'g',
    ),
    read: readHoliday,
    examples: [
      ['暑假里打过几次', null],
      ['写暑假作业', null],
    ],
  },
  {
    name: 'school-days',
    pattern:
      /(?:开学|放假)(?:第一天|头一天|那天|当天|前一天|后一天|第二天|前几天|这几天|那几天)|(?:寒假|暑假)(?:最后一天|第一天|头一天|前一天)|(?:期中|期末)(?:考试)?(?:那天|那几天|前几天|前|后)/g,
    read: (_, { today }) => vague(null, today),
    examples: [['开学第一天去的', null]],
  },
]

/** The latest begun; in an announcement the next one. */
function readHoliday(match: RegExpExecArray, { today }: DateContext): DraftValue | null {
  const { name = '', year, step } = match.groups ?? {}
  const spans = [-3, -2, -1, 0, 1]
    .map((shift) => schoolHoliday(name, yearOf(today) + shift))
    .filter((span) => span !== null)
  const latest = spans.findLast((span) => span.first <= today)
  const next = spans.find((span) => span.last >= today)
  const told = { 今年: 0, 去年: -1, 前年: -2, 明年: 1 }[year ?? '']
  const meant = told === undefined ? (step?.startsWith('下') ? next : latest) : spans[3 + told]
  if (!meant) return null
  const made = vague(meant, today, 'background')
  return { ...made, reading: { ...made.reading, future: told === undefined ? (next ?? meant) : meant } }
}
