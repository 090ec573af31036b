import { and, eq, gt, inArray, lte } from 'drizzle-orm'
import type { Db } from './database.ts'
import { activity } from './schema/index.ts'

/** What a report before the guardian's consent says of itself: it counts if the consent comes within these days. */
const PENDING_DAYS = 30
const DAY = 86_400_000

const oldestPending = (now: Date) => new Date(now.getTime() - PENDING_DAYS * DAY)

/** Drops what has waited for a consent too long; returns how many. */
export async function dropPending(db: Db, now: Date): Promise<number> {
  const dropped = await db
    .update(activity)
    .set({ state: 'withdrawn', withdrawnAt: now, withdrawnWhy: 'consent' })
    .where(and(eq(activity.state, 'pending'), lte(activity.createdAt, oldestPending(now))))
    .returning({ id: activity.id })
  return dropped.length
}

/** What was reported while consent was awaited, and not too long ago, is kept in full from now on. */
export async function keepPending(db: Db, children: readonly number[], now: Date): Promise<void> {
  if (children.length === 0) return
  await db
    .update(activity)
    .set({ state: 'kept' })
    .where(
      and(
        inArray(activity.child, [...children]),
        eq(activity.state, 'pending'),
        gt(activity.createdAt, oldestPending(now)),
      ),
    )
}
