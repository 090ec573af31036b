import type { Db } from './database.ts'
import {
  account,
  activity,
  child,
  consent,
  nickname,
  occasion,
  office,
  pairing,
  person,
  room,
  station,
} from './schema/index.ts'

/** Bulk inserts for whoever brings a roster: the demo county and the import. Each returns ids in the order given. */

const BATCH = 500

type New<Table extends { $inferInsert: object }> = Table['$inferInsert']

export async function addStations(db: Db, rows: readonly New<typeof station>[]): Promise<number[]> {
  return inBatches(rows, (batch) => db.insert(station).values(batch).returning({ id: station.id }))
}

export async function addPeople(db: Db, rows: readonly New<typeof person>[]): Promise<number[]> {
  return inBatches(rows, (batch) => db.insert(person).values(batch).returning({ id: person.id }))
}

export async function addOffices(db: Db, rows: readonly New<typeof office>[]): Promise<void> {
  await inBatches(rows, (batch) => db.insert(office).values(batch).returning({ id: office.id }))
}

export async function addChildren(db: Db, rows: readonly New<typeof child>[]): Promise<number[]> {
  return inBatches(rows, (batch) => db.insert(child).values(batch).returning({ id: child.id }))
}

export async function addNicknames(db: Db, rows: readonly New<typeof nickname>[]): Promise<void> {
  await inBatches(rows, (batch) => db.insert(nickname).values(batch).returning({ id: nickname.id }))
}

export async function addConsents(db: Db, rows: readonly New<typeof consent>[]): Promise<void> {
  await inBatches(rows, (batch) => db.insert(consent).values(batch).returning({ id: consent.id }))
}

export async function addPairings(db: Db, rows: readonly New<typeof pairing>[]): Promise<void> {
  await inBatches(rows, (batch) => db.insert(pairing).values(batch).returning({ id: pairing.id }))
}

export async function addAccounts(db: Db, rows: readonly New<typeof account>[]): Promise<void> {
  await inBatches(rows, (batch) => db.insert(account).values(batch).returning({ id: account.id }))
}

export async function addRooms(db: Db, rows: readonly New<typeof room>[]): Promise<void> {
  await inBatches(rows, (batch) => db.insert(room).values(batch).returning({ id: room.id }))
}

/** A past of occasions, each with its activities. */
export async function addHistory(
  db: Db,
  past: readonly (New<typeof occasion> & {
    readonly activities: readonly Omit<New<typeof activity>, 'occasion' | 'station' | 'author' | 'day' | 'reporter'>[]
  })[],
): Promise<void> {
  const ids = await inBatches(
    past.map(({ activities: _, ...row }) => row),
    (batch) => db.insert(occasion).values(batch).returning({ id: occasion.id }),
  )
  const rows = past.flatMap(({ activities, station: at, author, day }, index) =>
    activities.map((entry) => ({ ...entry, occasion: ids[index] ?? 0, station: at, author, reporter: author, day })),
  )
  await inBatches(rows, (batch) => db.insert(activity).values(batch).returning({ id: activity.id }))
}

async function inBatches<Row>(
  rows: readonly Row[],
  insert: (batch: Row[]) => Promise<{ id: number }[]>,
): Promise<number[]> {
  const ids: number[] = []
  for (let at = 0; at < rows.length; at += BATCH)
    ids.push(...(await insert(rows.slice(at, at + BATCH))).map(({ id }) => id))
  return ids
}
