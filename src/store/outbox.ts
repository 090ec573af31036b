import { and, desc, eq, gte, inArray, isNotNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { type OutboxAbout, outbox, outboxClasses, outboxFile } from './schema/index.ts'
import { splitText } from './split-text.ts'

export type OutboxClass = (typeof outboxClasses)[number]
export type OutboxRow = typeof outbox.$inferSelect

export interface BotAccount {
  readonly platform: string
  readonly botAccount: string
}

export interface OutboxPlace extends BotAccount {
  /** the room's id, or the account's */
  readonly conversation: string
}

export interface NewOutbox extends OutboxPlace {
  readonly isRoom: boolean
  readonly class: OutboxClass
  /** says what is sent to whom on which occasion: the same key is sent once */
  readonly key: string
  readonly text?: string | undefined
  readonly file?: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array } | undefined
  readonly mentions?: readonly string[] | undefined
  /** the network's id of the message that is quoted */
  readonly quote?: string | undefined
  readonly about?: OutboxAbout | undefined
  /** inbox rows that it answers */
  readonly answers?: readonly number[] | undefined
  /** nobody asked for it: it waits through the quiet hours. Default false */
  readonly proactive?: boolean | undefined
  readonly notBefore: Date
  readonly validUntil?: Date | undefined
}

/** UTF-16 units; longer texts go as several messages. */
export const maxCharacters = 1000

/** First half of the advisory lock's key, so that it meets no other lock of ours. */
const CONVERSATION_LOCK = 7304
const BATCH = 500

/**
 * Puts messages into the outbox, in the order given. A key that is there already is left as it is. A text over 1,000
 * characters becomes rows key, key#2, …: the first has quote and mentions, the last the file, all of them about and answers.
 */
export async function put(db: Db, rows: readonly NewOutbox[]): Promise<void> {
  await lockConversations(db, rows)
  const pieces = (await withNewKeys(db, rows)).flatMap(toPieces)
  for (let at = 0; at < pieces.length; at += BATCH) {
    const batch = pieces.slice(at, at + BATCH)
    const kept = await db
      .insert(outbox)
      .values(batch.map(({ values }) => values))
      .onConflictDoNothing({ target: outbox.key })
      .returning({ id: outbox.id, key: outbox.key })
    const files = new Map(batch.map(({ values, file }) => [values.key, file]))
    for (const { id, key } of kept) {
      const file = files.get(key)
      if (file) await db.insert(outboxFile).values({ outbox: id, ...file })
    }
  }
}

/** Ids are taken before commit: without the lock two transactions could swap the messages of one conversation. */
async function lockConversations(db: Db, rows: readonly NewOutbox[]): Promise<void> {
  const places = new Set(rows.map((row) => `${row.platform}/${row.botAccount}/${row.conversation}`))
  for (const place of [...places].sort())
    await db.execute(sql`select pg_advisory_xact_lock(${CONVERSATION_LOCK}::int, hashtext(${place}))`)
}

async function withNewKeys(db: Db, rows: readonly NewOutbox[]): Promise<NewOutbox[]> {
  const seen = new Set<string>()
  const keys = rows.map((row) => row.key)
  for (let at = 0; at < keys.length; at += BATCH) {
    const found = await db
      .select({ key: outbox.key })
      .from(outbox)
      .where(inArray(outbox.key, keys.slice(at, at + BATCH)))
    for (const { key } of found) seen.add(key)
  }
  return rows.filter(({ key }) => !seen.has(key) && seen.add(key))
}

function toPieces(row: NewOutbox) {
  const texts = row.text === undefined ? [null] : splitText(row.text, maxCharacters)
  return texts.map((text, n) => ({
    file: n === texts.length - 1 ? row.file : undefined,
    values: {
      platform: row.platform,
      botAccount: row.botAccount,
      conversation: row.conversation,
      isRoom: row.isRoom,
      class: row.class,
      rank: outboxClasses.indexOf(row.class),
      key: n === 0 ? row.key : `${row.key}#${n + 1}`,
      text,
      mentions: n === 0 ? (row.mentions ?? []) : [],
      quote: n === 0 ? (row.quote ?? null) : null,
      about: row.about ?? {},
      answers: row.answers ?? [],
      proactive: row.proactive ?? false,
      notBefore: row.notBefore,
      validUntil: row.validUntil ?? null,
    },
  }))
}

/** A recall, an undo or an amendment: the waiting echoes of these messages are not sent. Returns how many. */
export async function cancelEchoes(db: Db, inboxIds: readonly number[]): Promise<number> {
  if (inboxIds.length === 0) return 0
  const answersOne = inboxIds.map((id) => sql`${outbox.answers} @> ${JSON.stringify([id])}::jsonb`)
  return cancel(db, eq(outbox.class, 'echo'), or(...answersOne))
}

/**
 * A record or an ended pairing: the waiting reminders that it settles are not sent; without a commitment, those of every
 * commitment. A reminder about other children too still has something to say and stays.
 */
export async function cancelReminders(
  db: Db,
  settled: {
    readonly children: readonly number[]
    readonly commitment?: string | undefined
    /** only those to these accounts: a pairing ended, the child's others have theirs */
    readonly conversations?: readonly string[]
  },
): Promise<number> {
  if (settled.conversations?.length === 0) return 0
  const children = sql`${outbox.about}->'children'`
  return cancel(
    db,
    eq(outbox.class, 'reminder'),
    sql`jsonb_array_length(coalesce(${children}, '[]'::jsonb)) > 0`,
    sql`${children} <@ ${JSON.stringify(settled.children)}::jsonb`,
    settled.conversations && inArray(outbox.conversation, [...settled.conversations]),
    settled.commitment === undefined ? undefined : sql`${outbox.about}->>'commitment' = ${settled.commitment}`,
  )
}

/** A withdrawn consent: nothing that waits and is about the child is sent, but for urgent rows. */
export async function cancelAboutChild(db: Db, child: number): Promise<number> {
  return cancel(db, ne(outbox.class, 'urgent'), sql`${outbox.about}->'children' @> ${JSON.stringify([child])}::jsonb`)
}

/** 我来处理 and 误报, and nothing else: the waiting alerts of the concern are not sent. One that is being sent is left. */
export async function cancelConcern(db: Db, concernId: number): Promise<number> {
  return cancel(db, eq(outbox.class, 'urgent'), sql`${outbox.about}->'concern' = ${JSON.stringify(concernId)}::jsonb`)
}

async function cancel(db: Db, ...which: (SQL | undefined)[]): Promise<number> {
  const gone = await db
    .update(outbox)
    .set({ state: 'cancelled' })
    .where(and(eq(outbox.state, 'waiting'), ...which))
    .returning({ id: outbox.id })
  await forgetFiles(db, gone)
  return gone.length
}

/** Attachments go with the message's end. */
export async function forgetFiles(db: Db, rows: readonly { readonly id: number }[]): Promise<void> {
  if (rows.length === 0) return
  const ids = rows.map(({ id }) => id)
  await db.delete(outboxFile).where(inArray(outboxFile.outbox, ids))
}

/** The message that the network knows by this id, for quotes. Of merged echoes: the one with all their answers. */
export async function findSent(db: Db, place: OutboxPlace & { readonly messageId: string }): Promise<OutboxRow | null> {
  const [row] = await db
    .select()
    .from(outbox)
    .where(and(inConversation(place), eq(outbox.sentMessageId, place.messageId)))
    .orderBy(outbox.id)
    .limit(1)
  return row ?? null
}

/** Messages sent since an instant whose text begins with the quoted words (spaces and a closing … aside), the newest first. */
export async function findSentByText(
  db: Db,
  place: OutboxPlace & { readonly beginsWith: string; readonly since: Date },
): Promise<OutboxRow[]> {
  const words = withoutSpaces(place.beginsWith).replace(/(…|\.{3})+$/, '')
  if (words === '') return []
  const rows = await db
    .select()
    .from(outbox)
    .where(
      and(inConversation(place), eq(outbox.state, 'sent'), gte(outbox.sentAt, place.since), isNotNull(outbox.text)),
    )
    .orderBy(desc(outbox.sentAt), desc(outbox.id))
  return rows.filter((row) => withoutSpaces(row.text ?? '').startsWith(words))
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '')
}

function inConversation(place: OutboxPlace): SQL | undefined {
  return and(
    eq(outbox.platform, place.platform),
    eq(outbox.botAccount, place.botAccount),
    eq(outbox.conversation, place.conversation),
  )
}

/** What a coordinator should hear of: messages of an unknown fate (they may have arrived) and failed ones, due since an instant. */
export async function countTroubles(db: Db, since: Date): Promise<{ unknown: number; failed: number }> {
  const rows = await db
    .select({ state: outbox.state, count: sql<number>`count(*)::int` })
    .from(outbox)
    .where(and(inArray(outbox.state, ['unknown', 'failed']), gte(outbox.notBefore, since)))
    .groupBy(outbox.state)
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { unknown: count('unknown'), failed: count('failed') }
}

/**
 * The purge: texts of messages that ended before the instant, and files left by any that ended. What has waited since
 * then without being sent is not worth sending any more and ends as expired, but for urgent rows. Returns how many texts went.
 */
export async function forgetTexts(db: Db, before: Date): Promise<number> {
  await db
    .update(outbox)
    .set({ state: 'expired' })
    .where(and(eq(outbox.state, 'waiting'), ne(outbox.class, 'urgent'), lt(outbox.notBefore, before)))
  const ended = sql`${outbox.state} not in ('waiting', 'sending')`
  const endedRows = db.select({ id: outbox.id }).from(outbox).where(ended)
  await db.delete(outboxFile).where(inArray(outboxFile.outbox, endedRows))
  const endedAt = sql`coalesce(${outbox.sentAt}, ${outbox.notBefore})`
  const gone = await db
    .update(outbox)
    .set({ text: null })
    .where(and(ended, isNotNull(outbox.text), sql`${endedAt} < ${before.toISOString()}::timestamptz`))
    .returning({ id: outbox.id })
  return gone.length
}
