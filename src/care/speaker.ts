import type { ActivityKind, Outcome } from './activity.ts'
import type { Day } from './day.ts'
import type { ChildId, PersonId, Roster } from './roster.ts'

export type Channel = 'group' | 'private'
export type Role = 'volunteer' | 'leader' | 'coordinator'

export interface Station {
  readonly id: number
  readonly name: string
}

/** A question that the bot asked and that waits for an answer; a row in the store. */
export interface OpenQuestion {
  readonly id: number
  /** what is asked for ('plan': did the announced day come about? the options are children): whose record, which day, which of several records, yes or no … */
  readonly about: 'child' | 'activity' | 'date' | 'record' | 'author' | 'confirm' | 'station' | 'plan'
  /** in the order shown, numbered from 1 */
  readonly options: readonly { readonly label: string; readonly value: string }[]
  /** may several options be named ("1和2", "两个都是")? */
  readonly several: boolean
  readonly askedAt: Date
}

/** One of the sender's records of the last days, as far as understanding needs it: the newest first. */
export interface RecentRecord {
  readonly child: ChildId
  readonly activity: ActivityKind
  readonly day: Day | null
  readonly minutes: number | null
  readonly outcome: Outcome
}

/** Who is talking: what understanding, rights and commands may know of her. */
export interface Speaker {
  readonly account: string
  readonly person: { readonly id: PersonId; readonly name: string } | null
  /** offices she holds, each for its stations; empty where unbound */
  readonly offices: readonly { readonly role: Role; readonly station: Station }[]
  /** coordinates every station of this store, also while there is none yet */
  readonly coordinatesAll?: boolean
  /** stations whose names are read in this message */
  readonly stations: readonly Station[]
  /** the room's station; null in private or in an unbound room */
  readonly roomStation: Station | null
  readonly roster: Roster
  /** paired with her, or hers while she stands in */
  readonly ownChildren: readonly ChildId[]
  readonly question: OpenQuestion | null
  readonly recent: readonly RecentRecord[]
  /** words of the wishes that she told in the last days and that are open still */
  readonly wishes?: readonly string[]
}
