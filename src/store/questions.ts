import { and, desc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { OpenQuestion } from '../care/speaker.ts'
import type { Db } from './database.ts'
import { question } from './schema/index.ts'
import { conversationOf, type Place } from './speaker.ts'

export interface NewQuestion {
  readonly place: Place
  readonly person: number | null
  readonly about: OpenQuestion['about']
  readonly options: OpenQuestion['options']
  readonly several?: boolean
  readonly payload: Record<string, unknown>
  readonly source: number | null
  readonly askedAt: Date
  /** how long an answer is waited for, in hours */
  readonly hours: number
}

const HOUR = 3_600_000

/** Asks; an older open question to the same person in the same conversation is dropped. */
export async function ask(db: Db, asked: NewQuestion): Promise<number> {
  await db
    .update(question)
    .set({ state: 'dropped' })
    .where(and(ofPlace(asked.place), eq(question.state, 'open')))
  return keep(db, asked, 'open')
}

/** Does a question to this account wait for an answer in private? What the bot asks unasked must not push it away. */
export async function hasOpenQuestion(db: Db, place: Place, at: Date): Promise<boolean> {
  const rows = await db
    .select({ id: question.id })
    .from(question)
    .where(and(ofPlace(place), eq(question.state, 'open'), gt(question.expiresAt, at)))
    .limit(1)
  return rows.length > 0
}

/** Remembers what a numbered list showed, so that 删2 means the second line that she saw. */
export async function rememberListing(db: Db, asked: NewQuestion): Promise<number> {
  return keep(db, asked, 'answered')
}

async function keep(db: Db, asked: NewQuestion, state: 'open' | 'answered'): Promise<number> {
  const { place, person, about, options, several = false, payload, source, askedAt, hours } = asked
  const [row] = await db
    .insert(question)
    .values({
      platform: place.platform,
      botAccount: place.botAccount,
      conversation: conversationOf(place),
      account: place.account,
      person,
      about,
      options,
      several,
      payload,
      source,
      askedAt,
      expiresAt: new Date(askedAt.getTime() + hours * HOUR),
      state,
    })
    .returning({ id: question.id })
  if (!row) throw new Error('question was not written')
  return row.id
}

/** The newest listing shown to this person here. */
export async function lastListing(db: Db, place: Place, at: Date): Promise<OpenQuestion['options']> {
  const [row] = await db
    .select({ options: question.options })
    .from(question)
    .where(
      and(
        ofPlace(place),
        eq(question.about, 'record'),
        sql`${question.payload}->>'kind' = 'listing'`,
        gt(question.expiresAt, at),
      ),
    )
    .orderBy(desc(question.id))
    .limit(1)
  return row?.options ?? []
}

/** Was one of these people asked since an instant whose name this is (接龙: the same line comes again with every version)? */
export async function wasAskedWhose(db: Db, name: string, people: readonly number[], since: Date): Promise<boolean> {
  if (people.length === 0) return false
  const rows = await db
    .select({ id: question.id })
    .from(question)
    .where(
      and(
        eq(question.about, 'author'),
        inArray(question.person, [...people]),
        sql`${question.payload}->>'name' = ${name}`,
        gt(question.askedAt, since),
      ),
    )
    .limit(1)
  return rows.length > 0
}

/** What the question was to complete; the conditional update decides between two answers. Null: no longer open. */
export async function takeAnswer(
  db: Db,
  id: number,
): Promise<{ payload: Record<string, unknown>; source: number | null } | null> {
  const [row] = await db
    .update(question)
    .set({ state: 'answered' })
    .where(and(eq(question.id, id), eq(question.state, 'open')))
    .returning({ payload: question.payload, source: question.source })
  return row ?? null
}

/** Questions about messages that were taken back. */
export async function dropQuestions(db: Db, sources: readonly number[]): Promise<number> {
  if (sources.length === 0) return 0
  const rows = await db
    .update(question)
    .set({ state: 'dropped' })
    .where(and(inArray(question.source, [...sources]), eq(question.state, 'open')))
    .returning({ id: question.id })
  return rows.length
}

function ofPlace(place: Place) {
  return and(
    eq(question.platform, place.platform),
    eq(question.botAccount, place.botAccount),
    eq(question.conversation, conversationOf(place)),
    eq(question.account, place.account),
  )
}

/** The asker turned a question down. */
export async function dropQuestion(db: Db, id: number): Promise<void> {
  await db
    .update(question)
    .set({ state: 'dropped' })
    .where(and(eq(question.id, id), eq(question.state, 'open')))
}
