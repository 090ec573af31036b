import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Day } from '../care/day.ts'
import type { Role } from '../care/speaker.ts'
import type { Db } from './database.ts'
import {
  account,
  child,
  concern,
  inbox,
  nickname,
  office,
  outbox,
  pairing,
  person,
  room,
  station,
  storeNature,
} from './schema/index.ts'

interface On {
  readonly platform: string
  readonly botAccount: string
}

/** A bound person of a network, for the page of a demo store. */
export interface PageMember {
  readonly account: string
  readonly name: string
  readonly offices: readonly {
    readonly role: Role
    readonly station: number | null
    readonly stationName: string | null
  }[]
}

export async function pageMembers(db: Db, on: On): Promise<PageMember[]> {
  const rows = await db
    .select({
      account: account.account,
      name: person.name,
      role: office.role,
      station: office.station,
      stationName: station.name,
    })
    .from(account)
    .innerJoin(person, eq(person.id, account.person))
    .leftJoin(office, and(eq(office.person, person.id), isNull(office.until)))
    .leftJoin(station, eq(station.id, office.station))
    .where(and(eq(account.platform, on.platform), eq(account.botAccount, on.botAccount)))
    .orderBy(asc(person.id), asc(office.id))
  const members = new Map<string, PageMember & { offices: PageMember['offices'][number][] }>()
  for (const { account: id, name, role, station: at, stationName } of rows) {
    const member = members.get(id) ?? { account: id, name, offices: [] }
    if (role !== null) member.offices.push({ role, station: at, stationName })
    members.set(id, member)
  }
  return [...members.values()]
}

export async function pageRooms(db: Db, on: On): Promise<{ id: string; name: string; station: number }[]> {
  return db
    .select({ id: room.room, name: station.name, station: station.id })
    .from(room)
    .innerJoin(station, eq(station.id, room.station))
    .where(and(eq(room.platform, on.platform), eq(room.botAccount, on.botAccount), isNull(room.unboundAt)))
    .orderBy(asc(room.id))
}

/** What the children of each account's person are called by her, by account. */
export async function pageChildren(db: Db, on: On, today: Day): Promise<Map<string, string[]>> {
  const rows = await db
    .select({ account: account.account, child: child.id, name: child.name, nickname: nickname.name })
    .from(pairing)
    .innerJoin(account, eq(account.person, pairing.person))
    .innerJoin(child, eq(child.id, pairing.child))
    .leftJoin(nickname, eq(nickname.child, child.id))
    .where(
      and(
        eq(account.platform, on.platform),
        eq(account.botAccount, on.botAccount),
        or(isNull(pairing.until), gte(pairing.until, today)),
      ),
    )
    .orderBy(asc(pairing.id), asc(nickname.position))
  const children = new Map<string, Map<number, string>>()
  for (const row of rows) {
    const own = children.get(row.account) ?? new Map<number, string>()
    if (!own.has(row.child)) own.set(row.child, row.nickname ?? row.name)
    children.set(row.account, own)
  }
  return new Map([...children].map(([key, own]) => [key, [...own.values()]]))
}

/** Messages of the bot with the messages of people that they answer. */
export async function pageAnswers(
  db: Db,
  on: On,
): Promise<{ messageId: string; answers: { messageId: string; wasRecall: boolean }[] }[]> {
  const sent = await db
    .select({ messageId: outbox.sentMessageId, answers: outbox.answers })
    .from(outbox)
    .where(and(eq(outbox.platform, on.platform), eq(outbox.botAccount, on.botAccount), isNotNull(outbox.sentMessageId)))
  const ids = [...new Set(sent.flatMap(({ answers }) => answers))]
  if (ids.length === 0) return []
  const heard = await db
    .select({ id: inbox.id, messageId: inbox.messageId, kind: inbox.kind })
    .from(inbox)
    .where(inArray(inbox.id, ids))
  const byId = new Map(heard.map((row) => [row.id, { messageId: row.messageId, wasRecall: row.kind === 'recalled' }]))
  return sent.flatMap(({ messageId, answers }) =>
    messageId === null ? [] : [{ messageId, answers: answers.flatMap((id) => byId.get(id) ?? []) }],
  )
}

/** What will be said by itself until an instant: messages that wait, and concerns that are told again. */
export async function pageWaiting(
  db: Db,
  on: On,
  until: Date,
): Promise<{ at: Date; conversation: string; isConcern: boolean }[]> {
  const messages = await db
    .select({ at: outbox.notBefore, conversation: outbox.conversation })
    .from(outbox)
    .where(
      and(
        eq(outbox.platform, on.platform),
        eq(outbox.botAccount, on.botAccount),
        eq(outbox.state, 'waiting'),
        lte(outbox.notBefore, until),
      ),
    )
  const concerns = await db
    .select({ at: concern.nextRepeatAt, conversation: concern.conversation })
    .from(concern)
    .where(and(eq(concern.state, 'open'), eq(concern.level, 'urgent'), lte(concern.nextRepeatAt, until)))
  return [
    ...messages.map((row) => ({ ...row, isConcern: false })),
    ...concerns.flatMap(({ at, conversation }) => (at ? [{ at, conversation, isConcern: true }] : [])),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** When this store was made. */
export async function madeAt(db: Db): Promise<Date> {
  const [row] = await db.select({ at: storeNature.createdAt }).from(storeNature)
  return row?.at ?? new Date(0)
}
