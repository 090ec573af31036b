import { addDays, type Day, yearOf } from '../../../care/day.ts'
import type { DayReading, DaySpan } from '../../mention.ts'

/** What a rule is told beside the words it matched. */
export interface DateContext {
  readonly text: string
  /** the care day of sending */
  readonly today: Day
  /** minutes since midnight on the wall at sending */
  readonly now: number
}

/** Days that come again: each Wednesday, each 3rd, each 3月5日, each 正月初三. */
export interface Recurrence {
  /** the last one on or before a day */
  readonly latest: (upTo: Day) => Day | null
  /** the first one on or after a day */
  readonly next: (from: Day) => Day | null
}

/**
 * What a rule found. `place` says what it does to a report that names no other day: 'day' places it, 'unknown' leaves
 * its day unknown (前几天, 上周), 'background' does neither (今年, 三季度, 早上, 刚刚).
 */
export interface Draft {
  readonly from: number
  readonly to: number
  readonly rule: string
  readonly reading: DayReading
  readonly place: Placement
  /** lets the second end of a span or list count from the first */
  readonly recurrence?: Recurrence
  /** a bare 8号, that takes its month from what stands before it */
  readonly bareDate?: number
  /** a month said outright, that a later bare day takes */
  readonly month?: Day
  /** a bare 周四, that takes its week from 本周二 before it */
  readonly bareWeekday?: number
  /** the Monday of a week said outright */
  readonly week?: Day
}

export type Placement = 'day' | 'unknown' | 'background'

export type DraftValue = Omit<Draft, 'from' | 'to' | 'rule'> & { readonly from?: number; readonly to?: number }

/** One way of naming days: a global pattern, how a match reads, and what it was made for (run by the tests). */
export interface DateRule {
  readonly name: string
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, context: DateContext) => DraftValue | readonly DraftValue[] | null
  /** a text and what it reads as on the tests' day: past or future first day, null for none or unknown */
  readonly examples: readonly (readonly [string, string | null])[]
}

export type Groups = Readonly<Record<string, string | undefined>>

/** 1–31 and 1–12 in digits or Chinese; patterns elsewhere check the bounds. */
export const DATE_NUMBER =
  '(?:[0-3]?\\d|三十一?|[二廿]十?[一二三四五六七八九]?|十[一二三四五六七八九]?|卅一?|[一二三四五六七八九])'
export const MONTH_NUMBER = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二两三四五六七八九])'
export const COUNT = '(?:\\d{1,3}|[一二两俩仨三四五六七八九十百廿]{1,4})'
export const AND = '(?: ?[、,和跟及与同&+] ?|以及)'

/** A birthday told is no day of an activity: 生日是5月3号, 八月十五生的. */
export const BIRTH = '(?! ?(?:的?生日(?!会|派|礼|宴)|出生|生的?(?:$|[ ,。])))'
export const NOT_BIRTH = '(?<!生日(?:是|在|为|:| |: )?)(?<!生于|出生(?:日期|年月)?[:在于是 ]?)'

/** Chinese or digits as an alternation, longest first. */
export function oneOf(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|')
}

const noReading = { past: null, future: null, period: null, clock: null } as const

/** A day or span that the words fix: 昨天, 上周三, 2026年3月5日. */
export function fixed(first: Day, today: Day, last: Day = first): DraftValue {
  const span = { first, last }
  const tense = last < today ? 'past' : first > today ? 'future' : 'none'
  return { reading: { kind: 'day', past: span, future: span, period: span, tense, clock: null }, place: 'day' }
}

/** A time whose day is not known; the period where it names one. */
export function vague(period: DaySpan | null, today: Day, place: Placement = 'unknown'): DraftValue {
  const tense = period === null ? 'none' : period.last < today ? 'past' : period.first > today ? 'future' : 'none'
  return { reading: { ...noReading, kind: 'vague', past: period, future: period, period, tense }, place }
}

export function impossible(): DraftValue {
  return { reading: { ...noReading, kind: 'impossible', tense: 'none' }, place: 'day' }
}

/**
 * A day that comes again, read both ways. Of a day of the year whose last one is most of a year ago while the next is
 * near, only the coming one can be meant: 初三 said on 初二, 12月30号 said on the 28th.
 */
export function recurring(recurrence: Recurrence, today: Day, length = 1): DraftValue {
  const past = recurrence.latest(today)
  const future = recurrence.next(today)
  if (!past && !future) return impossible()
  const ahead = past !== null && future !== null && past < addDays(today, -300) && future <= addDays(today, 45)
  const span = (first: Day) => ({ first, last: addDays(first, length - 1) })
  const reading: DayReading = {
    kind: 'day',
    past: past && !ahead ? span(past) : null,
    future: future ? span(future) : null,
    period: past && !ahead ? span(past) : future ? span(future) : null,
    tense: ahead ? 'future' : 'none',
    clock: null,
  }
  return { reading, place: 'day', recurrence }
}

/** A recurrence from the day of a year: tries the years around. */
export function yearly(inYear: (year: number) => Day | null): Recurrence {
  return {
    latest(upTo) {
      const days = [1, 0, -1, -2].map((step) => inYear(yearOf(upTo) + step))
      return days.find((day) => day !== null && day <= upTo) ?? null
    },
    next(from) {
      const days = [-1, 0, 1, 2].map((step) => inYear(yearOf(from) + step))
      return days.find((day) => day !== null && day >= from) ?? null
    },
  }
}
