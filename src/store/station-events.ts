import { and, asc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import type { Day } from '../care/day.ts'
import type { Db } from './database.ts'
import { stationEvent } from './schema/index.ts'

export interface NewStationEvent {
  readonly station: number
  readonly title: string
  readonly day: Day
  readonly children: number | null
  readonly minutes: number | null
  readonly author: number
  readonly source: number
}

/** Keeps what a station did together; false where the same title and day is kept already. */
export async function keepStationEvent(db: Db, made: NewStationEvent): Promise<boolean> {
  const [known] = await db
    .select({ id: stationEvent.id })
    .from(stationEvent)
    .where(
      and(
        eq(stationEvent.station, made.station),
        eq(stationEvent.title, made.title),
        eq(stationEvent.day, made.day),
        isNull(stationEvent.withdrawnAt),
      ),
    )
  if (known) return false
  await db.insert(stationEvent).values(made)
  return true
}

/** 主题活动 of these stations in a period, both days included. */
export async function stationEventsIn(
  db: Db,
  stations: readonly number[],
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<
  { readonly title: string; readonly day: Day; readonly children: number | null; readonly minutes: number | null }[]
> {
  if (stations.length === 0) return []
  return db
    .select({
      title: stationEvent.title,
      day: stationEvent.day,
      children: stationEvent.children,
      minutes: stationEvent.minutes,
    })
    .from(stationEvent)
    .where(
      and(
        inArray(stationEvent.station, [...stations]),
        gte(stationEvent.day, from),
        lte(stationEvent.day, to),
        isNull(stationEvent.withdrawnAt),
      ),
    )
    .orderBy(asc(stationEvent.day), asc(stationEvent.id))
}

/** Taken back with the messages that told them. Returns how many. */
export async function withdrawStationEvents(db: Db, sources: readonly number[], at: Date): Promise<number> {
  if (sources.length === 0) return 0
  const rows = await db
    .update(stationEvent)
    .set({ withdrawnAt: at })
    .where(and(inArray(stationEvent.source, [...sources]), isNull(stationEvent.withdrawnAt)))
    .returning({ id: stationEvent.id })
  return rows.length
}
