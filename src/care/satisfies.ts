import { activities } from './activity.ts'
import type { CareActivity, CarePairing } from './care-facts.ts'
import type { Day } from './day.ts'
import type { Commitment } from './programme.ts'
import type { Span } from './span.ts'

/** Would an activity of this kind, done, count? `onPhone`: its occasion also holds a call, so that a talk was no meeting. */
export function isOfKind(commitment: Commitment, kind: CareActivity['kind'], onPhone = false): boolean {
  if (commitment.kinds.includes(kind)) return true
  return commitment.meetingsCount && commitment.kinds.includes('visit') && activities[kind].meeting && !onPhone
}

/** The activities of one child that satisfy the commitment, by day. */
export function contactsFor(
  commitment: Commitment,
  programme: string,
  child: { readonly activities: readonly CareActivity[]; readonly pairings: readonly CarePairing[] },
): CareActivity[] {
  const calls = new Set(child.activities.filter(({ kind }) => kind === 'call').map(({ occasion }) => occasion))
  return child.activities
    .filter(({ kind, outcome, occasion }) => outcome === 'done' && isOfKind(commitment, kind, calls.has(occasion)))
    .filter((one) => commitment.by === 'station' || isPaired(child.pairings, programme, one.author, one.day))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function isPaired(pairings: readonly CarePairing[], programme: string, person: string, day: Day): boolean {
  return pairings.some((pair) => pair.volunteer === person && pair.programme === programme && runsOn(pair, day))
}

export function runsOn({ from, until }: Pick<CarePairing, 'from' | 'until'>, day: Day): boolean {
  return from <= day && (until === null || day <= until)
}

/** Is the activity within the span, its first evening included? What has no clock is taken to be. */
export function isWithin(span: Span, { day, clock }: Pick<CareActivity, 'day' | 'clock'>): boolean {
  if (day < span.from || day > span.to) return false
  return day > span.from || span.fromClock === undefined || clock === null || clock >= span.fromClock
}
