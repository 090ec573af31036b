import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Withdrawal } from './activities.ts'
import type { Db } from './database.ts'
import { concern, concernText, inbox } from './schema/index.ts'

/**
 * The texts of these messages were recalled, undone or changed. An urgent concern stays as it is, its text marked; an
 * attention one goes with a message that was taken back. Returns the urgent ones.
 */
export async function markConcernTexts(
  db: Db,
  sources: readonly number[],
  why: Withdrawal | 'amend',
  at: Date,
): Promise<number[]> {
  const texts = await textsOfMessages(db, sources)
  const ids = texts.map(({ id }) => id)
  if (ids.length === 0) return []
  await db
    .update(concernText)
    .set({ markedAt: at, markedWhy: why })
    .where(and(inArray(concernText.id, ids), isNull(concernText.markedAt)))
  const isTakenBack = why === 'undo' || why === 'recall'
  const attention = texts.filter(({ level }) => level === 'attention').map((text) => text.concern)
  if (isTakenBack && attention.length > 0)
    await db.update(concern).set({ state: 'closed', closedAt: at, outcome: why }).where(inArray(concern.id, attention))
  return [...new Set(texts.filter(({ level }) => level === 'urgent').map((text) => text.concern))]
}

/** Was this message a cry for help? Then nothing is said about it in its room. */
export async function wasUrgent(db: Db, source: number): Promise<boolean> {
  return (await textsOfMessages(db, [source])).some(({ level }) => level === 'urgent')
}

async function textsOfMessages(db: Db, sources: readonly number[]) {
  if (sources.length === 0) return []
  return db
    .select({ id: concernText.id, concern: concernText.concern, level: concern.level })
    .from(inbox)
    .innerJoin(
      concernText,
      and(
        eq(concernText.platform, inbox.platform),
        eq(concernText.botAccount, inbox.botAccount),
        eq(concernText.conversation, inbox.conversation),
        eq(concernText.messageId, inbox.messageId),
      ),
    )
    .innerJoin(concern, eq(concern.id, concernText.concern))
    .where(and(inArray(inbox.id, [...sources]), eq(inbox.kind, 'said')))
}
