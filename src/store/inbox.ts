import { and, desc, eq, gte, isNotNull, lt } from 'drizzle-orm'
import type { Db } from './database.ts'
import { inbox } from './schema/index.ts'
import { conversationOf, type Place } from './speaker.ts'

export interface Arrival extends Place {
  readonly kind: 'said' | 'recalled'
  readonly messageId: string
  readonly at: Date
}

/**
 * Takes a message once, whoever else sees it (the unique key decides the race). Null: it was seen before. A copy that
 * comes while the first is still being handled waits for that transaction's end.
 */
export async function claim(db: Db, arrival: Arrival): Promise<number | null> {
  const [row] = await db
    .insert(inbox)
    .values({
      kind: arrival.kind,
      platform: arrival.platform,
      botAccount: arrival.botAccount,
      conversation: conversationOf(arrival),
      messageId: arrival.messageId,
      account: arrival.account,
      room: arrival.room,
      at: arrival.at,
    })
    .onConflictDoNothing()
    .returning({ id: inbox.id })
  return row?.id ?? null
}

/** Keeps what a claimed message turned out to be; `text` only of what is a report. */
export async function settle(
  db: Db,
  id: number,
  facts: {
    readonly intent: string
    readonly person: number | null
    readonly station: number | null
    readonly text: string | null
  },
): Promise<void> {
  await db.update(inbox).set(facts).where(eq(inbox.id, id))
}

/** A message that could not be handled: its key stays, so that a replay is silent. */
export async function claimFailed(db: Db, arrival: Arrival): Promise<boolean> {
  const id = await claim(db, arrival)
  if (id !== null) await db.update(inbox).set({ state: 'failed' }).where(eq(inbox.id, id))
  return id !== null
}

export async function forgetText(db: Db, id: number): Promise<void> {
  await db.update(inbox).set({ text: null }).where(eq(inbox.id, id))
}

export async function findSaid(db: Db, place: Place, messageId: string): Promise<number | null> {
  const [row] = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.kind, 'said'), inConversation(place), eq(inbox.messageId, messageId)))
  return row?.id ?? null
}

/** Stored reports of a conversation since an instant, the newest first, for quotes that give only words. */
export async function reportsSince(
  db: Db,
  place: Place,
  since: Date,
): Promise<{ id: number; text: string; at: Date }[]> {
  const rows = await db
    .select({ id: inbox.id, text: inbox.text, at: inbox.at })
    .from(inbox)
    .where(and(inConversation(place), gte(inbox.at, since), isNotNull(inbox.text)))
    .orderBy(desc(inbox.id))
  return rows.flatMap(({ id, text, at }) => (text === null ? [] : [{ id, text, at }]))
}

/** The purge of raw texts. Returns how many went. */
export async function forgetTextsBefore(db: Db, before: Date): Promise<number> {
  const gone = await db
    .update(inbox)
    .set({ text: null })
    .where(and(isNotNull(inbox.text), lt(inbox.at, before)))
    .returning({ id: inbox.id })
  return gone.length
}

function inConversation(place: Place) {
  return and(
    eq(inbox.platform, place.platform),
    eq(inbox.botAccount, place.botAccount),
    eq(inbox.conversation, conversationOf(place)),
  )
}
