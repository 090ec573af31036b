import type { Birthday } from '../care/birthday.ts'
import type { Day } from '../care/day.ts'
import type { Column } from './columns.ts'

/** Something wrong in the file: where, with what value, and what is expected instead. */
export interface Problem {
  readonly row: number
  readonly column: Column
  /** as it stands in the file; null: blank */
  readonly value: string | null
  readonly expected: string
}

export interface ConsentEntry {
  readonly givenBy: string
  readonly relation: string
  readonly day: Day
  readonly method: string
}

/** What one line says of a child; null where it is silent. */
export interface ChildEntry {
  readonly name: string
  readonly number: string | null
  readonly nicknames: readonly string[] | null
  readonly sex: 'm' | 'f' | null
  readonly birthday: Birthday | null
  readonly guardian: string | null
  readonly consent: ConsentEntry | null
}

export interface VolunteerEntry {
  readonly name: string
  /** null: not said */
  readonly leader: boolean | null
}

/** A line of the file, read. */
export interface Entry {
  readonly row: number
  readonly station: string
  readonly child: ChildEntry | null
  readonly volunteer: VolunteerEntry | null
  /** key of the programme; null: not said */
  readonly programme: string | null
  readonly from: Day | null
}
