import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Role } from '../care/speaker.ts'
import type { Db } from './database.ts'
import { account, office, person, room, station } from './schema/index.ts'

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
