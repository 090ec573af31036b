import type { ChildCare, StationCare } from './care-facts.ts'
import { newPairingMatters, unreachableMatter } from './contact-matters.ts'
import type { Day } from './day.ts'
import { birthdayMatter, planMatters } from './day-matters.ts'
import { dueMatters } from './due-matters.ts'
import type { Matter } from './matter.ts'
import { type RhythmDays, usualDays } from './rhythm-days.ts'

/**
 * Everything about one child that is somebody's matter today, computed and never stored. What is done has no matter: that is how a ladder
 * stops itself. A child that is not active has none.
 */
export function matters(child: ChildCare, station: StationCare, today: Day, days: RhythmDays = usualDays): Matter[] {
  if (child.state !== 'active') return []
  const unreachable = unreachableMatter(child, station, today, days)
  const begins = unreachable === null ? newPairingMatters(child, station, today, days) : []
  const dues = dueMatters(child, station, today, days, unreachable !== null).map((matter) => {
    // 联系不上 climbs the ladder by itself; a new pairing speaks for its volunteer, up to the leader
    const isSaid =
      unreachable !== null ||
      (matter.owner.role !== 'coordinator' && begins.some(({ side }) => side.paired === matter.side.paired))
    return isSaid && matter.quiet !== 'day-off' ? { ...matter, quiet: 'said-otherwise' as const } : matter
  })
  return [
    ...(unreachable === null ? [] : [unreachable]),
    ...begins,
    ...dues,
    ...[birthdayMatter(child, station, today, days)].filter((matter) => matter !== null),
    ...planMatters(child, station, today, days),
  ]
}
