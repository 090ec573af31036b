import { and, asc, eq, gte, inArray, isNull, lt, lte } from 'drizzle-orm'
import type { Leave, Snooze } from '../care/care-facts.ts'
import { addDays, type Day } from '../care/day.ts'
import type { Db } from './database.ts'
import { countyProgrammes } from './programmes.ts'
import { runningOn } from './roster.ts'
import { leave, pairing, reminderWish, snooze } from './schema/index.ts'

export interface NewLeave {
  readonly person: number
  readonly from: Day
  readonly until: Day
  /** asked to stand in; she has yet to say 好 */
  readonly standIn: number | null
  readonly source: number | null
}

export async function keepLeave(db: Db, made: NewLeave): Promise<number> {
  const [row] = await db
    .insert(leave)
    .values({ ...made, standInIs: made.standIn === null ? 'none' : 'asked' })
    .returning({ id: leave.id })
  if (!row) throw new Error('a leave was not kept')
  return row.id
}

/** Her answer: she stands in, or not. The leave holds all the same. */
export async function answerStandIn(db: Db, id: number, agreed: boolean): Promise<void> {
  await db
    .update(leave)
    .set({ standInIs: agreed ? 'agreed' : 'declined' })
    .where(eq(leave.id, id))
}

/**
 * She is back: her leaves end with the day before; one that had not begun is as if it had not been. With `upTo` those that begin later stay: a
 * leave asked for anew replaces what it overlaps. Returns how many.
 */
export async function endLeaves(db: Db, person: number, today: Day, at: Date, upTo?: Day): Promise<number> {
  const running = and(
    eq(leave.person, person),
    isNull(leave.endedAt),
    gte(leave.until, today),
    upTo && lte(leave.from, upTo),
  )
  const begun = await db
    .update(leave)
    .set({ until: addDays(today, -1) })
    .where(and(running, lt(leave.from, today)))
    .returning({ id: leave.id })
  const ahead = await db.update(leave).set({ endedAt: at }).where(running).returning({ id: leave.id })
  return begun.length + ahead.length
}

/** Leaves that reach into the time from this day on, by person. */
export async function leavesOf(db: Db, people: readonly number[], from: Day): Promise<Map<number, Leave[]>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .select()
    .from(leave)
    .where(and(inArray(leave.person, [...people]), gte(leave.until, from), isNull(leave.endedAt)))
    .orderBy(asc(leave.id))
  return grouped(rows, ({ standIn, standInIs, from: first, until }) => ({
    from: first,
    until,
    standIn: standInIs === 'agreed' && standIn !== null ? String(standIn) : null,
  }))
}

export type LeaveRow = typeof leave.$inferSelect

export async function leaveOf(db: Db, id: number): Promise<LeaveRow | null> {
  const [row] = await db.select().from(leave).where(eq(leave.id, id))
  return row ?? null
}

/** Her leaves that run on this day or come later. */
export async function leavesFrom(db: Db, person: number, today: Day): Promise<LeaveRow[]> {
  return db
    .select()
    .from(leave)
    .where(and(eq(leave.person, person), isNull(leave.endedAt), gte(leave.until, today)))
    .orderBy(asc(leave.from))
}

/** Children paired with her on a day. */
export async function childrenCaredFor(db: Db, person: number, on: Day): Promise<number[]> {
  const rows = await db
    .selectDistinct({ child: pairing.child })
    .from(pairing)
    .where(and(eq(pairing.person, person), runningOn(on)))
  return rows.map(({ child }) => child)
}

/** Children of those for whom she stands in today; what is said in a confidential programme stays with its volunteer. */
export async function childrenStoodInFor(db: Db, standIn: number, today: Day): Promise<number[]> {
  const rows = await db
    .selectDistinct({ child: pairing.child, programme: pairing.programme })
    .from(leave)
    .innerJoin(pairing, eq(pairing.person, leave.person))
    .where(
      and(
        eq(leave.standIn, standIn),
        eq(leave.standInIs, 'agreed'),
        isNull(leave.endedAt),
        lte(leave.from, today),
        gte(leave.until, today),
        runningOn(today),
      ),
    )
  if (rows.length === 0) return []
  const secret = new Set((await countyProgrammes(db)).filter(({ confidential }) => confidential).map(({ key }) => key))
  return [...new Set(rows.filter(({ programme }) => !secret.has(programme)).map(({ child }) => child))]
}

export interface ReminderWish {
  readonly stopped: boolean
  /** null: the county's */
  readonly hour: number | null
}

export async function reminderWishes(db: Db, people: readonly number[]): Promise<Map<number, ReminderWish>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .select()
    .from(reminderWish)
    .where(inArray(reminderWish.person, [...people]))
  return new Map(rows.map(({ person, stopped, hour }) => [person, { stopped, hour }]))
}

/** 停止提醒, 恢复提醒, and her own hour. */
export async function setReminderWish(db: Db, person: number, wish: Partial<ReminderWish>): Promise<void> {
  await db
    .insert(reminderWish)
    .values({ person, ...wish })
    .onConflictDoUpdate({ target: reminderWish.person, set: wish })
}

export async function keepSnooze(
  db: Db,
  made: { readonly person: number; readonly child: number | null; readonly until: Day },
): Promise<void> {
  await db.insert(snooze).values(made)
}

export async function snoozesOf(db: Db, people: readonly number[], from: Day): Promise<Map<number, Snooze[]>> {
  if (people.length === 0) return new Map()
  const rows = await db
    .select()
    .from(snooze)
    .where(and(inArray(snooze.person, [...people]), gte(snooze.until, from)))
  return grouped(rows, ({ child, until }) => ({ child: child === null ? null : String(child), until }))
}

function grouped<Row extends { readonly person: number }, Made>(
  rows: readonly Row[],
  make: (row: Row) => Made,
): Map<number, Made[]> {
  const found = new Map<number, Made[]>()
  for (const row of rows) found.set(row.person, [...(found.get(row.person) ?? []), make(row)])
  return found
}
