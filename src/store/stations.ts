import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Day } from '../care/day.ts'
import type { ChildId, PersonId } from '../care/roster.ts'
import type { Db } from './database.ts'
import { runningOn } from './roster.ts'
import { child, chosenStation, nickname, pairing, person, station } from './schema/index.ts'

/** Remembers which of her many stations a coordinator talks about. */
export async function chooseStation(db: Db, personId: number, stationId: number, at: Date): Promise<void> {
  await db
    .insert(chosenStation)
    .values({ person: personId, station: stationId, at })
    .onConflictDoUpdate({ target: chosenStation.person, set: { station: stationId, at } })
}

/** Ids of all stations of this store. */
export async function allStations(db: Db): Promise<number[]> {
  const rows = await db.select({ id: station.id }).from(station).orderBy(asc(station.id))
  return rows.map(({ id }) => id)
}

export interface ChildDetails {
  readonly id: ChildId
  readonly station: number
  readonly name: string
  readonly guardian: string | null
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly birthDay: number | null
  readonly birthLeapMonth: boolean
  readonly birthCalendar: 'solar' | 'lunar'
  readonly nicknames: readonly string[]
  readonly programmes: readonly string[]
  readonly volunteers: readonly { readonly id: PersonId; readonly name: string }[]
}

/** What is kept about children beside their records. Shown in private only. */
export async function childDetails(db: Db, children: readonly ChildId[], today: Day): Promise<ChildDetails[]> {
  if (children.length === 0) return []
  const ids = children.map(Number)
  const [rows, names, pairs] = await Promise.all([
    db
      .select()
      .from(child)
      .where(and(inArray(child.id, ids), isNull(child.leftAt))),
    db
      .select({ child: nickname.child, name: nickname.name })
      .from(nickname)
      .where(and(inArray(nickname.child, ids), isNull(nickname.person)))
      .orderBy(nickname.position),
    db
      .select({ child: pairing.child, programme: pairing.programme, id: person.id, name: person.name })
      .from(pairing)
      .innerJoin(person, eq(person.id, pairing.person))
      .where(and(inArray(pairing.child, ids), runningOn(today)))
      .orderBy(pairing.id),
  ])
  return ids.flatMap((id) => {
    const row = rows.find((entry) => entry.id === id)
    if (!row) return []
    const own = pairs.filter((pair) => pair.child === id)
    return [
      {
        ...row,
        id: String(id),
        nicknames: names.filter((entry) => entry.child === id).map(({ name }) => name),
        programmes: [...new Set(own.map(({ programme }) => programme))],
        volunteers: [...new Map(own.map((pair) => [pair.id, { id: String(pair.id), name: pair.name }])).values()],
      },
    ]
  })
}
