import { and, asc, desc, eq, gt, gte, inArray, isNull, max, ne, notExists, or, sql } from 'drizzle-orm'
import { addDays, type Day, dayOf } from '../care/day.ts'
import type { NotedConcern } from '../care/digest.ts'
import { type Db, rows as rowsOf } from './database.ts'
import {
  account,
  activity,
  child,
  concern,
  concernChild,
  office,
  person,
  reminded,
  reminder,
  reminderWish,
  room,
  wish,
} from './schema/index.ts'

export type ReminderKind = (typeof reminder.$inferInsert)['kind']

/** Somebody who holds an office, and where. */
export interface Served {
  readonly id: number
  readonly name: string
  /** null: the whole store */
  readonly stations: readonly (number | null)[]
}

/**
 * Who is still to be served today: holds an office, has an account, her hour has come and no digest of today was made or
 * judged empty.
 */
export async function peopleToServe(db: Db, today: Day, hour: number, usualHour: number): Promise<Served[]> {
  const rows = await db
    .select({ id: person.id, name: person.name, station: office.station })
    .from(office)
    .innerJoin(person, eq(person.id, office.person))
    .leftJoin(reminderWish, eq(reminderWish.person, person.id))
    .where(
      and(
        isNull(office.until),
        sql`coalesce(${reminderWish.hour}, ${usualHour}::int) <= ${hour}::int`,
        notExists(
          db
            .select({ one: sql`1` })
            .from(reminder)
            .where(and(eq(reminder.person, person.id), eq(reminder.day, today), eq(reminder.kind, 'digest'))),
        ),
        sql`exists (select 1 from ${account} where ${account.person} = ${person.id})`,
      ),
    )
    .orderBy(asc(person.id))
  const found = new Map<number, { id: number; name: string; stations: (number | null)[] }>()
  for (const { id, name, station } of rows) {
    const known = found.get(id)
    if (known) known.stations.push(station)
    else found.set(id, { id, name, stations: [station] })
  }
  return [...found.values()]
}

/** Makes something said once: false where another process or an earlier minute has it. */
export async function keepReminder(
  db: Db,
  made: {
    readonly key: string
    readonly kind: ReminderKind
    readonly person?: number
    readonly station?: number
    readonly day: Day
  },
): Promise<boolean> {
  const rows = await db.insert(reminder).values(made).onConflictDoNothing().returning({ id: reminder.id })
  return rows.length > 0
}

/** Of these keys those that the person was told of already. */
export async function toldOf(db: Db, personId: number, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const rows = await db
    .select({ key: reminded.key })
    .from(reminded)
    .where(and(eq(reminded.person, personId), inArray(reminded.key, [...keys])))
  return new Set(rows.map(({ key }) => key))
}

export async function keepTold(db: Db, personId: number, keys: readonly string[], day: Day): Promise<void> {
  if (keys.length === 0) return
  await db
    .insert(reminded)
    .values(keys.map((key) => ({ person: personId, key, day })))
    .onConflictDoNothing()
}

/** The day of her last digest; an empty day counts too, so that a clock set back finds nothing to do. */
export async function lastDigestOf(db: Db, personId: number): Promise<Day | null> {
  const [row] = await db
    .select({ day: max(reminder.day) })
    .from(reminder)
    .where(and(eq(reminder.person, personId), eq(reminder.kind, 'digest')))
  return (row?.day as Day | null | undefined) ?? null
}

/** A moment in the life of the store, by its own count: the bot's clock may run ahead of the server's, a demo's does. */
export interface StoreMoment {
  readonly newest: number
  /** transactions from this one on were not over */
  readonly open: string
}

export async function storeMoment(db: Db): Promise<StoreMoment> {
  const [row] = await rowsOf<StoreMoment>(
    db,
    sql`select coalesce(max(id), 0)::int as newest, pg_snapshot_xmin(pg_current_snapshot())::text as open from ${activity}`,
  )
  return row ?? { newest: 0, open: '0' }
}

/** Keys are taken before the commit: so many may be under way at once. */
const UNDER_WAY = 10_000

/** Children about whom something was reported since a moment. */
export async function reportedSince(db: Db, { newest, open }: StoreMoment): Promise<Set<number>> {
  const rows = await db
    .selectDistinct({ child: activity.child })
    .from(activity)
    .where(
      and(
        gt(activity.id, newest - UNDER_WAY),
        // a row's transaction is counted in 32 bits
        sql`${activity}.xmin::text::bigint >= ${open}::bigint % 4294967296`,
      ),
    )
  return new Set(rows.map(({ child: id }) => id))
}

const CONCERNS_FOR_DAYS = 14

/** Attention concerns of the last days at these stations, by station; not those that the person wrote herself. */
export async function notedConcerns(
  db: Db,
  stations: readonly number[],
  today: Day,
): Promise<{ readonly station: number; readonly writer: number | null; readonly noted: NotedConcern }[]> {
  if (stations.length === 0) return []
  const rows = await db
    .select({
      id: concern.id,
      station: concern.station,
      writer: concern.writer,
      at: concern.createdAt,
      child: concernChild.child,
    })
    .from(concern)
    .leftJoin(concernChild, eq(concernChild.concern, concern.id))
    .where(
      and(
        eq(concern.level, 'attention'),
        eq(concern.state, 'open'),
        inArray(concern.station, [...stations]),
        gte(concern.createdAt, new Date(Date.parse(addDays(today, -CONCERNS_FOR_DAYS)))),
      ),
    )
    .orderBy(asc(concern.id))
  return rows.flatMap(({ id, station, writer, at, child: about }) =>
    station === null
      ? []
      : [{ station, writer, noted: { id, child: about === null ? null : String(about), since: dayOf(at) } }],
  )
}

export async function childNames(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: child.id, name: child.name })
    .from(child)
    .where(inArray(child.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function personNames(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(inArray(person.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function wishTexts(db: Db, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: wish.id, text: wish.text })
    .from(wish)
    .where(inArray(wish.id, [...new Set(ids)]))
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** Her account that may be written to, the newest first; null where she can't be reached in private. */
export async function privateAccountOf(
  db: Db,
  personId: number,
): Promise<{ platform: string; botAccount: string; account: string } | null> {
  const [row] = await db
    .select({ platform: account.platform, botAccount: account.botAccount, account: account.account })
    .from(account)
    .where(and(eq(account.person, personId), or(isNull(account.reachable), ne(account.reachable, false))))
    .orderBy(desc(account.reachable), desc(account.id))
    .limit(1)
  return row ?? null
}

/** The room of a station in which the person has an account too. */
export async function sharedRoom(
  db: Db,
  personId: number,
): Promise<{ platform: string; botAccount: string; room: string; account: string } | null> {
  const [row] = await db
    .select({
      platform: room.platform,
      botAccount: room.botAccount,
      room: room.room,
      account: account.account,
    })
    .from(account)
    .innerJoin(room, and(eq(room.platform, account.platform), eq(room.botAccount, account.botAccount)))
    .innerJoin(office, and(eq(office.person, account.person), eq(office.station, room.station), isNull(office.until)))
    .where(and(eq(account.person, personId), isNull(room.unboundAt)))
    .orderBy(desc(room.id))
    .limit(1)
  return row ?? null
}

/** Rooms of a station that are bound now. */
export async function boundRoomsOf(
  db: Db,
  stations: readonly number[],
): Promise<{ platform: string; botAccount: string; room: string; station: number }[]> {
  if (stations.length === 0) return []
  return db
    .select({ platform: room.platform, botAccount: room.botAccount, room: room.room, station: room.station })
    .from(room)
    .where(and(inArray(room.station, [...stations]), isNull(room.unboundAt)))
    .orderBy(asc(room.id))
}
