import { and, asc, desc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import type { ActivityKind } from '../care/activity.ts'
import type { Day } from '../care/day.ts'
import { namedWish } from '../care/wish.ts'
import type { Db } from './database.ts'
import { child, person, plan, wish } from './schema/index.ts'

export interface NewPlan {
  readonly station: number
  readonly child: number
  readonly kind: ActivityKind
  readonly day: Day | null
  readonly author: number
  readonly source: number | null
  readonly createdAt: Date
}

/** Keeps an announcement, unless the same one is open already. True where it is new. */
export async function keepPlan(db: Db, made: NewPlan): Promise<boolean> {
  const [known] = await db
    .select({ id: plan.id })
    .from(plan)
    .where(
      and(
        eq(plan.author, made.author),
        eq(plan.child, made.child),
        eq(plan.kind, made.kind),
        made.day === null ? isNull(plan.day) : eq(plan.day, made.day),
        eq(plan.state, 'open'),
      ),
    )
  if (known) return false
  await db.insert(plan).values(made)
  return true
}

/** An activity settles the author's open plans for that child and kind up to its day. */
export async function settlePlans(
  db: Db,
  done: { readonly author: number; readonly child: number; readonly kind: ActivityKind; readonly day: Day },
): Promise<void> {
  await db
    .update(plan)
    .set({ state: 'done' })
    .where(
      and(
        eq(plan.author, done.author),
        eq(plan.child, done.child),
        eq(plan.kind, done.kind),
        eq(plan.state, 'open'),
        or(isNull(plan.day), lte(plan.day, done.day)),
      ),
    )
}

export interface OpenPlan {
  readonly id: number
  readonly child: number
  readonly childName: string
  readonly kind: ActivityKind
  readonly day: Day | null
  readonly author: number
  readonly authorName: string
}

export async function openPlans(
  db: Db,
  of: {
    readonly stations?: readonly number[]
    readonly children?: readonly number[]
    readonly authors?: readonly number[]
  },
): Promise<OpenPlan[]> {
  return db
    .select({
      id: plan.id,
      child: plan.child,
      childName: child.name,
      kind: plan.kind,
      day: plan.day,
      author: plan.author,
      authorName: person.name,
    })
    .from(plan)
    .innerJoin(child, eq(child.id, plan.child))
    .innerJoin(person, eq(person.id, plan.author))
    .where(
      and(
        eq(plan.state, 'open'),
        of.stations && inArray(plan.station, [...of.stations]),
        of.children && inArray(plan.child, [...of.children]),
        of.authors && inArray(plan.author, [...of.authors]),
      ),
    )
    .orderBy(asc(plan.day), asc(plan.id))
}

export interface NewWish {
  readonly station: number
  readonly child: number
  readonly text: string
  readonly author: number
  readonly source: number | null
  readonly createdAt: Date
}

/** Keeps a wish, unless the same words are open for the child. True where it is new. */
export async function keepWish(db: Db, made: NewWish): Promise<boolean> {
  const [known] = await db
    .select({ id: wish.id })
    .from(wish)
    .where(and(eq(wish.child, made.child), eq(wish.text, made.text), eq(wish.state, 'open')))
  if (known) return false
  await db.insert(wish).values(made)
  return true
}

/** The announcement came to nothing. */
export async function withdrawPlan(db: Db, id: number): Promise<void> {
  await db
    .update(plan)
    .set({ state: 'withdrawn' })
    .where(and(eq(plan.id, id), eq(plan.state, 'open')))
}

/** What a `wish` activity did for the child's open wishes. */
export interface Fulfilled {
  readonly child: number
  /** its words; null: several are open, and the message names none of them */
  readonly wish: string | null
  /** those still open */
  readonly open: readonly string[]
}

/** A `wish` activity fulfils the open wish that its message names, or the only one there is. Null: none was open. */
export async function fulfilWish(
  db: Db,
  done: { readonly child: number; readonly activity: number; readonly text: string },
): Promise<Fulfilled | null> {
  const open = await db
    .select({ id: wish.id, text: wish.text })
    .from(wish)
    .where(and(eq(wish.child, done.child), eq(wish.state, 'open')))
    .orderBy(asc(wish.id))
  const meant = open.length === 1 ? open[0] : namedWish(open, done.text)
  if (open.length === 0) return null
  if (meant) await db.update(wish).set({ state: 'fulfilled', fulfilledBy: done.activity }).where(eq(wish.id, meant.id))
  return {
    child: done.child,
    wish: meant?.text ?? null,
    open: open.filter(({ id }) => id !== meant?.id).map(({ text }) => text),
  }
}

export async function openWishes(
  db: Db,
  of: { readonly stations?: readonly number[]; readonly children?: readonly number[] },
): Promise<{ id: number; child: number; childName: string; text: string }[]> {
  return db
    .select({ id: wish.id, child: wish.child, childName: child.name, text: wish.text })
    .from(wish)
    .innerJoin(child, eq(child.id, wish.child))
    .where(
      and(
        eq(wish.state, 'open'),
        of.stations && inArray(wish.station, [...of.stations]),
        of.children && inArray(wish.child, [...of.children]),
      ),
    )
    .orderBy(desc(wish.id))
}

export interface ToldPlan extends OpenPlan {
  readonly station: number
}

export interface ToldWish {
  readonly id: number
  readonly child: number
  readonly childName: string
  readonly text: string
  readonly author: number
  readonly station: number
}

/** What these messages announced and wished for, as far as it is open. */
export async function plansAndWishesOf(
  db: Db,
  sources: readonly number[],
): Promise<{ readonly plans: readonly ToldPlan[]; readonly wishes: readonly ToldWish[] }> {
  if (sources.length === 0) return { plans: [], wishes: [] }
  const plans = await db
    .select({
      id: plan.id,
      station: plan.station,
      child: plan.child,
      childName: child.name,
      kind: plan.kind,
      day: plan.day,
      author: plan.author,
      authorName: person.name,
    })
    .from(plan)
    .innerJoin(child, eq(child.id, plan.child))
    .innerJoin(person, eq(person.id, plan.author))
    .where(and(inArray(plan.source, [...sources]), eq(plan.state, 'open')))
    .orderBy(asc(plan.id))
  const wishes = await db
    .select({
      id: wish.id,
      station: wish.station,
      child: wish.child,
      childName: child.name,
      text: wish.text,
      author: wish.author,
    })
    .from(wish)
    .innerJoin(child, eq(child.id, wish.child))
    .where(and(inArray(wish.source, [...sources]), eq(wish.state, 'open')))
    .orderBy(asc(wish.id))
  return { plans, wishes }
}

export async function changePlan(
  db: Db,
  id: number,
  changes: { readonly child?: number; readonly kind?: ActivityKind; readonly day?: Day },
): Promise<void> {
  await db
    .update(plan)
    .set(changes)
    .where(and(eq(plan.id, id), eq(plan.state, 'open')))
}

export async function changeWish(
  db: Db,
  id: number,
  changes: { readonly child?: number; readonly text?: string },
): Promise<void> {
  await db
    .update(wish)
    .set(changes)
    .where(and(eq(wish.id, id), eq(wish.state, 'open')))
}

/** What else a message told: taken back with it. Returns how many rows went. */
export async function withdrawPlansAndWishes(db: Db, sources: readonly number[]): Promise<number> {
  if (sources.length === 0) return 0
  const plans = await db
    .update(plan)
    .set({ state: 'withdrawn' })
    .where(and(inArray(plan.source, [...sources]), eq(plan.state, 'open')))
    .returning({ id: plan.id })
  const wishes = await db
    .update(wish)
    .set({ state: 'withdrawn' })
    .where(and(inArray(wish.source, [...sources]), eq(wish.state, 'open')))
    .returning({ id: wish.id })
  return plans.length + wishes.length
}

/** A wish whose fulfilling record was withdrawn is open again. */
export async function reopenWishes(db: Db, activities: readonly number[]): Promise<void> {
  if (activities.length === 0) return
  await db
    .update(wish)
    .set({ state: 'open', fulfilledBy: null })
    .where(and(inArray(wish.fulfilledBy, [...activities]), eq(wish.state, 'fulfilled')))
}
