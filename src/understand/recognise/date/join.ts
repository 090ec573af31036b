import { addDays, type Day } from '../../../care/day.ts'
import type { DaySpan } from '../../mention.ts'
import { sameMonth } from './calendar.ts'
import type { DateContext, Draft } from './rule.ts'

const UNTIL = /^(?: ?|起)(?:到|至|-|~|—{1,2}|–|→|直到|一直到|->)(?:了)? ?$/
const LISTED = /^ ?(?:[、,和跟及与同&+/]|以及|还有)? ?$/
const APPOSED = /^(?: ?|[((【[]|是|就是|正是|也是|正好是?|刚好是?|恰好是?|,|:)$/
const CLOSING = /^[)）】\]]/

/** 3月5日(周四), 昨儿中秋, 今天31号: two names of one day become one; a weekday in brackets that is wrong is dropped. */
export function mergeAppositions(drafts: readonly Draft[], { text }: DateContext): Draft[] {
  const merged: Draft[] = []
  for (const draft of drafts) {
    const before = merged.at(-1)
    const gap = before ? text.slice(before.to, draft.from) : ''
    const both = before && APPOSED.test(gap) ? apposed(before, draft, /[((【[]/.test(gap)) : null
    if (!both) {
      merged.push(draft)
      continue
    }
    const to = /[((【[]/.test(gap) && CLOSING.test(text.slice(draft.to)) ? draft.to + 1 : draft.to
    merged[merged.length - 1] = { ...both, to }
  }
  return merged
}

function apposed(first: Draft, second: Draft, bracketed: boolean): Draft | null {
  if (first.place !== 'day' || second.place !== 'day') return null
  if (
    first.reading.kind !== 'day' ||
    second.reading.kind !== 'day' ||
    (first.rule === second.rule && first.rule !== 'festival')
  )
    return null
  const past = shared([first.reading.past], [second.reading.past])
  const future = shared([first.reading.future], [second.reading.future])
  const either = past ?? future ?? shared(spansOf(first), spansOf(second))
  if (either) {
    const clock = first.reading.clock ?? second.reading.clock
    const settled = isFixed(first) ? first.reading : isFixed(second) ? second.reading : null
    const reading = settled ?? { ...first.reading, past: past ?? either, future: future ?? either, period: either }
    return { ...first, reading: { ...reading, clock } }
  }
  return bracketed && second.rule === 'weekday' ? first : null
}

function spansOf({ reading }: Draft): DaySpan[] {
  return [reading.past, reading.future].filter((span) => span !== null)
}

/** The narrower of two spans of which one lies in the other. */
function shared(ones: readonly (DaySpan | null)[], others: readonly (DaySpan | null)[]): DaySpan | null {
  for (const one of ones) {
    for (const other of others) {
      if (one && other && within(one, other)) return one
      if (one && other && within(other, one)) return other
    }
  }
  return null
}

function within(inner: DaySpan, outer: DaySpan): boolean {
  return outer.first <= inner.first && inner.last <= outer.last
}

function isFixed({ reading }: Draft): boolean {
  return reading.past !== null && reading.past.first === reading.future?.first
}

/** 3月5号、8号: a bare day takes the month said before it. 5号 after another message line's 1月 does too. */
export function carryMonths(drafts: readonly Draft[], { text, today }: DateContext): Draft[] {
  let month: Day | null = null
  let end = 0
  return drafts.map((draft) => {
    const { bareDate } = draft
    const before = month
    const listed = LISTED.test(text.slice(end, draft.from)) || UNTIL.test(text.slice(end, draft.from))
    end = draft.to
    if (draft.month) month = draft.month
    else if (draft.rule === 'this-month') month = draft.reading.past?.first ?? month
    if (bareDate === undefined || before === null || draft.month) return draft
    const day = sameMonth(before, bareDate)
    if (!day || (!listed && day > today)) return draft
    const span = { first: day, last: day }
    const past = day <= today ? span : listed ? null : draft.reading.past
    const future = listed ? span : draft.reading.future
    return { ...draft, reading: { ...draft.reading, past, future, period: past ?? future } }
  })
}

/** 本周二、周四: a bare weekday in a list takes the week said before it. */
export function carryWeeks(drafts: readonly Draft[], { text }: DateContext): Draft[] {
  let week: Day | null = null
  let ahead: Draft | null = null
  let end = 0
  return drafts.map((draft) => {
    const between = text.slice(end, draft.from)
    const listed = LISTED.test(between) || goesOn(text, between, draft, ahead)
    end = draft.to
    week = draft.week ?? (listed ? week : null)
    if (draft.week) ahead = draft.reading.tense === 'future' ? draft : null
    if (draft.week || week === null || draft.bareWeekday === undefined || draft.rule !== 'weekday') return draft
    const day = addDays(week, draft.bareWeekday - 1)
    const span = { first: day, last: day }
    return { ...draft, reading: { ...draft.reading, past: span, future: span, period: span } }
  })
}

/** 下周三我要出门,周六再去看她: a later weekday in the same sentence, nothing of it told as done, is of the week to come. */
function goesOn(text: string, between: string, draft: Draft, ahead: Draft | null): boolean {
  const first = ahead?.reading.past?.first
  if (!ahead?.week || first === undefined || draft.bareWeekday === undefined) return false
  if (between.length > 40 || /[。!?\n]/.test(between)) return false
  if (/^[^,。;!?\n]{0,16}?[了过]/.test(text.slice(draft.to))) return false
  return addDays(ahead.week, draft.bareWeekday - 1) > first
}

const SINCE = /^(?:份|起|开始)?(?:以来|至今|到现在|到今天|到目前|到如今|直到现在)(?:为止)?/

/** 元旦以来, 1月至今: from its first day to the day of sending. */
export function upToNow(drafts: readonly Draft[], { text, today }: DateContext): Draft[] {
  return drafts.map((draft) => {
    const since = SINCE.exec(text.slice(draft.to, draft.to + 12))
    const first = draft.reading.past?.first
    if (!since || !first || first > today) return draft
    const span = { first, last: today }
    const reading = { ...draft.reading, past: span, future: span, period: span, kind: 'vague', tense: 'past' } as const
    return { ...draft, to: draft.to + since[0].length, reading }
  })
}

/** 周一到周三, 12月30日到1月1日, 十月份到十二月份: two ends of one span. */
export function joinSpans(drafts: readonly Draft[], context: DateContext): Draft[] {
  const joined: Draft[] = []
  for (const draft of drafts) {
    const before = joined.at(-1)
    const both =
      before && UNTIL.test(context.text.slice(before.to, draft.from)) ? spanned(before, draft, context.today) : null
    if (both) joined[joined.length - 1] = both
    else joined.push(draft)
  }
  return joined
}

function spanned(first: Draft, second: Draft, today: Day): Draft | null {
  if (first.reading.kind === 'impossible' || second.reading.kind === 'impossible') return null
  const vague = first.reading.kind === 'vague' || second.reading.kind === 'vague'
  const isNow = second.rule === 'now' || second.rule === 'relative-day'
  if (first.place === 'background' && first.reading.kind === 'day') return null
  if (second.place === 'background' && second.reading.kind === 'day' && !isNow) return null
  const past = stretch(first.reading.past, second, second.reading.past)
  const future = stretch(first.reading.future, second, second.reading.future)
  if (!past && !future) return null
  const told = past && past.first <= today ? past : null
  const tense = first.reading.tense === second.reading.tense ? first.reading.tense : 'none'
  const period = told ?? past ?? future
  const reading = {
    ...first.reading,
    kind: vague ? 'vague' : 'day',
    past: told,
    future: future ?? past,
    period,
    tense,
  } as const
  return { ...first, to: second.to, reading, rule: 'span' }
}

/** From one end to the other; an end that comes again is the first one after the beginning. */
function stretch(first: DaySpan | null, second: Draft, end: DaySpan | null): DaySpan | null {
  if (!first) return null
  const follows = isFixed(second) ? null : second.recurrence?.next(first.first)
  if (follows) return { first: first.first, last: follows }
  if (end && end.last >= first.first) return { first: first.first, last: end.last }
  const next = second.recurrence?.next(first.first)
  return next ? { first: first.first, last: next } : null
}

const DAY_AFTER =
  /(?<after>第二天|次日|翌日|隔天|转天|隔日|二天一早)(?!起)|(?<before>头一?天|前一天|头晚|前一晚|头天晚上)(?!起)|(?<same>同日|同一天|同天)/g

/** 第二天 is the day after the one told before it, 头天 the one before it, 同日 that day; with none told they name no day. */
export function daysAfter(drafts: readonly Draft[], { text }: DateContext): Draft[] {
  const added: Draft[] = []
  for (const match of text.matchAll(DAY_AFTER)) {
    const from = match.index
    const to = from + match[0].length
    if (drafts.some((draft) => draft.from < to && from < draft.to)) continue
    const anchor = drafts.findLast((draft) => draft.to <= from && draft.place === 'day' && draft.reading.kind === 'day')
    if (!anchor) continue
    const { after, before } = match.groups ?? {}
    const move = (span: DaySpan | null) => {
      const day = span && (after ? addDays(span.last, 1) : addDays(span.first, before ? -1 : 0))
      return day && { first: day, last: day }
    }
    const { past, future, period } = anchor.reading
    const reading = { ...anchor.reading, past: move(past), future: move(future), period: move(period), clock: null }
    added.push({ from, to, rule: 'day-after', reading, place: 'day' })
  }
  return added.length ? [...drafts, ...added].sort((a, b) => a.from - b.from) : [...drafts]
}
