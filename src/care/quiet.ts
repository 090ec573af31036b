import type { CareActivity, ChildCare, StationCare } from './care-facts.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import type { Quiet } from './matter.ts'
import type { Owner } from './owner.ts'
import type { RhythmDays } from './rhythm-days.ts'

/** A matter, as far as its silence goes. */
export interface Asked {
  readonly child: ChildCare
  readonly station: StationCare
  readonly today: Day
  readonly days: RhythmDays
  readonly owner: Owner
  /** would an activity of this kind settle it? */
  readonly settles: (kind: CareActivity['kind'], author: string) => boolean
  /** a plan up to this day settles it, or one within a week */
  readonly until: Day
}

/** Why nobody is told today, in the order in which it is explained; null: she is told. */
export function quietFor(asked: Asked): Quiet | null {
  const { station, today, owner, child } = asked
  if (isDayOff(station, today)) return 'day-off'
  if (isAnnounced(asked)) return 'announced'
  if (owner.role !== 'volunteer') return null
  if (wasTried(asked)) return 'tried'
  const snoozes = station.people.get(owner.person)?.snoozes ?? []
  return snoozes.some((snooze) => today < snooze.until && (snooze.child ?? child.id) === child.id) ? 'snoozed' : null
}

export function isDayOff({ withoutDigest }: StationCare, today: Day): boolean {
  return withoutDigest.some(({ from, to }) => from <= today && today <= to)
}

function isAnnounced({ child, today, days, settles, until }: Asked): boolean {
  const last = until > addDays(today, days.believePlan) ? until : addDays(today, days.believePlan)
  return child.plans
    .filter(({ kind, author }) => settles(kind, author))
    .some(({ day, madeOn }) =>
      day === null ? daysBetween(madeOn, today) < days.believePlan : today <= day && day <= last,
    )
}

function wasTried({ child, today, days, settles }: Asked): boolean {
  return child.activities.some(
    ({ kind, outcome, day, author }) =>
      outcome === 'missed' && settles(kind, author) && day <= today && daysBetween(day, today) < days.quietAfterTry,
  )
}
