import { addDays, type Day } from '../../care/day.ts'
import type { Arguments } from '../meaning.ts'
import { CHILD_MASK, type Context } from '../mention.ts'
import { asksHour, hourFiller, looseDelays, remindAgain, reminderFiller } from '../words/rhythm.ts'
import { clockText, clockTimes, minutesOfDay } from './clock.ts'

const again = new RegExp(remindAgain)
const onlyFiller = new RegExp(`^${reminderFiller}$`)
const delays = looseDelays.map(({ words, days }) => ({ pattern: new RegExp(words), days }))
/** Nobody puts a reminder off for longer than a season. */
const LONGEST_DAYS = 92

/** 下周再提醒, 小雨的周六再提醒, 过几天再提醒我: from which day on, and whose; null where it is none. */
export function readSnooze(context: Context): Arguments | null {
  if (!again.test(context.masked)) return null
  const until = snoozedUntil(context)
  if (until === null || until <= context.today || until > addDays(context.today, LONGEST_DAYS)) return null
  const without = blanked(context.masked, context.days)
  const rest = delays.reduce((text, { pattern }) => text.replace(pattern, ''), without.replace(again, ''))
  if (!onlyFiller.test(rest.replaceAll(CHILD_MASK, ''))) return null
  const children = [...new Set(context.children.flatMap(({ value }) => value.children))]
  // a name that may be two children's is asked for, not guessed
  if (context.children.some(({ value }) => value.children.length === 0)) return { date: until, children: [] }
  return { date: until, ...(children.length > 0 && { children }) }
}

function snoozedUntil({ days, masked, today }: Context): Day | null {
  const delay = delays.find(({ pattern }) => pattern.test(masked))
  if (delay) return addDays(today, delay.days)
  const named = days.flatMap(({ value }) => value.future ?? value.period ?? [])
  return named.map((span) => span.first).find((day) => day > today) ?? null
}

const setsHour = new RegExp(`^${hourFiller}$`)
const asked = new RegExp(`^${asksHour}[\\s?？吧呢啊]*$`)

/** 几点提醒我 20点, 每天晚上八点提醒我: 'HH:MM', or nothing where only asked; null where it is none. */
export function readReminderHour({ normalised: { text } }: Context): Arguments | null {
  if (!text.includes('提醒') || again.test(text)) return null
  if (asked.test(text.trim())) return {}
  const [clock, ...others] = clockTimes(text)
  if (clock === undefined || others.length > 0) return null
  const rest = text.slice(0, clock.from) + text.slice(clock.to)
  if (!rest.includes('提醒') || !setsHour.test(rest)) return null
  // nobody wants it before dawn: a bare 7点 or 8点 may be either, and is taken for the evening
  const isBare = clock.part === null && !clock.exact && clock.hour <= 11
  return { clock: clockText(isBare && clock.hour < 10 ? (clock.hour + 12) * 60 + clock.minute : minutesOfDay(clock)) }
}

/** The text with these stretches blanked. */
function blanked(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  return spans.reduce((left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to), text)
}
