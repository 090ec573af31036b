import type { ChildCare, StationCare } from './care-facts.ts'
import { addDays, type Day } from './day.ts'
import { due, type Missed, type Standing } from './due.ts'
import type { LackMatter, OverdueMatter } from './matter.ts'
import { ownerAt, type Step, type VolunteerSide, volunteerSide } from './owner.ts'
import type { Commitment, Period } from './programme.ts'
import { quietFor } from './quiet.ts'
import type { RhythmDays } from './rhythm-days.ts'
import { isOfKind } from './satisfies.ts'

/** What the running periods lack, and what ended ones were not given: one matter each for a child and a commitment. */
export function dueMatters(
  child: ChildCare,
  station: StationCare,
  today: Day,
  days: RhythmDays,
  isUnreachable: boolean,
): (LackMatter | OverdueMatter)[] {
  return due(child, station, today).flatMap((standing) => {
    const { programme, commitment, span, missed, lacking } = standing
    const pairings = child.pairings.filter((pair) => pair.programme === programme.key)
    const side = volunteerSide(pairings, programme, station, today)
    if (side === null) return []
    const common = { child, station, today, days, side, standing, pairings }
    const since = missed[0]
    return [
      ...(lacking > 0 ? [lackOf(common)] : []),
      ...(since === undefined
        ? []
        : [overdueOf(common, stepOf(commitment, since, today, days, isUnreachable), span.to)]),
    ]
  })
}

interface Common {
  readonly child: ChildCare
  readonly station: StationCare
  readonly today: Day
  readonly days: RhythmDays
  readonly side: VolunteerSide
  readonly standing: Standing
  readonly pairings: ChildCare['pairings']
}

function lackOf(common: Common): LackMatter {
  const { child, station, today, days, side, standing } = common
  const { programme, commitment, span, lacking } = standing
  const owner = ownerAt('volunteer', side, programme, station, today)
  const begun = reminderDays(commitment.period, standing, days).filter((day) => day <= today).length
  return {
    kind: 'lacks',
    child: child.id,
    station: station.id,
    key: `lacks ${child.id} ${programme.key}/${commitment.key} ${span.from} ${begun}`,
    quiet: begun === 0 ? 'not-yet' : quietFor({ ...common, owner, settles: settlesIn(common), until: span.to }),
    tell: [owner.person, ...owner.copies],
    owner,
    side,
    programme,
    commitment,
    span,
    lacking,
  }
}

function overdueOf(common: Common, step: Step, until: Day): OverdueMatter {
  const { child, station, today, side, standing } = common
  const { programme, commitment, missed } = standing
  const owner = ownerAt(step, side, programme, station, today)
  return {
    kind: 'overdue',
    child: child.id,
    station: station.id,
    key: `overdue ${child.id} ${programme.key}/${commitment.key} ${missed[0]?.span.from} ${owner.role}`,
    quiet: quietFor({ ...common, owner, settles: settlesIn(common), until }),
    tell: [owner.person, ...owner.copies],
    owner,
    side,
    step,
    programme,
    commitment,
    missed,
  }
}

function settlesIn({ standing: { commitment }, pairings }: Common) {
  return (kind: Parameters<typeof isOfKind>[1], author: string) =>
    isOfKind(commitment, kind) &&
    (commitment.by === 'station' || pairings.some(({ volunteer }) => volunteer === author))
}

function reminderDays(period: Period, { span }: Standing, days: RhythmDays): Day[] {
  // a stay over the weekend is arranged before it begins
  if (period === 'weekend-or-holiday') return [addDays(span.from, -1)]
  return days.remindBeforeEnd[period].map((before) => addDays(span.to, -before))
}

const shortPeriods: readonly Period[] = ['week', 'half-month', 'weekend-or-holiday']

/** While the grace lasts the volunteer, then the leader; the coordinator when the next period has ended too, or some days after the leader. */
function stepOf(commitment: Commitment, since: Missed, today: Day, days: RhythmDays, isUnreachable: boolean): Step {
  const leaderUntil = shortPeriods.includes(commitment.period)
    ? since.nextEnds
    : addDays(since.graceEnds, days.coordinatorAfter)
  if (today > leaderUntil && today > since.graceEnds) return 'coordinator'
  return today > since.graceEnds || isUnreachable ? 'leader' : 'volunteer'
}
