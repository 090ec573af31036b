import { and, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { activity, inbox, room, stationEvent } from './schema/index.ts'
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

/** A person's reports in a conversation that still stand (an undone one has lost its text), the newest first. */
export async function lastReport(db: Db, place: Place, personId: number, since: Date): Promise<number[]> {
  const rows = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(
      and(
        inConversation(place),
        eq(inbox.person, personId),
        or(
          and(inArray(inbox.intent, ['checkin', 'plan', 'wish', 'concern']), isNotNull(inbox.text)),
          keptSomething(db),
        ),
        gte(inbox.at, since),
      ),
    )
    .orderBy(desc(inbox.at), desc(inbox.id))
    .limit(20)
  return rows.map(({ id }) => id)
}

/** A word that answers the bot's question, or reports an event, keeps no text and yet a row. */
function keptSomething(db: Db) {
  const one = { one: sql`1` }
  const activities = db
    .select(one)
    .from(activity)
    .where(and(eq(activity.source, inbox.id), inArray(activity.state, ['kept', 'pending'])))
  const events = db
    .select(one)
    .from(stationEvent)
    .where(and(eq(stationEvent.source, inbox.id), isNull(stationEvent.withdrawnAt)))
  return or(exists(activities), exists(events))
}

/** A replayed message that its sender took back meanwhile is not read again. */
export async function wasRecalled(db: Db, place: Place, messageId: string): Promise<boolean> {
  const rows = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.kind, 'recalled'), inConversation(place), eq(inbox.messageId, messageId)))
  return rows.length > 0
}

/** Has this account ever written in a room that is bound to a station? */
export async function spokeInBoundRoom(db: Db, place: Omit<Place, 'room'>): Promise<boolean> {
  const rows = await db
    .select({ id: inbox.id })
    .from(inbox)
    .innerJoin(
      room,
      and(
        eq(room.platform, inbox.platform),
        eq(room.botAccount, inbox.botAccount),
        eq(room.room, inbox.conversation),
        isNull(room.unboundAt),
      ),
    )
    .where(
      and(eq(inbox.platform, place.platform), eq(inbox.botAccount, place.botAccount), eq(inbox.account, place.account)),
    )
    .limit(1)
  return rows.length > 0
}

/** The room in which a message was said; null in private or where it is not known. */
export async function roomOf(db: Db, id: number): Promise<string | null> {
  const [row] = await db.select({ room: inbox.room }).from(inbox).where(eq(inbox.id, id))
  return row?.room ?? null
}

/** How often an account has tried to bind itself since an instant. */
export async function triesSince(db: Db, place: Place, since: Date): Promise<number> {
  const rows = await db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(inConversation(place), eq(inbox.account, place.account), eq(inbox.intent, 'bind'), gte(inbox.at, since)))
  return rows.length
}

/** Who sent these messages, and the station they belong to. */
export async function sendersOf(
  db: Db,
  ids: readonly number[],
): Promise<{ id: number; person: number | null; station: number | null }[]> {
  if (ids.length === 0) return []
  return db
    .select({ id: inbox.id, person: inbox.person, station: inbox.station })
    .from(inbox)
    .where(inArray(inbox.id, [...ids]))
}
