import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { unheard } from './schema/index.ts'
import type { Place } from './speaker.ts'

const WEEK = 7 * 86_400_000

/** A report of somebody unbound: counted always; true where she is to be told now, which is once a week at most. */
export async function noteUnheard(db: Db, place: Place, stationId: number, at: Date): Promise<boolean> {
  const key = { platform: place.platform, botAccount: place.botAccount, room: place.room ?? '', account: place.account }
  const [known] = await db
    .select()
    .from(unheard)
    .where(
      and(
        eq(unheard.platform, key.platform),
        eq(unheard.botAccount, key.botAccount),
        eq(unheard.room, key.room),
        eq(unheard.account, key.account),
      ),
    )
  const tell = !known || at.getTime() - known.toldAt.getTime() >= WEEK
  await db
    .insert(unheard)
    .values({ ...key, station: stationId, toldAt: at })
    .onConflictDoUpdate({
      target: [unheard.platform, unheard.botAccount, unheard.room, unheard.account],
      set: {
        waiting: sql`${unheard.waiting} + 1`,
        leaderTold: false,
        station: stationId,
        ...(tell ? { toldAt: at } : {}),
      },
    })
  return tell
}

/** How many reports of unbound members wait at these stations and the leader has not heard of; she has, after this. */
export async function tellUnheard(db: Db, stations: readonly number[]): Promise<number> {
  if (stations.length === 0) return 0
  const rows = await db
    .update(unheard)
    .set({ leaderTold: true })
    .where(and(inArray(unheard.station, [...stations]), eq(unheard.leaderTold, false)))
    .returning({ waiting: unheard.waiting })
  return rows.reduce((sum, row) => sum + row.waiting, 0)
}

/** Once an account is bound nothing of it waits any more. */
export async function clearUnheard(db: Db, place: Place): Promise<void> {
  await db
    .delete(unheard)
    .where(
      and(
        eq(unheard.platform, place.platform),
        eq(unheard.botAccount, place.botAccount),
        eq(unheard.account, place.account),
      ),
    )
}
