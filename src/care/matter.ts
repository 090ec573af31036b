import type { ActivityKind } from './activity.ts'
import type { CareActivity, CarePlan } from './care-facts.ts'
import type { Day } from './day.ts'
import type { Missed } from './due.ts'
import type { Owner, Step, VolunteerSide } from './owner.ts'
import type { Commitment, Programme } from './programme.ts'
import type { ChildId, PersonId } from './roster.ts'
import type { Span } from './span.ts'

/** Why nobody is told of a matter today. */
export type Quiet =
  /** the day of its reminder has not come */
  | 'not-yet'
  /** tried in vain a day or two ago */
  | 'tried'
  /** an open plan says when */
  | 'announced'
  /** who would be told moved it */
  | 'snoozed'
  /** another matter of the child says it: nobody can reach it, or its pairing has not begun to live */
  | 'said-otherwise'
  /** the station wants no digest today */
  | 'day-off'

interface Told {
  readonly child: ChildId
  readonly station: number
  /** the same matter at the same step has the same key for ever: each person is told it once */
  readonly key: string
  /** null: to be told today, if it was not */
  readonly quiet: Quiet | null
  /** who is told */
  readonly tell: readonly PersonId[]
}

interface Owned extends Told {
  readonly owner: Owner
  /** the volunteer whose it is by the pairing, and why she is not asked */
  readonly side: VolunteerSide
}

/** The running period still lacks contacts. */
export interface LackMatter extends Owned {
  readonly kind: 'lacks'
  readonly programme: Programme
  readonly commitment: Commitment
  readonly span: Span
  readonly lacking: number
}

/** 逾期: an ended period was not kept and nobody was reached since. */
export interface OverdueMatter extends Owned {
  readonly kind: 'overdue'
  readonly programme: Programme
  readonly commitment: Commitment
  readonly step: Step
  /** the oldest first */
  readonly missed: readonly Missed[]
}

/** A pairing of the last weeks that has not seen a contact. */
export interface NewPairingMatter extends Owned {
  readonly kind: 'new-pairing'
  readonly step: Step
  readonly since: Day
}

/** 联系不上: tried in vain, again and again. */
export interface UnreachableMatter extends Owned {
  readonly kind: 'unreachable'
  readonly step: Step
  /** in a row, the oldest first */
  readonly tries: readonly CareActivity[]
}

export interface BirthdayMatter extends Told {
  readonly kind: 'birthday'
  /** the day on which it is kept */
  readonly day: Day
  /** 周岁 on that day; null where the year of birth is not known */
  readonly age: number | null
  /** ids of open wishes */
  readonly wishes: readonly (string | number)[]
}

/** An announcement for tomorrow. */
export interface PlanMatter extends Told {
  readonly kind: 'plan'
  readonly plan: CarePlan & { readonly day: Day }
  /** ids of open wishes, where it is an occasion for one */
  readonly wishes: readonly (string | number)[]
}

/** An announced day passed without a report: asked once, the answer is a report. */
export interface PassedPlanMatter extends Told {
  readonly kind: 'passed-plan'
  readonly plan: CarePlan & { readonly day: Day }
}

export type Matter =
  | LackMatter
  | OverdueMatter
  | NewPairingMatter
  | UnreachableMatter
  | BirthdayMatter
  | PlanMatter
  | PassedPlanMatter

/** Matters that are somebody's until they are done. */
export type OwnedMatter = LackMatter | OverdueMatter | NewPairingMatter | UnreachableMatter

/** Kinds before which a wish is worth remembering. */
export const wishKinds: readonly ActivityKind[] = ['birthday', 'outing', 'festival', 'homestay']
