import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import { addDays, type Day, dayOf } from '../care/day.ts'
import type { OpenQuestion, RecentRecord, Role, Speaker, Station } from '../care/speaker.ts'
import type { Db } from './database.ts'
import { childrenStoodInFor } from './leaves.ts'
import { readRoster } from './roster.ts'
import {
  account,
  activity,
  chosenStation,
  inbox,
  office,
  person,
  question,
  room,
  station,
  wish,
} from './schema/index.ts'

/** Where a message was said: what identifies the speaker and the conversation. */
export interface Place {
  readonly platform: string
  readonly botAccount: string
  readonly account: string
  /** null in private */
  readonly room: string | null
}

/** The id under which a conversation is kept: the room's, else the other's account. */
export function conversationOf(place: Place): string {
  return place.room ?? place.account
}

/** Of more stations than this only one is read at a time in private. */
const STATIONS_READ_AT_ONCE = 3

/** Who is talking. An account that nobody bound gives a speaker without a person; that is no error. */
export async function whoIs(db: Db, place: Place, at: Date): Promise<Speaker> {
  const today = dayOf(at)
  const [bound] = await db
    .select({ id: person.id, name: person.name })
    .from(account)
    .innerJoin(person, eq(person.id, account.person))
    .where(
      and(
        eq(account.platform, place.platform),
        eq(account.botAccount, place.botAccount),
        eq(account.account, place.account),
      ),
    )
  const roomStation = place.room === null ? null : await stationOfRoom(db, place)
  const offices = bound ? await officesOf(db, bound.id) : []
  const coordinatesAll = bound !== undefined && (await coordinatesWholeStore(db, bound.id))
  const stations =
    place.room === null ? await readInPrivate(db, bound?.id ?? null, offices) : roomStation ? [roomStation] : []
  const roster = await readRoster(
    db,
    stations.map(({ id }) => id),
    today,
  )
  const self = bound ? String(bound.id) : null
  const paired = roster.volunteers.find(({ id }) => id === self)?.children ?? []
  const stoodInFor = bound ? (await childrenStoodInFor(db, bound.id, today)).map(String) : []
  return {
    account: place.account,
    person: bound ? { id: String(bound.id), name: bound.name } : null,
    offices,
    coordinatesAll,
    stations,
    roomStation,
    roster,
    ownChildren: [
      ...new Set([...paired, ...stoodInFor.filter((id) => roster.children.some((child) => child.id === id))]),
    ],
    question: await openQuestion(db, place, at),
    recent: bound ? await recentRecords(db, bound.id, today) : [],
    wishes: bound ? await recentWishes(db, bound.id, at) : [],
  }
}

async function stationOfRoom(db: Db, place: Place): Promise<Station | null> {
  const [found] = await db
    .select({ id: station.id, name: station.name })
    .from(room)
    .innerJoin(station, eq(station.id, room.station))
    .where(
      and(
        eq(room.platform, place.platform),
        eq(room.botAccount, place.botAccount),
        eq(room.room, place.room ?? ''),
        isNull(room.unboundAt),
      ),
    )
  return found ?? null
}

/** Every office a person holds now; a coordinator of the whole store has one for each station. */
export async function officesOf(
  db: Db,
  personId: number,
): Promise<{ readonly role: Role; readonly station: Station }[]> {
  const held = await db
    .select({ role: office.role, id: station.id, name: station.name })
    .from(office)
    .leftJoin(station, eq(station.id, office.station))
    .where(and(eq(office.person, personId), isNull(office.until)))
    .orderBy(office.id)
  const all = held.some((row) => row.id === null)
    ? await db.select({ id: station.id, name: station.name }).from(station)
    : []
  return held.flatMap(({ role, id, name }) =>
    id === null || name === null ? all.map((every) => ({ role, station: every })) : [{ role, station: { id, name } }],
  )
}

async function coordinatesWholeStore(db: Db, personId: number): Promise<boolean> {
  const held = await db
    .select({ id: office.id })
    .from(office)
    .where(
      and(eq(office.person, personId), eq(office.role, 'coordinator'), isNull(office.station), isNull(office.until)),
    )
  return held.length > 0
}

async function readInPrivate(
  db: Db,
  personId: number | null,
  offices: readonly { readonly station: Station }[],
): Promise<Station[]> {
  const all = [...new Map(offices.map((held) => [held.station.id, held.station])).values()]
  if (personId === null || all.length <= STATIONS_READ_AT_ONCE) return all
  const [chosen] = await db.select().from(chosenStation).where(eq(chosenStation.person, personId))
  return all.filter(({ id }) => id === chosen?.station)
}

async function openQuestion(db: Db, place: Place, at: Date): Promise<OpenQuestion | null> {
  const [row] = await db
    .select()
    .from(question)
    .where(
      and(
        eq(question.platform, place.platform),
        eq(question.botAccount, place.botAccount),
        eq(question.conversation, conversationOf(place)),
        eq(question.account, place.account),
        eq(question.state, 'open'),
        gt(question.expiresAt, at),
      ),
    )
    .orderBy(desc(question.id))
    .limit(1)
  return row ? { id: row.id, about: row.about, options: row.options, several: row.several, askedAt: row.askedAt } : null
}

/** Found by their messages, which are few. */
async function recentWishes(db: Db, personId: number, at: Date): Promise<string[]> {
  const since = new Date(at.getTime() - RECENT_DAYS * 86_400_000)
  const rows = await db
    .select({ text: wish.text })
    .from(inbox)
    .innerJoin(wish, eq(wish.source, inbox.id))
    .where(and(eq(inbox.person, personId), gt(inbox.at, since), eq(wish.state, 'open')))
    .limit(10)
  return rows.map(({ text }) => text)
}

const RECENT_DAYS = 7

async function recentRecords(db: Db, personId: number, today: Day): Promise<RecentRecord[]> {
  const rows = await db
    .select({
      child: activity.child,
      kind: activity.kind,
      day: activity.day,
      minutes: activity.minutes,
      outcome: activity.outcome,
    })
    .from(activity)
    .where(
      and(
        eq(activity.reporter, personId),
        inArray(activity.state, ['kept', 'pending']),
        gt(activity.createdAt, new Date(Date.parse(addDays(today, -RECENT_DAYS)))),
      ),
    )
    .orderBy(desc(activity.id))
    .limit(10)
  return rows.map(({ child, kind, ...rest }) => ({ child: String(child), activity: kind, ...rest }))
}
