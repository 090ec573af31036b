import { and, asc, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from './database.ts'
import { child, concern, concernChild, concernPerson, concernText, pairing, person, station } from './schema/index.ts'
import { conversationOf, type Place } from './speaker.ts'

export interface NewConcern {
  readonly place: Place
  /** the network's id of the message */
  readonly messageId: string
  readonly station: number | null
  readonly children: readonly number[]
  readonly text: string
  readonly words: readonly string[]
  /** the writer, where bound */
  readonly writer: number | null
  readonly at: Date
}

/** An attention concern: rows, no alert. */
export async function keepAttention(db: Db, made: NewConcern): Promise<void> {
  await keepConcern(db, made, { level: 'attention', nextRepeatAt: null })
}

/** Writes a concern with its children and its first text. Null: this message is one already (the unique key decides). */
export async function keepConcern(
  db: Db,
  made: NewConcern,
  urgency: { readonly level: 'attention' | 'urgent'; readonly nextRepeatAt: Date | null },
): Promise<number | null> {
  const conversation = conversationOf(made.place)
  const { platform, botAccount } = made.place
  if (await isKnown(db, made)) return null
  const [row] = await db
    .insert(concern)
    .values({
      ...urgency,
      station: made.station,
      platform,
      botAccount,
      conversation,
      writerAccount: made.place.account,
      writer: made.writer,
      createdAt: made.at,
    })
    .returning({ id: concern.id })
  if (!row) throw new Error('concern was not written')
  if (made.children.length > 0)
    await db.insert(concernChild).values(made.children.map((id) => ({ concern: row.id, child: id })))
  await addText(db, row.id, made)
  return row.id
}

async function isKnown(db: Db, { place, messageId }: NewConcern): Promise<boolean> {
  const rows = await db
    .select({ id: concernText.id })
    .from(concernText)
    .where(
      and(
        eq(concernText.platform, place.platform),
        eq(concernText.botAccount, place.botAccount),
        eq(concernText.conversation, conversationOf(place)),
        eq(concernText.messageId, messageId),
      ),
    )
  return rows.length > 0
}

async function addText(db: Db, id: number, { place, messageId, text, words, writer, at }: NewConcern): Promise<void> {
  await db.insert(concernText).values({
    concern: id,
    messageId,
    platform: place.platform,
    botAccount: place.botAccount,
    conversation: conversationOf(place),
    text,
    writer,
    words: [...words],
    at,
  })
}

/** A further text of a conversation joins its open concern. False: it is in it already. */
export async function joinConcern(db: Db, id: number, made: NewConcern): Promise<boolean> {
  if (await isKnown(db, made)) return false
  await addText(db, id, made)
  const known = await childrenOf(db, id)
  const fresh = made.children.filter((entry) => !known.some((other) => other.id === entry))
  if (fresh.length > 0) await db.insert(concernChild).values(fresh.map((entry) => ({ concern: id, child: entry })))
  return true
}

/** Urgent concerns of a conversation that are not closed and younger than an instant. */
export async function openConcernsOf(
  db: Db,
  place: Place,
  since: Date,
): Promise<{ id: number; children: number[]; state: string }[]> {
  const rows = await db
    .select({ id: concern.id, state: concern.state })
    .from(concern)
    .where(
      and(
        eq(concern.platform, place.platform),
        eq(concern.botAccount, place.botAccount),
        eq(concern.conversation, conversationOf(place)),
        eq(concern.level, 'urgent'),
        inArray(concern.state, ['open', 'taken']),
        gte(concern.createdAt, since),
      ),
    )
    .orderBy(desc(concern.id))
  const joined: { id: number; children: number[]; state: string }[] = []
  for (const row of rows) joined.push({ ...row, children: (await childrenOf(db, row.id)).map(({ id }) => id) })
  return joined
}

export async function childrenOf(db: Db, id: number): Promise<{ id: number; name: string }[]> {
  return db
    .select({ id: child.id, name: child.name })
    .from(concernChild)
    .innerJoin(child, eq(child.id, concernChild.child))
    .where(eq(concernChild.concern, id))
    .orderBy(asc(child.id))
}

export type StoredConcern = typeof concern.$inferSelect & {
  readonly texts: readonly { readonly text: string; readonly at: Date; readonly writerName: string | null }[]
  readonly children: readonly { readonly id: number; readonly name: string }[]
  readonly writerName: string | null
  readonly stationName: string | null
  readonly takenByName: string | null
}

const taker = alias(person, 'taker')

export async function findConcern(db: Db, id: number): Promise<StoredConcern | null> {
  const [row] = await db
    .select({ concern, writerName: person.name, stationName: station.name, takenByName: taker.name })
    .from(concern)
    .leftJoin(station, eq(station.id, concern.station))
    .leftJoin(person, eq(person.id, concern.writer))
    .leftJoin(taker, eq(taker.id, concern.takenBy))
    .where(eq(concern.id, id))
  if (!row) return null
  const { writerName, stationName, takenByName } = row
  const texts = await db
    .select({ text: concernText.text, at: concernText.at, writerName: person.name })
    .from(concernText)
    .leftJoin(person, eq(person.id, concernText.writer))
    .where(eq(concernText.concern, id))
    .orderBy(asc(concernText.id))
  return { ...row.concern, texts, children: await childrenOf(db, id), writerName, stationName, takenByName }
}

export interface ConcernPerson {
  readonly person: number
  readonly step: number
  readonly leftOut: 'writer' | 'accused' | null
}

/** Notes who may be told, and who is left out; who is there already stays as she is. */
export async function notePeople(db: Db, id: number, people: readonly ConcernPerson[], at: Date): Promise<void> {
  if (people.length === 0) return
  await db
    .insert(concernPerson)
    .values(people.map((entry) => ({ ...entry, concern: id, toldAt: entry.leftOut === null ? at : null })))
    .onConflictDoNothing()
}

/** A later text accuses them: they hear no more of it. Where one of them had taken the concern, it is open again. */
export async function leaveOutAccused(
  db: Db,
  id: number,
  people: readonly number[],
  nextRepeatAt: Date,
): Promise<void> {
  if (people.length === 0) return
  await db
    .update(concernPerson)
    .set({ leftOut: 'accused' })
    .where(and(eq(concernPerson.concern, id), inArray(concernPerson.person, [...people])))
  await db
    .update(concern)
    .set({ state: 'open', takenBy: null, takenAt: null, nextRepeatAt })
    .where(and(eq(concern.id, id), eq(concern.state, 'taken'), inArray(concern.takenBy, [...people])))
}

export async function peopleOf(db: Db, id: number): Promise<ConcernPerson[]> {
  return db
    .select({ person: concernPerson.person, step: concernPerson.step, leftOut: concernPerson.leftOut })
    .from(concernPerson)
    .where(eq(concernPerson.concern, id))
    .orderBy(asc(concernPerson.step), asc(concernPerson.person))
}

/** Urgent open concerns whose next telling has come; locked against another process. */
export async function dueConcerns(db: Db, now: Date): Promise<number[]> {
  const rows = await db
    .select({ id: concern.id })
    .from(concern)
    .where(and(eq(concern.level, 'urgent'), eq(concern.state, 'open'), lte(concern.nextRepeatAt, now)))
    .orderBy(asc(concern.id))
    .for('update', { skipLocked: true })
  return rows.map(({ id }) => id)
}

export async function setRepeat(db: Db, id: number, repeats: number, nextRepeatAt: Date): Promise<void> {
  await db.update(concern).set({ repeats, nextRepeatAt }).where(eq(concern.id, id))
}

/** Takes an open concern (the conditional update decides who was first). */
export async function takeConcern(db: Db, id: number, by: number, at: Date): Promise<boolean> {
  const rows = await db
    .update(concern)
    .set({ state: 'taken', takenBy: by, takenAt: at, nextRepeatAt: null })
    .where(and(eq(concern.id, id), eq(concern.state, 'open')))
    .returning({ id: concern.id })
  return rows.length > 0
}

export async function closeConcern(
  db: Db,
  id: number,
  how: { readonly state: 'closed' | 'false-alarm'; readonly by: number; readonly at: Date; readonly outcome: string },
): Promise<boolean> {
  const rows = await db
    .update(concern)
    .set({ state: how.state, closedBy: how.by, closedAt: how.at, outcome: how.outcome, nextRepeatAt: null })
    .where(and(eq(concern.id, id), inArray(concern.state, ['open', 'taken'])))
    .returning({ id: concern.id })
  return rows.length > 0
}

/** Urgent concerns that this person was told of and that wait, or that she took. */
export async function concernsFor(
  db: Db,
  personId: number,
  states: readonly ('open' | 'taken')[],
): Promise<{ id: number; state: string; takenBy: number | null }[]> {
  return db
    .select({ id: concern.id, state: concern.state, takenBy: concern.takenBy })
    .from(concern)
    .innerJoin(concernPerson, eq(concernPerson.concern, concern.id))
    .where(
      and(
        eq(concernPerson.person, personId),
        isNull(concernPerson.leftOut),
        eq(concern.level, 'urgent'),
        inArray(concern.state, [...states]),
      ),
    )
    .orderBy(asc(concern.id))
}

/** Key of the programme 个案 in care/programme.ts. */
const INDIVIDUAL = 'individual'

/**
 * Concerns about these children that are not closed, the newest first: attention ones for whoever may see the child,
 * urgent ones only for whom they were told.
 */
export async function concernsAbout(
  db: Db,
  children: readonly number[],
  viewer: { readonly person: number; readonly coordinates: boolean },
): Promise<{ child: number; text: string; at: Date }[]> {
  if (children.length === 0) return []
  const told = await db
    .select({ id: concernPerson.concern })
    .from(concernPerson)
    .where(and(eq(concernPerson.person, viewer.person), isNull(concernPerson.leftOut)))
  const ids = told.map(({ id }) => id)
  const rows = await db
    .select({ child: concernChild.child, text: concernText.text, at: concernText.at, writer: concern.writer })
    .from(concernChild)
    .innerJoin(concern, eq(concern.id, concernChild.concern))
    .innerJoin(concernText, eq(concernText.concern, concern.id))
    .where(
      and(
        inArray(concernChild.child, [...children]),
        inArray(concern.state, ['open', 'taken']),
        isNull(concernText.markedAt),
        or(eq(concern.level, 'attention'), ids.length > 0 ? inArray(concern.id, ids) : undefined),
      ),
    )
    .orderBy(desc(concernText.id))
  if (viewer.coordinates) return rows
  const counselled = await db
    .select({ child: pairing.child, person: pairing.person })
    .from(pairing)
    .where(and(inArray(pairing.child, [...children]), eq(pairing.programme, INDIVIDUAL)))
  // what is said in a 个案 is shown to its counsellor and the coordinator alone
  return rows.filter(
    ({ child: about, writer }) =>
      writer === viewer.person || !counselled.some((pair) => pair.child === about && pair.person === writer),
  )
}
