import { asc, eq, gt, inArray, max } from 'drizzle-orm'
import type { Db } from './database.ts'
import { account, outbox, person, room, station } from './schema/index.ts'

export interface PreviewedMessage {
  readonly platform: string
  readonly conversation: string
  readonly isRoom: boolean
  readonly text: string
  /** first word of its key: what sort of telling it is */
  readonly sort: string
  /** whom it is about */
  readonly children: readonly number[]
}

/** Who stands behind these conversations: a person's name, or the name of a room's station. */
export async function receiversOf(db: Db, messages: readonly PreviewedMessage[]): Promise<Map<string, string>> {
  const accounts = messages.filter(({ isRoom }) => !isRoom).map(({ conversation }) => conversation)
  const rooms = messages.filter(({ isRoom }) => isRoom).map(({ conversation }) => conversation)
  const people = await db
    .select({ conversation: account.account, name: person.name })
    .from(account)
    .innerJoin(person, eq(person.id, account.person))
    .where(inArray(account.account, accounts))
  const stations = await db
    .select({ conversation: room.room, name: station.name })
    .from(room)
    .innerJoin(station, eq(station.id, room.station))
    .where(inArray(room.room, rooms))
  return new Map([...people, ...stations].map(({ conversation, name }) => [conversation, name]))
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
      about: outbox.about,
    })
    .from(outbox)
    .where(gt(outbox.id, before))
    .orderBy(asc(outbox.id))
  return rows.map(({ text, key, about, ...row }) => ({
    ...row,
    text: text ?? '',
    sort: key.split(' ')[0] ?? '',
    children: about.children ?? [],
  }))
}
