import type { ActivityKind, Outcome } from '../../care/activity.ts'
import type { Day } from '../../care/day.ts'
import type { ChildId, PersonId } from '../../care/roster.ts'
import type { DayReading, Mention } from '../mention.ts'
import type { Clause } from '../recognise/clause.ts'

/** Which children a doing is told for, as far as the words tell. */
export interface Cast {
  readonly children: readonly ChildId[]
  /** named or meant, but nobody can tell who: ask */
  readonly unclear: boolean
  /** whom the unclear word may mean */
  readonly candidates: readonly ChildId[]
  /** why, where no word of this clause says it: 'carried', 'only-child' … */
  readonly rule: string
  readonly from: number
  readonly to: number
  readonly sure: boolean
}

export type Mode = 'done' | 'plan'

/** A doing on its way to a record or a plan; one for all its children. */
export interface Draft {
  readonly kind: ActivityKind
  readonly cast: Cast
  readonly by: PersonId | null
  readonly mode: Mode
  readonly outcome: Outcome
  readonly days: readonly Mention<DayReading>[]
  /** the day where no mention gives one: carried from a title, or today */
  readonly fallbackDay: Day
  readonly minutes: number | null
  /** minutes told for each child (各, 一人) */
  readonly each: boolean
  readonly clock: string | null
  readonly again: boolean
  readonly clause: Clause
  readonly section: number
  /** where the activity's words stand */
  readonly from: number
  readonly to: number
  readonly rule: string
  readonly spans: readonly {
    readonly of: 'minutes' | 'outcome'
    readonly from: number
    readonly to: number
    readonly rule: string
  }[]
}
