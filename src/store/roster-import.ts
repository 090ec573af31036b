import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Day } from '../care/day.ts'
import type { Db } from './database.ts'
import { child, consent, nickname, office, pairing, person, station } from './schema/index.ts'

/** What the import compares a roster file with, and how it changes what is kept. New rows go in by roster-changes.ts. */

export type KeptChild = typeof child.$inferSelect
export type KeptConsent = typeof consent.$inferSelect

export interface KeptVolunteer {
  readonly id: number
  readonly name: string
  readonly station: number
  /** her running offices at that station; none: she left */
  readonly roles: readonly ('volunteer' | 'leader')[]
}

export interface KeptPairing {
  readonly id: number
  readonly person: number
  readonly child: number
  readonly programme: string
  readonly from: Day
}

export interface KeptRoster {
  readonly stations: readonly { readonly id: number; readonly name: string }[]
  readonly volunteers: readonly KeptVolunteer[]
  readonly children: readonly KeptChild[]
  /** agreed ones, the group's first */
  readonly nicknames: ReadonlyMap<number, readonly string[]>
  /** of each child the one in force, else the one withdrawn last */
  readonly consents: ReadonlyMap<number, KeptConsent>
  /** those that have not ended on this day */
  readonly pairings: readonly KeptPairing[]
}

/** Everybody of the store, for the comparison with a file. */
export async function readKeptRoster(db: Db, today: Day): Promise<KeptRoster> {
  const stations = await db.select({ id: station.id, name: station.name }).from(station).orderBy(asc(station.id))
  const children = await db.select().from(child).orderBy(asc(child.id))
  const names = await db
    .select({ child: nickname.child, name: nickname.name })
    .from(nickname)
    .where(isNull(nickname.person))
    .orderBy(asc(nickname.position), asc(nickname.id))
  const consents = await db.select().from(consent).orderBy(sql`${consent.withdrawnAt} asc nulls last`)
  const pairings = await db
    .select({
      id: pairing.id,
      person: pairing.person,
      child: pairing.child,
      programme: pairing.programme,
      from: pairing.from,
    })
    .from(pairing)
    .where(or(isNull(pairing.until), gte(pairing.until, today)))
    .orderBy(asc(pairing.id))
  const nicknames = new Map<number, string[]>()
  for (const row of names) nicknames.set(row.child, [...(nicknames.get(row.child) ?? []), row.name])
  return {
    stations,
    volunteers: await keptVolunteers(db),
    children,
    nicknames,
    consents: new Map(consents.map((row) => [row.child, row])),
    pairings,
  }
}

async function keptVolunteers(db: Db): Promise<KeptVolunteer[]> {
  const rows = await db
    .select({ id: person.id, name: person.name, station: office.station, role: office.role, until: office.until })
    .from(office)
    .innerJoin(person, eq(person.id, office.person))
    .where(and(inArray(office.role, ['volunteer', 'leader']), isNotNull(office.station)))
    .orderBy(desc(isNull(office.until)), asc(person.id))
  const kept = new Map<string, { id: number; name: string; station: number; roles: ('volunteer' | 'leader')[] }>()
  for (const { id, name, station: at, role, until } of rows) {
    if (at === null || role === 'coordinator') continue
    const known = kept.get(`${id} ${at}`) ?? { id, name, station: at, roles: [] }
    if (until === null) known.roles.push(role)
    kept.set(`${id} ${at}`, known)
  }
  return [...kept.values()]
}

const IMPORT_LOCK = 738_203

/** Race: two imports of the same file would each find a child without a number missing; the second waits for the first. */
export async function lockImport(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${IMPORT_LOCK})`)
}

export async function changeChild(
  db: Db,
  childId: number,
  changed: Partial<typeof child.$inferInsert> & { readonly nicknames?: readonly string[] },
): Promise<void> {
  const { nicknames, ...fields } = changed
  if (Object.keys(fields).length > 0) await db.update(child).set(fields).where(eq(child.id, childId))
  if (!nicknames) return
  await db.delete(nickname).where(and(eq(nickname.child, childId), isNull(nickname.person)))
  if (nicknames.length > 0)
    await db.insert(nickname).values(nicknames.map((name, position) => ({ child: childId, name, position })))
}

export async function changeConsent(
  db: Db,
  consentId: number,
  changed: Partial<typeof consent.$inferInsert>,
): Promise<void> {
  await db.update(consent).set(changed).where(eq(consent.id, consentId))
}

export async function changePairingStart(db: Db, pairingId: number, from: Day): Promise<void> {
  await db.update(pairing).set({ from }).where(eq(pairing.id, pairingId))
}

export async function endLeaderOffice(db: Db, personId: number, stationId: number, at: Date): Promise<void> {
  await db
    .update(office)
    .set({ until: at })
    .where(
      and(eq(office.person, personId), eq(office.station, stationId), eq(office.role, 'leader'), isNull(office.until)),
    )
}
