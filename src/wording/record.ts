import type { Outcome } from '../care/activity.ts'
import { type ActivityKind, activities } from '../care/activity.ts'
import { type Day, dateOf, daysBetween, monthOf, weekdayOf, yearOf } from '../care/day.ts'
import { closed, open, type Part } from './part.ts'

/** A child as it may be called: `group` where others read along, `full` in private. */
export interface ShownChild {
  readonly group: string
  readonly full: string
}

export interface ShownRecord {
  readonly child: ShownChild
  readonly kind: ActivityKind
  readonly day: Day
  readonly dayIs: 'known' | 'assumed' | 'approximate'
  readonly minutes: number | null
  readonly outcome: Outcome
  /** the author's name, where it is not who is talked to */
  readonly by: string | null
}

const weekdays = '一二三四五六日'

/** 今天, 昨天, 前天, 明天, else 3月8日(周日), with the year where it is another one. */
export function dayText(day: Day, today: Day): string {
  const ago = daysBetween(day, today)
  const near = ({ 0: '今天', 1: '昨天', 2: '前天', [-1]: '明天', [-2]: '后天' } as Record<number, string>)[ago]
  if (near) return near
  const year = yearOf(day) === yearOf(today) ? '' : `${yearOf(day)}年`
  return `${year}${monthOf(day)}月${dateOf(day)}日(周${weekdays[weekdayOf(day) - 1]})`
}

/** 3月1–31日, 3月1日–4月2日; with the year where it is another one than today's: 2025年12月1–31日 */
export function spanText(from: Day | undefined, to: Day | undefined, today: Day): string {
  const plain = (day: Day) => `${monthOf(day)}月${dateOf(day)}日`
  const year = (day: Day) => (yearOf(day) === yearOf(today) ? '' : `${yearOf(day)}年`)
  if (!from && !to) return ''
  if (!from || !to || from === to) {
    const day = (from ?? to) as Day
    return `${year(day)}${plain(day)}`
  }
  if (yearOf(from) !== yearOf(to)) return `${yearOf(from)}年${plain(from)}–${yearOf(to)}年${plain(to)}`
  if (monthOf(from) === monthOf(to)) return `${year(from)}${monthOf(from)}月${dateOf(from)}–${dateOf(to)}日`
  return `${year(from)}${plain(from)}–${plain(to)}`
}

export function minutesText(minutes: number): string {
  if (minutes < 60) return `${minutes}分钟`
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (rest === 0) return `${hours}小时`
  return rest === 30 ? `${hours}个半小时` : `${hours}小时${rest}分`
}

/** What was tried in vain, as people say it. */
function missedText(kind: ActivityKind): string {
  if (kind === 'call') return '电话没打通'
  if (kind === 'visit') return '去了没见到'
  if (kind === 'parent' || kind === 'guardian' || kind === 'teacher') return `${activities[kind].label},没联系上`
  return `${activities[kind].label}没成`
}

export function kindText(kind: ActivityKind, outcome: Outcome, minutes: number | null): string {
  if (outcome === 'missed') return missedText(kind)
  return `${activities[kind].label}${minutes === null ? '' : minutesText(minutes)}`
}

/** A child's name for this ear. */
export function childPart(child: ShownChild, inGroup: boolean): Part {
  return inGroup ? open(child.group) : closed(child.full)
}

/** Somewhere near a day (前几天, 这周). */
function around(day: Day, today: Day): string {
  return Math.abs(daysBetween(day, today)) <= 2 ? '近几天' : `${dayText(day, today)}前后`
}

function whatText(record: ShownRecord, today: Day): string {
  const day = record.dayIs === 'approximate' ? around(record.day, today) : dayText(record.day, today)
  return ` ${kindText(record.kind, record.outcome, record.minutes)}(${day})`
}

/** Records as lines: children of one event together ("佳怡、佳明 看望(今天)"). */
export function recordLines(records: readonly ShownRecord[], today: Day, inGroup: boolean): Part[][] {
  const lines = new Map<string, { readonly records: ShownRecord[]; readonly what: string }>()
  for (const record of records) {
    const what = whatText(record, today)
    const key = `${record.by ?? ''}|${what}`
    const line = lines.get(key) ?? { records: [], what }
    line.records.push(record)
    lines.set(key, line)
  }
  return [...lines.values()].map(({ records: together, what }) => {
    const [first] = together
    const names = together.flatMap((record, index) => [
      ...(index > 0 ? [open('、')] : []),
      childPart(record.child, inGroup),
    ])
    return [...(first?.by ? [open(`${first.by}:`)] : []), ...names, open(what)]
  })
}

/** A plan as a line: 涵涵 看望(3月14日(周六)) */
export function planLine(
  { child, kind, day }: { readonly child: ShownChild; readonly kind: ActivityKind; readonly day: Day | null },
  today: Day,
  inGroup: boolean,
): Part[] {
  const when = day === null ? '日子待定' : dayText(day, today)
  return [childPart(child, inGroup), open(` ${activities[kind].label}(${when})`)]
}

/** Lines below one another, each after its mark. */
export function stacked(lines: readonly (readonly Part[])[], mark: (index: number) => string = () => '· '): Part[] {
  return lines.flatMap((line, index) => [open(`\n${mark(index)}`), ...line])
}
