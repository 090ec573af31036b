import type { Day } from '../care/day.ts'
import type { ChildId, PersonId } from '../care/roster.ts'
import type { Speaker } from '../care/speaker.ts'
import type { Message } from './meaning.ts'
import type { Normalised } from './normalise.ts'

/** A stretch of the normalised text and what one rule read in it. Offsets are UTF-16 positions in Normalised.text. */
export interface Mention<Value> {
  readonly from: number
  readonly to: number
  readonly text: string
  /** the rule's name, for the panel, the log and the tests */
  readonly rule: string
  readonly value: Value
}

/** Whom a stretch of text may mean. */
export interface ChildReading {
  /**
   * 'name': one child by a name; 'group': children told without a name (孩子们, 俩娃, 她俩, 大的, 另外那个, 那孩子);
   * 'unknown': stands where a child's name stands, and nobody of the roster bears it
   */
  readonly kind: 'name' | 'group' | 'unknown'
  /** settled: one for a name, one or more for a group; empty where it can't be told */
  readonly children: readonly ChildId[]
  /** everybody it may mean, where it can't be told */
  readonly candidates: readonly ChildId[]
  /** false: close enough to record, and to be said in the echo (a homophone, a generated nickname) */
  readonly sure: boolean
}

export interface VolunteerReading {
  readonly volunteers: readonly PersonId[]
  readonly sure: boolean
}

export interface DaySpan {
  readonly first: Day
  /** the same as `first` for a single day */
  readonly last: Day
}

/**
 * What a date expression means, read both ways: a bare 周三 or 3号 is the latest one in a report and the next one in a
 * plan. Where the words leave no choice (昨天, 上周三, 3月5日去年) both are the same.
 */
export interface DayReading {
  /**
   * 'day': one day or a span with known ends; 'vague': a time whose day is not known (前几天, 上周, 这两天, 月初);
   * 'impossible': no such day (2月30号)
   */
  readonly kind: 'day' | 'vague' | 'impossible'
  /** as told in a report: up to the sending day; a vague one gives the period it names where there is one (上周) */
  readonly past: DaySpan | null
  /** as told in an announcement: from the sending day on */
  readonly future: DaySpan | null
  /** the whole period it names, for a question (本周: Monday to Sunday; 11月; 三季度) */
  readonly period: DaySpan | null
  /** which way the words themselves point: 昨天 past, 明天 future, 今天 and 周三 neither */
  readonly tense: 'past' | 'future' | 'none'
  /** start on the wall clock, 'HH:MM', where one is told with it (昨晚八点) */
  readonly clock: string | null
}

export interface MinutesReading {
  /** null: a duration without a number (一上午, 一会儿) */
  readonly minutes: number | null
  /** 各20分钟, 每人半小时 */
  readonly each: boolean
  /** start on the wall clock, 'HH:MM', of a clock span (3点到4点半) */
  readonly clock: string | null
}

/** Everything the recognisers found, handed to the refiners and to what assembles a meaning. */
export interface Context {
  readonly message: Message
  readonly normalised: Normalised
  readonly speaker: Speaker
  /** the care day of sending */
  readonly today: Day
  readonly children: readonly Mention<ChildReading>[]
  readonly volunteers: readonly Mention<VolunteerReading>[]
  /** the normalised text, of the same length, with names of children and volunteers replaced by NAME_MASK characters */
  readonly masked: string
  readonly days: readonly Mention<DayReading>[]
  readonly minutes: readonly Mention<MinutesReading>[]
}

/** Private-use characters that stand for each character of a masked name; no rule matches them by accident. */
export const CHILD_MASK = '\uE001'
export const VOLUNTEER_MASK = '\uE002'
