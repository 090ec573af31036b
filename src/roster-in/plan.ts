import type { Day } from '../care/day.ts'
import type { KeptChild, KeptConsent, KeptPairing, KeptVolunteer } from '../store/roster-import.ts'
import type { Problem } from './entry.ts'
import type { FileChild } from './gather-children.ts'
import type { FileVolunteer } from './gather-volunteers.ts'

/** A value that changes, in words for the report. */
export interface Change {
  readonly what: string
  readonly from: string
  readonly to: string
}

export interface PlannedVolunteer {
  readonly file: FileVolunteer
  /** null: she is new */
  readonly kept: KeptVolunteer | null
  readonly newRoles: readonly ('volunteer' | 'leader')[]
  readonly endsLeader: boolean
}

export interface PlannedChild {
  readonly file: FileChild
  /** null: the child is new */
  readonly kept: KeptChild | null
  readonly changes: readonly Change[]
  /** what is written of a kept child; the station by its name */
  readonly fields: Partial<
    Pick<
      KeptChild,
      | 'number'
      | 'name'
      | 'sex'
      | 'birthYear'
      | 'birthMonth'
      | 'birthDay'
      | 'birthLeapMonth'
      | 'birthCalendar'
      | 'guardian'
      | 'leftAt'
      | 'leftWhy'
    >
  >
  readonly moves: boolean
  readonly nicknames: readonly string[] | null
  /** new: becomes the one in force · changed: the one in force is corrected · none: as it is */
  readonly consent: { readonly kind: 'new' | 'none' } | { readonly kind: 'changed'; readonly kept: KeptConsent }
}

export interface PlannedPairing {
  readonly volunteer: PlannedVolunteer
  readonly child: PlannedChild
  readonly programme: string
  readonly from: Day
  /** null: it is new */
  readonly kept: KeptPairing | null
}

/** All that a file would do. With problems nothing is done at all. */
export interface Plan {
  readonly problems: readonly Problem[]
  readonly newStations: readonly string[]
  readonly volunteers: readonly PlannedVolunteer[]
  readonly children: readonly PlannedChild[]
  readonly pairings: readonly PlannedPairing[]
  /** what only the person who sent the file can know: a rename, a twin, a move */
  readonly asks: readonly string[]
  /** names that will be hard to tell apart or to hear */
  readonly warnings: readonly string[]
  /** of the stations in the file, who is not in it and stays */
  readonly notListed: readonly {
    readonly station: string
    readonly children: string[]
    readonly volunteers: string[]
  }[]
}
