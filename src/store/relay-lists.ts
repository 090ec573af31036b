import { createHash } from 'node:crypto'
import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import type { KnownLine } from '../care/relay.ts'
import type { Db } from './database.ts'
import { activity, relayLine, relayList } from './schema/index.ts'
import { conversationOf, type Place } from './speaker.ts'

/** A line of a list and what it led to. */
export interface StoredLine extends KnownLine {
  readonly id: number
  readonly position: number
  readonly activities: readonly number[]
  readonly source: number
  readonly toldBy: number
  readonly toldAt: Date
}

export interface StoredList {
  readonly id: number
  readonly seenAt: Date
  readonly lines: readonly StoredLine[]
}

/** Stands for words that are not to be kept: blanks and marks don't count. */
export function fingerprint(words: string): string {
  const plain = words.replace(/[\s,。、;:!?.()]+/g, '')
  return createHash('sha256').update(plain).digest('hex').slice(0, 32)
}

/** The list with this title that was sent last in the conversation, since an instant. */
export async function lastList(db: Db, place: Place, title: string, since: Date): Promise<StoredList | null> {
  const [list] = await db
    .select({ id: relayList.id, seenAt: relayList.seenAt })
    .from(relayList)
    .where(
      and(
        eq(relayList.platform, place.platform),
        eq(relayList.botAccount, place.botAccount),
        eq(relayList.conversation, conversationOf(place)),
        eq(relayList.title, fingerprint(title)),
        gte(relayList.seenAt, since),
      ),
    )
    .orderBy(desc(relayList.seenAt), desc(relayList.id))
    .limit(1)
  return list ? { ...list, lines: await linesOf(db, list.id) } : null
}

async function linesOf(db: Db, list: number): Promise<StoredLine[]> {
  const lines = await db.select().from(relayLine).where(eq(relayLine.list, list)).orderBy(asc(relayLine.position))
  const ids = lines.flatMap(({ activities }) => activities)
  const told = ids.length
    ? await db
        .select({ id: activity.id, child: activity.child, kind: activity.kind })
        .from(activity)
        .where(inArray(activity.id, ids))
    : []
  return lines.map(({ goneAt, author, ...line }) => ({
    ...line,
    author: author === null ? null : String(author),
    gone: goneAt !== null,
    deeds: told
      .filter(({ id }) => line.activities.includes(id))
      .map(({ child, kind }) => ({ child: String(child), kind })),
  }))
}

/** Begins a list, or takes note of a newer version of it. Returns its id. */
export async function keepVersion(
  db: Db,
  place: Place,
  version: { readonly list: number | null; readonly title: string; readonly source: number; readonly at: Date },
): Promise<number> {
  const { source, at } = version
  if (version.list !== null) {
    await db.update(relayList).set({ source, seenAt: at }).where(eq(relayList.id, version.list))
    return version.list
  }
  const [made] = await db
    .insert(relayList)
    .values({
      platform: place.platform,
      botAccount: place.botAccount,
      conversation: conversationOf(place),
      title: fingerprint(version.title),
      source,
      seenAt: at,
    })
    .returning({ id: relayList.id })
  if (!made) throw new Error('the list was not written')
  return made.id
}

export interface KeptLine {
  readonly number: number | null
  readonly author: number | null
  readonly words: string
  readonly activities: readonly number[]
}

export async function addLine(
  db: Db,
  line: KeptLine & {
    readonly list: number
    readonly position: number
    readonly source: number
    readonly toldBy: number
    readonly toldAt: Date
  },
): Promise<void> {
  await db.insert(relayLine).values({ ...line, activities: [...line.activities] })
}

export async function changeLine(db: Db, id: number, line: KeptLine): Promise<void> {
  await db
    .update(relayLine)
    .set({ ...line, activities: [...line.activities], goneAt: null })
    .where(eq(relayLine.id, id))
}

/** Lines that a version does not have: what they led to stays. */
export async function markGone(db: Db, ids: readonly number[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await db
    .update(relayLine)
    .set({ goneAt: at })
    .where(inArray(relayLine.id, [...ids]))
}

/** Which of these activities were taken back, by whom and why. */
export async function takenBack(
  db: Db,
  ids: readonly number[],
): Promise<Map<number, { readonly by: number | null; readonly why: string | null }>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .select({ id: activity.id, by: activity.withdrawnBy, why: activity.withdrawnWhy })
    .from(activity)
    .where(and(inArray(activity.id, [...ids]), eq(activity.state, 'withdrawn')))
  return new Map(rows.map(({ id, ...how }) => [id, how]))
}
