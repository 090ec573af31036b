import { dayOf, wallClock } from '../../care/day.ts'
import type { DayReading, Mention } from '../mention.ts'
import { matchesIn } from '../sieve.ts'
import { agoRules } from './date/ago.ts'
import { calendarRules } from './date/calendar.ts'
import { attachClocks } from './date/clocks.ts'
import { digitRules } from './date/digits.ts'
import { festivalRules } from './date/festival.ts'
import { carryMonths, carryWeeks, daysAfter, joinSpans, mergeAppositions, upToNow } from './date/join.ts'
import { lunarRules } from './date/lunar.ts'
import { periodRules } from './date/period.ts'
import { relativeRules } from './date/relative.ts'
import type { DateContext, DateRule, Draft } from './date/rule.ts'
import { schoolRules } from './date/school.ts'
import { weekRules } from './date/week.ts'

/** Every way of naming a day; where two overlap the longer one holds. */
export const dateRules: readonly DateRule[] = [
  ...relativeRules,
  ...weekRules,
  ...calendarRules,
  ...digitRules,
  ...agoRules,
  ...lunarRules,
  ...festivalRules,
  ...schoolRules,
  ...periodRules,
]

const LOOSE = 'loose-'

/**
 * Days, spans, vague times and periods in a normalised text with its names masked, in order of place. Each item of a list
 * is a mention of its own. `at` is when the message was sent.
 */
export function recogniseDates(text: string, at: Date): Mention<DayReading>[] {
  const { hour, minute } = wallClock(at)
  const context: DateContext = { text, today: dayOf(at), now: hour * 60 + minute }
  const drafts = longest(
    dateRules.flatMap((rule) => matches(rule, context)),
    text.length,
  )
  const merged = mergeAppositions(drafts, context)
  const dated = upToNow(joinSpans(carryWeeks(carryMonths(merged, context), context), context), context)
  return daysAfter(attachClocks(dated, context), context).map(({ from, to, rule, reading, place }) => ({
    from,
    to,
    text: text.slice(from, to),
    rule: place === 'background' ? `${LOOSE}${rule}` : rule,
    value: reading,
  }))
}

/**
 * A mention that places no activity by itself: a clock time, a part of the day, 刚刚, 今年, 三季度, 寒假. A report that has
 * nothing else is of the sending day, and a day told before holds on; its clock and, in a question, its period count.
 */
export function isLoose(mention: Mention<DayReading>): boolean {
  return mention.rule.startsWith(LOOSE)
}

function matches(rule: DateRule, context: DateContext): Draft[] {
  const found: Draft[] = []
  for (const match of matchesIn(context.text, rule.pattern)) {
    if (match[0] === '') continue
    const values = rule.read(match, context)
    if (!values) continue
    const from = match.index
    const to = from + match[0].trimEnd().length
    for (const value of 'place' in values ? [values] : values) found.push({ from, to, ...value, rule: rule.name })
  }
  return found
}

function longest(drafts: readonly Draft[], length: number): Draft[] {
  const taken = new Uint8Array(length)
  const order = [...drafts].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const kept = order.filter(({ from, to }) => {
    if (taken.subarray(from, to).includes(1)) return false
    taken.fill(1, from, to)
    return true
  })
  return kept.sort((a, b) => a.from - b.from)
}
