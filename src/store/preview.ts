import { asc, gt, max } from 'drizzle-orm'
import type { Db } from './database.ts'
import { outbox } from './schema/index.ts'

export interface PreviewedMessage {
  readonly platform: string
  readonly conversation: string
  readonly isRoom: boolean
  readonly text: string
  /** first word of its key: what sort of telling it is */
  readonly sort: string
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
      key: outbox.key,
    })
    .from(outbox)
    .where(gt(outbox.id, before))
    .orderBy(asc(outbox.id))
  return rows.map(({ text, key, ...row }) => ({ ...row, text: text ?? '', sort: key.split(' ')[0] ?? '' }))
}
