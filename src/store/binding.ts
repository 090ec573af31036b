import { createHash, randomInt } from 'node:crypto'
import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Role } from '../care/speaker.ts'
import type { Db } from './database.ts'
import { account, bindingCode, office, person, room, station } from './schema/index.ts'
import type { Place } from './speaker.ts'

const CODE_DIGITS = 8
const CODE_DAYS = 7
const DAY = 86_400_000

function hash(code: string): string {
  return createHash('sha256').update(code).digest('hex')
}

/** A new one-time code for a person, valid for seven days; older unused ones of hers are void. Only its hash is kept. */
export async function makeCode(db: Db, personId: number, madeBy: number | null, at: Date): Promise<string> {
  await db
    .update(bindingCode)
    .set({ voidedAt: at })
    .where(and(eq(bindingCode.person, personId), isNull(bindingCode.usedAt), isNull(bindingCode.voidedAt)))
  const code = String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')
  await db.insert(bindingCode).values({
    codeHash: hash(code),
    person: personId,
    madeBy,
    madeAt: at,
    expiresAt: new Date(at.getTime() + CODE_DAYS * DAY),
  })
  return code
}

/** Uses a code once (the conditional update decides the race). Null: unknown, used, void or too old. */
export async function useCode(db: Db, code: string, at: Date): Promise<number | null> {
  const [row] = await db
    .update(bindingCode)
    .set({ usedAt: at })
    .where(and(validCode(code), gt(bindingCode.expiresAt, at)))
    .returning({ person: bindingCode.person })
  return row?.person ?? null
}

/** A code that was shown in a group is void at once. True where it was one. */
export async function voidCode(db: Db, code: string, at: Date): Promise<boolean> {
  const gone = await db
    .update(bindingCode)
    .set({ voidedAt: at })
    .where(validCode(code))
    .returning({ id: bindingCode.id })
  return gone.length > 0
}

function validCode(code: string) {
  return and(eq(bindingCode.codeHash, hash(code)), isNull(bindingCode.usedAt), isNull(bindingCode.voidedAt))
}

/** Binds an account to a person; an earlier binding of the account ends. */
export async function bindAccount(db: Db, place: Place, personId: number, at: Date): Promise<void> {
  const { platform, botAccount } = place
  await db
    .insert(account)
    .values({ platform, botAccount, account: place.account, person: personId, boundAt: at, reachable: true })
    .onConflictDoUpdate({
      target: [account.platform, account.botAccount, account.account],
      set: { person: personId, boundAt: at, reachable: true },
    })
}

/** Learns whether an account can be written to in private. */
export async function learnReachable(db: Db, place: Omit<Place, 'room'>, reachable: boolean): Promise<void> {
  const { platform, botAccount } = place
  await db
    .insert(account)
    .values({ platform, botAccount, account: place.account, reachable })
    .onConflictDoUpdate({ target: [account.platform, account.botAccount, account.account], set: { reachable } })
}

/** She wrote in private or is a friend now: what a refusal taught is over. */
export async function learnReachableAgain(db: Db, place: Omit<Place, 'room'>): Promise<void> {
  await db
    .update(account)
    .set({ reachable: true })
    .where(and(accountAt(place), eq(account.reachable, false)))
}

/** False only where a refusal taught it. */
export async function isReachable(db: Db, place: Omit<Place, 'room'>): Promise<boolean> {
  const [row] = await db.select({ reachable: account.reachable }).from(account).where(accountAt(place))
  return row?.reachable !== false
}

/** A voice message or picture in private is answered once a day. True where it may be answered now. */
export async function mayTellOfVoice(db: Db, place: Place, at: Date): Promise<boolean> {
  const { platform, botAccount } = place
  const [row] = await db.select({ toldAt: account.toldOfVoiceAt }).from(account).where(accountAt(place))
  if (row?.toldAt && at.getTime() - row.toldAt.getTime() < DAY) return false
  await db
    .insert(account)
    .values({ platform, botAccount, account: place.account, toldOfVoiceAt: at })
    .onConflictDoUpdate({
      target: [account.platform, account.botAccount, account.account],
      set: { toldOfVoiceAt: at },
    })
  return true
}

function accountAt(place: Omit<Place, 'room'>) {
  return and(
    eq(account.platform, place.platform),
    eq(account.botAccount, place.botAccount),
    eq(account.account, place.account),
  )
}

/** Accounts of these people on one network through one bot account, the newest binding first. */
export async function accountsOf(
  db: Db,
  people: readonly number[],
  on: Pick<Place, 'platform' | 'botAccount'>,
): Promise<{ person: number; account: string; reachable: boolean | null }[]> {
  if (people.length === 0) return []
  const rows = await db
    .select({ person: account.person, account: account.account, reachable: account.reachable })
    .from(account)
    .where(
      and(
        eq(account.platform, on.platform),
        eq(account.botAccount, on.botAccount),
        inArray(account.person, [...people]),
      ),
    )
  return rows.flatMap(({ person: id, ...rest }) => (id === null ? [] : [{ person: id, ...rest }]))
}

/** Running offices of a person; a null station: all of them. */
export async function officesHeld(db: Db, personId: number): Promise<{ role: Role; station: number | null }[]> {
  return db
    .select({ role: office.role, station: office.station })
    .from(office)
    .where(and(eq(office.person, personId), isNull(office.until)))
}

/** People of this name who hold such an office, at these stations where given. */
export async function findPeople(
  db: Db,
  name: string,
  roles: readonly Role[],
  stations: readonly number[] | 'all',
): Promise<{ id: number; name: string; role: Role; station: string | null }[]> {
  return db
    .select({ id: person.id, name: person.name, role: office.role, station: station.name })
    .from(office)
    .innerJoin(person, eq(person.id, office.person))
    .leftJoin(station, eq(station.id, office.station))
    .where(
      and(
        eq(person.name, name),
        inArray(office.role, [...roles]),
        isNull(office.until),
        stations === 'all' ? undefined : inArray(office.station, [...stations]),
      ),
    )
    .orderBy(person.id)
}

export async function addPerson(
  db: Db,
  name: string,
  role: Role,
  stations: readonly (number | null)[],
): Promise<number> {
  const [row] = await db.insert(person).values({ name }).returning({ id: person.id })
  if (!row) throw new Error('person was not written')
  await db.insert(office).values(stations.map((held) => ({ person: row.id, role, station: held })))
  return row.id
}

/** Binds a room to a station; what it was bound to before ends. */
export async function bindRoom(db: Db, place: Place, stationId: number, by: number, at: Date): Promise<void> {
  const { platform, botAccount } = place
  const roomId = place.room
  if (roomId === null) throw new Error('a private chat can not be bound to a station')
  await db
    .update(room)
    .set({ unboundAt: at })
    .where(
      and(eq(room.platform, platform), eq(room.botAccount, botAccount), eq(room.room, roomId), isNull(room.unboundAt)),
    )
  await db.insert(room).values({ platform, botAccount, room: roomId, station: stationId, boundBy: by, boundAt: at })
}

/** Every bound room of a network. */
export async function boundRooms(db: Db, on: Pick<Place, 'platform' | 'botAccount'>): Promise<string[]> {
  const rows = await db
    .select({ room: room.room })
    .from(room)
    .where(and(eq(room.platform, on.platform), eq(room.botAccount, on.botAccount), isNull(room.unboundAt)))
  return rows.map((row) => row.room)
}
