import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Db } from './database.ts'
import { account, office, person } from './schema/index.ts'

export interface Holder {
  readonly id: number
  readonly name: string
  readonly role: 'leader' | 'coordinator'
}

/** Leaders and coordinators of these stations, leaders first. */
export async function chargedWith(db: Db, stations: readonly number[]): Promise<Holder[]> {
  const rows = await db
    .select({ id: person.id, name: person.name, role: office.role })
    .from(office)
    .innerJoin(person, eq(person.id, office.person))
    .where(
      and(
        isNull(office.until),
        inArray(office.role, ['leader', 'coordinator']),
        or(inArray(office.station, [...stations]), isNull(office.station)),
      ),
    )
    .orderBy(asc(person.id))
  return unique(rows)
}

export async function allCoordinators(db: Db): Promise<Holder[]> {
  const rows = await db
    .select({ id: person.id, name: person.name, role: office.role })
    .from(office)
    .innerJoin(person, eq(person.id, office.person))
    .where(and(isNull(office.until), eq(office.role, 'coordinator')))
    .orderBy(asc(person.id))
  return unique(rows)
}

function unique(rows: readonly { id: number; name: string; role: string }[]): Holder[] {
  const holders = new Map<number, Holder>()
  for (const { id, name, role } of rows)
    if (!holders.has(id) || role === 'leader')
      holders.set(id, { id, name, role: role === 'leader' ? 'leader' : 'coordinator' })
  return [...holders.values()].sort((a, b) => Number(a.role !== 'leader') - Number(b.role !== 'leader'))
}

/** A person's account to write to: on this bot account if she has one there, else on another; null: she can't be reached. */
export async function accountToReach(
  db: Db,
  personId: number,
  near: { readonly platform: string; readonly botAccount: string },
): Promise<{ platform: string; botAccount: string; account: string } | null> {
  const rows = await db
    .select({
      platform: account.platform,
      botAccount: account.botAccount,
      account: account.account,
      reachable: account.reachable,
    })
    .from(account)
    .where(eq(account.person, personId))
    .orderBy(asc(account.id))
  const open = rows.filter(({ reachable }) => reachable !== false)
  return open.find((row) => row.platform === near.platform && row.botAccount === near.botAccount) ?? open[0] ?? null
}

/** How many coordinators have an account. */
export async function boundCoordinators(db: Db): Promise<number> {
  const rows = await db
    .selectDistinct({ id: office.person })
    .from(office)
    .innerJoin(account, eq(account.person, office.person))
    .where(and(eq(office.role, 'coordinator'), isNull(office.until)))
  return rows.length
}

/** The person who coordinates the whole store, where there is one. */
export async function wholeStoreCoordinator(db: Db): Promise<number | null> {
  const [row] = await db
    .select({ id: office.person })
    .from(office)
    .where(and(eq(office.role, 'coordinator'), isNull(office.station), isNull(office.until)))
    .orderBy(asc(office.id))
    .limit(1)
  return row?.id ?? null
}
