import { and, eq, gt, min } from 'drizzle-orm'
import type { Db } from './database.ts'
import { concern, outbox } from './schema/index.ts'

/** The first instant after this one at which something falls due: a concern told again, a message that may go. Null: none. */
export async function nextDue(db: Db, after: Date): Promise<Date | null> {
  const [again] = await db
    .select({ at: min(concern.nextRepeatAt) })
    .from(concern)
    .where(and(eq(concern.state, 'open'), gt(concern.nextRepeatAt, after)))
  const [message] = await db
    .select({ at: min(outbox.notBefore) })
    .from(outbox)
    .where(and(eq(outbox.state, 'waiting'), gt(outbox.notBefore, after)))
  const instants = [again?.at, message?.at].flatMap((at) => (at ? [at.getTime()] : []))
  return instants.length > 0 ? new Date(Math.min(...instants)) : null
}
