import { activities } from './activity.ts'
import type { CareActivity, CarePairing, ChildCare, StationCare } from './care-facts.ts'
import { type Day, daysBetween } from './day.ts'
import type { NewPairingMatter, UnreachableMatter } from './matter.ts'
import { leaveOn, ownerAt, type Step, volunteerSide } from './owner.ts'
import { quietFor } from './quiet.ts'
import type { RhythmDays } from './rhythm-days.ts'
import { runsOn } from './satisfies.ts'

/** 联系不上: the tries in vain since the child was last reached, where there are enough of them. */
export function unreachableMatter(
  child: ChildCare,
  station: StationCare,
  today: Day,
  days: RhythmDays,
): UnreachableMatter | null {
  const tries = triesInARow(child, today)
  const enough = tries[days.triesInARow - 1]
  const running = child.pairings.filter((pair) => runsOn(pair, today))
  const programmes = running.map((pair) => station.programmes.find(({ key }) => key === pair.programme))
  // a child that is in counselling alone is no matter of the leader's
  const confidential = programmes.every((one) => one?.confidential) ? programmes[0] : undefined
  const side = volunteerSide(running, confidential, station, today)
  if (enough === undefined || side === null) return null
  const step: Step = daysBetween(enough.day, today) > days.coordinatorAfter ? 'coordinator' : 'leader'
  const owner = ownerAt(step, side, confidential, station, today)
  return {
    kind: 'unreachable',
    child: child.id,
    station: station.id,
    key: `unreachable ${child.id} ${tries[0]?.day} ${owner.role}`,
    quiet: quietFor({ child, station, today, days, owner, settles: reachesChild, until: today }),
    tell: [owner.person, ...owner.copies],
    owner,
    side,
    step,
    tries,
  }
}

export function triesInARow(child: ChildCare, today: Day): CareActivity[] {
  const contacts = child.activities
    .filter(({ kind, day }) => reachesChild(kind) && day <= today)
    .toSorted((a, b) => (momentOf(a) < momentOf(b) ? -1 : 1))
  return contacts.slice(contacts.findLastIndex(({ outcome }) => outcome === 'done') + 1)
}

/** On one day the try comes before what was done, unless the clock says otherwise. */
const momentOf = ({ day, clock, outcome }: CareActivity) =>
  `${day} ${clock ?? (outcome === 'done' ? '24:00' : '00:00')}`

const reachesChild = (kind: CareActivity['kind']) => activities[kind].withChild

/** Pairings of the last weeks in which the volunteer, or who stands in for her, has not reached the child yet. */
export function newPairingMatters(
  child: ChildCare,
  station: StationCare,
  today: Day,
  days: RhythmDays,
): NewPairingMatter[] {
  return firstPairings(child, today).flatMap((pair): NewPairingMatter[] => {
    const since = pair.from > child.consentFrom ? pair.from : child.consentFrom
    const age = Math.min(daysBetween(since, today), daysBetween(station.since ?? since, today))
    if (
      age < days.newPairing.volunteer ||
      daysBetween(since, today) > days.newPairing.last ||
      wasReached(child, station, pair, today)
    )
      return []
    const programme = station.programmes.find(({ key }) => key === pair.programme)
    const side = volunteerSide([pair], programme, station, today)
    if (side === null) return []
    const step: Step = age >= days.newPairing.leader ? 'leader' : 'volunteer'
    const owner = ownerAt(step, side, programme, station, today)
    return [
      {
        kind: 'new-pairing',
        child: child.id,
        station: station.id,
        key: `new-pairing ${child.id} ${pair.volunteer} ${since} ${owner.role}`,
        quiet: quietFor({ child, station, today, days, owner, settles: reachesChild, until: today }),
        tell: [owner.person, ...owner.copies],
        owner,
        side,
        step,
        since,
      },
    ]
  })
}

/** Of each volunteer the pairing by which she came to know the child. */
function firstPairings(child: ChildCare, today: Day): CarePairing[] {
  return child.pairings.filter(
    (pair) =>
      runsOn(pair, today) &&
      !child.pairings.some(
        (other) =>
          other !== pair &&
          other.volunteer === pair.volunteer &&
          `${other.from} ${other.programme}` < `${pair.from} ${pair.programme}`,
      ),
  )
}

function wasReached(child: ChildCare, station: StationCare, pair: CarePairing, today: Day): boolean {
  return child.activities.some(
    ({ kind, outcome, day, author }) =>
      outcome === 'done' &&
      reachesChild(kind) &&
      pair.from <= day &&
      day <= today &&
      (author === pair.volunteer || leaveOn(pair.volunteer, station, day)?.standIn === author),
  )
}
