import type { ActivityKind } from '../care/activity.ts'
import { activities } from '../care/activity.ts'
import type { Day } from '../care/day.ts'
import type { Period } from '../care/programme.ts'
import { type Asked, askedLine } from './care.ts'
import { open, type Say } from './part.ts'
import { childPart, type ShownChild, stacked } from './record.ts'

/** What one commitment still asks for. */
export interface Lacking {
  readonly kinds: readonly ActivityKind[]
  readonly times: number
  readonly period: Period
  /** the last day on which it still counts */
  readonly until: Day
}

const periodNames: Record<Period, string> = {
  week: '这周',
  'half-month': '这半个月',
  month: '这个月',
  quarter: '这个季度',
  'half-year': '这半年',
  'school-term': '这学期',
  year: '今年',
  'weekend-or-holiday': '这个休息日',
  birthday: '这次生日',
}

/** 电话或看望, at most two are named */
export function kindsText(kinds: readonly ActivityKind[]): string {
  return kinds
    .slice(0, 2)
    .map((kind) => activities[kind].label)
    .join('或')
}

export function lackText({ kinds, times, period }: Lacking): string {
  const more = times > 1 ? `还差${times}次` : '还没有'
  return `${periodNames[period]}${more}${kindsText(kinds)}`
}

/** 这个月还没有看望、联系父母,今年还没有写信 */
export function lacksText(all: readonly Lacking[]): string {
  const periods = [...new Set(all.map(({ period }) => period))]
  return periods
    .map((period) => {
      const [first, ...more] = all.filter((one) => one.period === period).toSorted((a, b) => b.times - a.times)
      return first ? [lackText(first), ...more.map(({ kinds }) => kindsText(kinds))].join('、') : ''
    })
    .join(',')
}

/** An answer to 还差哪样 and 齐了没: by child, what its programmes still ask for. */
export function lacksOfChildren(
  asked: Asked,
  rows: readonly { readonly child: ShownChild; readonly what: readonly Lacking[] }[],
  isNow: boolean,
  inGroup: boolean,
  only: ShownChild | null = null,
): Say {
  const whose = only ? [open(' '), childPart(only, inGroup)] : []
  if (rows.length === 0)
    return [...askedLine(asked), ...whose, open(isNow ? '\n眼下都齐了,谢谢您!' : '\n那时都齐了,谢谢您!')]
  const words = (what: readonly Lacking[]) =>
    isNow ? lacksText(what) : `没记到${what.map(({ kinds }) => kindsText(kinds)).join('、')}`
  return [
    ...askedLine(asked),
    ...stacked(rows.map(({ child, what }) => [childPart(child, inGroup), open(` ${words(what)}`)])),
  ]
}
