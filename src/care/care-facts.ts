import type { ActivityKind, Outcome } from './activity.ts'
import type { Birthday } from './birthday.ts'
import type { ChildState } from './consent.ts'
import type { Day } from './day.ts'
import type { Programme } from './programme.ts'
import type { ChildId, PersonId } from './roster.ts'
import type { CareCalendar, Span } from './span.ts'

/** A kept activity, as far as the rhythm needs it; withdrawn ones and those of a pending child are left out. */
export interface CareActivity {
  readonly kind: ActivityKind
  readonly day: Day
  /** start, 'HH:MM'; null: not told */
  readonly clock: string | null
  readonly outcome: Outcome
  readonly author: PersonId
  /** told as one event with others: a talk beside a call was on the phone */
  readonly occasion: string | number
}

export interface CarePairing {
  readonly volunteer: PersonId
  /** key of a programme */
  readonly programme: string
  readonly from: Day
  /** last day; null while it lasts */
  readonly until: Day | null
}

/** An open announcement. */
export interface CarePlan {
  readonly id: string | number
  readonly kind: ActivityKind
  /** null: announced for no day */
  readonly day: Day | null
  readonly author: PersonId
  readonly madeOn: Day
}

/** A child with all that its rhythm is computed from. */
export interface ChildCare {
  readonly id: ChildId
  readonly state: ChildState
  /** the day of the guardian's consent */
  readonly consentFrom: Day
  readonly birthday: Birthday | null
  /** all of them, ended ones too */
  readonly pairings: readonly CarePairing[]
  /** from `historyFrom(today)` on, in any order */
  readonly activities: readonly CareActivity[]
  readonly plans: readonly CarePlan[]
  /** ids of open wishes, the newest first */
  readonly wishes: readonly (string | number)[]
}

/** A leave that is agreed on, both days included; the stand-in is named once she said 好. */
export interface Leave {
  readonly from: Day
  readonly until: Day
  readonly standIn: PersonId | null
}

/** A reminder moved by who got it: hers about this child, or all of hers. */
export interface Snooze {
  readonly child: ChildId | null
  /** the first day on which she is reminded again */
  readonly until: Day
}

/** What is known of a person apart from her children. */
export interface PersonCare {
  readonly leaves: readonly Leave[]
  /** 停止提醒 */
  readonly isStopped: boolean
  readonly snoozes: readonly Snooze[]
}

export interface StationCare {
  readonly id: number
  /**
   * Its records are kept from this day on: the day it was set up, or that of its first activity. Nobody is asked about what was before; left
   * out: always kept.
   */
  readonly since?: Day
  /** those in force here: the shipped ones or the county's */
  readonly programmes: readonly Programme[]
  readonly calendar: CareCalendar
  /** longest in office first */
  readonly leaders: readonly PersonId[]
  readonly coordinators: readonly PersonId[]
  /** who volunteers, leads or coordinates here; who is missing has no leave and no wish about reminders */
  readonly people: ReadonlyMap<PersonId, PersonCare>
  /** days on which the station wants no digests */
  readonly withoutDigest: readonly Span[]
}

/**
 * From which day on activities are needed: 1 January of the year before. It moves at New Year alone, so that the same matter looks the same
 * on every day of a year.
 */
export function historyFrom(today: Day): Day {
  return `${String(Number(today.slice(0, 4)) - 1).padStart(4, '0')}-01-01` as Day
}
