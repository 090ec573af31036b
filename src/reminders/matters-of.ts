import type { Day } from '../care/day.ts'
import type { NotedConcern } from '../care/digest.ts'
import type { Matter } from '../care/matter.ts'
import { matters } from '../care/matters.ts'
import type { Store } from '../store/database.ts'
import { notedConcerns } from '../store/reminders.ts'
import { readStationCare, type StationAndChildren } from '../store/station-care.ts'

/** What may be told to one person today. */
export interface ForPerson {
  readonly matters: Matter[]
  readonly concerns: NotedConcern[]
}

/** Read at once: enough to be quick, few enough to be small. */
const STATIONS_AT_ONCE = 25

/** Everything that is to be told today at these stations, by person. */
export async function mattersByPerson(
  store: Store,
  stations: readonly number[],
  today: Day,
): Promise<Map<string, ForPerson>> {
  const found = new Map<string, ForPerson>()
  const of = (person: string) => {
    const known = found.get(person)
    if (known) return known
    const fresh = { matters: [], concerns: [] }
    found.set(person, fresh)
    return fresh
  }
  for (let at = 0; at < stations.length; at += STATIONS_AT_ONCE) {
    const batch = stations.slice(at, at + STATIONS_AT_ONCE)
    const [cares, concerns] = await store.read(
      async (db) => [await readStationCare(db, batch, today), await notedConcerns(db, batch, today)] as const,
    )
    for (const care of cares) {
      for (const matter of mattersAt(care, today)) for (const person of matter.tell) of(person).matters.push(matter)
      for (const { station, writer, noted } of concerns)
        if (station === care.station.id && !isCounselled(care, noted.child))
          for (const leader of care.station.leaders) if (String(writer) !== leader) of(leader).concerns.push(noted)
    }
  }
  return found
}

function mattersAt({ station, children }: StationAndChildren, today: Day): Matter[] {
  return children.flatMap((child) => matters(child, station, today)).filter(({ quiet }) => quiet === null)
}

/** What is said in a 个案 is no leader's business. */
function isCounselled({ children, station }: StationAndChildren, child: string | null): boolean {
  const secret = new Set(station.programmes.filter(({ confidential }) => confidential).map(({ key }) => key))
  return children.some(({ id, pairings }) => id === child && pairings.some(({ programme }) => secret.has(programme)))
}
