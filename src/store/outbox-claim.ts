import { and, eq, gt, gte, inArray, lt, lte, not, notExists, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from './database.ts'
import { type BotAccount, forgetFiles, maxCharacters, type OutboxClass, type OutboxRow } from './outbox.ts'
import { botAccountState, outbox, outboxFile } from './schema/index.ts'

/** Messages of these classes are sent again when nobody knows whether they arrived; the others are not. */
const sentAgain: readonly OutboxClass[] = ['urgent', 'answer', 'echo']
const MERGED_AT_MOST = 10

export function isSentAgain(which: OutboxClass): boolean {
  return sentAgain.includes(which)
}

export interface AccountState {
  readonly refusals: number
  readonly pausedUntil: Date | null
}

/** A message that was sent, or is being sent since `at`. Merged echoes are one. */
export interface Sent {
  readonly conversation: string
  readonly isRoom: boolean
  readonly class: OutboxClass
  readonly at: Date
}

export interface Recent {
  readonly sent: readonly Sent[]
  readonly sending: readonly Sent[]
  readonly sentToday: number
}

/** What may be claimed now, as pacing allows. */
export interface Allowance {
  readonly classes: readonly OutboxClass[]
  /** conversations that wait a moment */
  readonly resting: readonly Conversation[]
  /** while the gap between conversations lasts: nothing spread out but to this one */
  readonly spreadOnlyTo: Conversation | null
}

export interface Conversation {
  readonly conversation: string
  readonly isRoom: boolean
}

export interface Claim extends BotAccount {
  readonly now: Date
  /** proactive rows wait */
  readonly isQuiet: boolean
  readonly claimedBy: string
  readonly leaseUntil: Date
}

/** One message to send: `rows[0]`, or several echoes of one room that go as one. */
export interface Claimed {
  readonly rows: readonly [OutboxRow, ...OutboxRow[]]
  readonly file: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array } | null
}

/** The bot accounts for which something is due. */
export async function accountsWithWork(db: Db, now: Date): Promise<BotAccount[]> {
  return db
    .selectDistinct({ platform: outbox.platform, botAccount: outbox.botAccount })
    .from(outbox)
    .where(and(waiting, lte(outbox.notBefore, now)))
}

/** Literals, not parameters: a prepared statement then still fits the partial indexes. */
const waiting = sql`${outbox.state} = 'waiting'`
const sending = sql`${outbox.state} = 'sending'`

/** What was not sent in time is not sent any more. Rows held by a claim are left to it. Returns how many. */
export async function expire(db: Db, now: Date): Promise<number> {
  const late = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(waiting, lte(outbox.validUntil, now)))
    .for('update', { skipLocked: true })
  const gone = await db
    .update(outbox)
    .set({ state: 'expired' })
    .where(inArray(outbox.id, late))
    .returning({ id: outbox.id })
  await forgetFiles(db, gone)
  return gone.length
}

/**
 * Settles rows whose lease ran out: urgent, answer and echo wait again (after too many attempts they fail: something in them
 * may kill who sends them), reminder and summary end as unknown. Who claimed them stays written, so that a late success can
 * still be noted. `except` are being sent by this very process, whose clock may have jumped.
 */
export async function releaseLapsed(
  db: Db,
  lapsed: {
    readonly now: Date
    readonly except: readonly number[]
    readonly attemptsAtMost: (which: OutboxClass) => number
  },
): Promise<{ again: number; unknown: number; failed: number }> {
  const ids = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        sending,
        lte(outbox.leaseUntil, lapsed.now),
        lapsed.except.length > 0 ? notInArray(outbox.id, [...lapsed.except]) : undefined,
      ),
    )
    .for('update', { skipLocked: true })
  const mayGoAgain = sentAgain.map((which) =>
    and(eq(outbox.class, which), lt(outbox.attempts, lapsed.attemptsAtMost(which))),
  )
  const settled = await db
    .update(outbox)
    .set({
      state: sql`case when ${or(...mayGoAgain)} then 'waiting'
        when ${inArray(outbox.class, [...sentAgain])} then 'failed' else 'unknown' end`,
    })
    .where(inArray(outbox.id, ids))
    .returning({ id: outbox.id, state: outbox.state })
  const ended = settled.filter((row) => row.state !== 'waiting')
  await forgetFiles(db, ended)
  const unknown = ended.filter((row) => row.state === 'unknown').length
  return { again: settled.length - ended.length, unknown, failed: ended.length - unknown }
}

/** Locks the account until the transaction ends: of several processes one at a time decides what it sends. */
export async function lockAccount(db: Db, account: BotAccount): Promise<AccountState> {
  const { platform, botAccount } = account
  await db.insert(botAccountState).values({ platform, botAccount }).onConflictDoNothing()
  const [state] = await db.select().from(botAccountState).where(ofState(account)).for('update')
  if (!state) throw new Error('the state of a bot account vanished while it was being locked')
  return state
}

function ofState(account: BotAccount): SQL | undefined {
  return and(eq(botAccountState.platform, account.platform), eq(botAccountState.botAccount, account.botAccount))
}

function ofAccount(account: BotAccount): SQL | undefined {
  return and(eq(outbox.platform, account.platform), eq(outbox.botAccount, account.botAccount))
}

/** What the account sent since an instant (the newest first) and how much of it since the day began. */
export async function recentlySent(
  db: Db,
  account: BotAccount,
  at: { readonly now: Date; readonly since: Date; readonly dayBegan: Date; readonly leaseMs: number },
): Promise<Recent> {
  const place = { conversation: outbox.conversation, isRoom: outbox.isRoom, class: outbox.class }
  // first what is being sent: a message that is settled between the two questions is then seen twice, not missed
  const leased = await db
    .select({ ...place, until: outbox.leaseUntil })
    .from(outbox)
    .where(and(ofAccount(account), sending))
  const sent = await db
    .selectDistinct({ ...place, at: outbox.sentAt })
    .from(outbox)
    .where(and(ofAccount(account), gt(outbox.sentAt, at.since), lte(outbox.sentAt, at.now)))
    .orderBy(sql`${outbox.sentAt} desc`)
  const [today] = await db
    .select({ count: sql<number>`count(distinct (${outbox.conversation}, ${outbox.sentAt}))::int` })
    .from(outbox)
    .where(and(ofAccount(account), gte(outbox.sentAt, at.dayBegan)))
  return {
    sent: sent.flatMap((row) => (row.at ? [{ ...row, at: row.at }] : [])),
    sending: leased.map(({ until, ...row }) => ({ ...row, at: new Date((until ?? at.now).getTime() - at.leaseMs) })),
    sentToday: today?.count ?? 0,
  }
}

const earlier = alias(outbox, 'earlier')

/**
 * Takes the next message of an account: by class, then by age, never before an older one of its conversation and class.
 * Two processes never take the same row (for update skip locked, and the account is locked by the caller).
 */
export async function claimNext(db: Db, claim: Claim, allowance: Allowance): Promise<Claimed | null> {
  const [head] = await db
    .select()
    .from(outbox)
    .where(
      and(isDue(claim), inArray(outbox.class, [...allowance.classes]), isAllowed(allowance), isNextInLine(db, claim)),
    )
    .orderBy(outbox.rank, outbox.id)
    .limit(1)
    .for('update', { skipLocked: true })
  if (!head) return null
  const merged = head.class === 'echo' && head.isRoom ? await echoesWith(db, claim, head) : [head]
  const ids = merged.map(({ id }) => id)
  const taken = await db
    .update(outbox)
    .set({
      state: 'sending',
      claimedBy: claim.claimedBy,
      leaseUntil: claim.leaseUntil,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(inArray(outbox.id, ids))
    .returning()
  const [first, ...others] = taken.sort((a, b) => a.id - b.id)
  if (!first) return null
  const [file] = await db.select().from(outboxFile).where(eq(outboxFile.outbox, first.id))
  return { rows: [first, ...others], file: file ?? null }
}

function isDue(claim: Claim): SQL | undefined {
  return and(
    ofAccount(claim),
    waiting,
    lte(outbox.notBefore, claim.now),
    claim.isQuiet ? eq(outbox.proactive, false) : undefined,
  )
}

function isAllowed(allowance: Allowance): SQL | undefined {
  const only = allowance.spreadOnlyTo
  const isSpread = or(eq(outbox.isRoom, true), inArray(outbox.class, ['reminder', 'summary']))
  return and(
    ...allowance.resting.map((place) => not(isOf(place))),
    only ? sql`(not ${isSpread} or ${isOf(only)})` : undefined,
  )
}

function isOf(place: Conversation): SQL {
  return sql`(${outbox.conversation} = ${place.conversation} and ${outbox.isRoom} = ${place.isRoom})`
}

/** An older row holds its line while it is being sent, due, or to be tried again; not while it waits for its own hour. */
function isNextInLine(db: Db, claim: Claim): SQL | undefined {
  const sameLine = and(
    eq(earlier.platform, outbox.platform),
    eq(earlier.botAccount, outbox.botAccount),
    eq(earlier.conversation, outbox.conversation),
    eq(earlier.isRoom, outbox.isRoom),
    eq(earlier.rank, outbox.rank),
    lt(earlier.id, outbox.id),
  )
  const holds = and(
    sql`${earlier.state} = 'waiting'`,
    or(lte(earlier.notBefore, claim.now), gt(earlier.attempts, 0), sql`${earlier.lastReason} is not null`),
    claim.isQuiet ? eq(earlier.proactive, false) : undefined,
  )
  const older = (which: SQL | undefined) =>
    notExists(db.select({ id: earlier.id }).from(earlier).where(and(sameLine, which)))
  // two questions, since each has an index of its own
  return and(older(holds), older(sql`${earlier.state} = 'sending'`))
}

/** The echoes that wait in the same room, as many as fit into one message. */
async function echoesWith(db: Db, claim: Claim, head: OutboxRow): Promise<OutboxRow[]> {
  const others = await db
    .select()
    .from(outbox)
    .where(and(isDue(claim), isOf(head), eq(outbox.class, 'echo'), gt(outbox.id, head.id)))
    .orderBy(outbox.id)
    .limit(MERGED_AT_MOST - 1)
    .for('update', { skipLocked: true })
  if (others.length === 0) return [head]
  const all = [head, ...others]
  const ids = all.map(({ id }) => id)
  const files = await db.select({ id: outboxFile.outbox }).from(outboxFile).where(inArray(outboxFile.outbox, ids))
  const apart = all.findIndex((row) => row.text === null || files.some(({ id }) => id === row.id))
  const merged = apart === -1 ? all : all.slice(0, Math.max(1, apart))
  let characters = 0
  const tooMuch = merged.findIndex((row) => {
    characters += (row.text ?? '').length + 1
    return characters > maxCharacters + 1
  })
  return tooMuch === -1 ? merged : merged.slice(0, Math.max(1, tooMuch))
}
