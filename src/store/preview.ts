import { asc, gt, isNotNull, max } from 'drizzle-orm'
import type { Db } from './database.ts'
import { outbox, reminderWish } from './schema/index.ts'

export interface PreviewedMessage {
  readonly platform: string
  readonly conversation: string
  readonly isRoom: boolean
  readonly text: string
}

/** The key of the newest message that is to be sent or was. */
export async function newestOutbox(db: Db): Promise<number> {
  const [row] = await db.select({ id: max(outbox.id) }).from(outbox)
  return row?.id ?? 0
}

/** What was put into the outbox since then, the oldest first. */
export async function putSince(db: Db, before: number): Promise<PreviewedMessage[]> {
  const rows = await db
    .select({
      platform: outbox.platform,
      conversation: outbox.conversation,
      isRoom: outbox.isRoom,
      text: outbox.text,
    })
    .from(outbox)
    .where(gt(outbox.id, before))
    .orderBy(asc(outbox.id))
  return rows.map(({ text, ...row }) => ({ ...row, text: text ?? '' }))
}

/** Hours that people chose for their digests. */
export async function ownHours(db: Db): Promise<number[]> {
  const rows = await db
    .selectDistinct({ hour: reminderWish.hour })
    .from(reminderWish)
    .where(isNotNull(reminderWish.hour))
  return rows.flatMap(({ hour }) => hour ?? [])
}
