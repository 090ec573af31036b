import { and, eq, gt, isNull, lt, lte, or } from 'drizzle-orm'
import type { Db } from './database.ts'
import { type PractisedMessage, practice } from './schema/index.ts'
import type { Place } from './speaker.ts'

export type { PractisedMessage } from './schema/index.ts'

/** A cry that was practised can be said to be real for so long. */
const REAL_FOR_HOURS = 12
const HOUR = 3_600_000

type Account = Pick<Place, 'platform' | 'botAccount' | 'account'>

/** Begins anew: what was practised before is forgotten. */
export async function startPractice(db: Db, who: Account, until: Date): Promise<void> {
  const fresh = { until, said: [], ended: false }
  await db
    .insert(practice)
    .values({ platform: who.platform, botAccount: who.botAccount, account: who.account, ...fresh })
    .onConflictDoUpdate({ target: [practice.platform, practice.botAccount, practice.account], set: fresh })
}

/** What she has practised so far; null where she does not practise now. */
export async function practisedBy(db: Db, who: Account, now: Date): Promise<readonly PractisedMessage[] | null> {
  const [row] = await db
    .select({ said: practice.said })
    .from(practice)
    .where(and(of(who), eq(practice.ended, false), gt(practice.until, now)))
  return row?.said ?? null
}

export async function keepPractised(db: Db, who: Account, said: readonly PractisedMessage[]): Promise<void> {
  await db.update(practice).set({ said }).where(of(who))
}

/** False: she was not practising. */
export async function endPractice(db: Db, who: Account): Promise<boolean> {
  const ended = await db
    .update(practice)
    .set({ said: [], ended: true })
    .where(and(of(who), eq(practice.ended, false)))
    .returning({ account: practice.account })
  return ended.length > 0
}

/** Keeps a cry that was practised, so that 真的 can report it. */
export async function keepDanger(db: Db, who: Account, danger: PractisedMessage): Promise<void> {
  await db.update(practice).set({ danger }).where(of(who))
}

/** The cry that she now says is real, once; the practice ends with it. */
export async function takeDanger(db: Db, who: Account, now: Date): Promise<PractisedMessage | null> {
  const [row] = await db.select({ danger: practice.danger }).from(practice).where(of(who)).for('update')
  const cry = row?.danger ?? null
  if (cry === null || now.getTime() - Date.parse(cry.at) > REAL_FOR_HOURS * HOUR) return null
  await db.update(practice).set({ danger: null, said: [], ended: true }).where(of(who))
  return cry
}

/** Ends those whose time is over, says which, and forgets what nobody can need any more. */
export async function endOverduePractices(db: Db, now: Date): Promise<Account[]> {
  const over = await db
    .update(practice)
    .set({ said: [], ended: true })
    .where(and(eq(practice.ended, false), lte(practice.until, now)))
    .returning({ platform: practice.platform, botAccount: practice.botAccount, account: practice.account })
  const old = lt(practice.until, new Date(now.getTime() - REAL_FOR_HOURS * HOUR))
  await db.delete(practice).where(and(eq(practice.ended, true), or(isNull(practice.danger), old)))
  return over
}

function of(who: Account) {
  return and(
    eq(practice.platform, who.platform),
    eq(practice.botAccount, who.botAccount),
    eq(practice.account, who.account),
  )
}
