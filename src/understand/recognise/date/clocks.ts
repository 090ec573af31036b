import { type ClockTime, clockText, clockTimes, minutesOfDay } from '../clock.ts'
import { type DateContext, type Draft, fixed } from './rule.ts'

const BESIDE = /^(?: ?的?|大概|大约|差不多|快|:|, ?)$/
const DEADLINE = /^(?:之?前|以前)/
const SPAN_END = /(?:[-~—–→]|到|至)$/

/** Gives each day the part of the day and the clock time beside it; what stands alone becomes a loose mention of today. */
export function attachClocks(drafts: readonly Draft[], context: DateContext): Draft[] {
  const kept: Draft[] = withParts(drafts, context)
  const alone: Draft[] = []
  for (const time of clockTimes(context.text)) {
    const place = freePlace(time, kept)
    if (place === null || SPAN_END.test(context.text.slice(Math.max(0, place - 1), place))) continue
    const clock = DEADLINE.test(context.text.slice(time.to, time.to + 2))
      ? null
      : clockText(minutesOfDay(time, context.now))
    const index = kept.findLastIndex((draft) => draft.to <= place && BESIDE.test(context.text.slice(draft.to, place)))
    const day = kept[index]
    if (day && day.reading.kind !== 'impossible' && day.reading.clock === null) {
      kept[index] = { ...day, to: time.to, reading: { ...day.reading, clock } }
    } else alone.push({ ...standing(clock, context), from: place, to: time.to })
  }
  return [...kept, ...alone].sort((a, b) => a.from - b.from)
}

/** 周二晚上: the part of the day beside a day belongs to it. */
function withParts(drafts: readonly Draft[], { text }: DateContext): Draft[] {
  const kept: Draft[] = []
  for (const draft of drafts) {
    const before = kept.at(-1)
    const beside = before && draft.rule === 'part-of-day' && /^ ?的? ?$/.test(text.slice(before.to, draft.from))
    if (before && beside && before.rule !== 'part-of-day') kept[kept.length - 1] = { ...before, to: draft.to }
    else kept.push(draft)
  }
  return kept
}

/** Where the time begins outside of what is taken: all of it, or the hour alone (昨晚|上八点). */
function freePlace(time: ClockTime, drafts: readonly Draft[]): number | null {
  const isFree = (from: number) => !drafts.some((draft) => draft.from < time.to && from < draft.to)
  return isFree(time.from) ? time.from : isFree(time.hourFrom) ? time.hourFrom : null
}

function standing(clock: string | null, { today }: DateContext): Omit<Draft, 'from' | 'to'> {
  const { reading } = fixed(today, today)
  return { rule: 'clock', reading: { ...reading, clock }, place: 'background' }
}
