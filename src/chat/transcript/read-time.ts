import { type ClockMove, TranscriptFault } from './steps.ts'

const EXPECTED = '2026-03-11 20:15 · 20:15 · 明天 07:30 · +10分钟 · +2小时 · +3天'

const daysAhead: Readonly<Record<string, number>> = { 前天: -2, 昨天: -1, 今天: 0, 明天: 1, 后天: 2 }
const minutesIn: Readonly<Record<string, number>> = { 分钟: 1, 分: 1, 小时: 60, 天: 24 * 60 }

/** 2026-03-11 20:15 · 明天 07:30 · 20:15 · +10分钟 */
export function readTime(text: string, line: number): ClockMove {
  const by = /^\+\s*(?<count>\d{1,4})\s*(?<unit>分钟|分|小时|天)$/.exec(text.trim())?.groups
  const unit = minutesIn[by?.unit ?? '']
  if (by && unit !== undefined) return { kind: 'by', minutes: Number(by.count) * unit }
  return readMoment(text, line)
}

/** A day and a time of day; without a day, today's. */
export function readMoment(text: string, line: number): ClockMove & { kind: 'to' } {
  const found =
    /^(?:(?<day>\d{4}-\d{2}-\d{2})\s+|(?<near>前天|昨天|今天|明天|后天)\s*)?(?<hour>\d{1,2})[::](?<minute>\d{2})$/.exec(
      text.trim(),
    )?.groups
  const hour = Number(found?.hour)
  const minute = Number(found?.minute)
  if (!found || hour > 23 || minute > 59) throw new TranscriptFault(line, text, EXPECTED)
  const day = found.day ?? null
  if (day !== null && Number.isNaN(Date.parse(day))) throw new TranscriptFault(line, text, EXPECTED)
  return { kind: 'to', day, daysAhead: daysAhead[found.near ?? ''] ?? 0, hour, minute }
}
