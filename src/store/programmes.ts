import { and, eq, inArray } from 'drizzle-orm'
import { type Programme, programmes as shipped } from '../care/programme.ts'
import type { Db } from './database.ts'
import { countyProgramme, programmeOff } from './schema/index.ts'

/** The county's programmes: the shipped ones, changed where it changed them, and its own. */
export async function countyProgrammes(db: Db): Promise<Programme[]> {
  const rows = await db.select().from(countyProgramme)
  // read-programmes.ts checked them before they were kept
  const own = new Map(rows.map(({ key, definition }) => [key, definition as unknown as Programme]))
  return [...shipped.filter(({ key }) => !own.has(key)), ...own.values()]
}

/** Replaces or adds programmes of the county. */
export async function keepProgrammes(db: Db, changed: readonly Programme[]): Promise<void> {
  for (const programme of changed) {
    const definition = programme as unknown as Record<string, unknown>
    await db
      .insert(countyProgramme)
      .values({ key: programme.key, definition })
      .onConflictDoUpdate({ target: countyProgramme.key, set: { definition } })
  }
}

/** In force at a station, or not. */
export async function switchProgramme(db: Db, station: number, key: string, on: boolean): Promise<void> {
  if (on) await db.delete(programmeOff).where(and(eq(programmeOff.station, station), eq(programmeOff.programme, key)))
  else await db.insert(programmeOff).values({ station, programme: key }).onConflictDoNothing()
}

/** Those in force, by station. */
export async function programmesOf(db: Db, stations: readonly number[]): Promise<Map<number, Programme[]>> {
  const all = await countyProgrammes(db)
  const off = await db
    .select()
    .from(programmeOff)
    .where(inArray(programmeOff.station, [...stations]))
  return new Map(
    stations.map((id) => [
      id,
      all.filter(({ key }) => !off.some((entry) => entry.station === id && entry.programme === key)),
    ]),
  )
}
