import { sql } from 'drizzle-orm'
import type { Db } from './database.ts'
import { conversationOf, type Place } from './speaker.ts'

const ROOM = 7302
const PERSON = 7303

/** Messages of one conversation are handled one after another, also by several processes; held until the transaction ends. */
export async function lockConversation(db: Db, place: Place): Promise<void> {
  const key = `${place.platform}/${place.botAccount}/${conversationOf(place)}`
  await db.execute(sql`select pg_advisory_xact_lock(${ROOM}::int, hashtext(${key}))`)
}

/** So are the messages of one person, wherever she writes. Taken after the conversation's, always in this order. */
export async function lockPerson(db: Db, person: number): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${PERSON}::int, ${person}::int)`)
}
