import { and, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { type BotAccount, forgetFiles, type OutboxRow } from './outbox.ts'
import type { Claimed } from './outbox-claim.ts'
import { botAccountState, outbox, type sendReasons } from './schema/index.ts'

export type LastReason = (typeof sendReasons)[number] | null

/** Still this claim's: nobody has claimed the row since. */
function isOurs(row: OutboxRow, states: readonly OutboxRow['state'][]): SQL | undefined {
  return and(
    eq(outbox.id, row.id),
    eq(outbox.attempts, row.attempts),
    eq(outbox.claimedBy, row.claimedBy ?? ''),
    inArray(outbox.state, [...states]),
  )
}

/**
 * Marks a message as sent. Of merged echoes the first keeps the text that was sent and all the answers, the others the same
 * message id. A success that comes after the lease still counts while nobody has claimed the row again. Returns how many
 * rows it marked.
 */
export async function markSent(
  db: Db,
  claimed: Claimed,
  sent: { readonly at: Date; readonly messageId: string | null; readonly text: string | null },
): Promise<number> {
  const [head] = claimed.rows
  const isMerged = claimed.rows.length > 1
  const marked: { id: number }[] = []
  for (const row of claimed.rows) {
    const isHead = row === head
    const done = await db
      .update(outbox)
      .set({
        state: 'sent',
        sentAt: sent.at,
        sentMessageId: sent.messageId,
        leaseUntil: null,
        ...(isMerged ? { text: isHead ? sent.text : null } : {}),
        ...(isMerged && isHead ? { answers: allAnswers(claimed.rows), about: aboutAll(claimed.rows) } : {}),
      })
      .where(isOurs(row, ['sending', 'waiting', 'unknown']))
      .returning({ id: outbox.id })
    marked.push(...done)
  }
  await forgetFiles(db, marked)
  return marked.length
}

function allAnswers(rows: readonly OutboxRow[]): number[] {
  return [...new Set(rows.flatMap((row) => row.answers))]
}

function aboutAll(rows: readonly OutboxRow[]): OutboxRow['about'] {
  return { ...rows[0]?.about, children: [...new Set(rows.flatMap((row) => row.about.children ?? []))] }
}

/** Lets a message wait for another attempt. `usedUp` false: this one does not count. */
export async function markAgain(
  db: Db,
  claimed: Claimed,
  next: { readonly notBefore: Date; readonly reason: LastReason; readonly usedUp: boolean },
): Promise<void> {
  for (const row of claimed.rows)
    await db
      .update(outbox)
      .set({
        state: 'waiting',
        notBefore: next.notBefore,
        lastReason: next.reason,
        leaseUntil: null,
        ...(next.usedUp ? {} : { attempts: sql`${outbox.attempts} - 1` }),
      })
      .where(isOurs(row, ['sending']))
}

/** Ends a message that can't be sent. Returns the rows that it marked. */
export async function markFailed(db: Db, claimed: Claimed, reason: LastReason): Promise<OutboxRow[]> {
  const failed: OutboxRow[] = []
  for (const row of claimed.rows) {
    const done = await db
      .update(outbox)
      .set({ state: 'failed', lastReason: reason, leaseUntil: null })
      .where(isOurs(row, ['sending']))
      .returning()
    failed.push(...done)
  }
  await forgetFiles(db, failed)
  return failed
}

/** Ends a message that may have arrived and is not sent twice; a success that is heard of later still counts. */
export async function markUnknown(db: Db, claimed: Claimed, reason: LastReason): Promise<void> {
  for (const row of claimed.rows) {
    const done = await db
      .update(outbox)
      .set({ state: 'unknown', lastReason: reason, leaseUntil: null })
      .where(isOurs(row, ['sending']))
      .returning({ id: outbox.id })
    await forgetFiles(db, done)
  }
}

function isAccount(account: BotAccount): SQL | undefined {
  return and(eq(botAccountState.platform, account.platform), eq(botAccountState.botAccount, account.botAccount))
}

/** The network refused because too much was sent. Returns how many refusals came in a row. */
export async function countRefusal(db: Db, account: BotAccount): Promise<number> {
  const [state] = await db
    .update(botAccountState)
    .set({ refusals: sql`${botAccountState.refusals} + 1` })
    .where(isAccount(account))
    .returning({ refusals: botAccountState.refusals })
  return state?.refusals ?? 0
}

export async function clearRefusals(db: Db, account: BotAccount): Promise<void> {
  await db
    .update(botAccountState)
    .set({ refusals: 0 })
    .where(and(isAccount(account), gt(botAccountState.refusals, 0)))
}

/** Nothing but urgent messages is sent until then. */
export async function pauseAccount(db: Db, account: BotAccount, until: Date): Promise<void> {
  await db.update(botAccountState).set({ pausedUntil: until }).where(isAccount(account))
}
