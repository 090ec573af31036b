import { and, asc, desc, eq, gte, inArray, ne, or, sql } from 'drizzle-orm'
import type { ActivityKind, Outcome } from '../care/activity.ts'
import type { Day } from '../care/day.ts'
import type { Db } from './database.ts'
import { activity, activityChange, child, occasion, person, type withdrawals } from './schema/index.ts'

export type Withdrawal = (typeof withdrawals)[number]

export interface NewActivity {
  readonly station: number
  readonly child: number
  readonly kind: ActivityKind
  readonly author: number
  readonly reporter: number
  readonly day: Day
  readonly dayIs: 'known' | 'assumed' | 'approximate'
  /** 'HH:MM' */
  readonly clock: string | null
  readonly minutes: number | null
  readonly outcome: Outcome
  readonly state: 'kept' | 'pending'
  /** the inbox row that told it */
  readonly source: number | null
  readonly createdAt: Date
}

export interface StoredActivity {
  readonly id: number
  readonly child: number
  readonly childName: string
  readonly kind: ActivityKind
  readonly author: number
  readonly authorName: string
  readonly reporter: number
  readonly station: number
  readonly day: Day
  readonly dayIs: 'known' | 'assumed' | 'approximate'
  readonly clock: string | null
  readonly minutes: number | null
  readonly outcome: Outcome
  readonly source: number | null
  /** when it was reported */
  readonly createdAt: Date
}

const shown = {
  id: activity.id,
  child: activity.child,
  childName: child.name,
  kind: activity.kind,
  author: activity.author,
  authorName: person.name,
  reporter: activity.reporter,
  station: activity.station,
  day: activity.day,
  dayIs: activity.dayIs,
  clock: activity.clock,
  minutes: activity.minutes,
  outcome: activity.outcome,
  source: activity.source,
  createdAt: activity.createdAt,
}

const stands = inArray(activity.state, ['kept', 'pending'])

function select(db: Db) {
  return db
    .select(shown)
    .from(activity)
    .innerJoin(child, eq(child.id, activity.child))
    .innerJoin(person, eq(person.id, activity.author))
}

/** Writes the activities of one occasion (one author, one day) and returns their ids in order. */
export async function keepOccasion(db: Db, activities: readonly NewActivity[]): Promise<number[]> {
  const [first] = activities
  if (!first) return []
  const { station, author, day, source, createdAt } = first
  const [made] = await db
    .insert(occasion)
    .values({ station, author, day, source, createdAt })
    .returning({ id: occasion.id })
  if (!made) throw new Error('occasion was not written')
  const rows = await db
    .insert(activity)
    .values(activities.map((entry) => ({ ...entry, occasion: made.id })))
    .returning({ id: activity.id })
  return rows.map(({ id }) => id)
}

/** Kept activities of the same author, child, kind and day from other messages: what a second report may mean. */
export async function findSame(
  db: Db,
  told: {
    readonly author: number
    readonly child: number
    readonly kind: ActivityKind
    readonly day: Day
    readonly source: number
  },
): Promise<StoredActivity[]> {
  return select(db)
    .where(
      and(
        eq(activity.author, told.author),
        eq(activity.child, told.child),
        eq(activity.kind, told.kind),
        eq(activity.day, told.day),
        or(sql`${activity.source} is null`, ne(activity.source, told.source)),
        stands,
      ),
    )
    .orderBy(asc(activity.id))
}

/** A second report of the same thing adds what the first did not say. */
export async function addMissing(
  db: Db,
  id: number,
  told: { readonly minutes: number | null; readonly clock: string | null },
): Promise<void> {
  await db
    .update(activity)
    .set({
      minutes: sql`coalesce(${activity.minutes}, ${told.minutes}::integer)`,
      clock: sql`coalesce(${activity.clock}, ${told.clock}::text)`,
    })
    .where(eq(activity.id, id))
}

export async function activitiesOfSources(db: Db, sources: readonly number[]): Promise<StoredActivity[]> {
  if (sources.length === 0) return []
  return select(db)
    .where(and(inArray(activity.source, [...sources]), stands))
    .orderBy(asc(activity.id))
}

export async function findActivities(db: Db, ids: readonly number[]): Promise<StoredActivity[]> {
  if (ids.length === 0) return []
  return select(db)
    .where(and(inArray(activity.id, [...ids]), stands))
    .orderBy(asc(activity.id))
}

/** The newest activities that a person did or reported. */
export async function recentActivitiesOf(db: Db, personId: number, limit: number): Promise<StoredActivity[]> {
  return select(db)
    .where(and(or(eq(activity.author, personId), eq(activity.reporter, personId)), stands))
    .orderBy(desc(activity.createdAt), desc(activity.id))
    .limit(limit)
}

export async function timelineOf(db: Db, childId: number, limit: number): Promise<StoredActivity[]> {
  return select(db)
    .where(and(eq(activity.child, childId), stands))
    .orderBy(desc(activity.day), desc(activity.id))
    .limit(limit)
}

export interface Period {
  /** first and last day, both included */
  readonly from: Day
  readonly to: Day
}

/** What was done or tried in a period at these stations, oldest first. */
export async function activitiesIn(
  db: Db,
  where: {
    readonly stations?: readonly number[]
    readonly children?: readonly number[]
    readonly authors?: readonly number[]
    readonly kinds?: readonly ActivityKind[]
    readonly period?: Partial<Period>
  },
): Promise<(StoredActivity & { readonly occasion: number })[]> {
  const { stations, children, authors, kinds, period } = where
  return db
    .select({ ...shown, occasion: activity.occasion })
    .from(activity)
    .innerJoin(child, eq(child.id, activity.child))
    .innerJoin(person, eq(person.id, activity.author))
    .where(
      and(
        stands,
        stations && inArray(activity.station, [...stations]),
        children && inArray(activity.child, [...children]),
        authors && inArray(activity.author, [...authors]),
        kinds && inArray(activity.kind, [...kinds]),
        period?.from ? gte(activity.day, period.from) : undefined,
        period?.to ? sql`${activity.day} <= ${period.to}` : undefined,
      ),
    )
    .orderBy(asc(activity.day), asc(activity.id))
}

/** Takes records back; they stay, marked. */
export async function withdraw(
  db: Db,
  ids: readonly number[],
  how: { readonly by: number | null; readonly why: Withdrawal; readonly at: Date },
): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(activity)
    .set({ state: 'withdrawn', withdrawnAt: how.at, withdrawnBy: how.by, withdrawnWhy: how.why })
    .where(and(inArray(activity.id, [...ids]), stands))
}

export type ActivityChanges = Partial<Pick<NewActivity, 'child' | 'kind' | 'day' | 'dayIs' | 'minutes' | 'outcome'>>

/** Changes a record and keeps what it was. A change of day or author makes it an occasion of its own. */
export async function changeActivity(
  db: Db,
  before: StoredActivity,
  changes: ActivityChanges,
  how: {
    readonly by: number
    readonly at: Date
    readonly source: number | null
    /** old occasion → new one: what was one event stays one, whichever of its records are moved together */
    readonly moved: Map<number, number>
  },
): Promise<void> {
  const set = {
    ...changes,
    ...(changes.day && changes.day !== before.day ? await ownOccasion(db, before, changes.day, how) : {}),
  }
  await db.update(activity).set(set).where(eq(activity.id, before.id))
  await db.insert(activityChange).values({
    activity: before.id,
    by: how.by,
    at: how.at,
    source: how.source,
    before: {
      child: before.child,
      kind: before.kind,
      day: before.day,
      minutes: before.minutes,
      outcome: before.outcome,
    },
    after: { ...changes },
  })
}

async function ownOccasion(
  db: Db,
  before: StoredActivity,
  day: Day,
  how: { readonly at: Date; readonly moved: Map<number, number> },
): Promise<{ occasion?: number }> {
  const [now] = await db.select({ id: activity.occasion }).from(activity).where(eq(activity.id, before.id))
  const known = now && how.moved.get(now.id)
  if (known !== undefined) return { occasion: known }
  const [made] = await db
    .insert(occasion)
    .values({ station: before.station, author: before.author, day, source: before.source, createdAt: how.at })
    .returning({ id: occasion.id })
  if (now && made) how.moved.set(now.id, made.id)
  return made ? { occasion: made.id } : {}
}

/** The newest contact with each child; one tried in vain counts only where there is none that was done. */
export async function lastContacts(
  db: Db,
  children: readonly number[],
): Promise<Map<number, { kind: ActivityKind; day: Day; outcome: Outcome }>> {
  if (children.length === 0) return new Map()
  const rows = await db
    .selectDistinctOn([activity.child], {
      child: activity.child,
      kind: activity.kind,
      day: activity.day,
      outcome: activity.outcome,
    })
    .from(activity)
    .where(and(inArray(activity.child, [...children]), stands))
    .orderBy(activity.child, sql`${activity.outcome} = 'done' desc`, desc(activity.day), desc(activity.id))
  return new Map(rows.map(({ child: id, ...contact }) => [id, contact]))
}
