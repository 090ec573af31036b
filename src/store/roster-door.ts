import { and, desc, eq, gte, isNull, or } from 'drizzle-orm'
import type { Birthday } from '../care/birthday.ts'
import { addDays, type Day } from '../care/day.ts'
import { birthColumns } from './birth.ts'
import type { Db } from './database.ts'
import { cancelAboutChild, cancelReminders } from './outbox.ts'
import { account, child, consent, nickname, pairing, person } from './schema/index.ts'
import type { Place } from './speaker.ts'

/** Day-to-day changes of the roster, each with what waits and is settled by it. */

export interface RunningPairing {
  readonly id: number
  readonly person: number
  readonly personName: string
  readonly programme: string
}

/** Pairings of a child that have not ended today; those to come among them. */
export async function pairingsOf(db: Db, childId: number, today: Day): Promise<RunningPairing[]> {
  return db
    .select({ id: pairing.id, person: pairing.person, personName: person.name, programme: pairing.programme })
    .from(pairing)
    .innerJoin(person, eq(person.id, pairing.person))
    .where(and(eq(pairing.child, childId), runningFrom(today)))
    .orderBy(pairing.id)
}

/** The programme of the child's newest pairing, ended or not; null where it never had one. */
export async function lastProgrammeOf(db: Db, childId: number): Promise<string | null> {
  const [newest] = await db
    .select({ programme: pairing.programme })
    .from(pairing)
    .where(eq(pairing.child, childId))
    .orderBy(desc(pairing.id))
    .limit(1)
  return newest?.programme ?? null
}

function runningFrom(today: Day) {
  return or(isNull(pairing.until), gte(pairing.until, today))
}

/** The guardian took the consent back: nothing that waits about the child is sent. False where none was in force. */
export async function withdrawConsent(db: Db, childId: number, at: Date): Promise<boolean> {
  const gone = await db
    .update(consent)
    .set({ withdrawnAt: at })
    .where(and(eq(consent.child, childId), isNull(consent.withdrawnAt)))
    .returning({ id: consent.id })
  if (gone.length > 0) await cancelAboutChild(db, childId)
  return gone.length > 0
}

/** Access ends at once, so yesterday is the last day. Reminders to her about the child are not sent. False: none ran. */
export async function endPairings(
  db: Db,
  of: { readonly person: number; readonly child: number },
  how: { readonly today: Day; readonly why: string },
): Promise<boolean> {
  const ended = await db
    .update(pairing)
    .set({ until: addDays(how.today, -1), endedWhy: how.why })
    .where(and(eq(pairing.person, of.person), eq(pairing.child, of.child), runningFrom(how.today)))
    .returning({ id: pairing.id })
  const accounts = await db.select({ account: account.account }).from(account).where(eq(account.person, of.person))
  const conversations = accounts.map((row) => row.account)
  if (ended.length > 0) await cancelReminders(db, { children: [of.child], conversations })
  return ended.length > 0
}

/** The child leaves care: its pairings end, its reminders go, its records stay. */
export async function leaveCare(
  db: Db,
  childId: number,
  how: { readonly today: Day; readonly why: string; readonly at: Date },
): Promise<void> {
  await db
    .update(child)
    .set({ leftAt: how.at, leftWhy: how.why })
    .where(and(eq(child.id, childId), isNull(child.leftAt)))
  await db
    .update(pairing)
    .set({ until: addDays(how.today, -1), endedWhy: how.why })
    .where(and(eq(pairing.child, childId), runningFrom(how.today)))
  await cancelReminders(db, { children: [childId] })
}

/** The name that the group uses from now on; older agreed ones are still understood. */
export async function renameInGroup(db: Db, childId: number, name: string): Promise<void> {
  const agreed = await db
    .select({ id: nickname.id, name: nickname.name, position: nickname.position })
    .from(nickname)
    .where(and(eq(nickname.child, childId), isNull(nickname.person)))
  const first = Math.min(0, ...agreed.map(({ position }) => position)) - 1
  const known = agreed.find((row) => row.name === name)
  if (known) await db.update(nickname).set({ position: first }).where(eq(nickname.id, known.id))
  else await db.insert(nickname).values({ child: childId, name, position: first })
}

export async function setBirthday(db: Db, childId: number, birthday: Birthday): Promise<void> {
  await db.update(child).set(birthColumns(birthday)).where(eq(child.id, childId))
}

/** The account is nobody's again. */
export async function unbindAccount(db: Db, { platform, botAccount, account: id }: Place): Promise<void> {
  await db
    .update(account)
    .set({ person: null, boundAt: null })
    .where(and(eq(account.platform, platform), eq(account.botAccount, botAccount), eq(account.account, id)))
}
