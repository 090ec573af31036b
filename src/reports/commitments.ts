import { addDays, type Day, daysBetween } from '../care/day.ts'
import { due, type Standing } from '../care/due.ts'
import type { Db } from '../store/database.ts'
import { readStationCare, type StationAndChildren } from '../store/station-care.ts'

export interface Commitments {
  readonly kept: number
  readonly due: number
}

/** Over a longer time nobody counts along. */
const LONGEST_DAYS = 92

/** Of the periods that end within these days, how many were kept; null where none ends or the time is too long to count. */
export async function commitmentsBetween(
  db: Db,
  stations: readonly number[],
  { from, to }: { readonly from: Day; readonly to: Day },
  today: Day,
): Promise<Commitments | null> {
  if (daysBetween(from, to) > LONGEST_DAYS || from > today) return null
  const cares = await readStationCare(db, stations, to < today ? to : today)
  let kept = 0
  let asked = 0
  for (const { commitment, done, lacking } of cares.flatMap((care) => endingBetween(care, from, to, today))) {
    const isKept = done >= commitment.times
    if (isKept) kept += 1
    // a period that counts for nobody lacks nothing
    if (isKept || lacking > 0) asked += 1
  }
  return asked === 0 ? null : { kept, due: asked }
}

/** Each period once: on its last day, or today where that is still to come. */
function endingBetween({ station, children }: StationAndChildren, from: Day, to: Day, today: Day): Standing[] {
  const last = to < today ? to : today
  return children.flatMap((child) => {
    const found: Standing[] = []
    for (let day = from; day < last; day = addDays(day, 1))
      found.push(...due(child, station, day).filter(({ span }) => span.to === day))
    return [...found, ...due(child, station, last).filter(({ span }) => last <= span.to && span.to <= to)]
  })
}
