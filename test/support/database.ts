import { randomBytes } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, beforeAll, beforeEach, describe, inject } from 'vitest'
import { open, rows, type Store } from '../../src/store/database.ts'

/** The store of the running test: migrated, and empty at the start of each test (so people are made in beforeEach). */
export type OpenStore = () => Store

type Kind = Store['kind']

/** Holds what the block promises on both stores: PGlite and a real PostgreSQL server. The block has a database of its own. */
export function onEveryStore(name: string, promises: (openStore: OpenStore, kind: Kind) => void): void {
  describe.each<Kind>(['pglite', 'postgres'])(`${name} (%s)`, (kind) => {
    const openIt = kind === 'pglite' ? openSnapshot : async () => open({ databaseUrl: await freshDatabase() })
    block(openIt, (openStore) => promises(openStore, kind))
  })
}

/** For what only a server has: several connections, races, skip locked. */
export function onPostgres(name: string, promises: (openStore: OpenStore, address: () => string) => void): void {
  let databaseUrl = ''
  describe(`${name} (postgres)`, () => {
    beforeAll(async () => {
      databaseUrl = await freshDatabase()
    })
    block(
      () => open({ databaseUrl }),
      (openStore) => promises(openStore, () => databaseUrl),
    )
  })
}

function block(openIt: () => Promise<Store>, promises: (openStore: OpenStore) => void): void {
  let store: Store | null = null
  let isUsed = false
  beforeAll(async () => {
    store = await openIt()
  })
  beforeEach(async () => {
    if (isUsed && store) await empty(store)
    isUsed = true
  })
  afterAll(async () => {
    await store?.close()
  })
  promises(() => {
    if (!store) throw new Error('the store is there in tests and in beforeEach, not while they are being listed')
    return store
  })
}

/** Triggers that refuse are switched off for the moment. */
async function empty(store: Store): Promise<void> {
  await store.transaction(async (db) => {
    const tables = await rows<{ name: string }>(
      db,
      sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    )
    await db.execute(sql`set local session_replication_role = replica`)
    await db.execute(sql.raw(`truncate ${tables.map((table) => table.name).join(', ')} restart identity cascade`))
  })
}

/** PGlite in memory from the migrated snapshot. The caller closes it. */
export async function openSnapshot(): Promise<Store> {
  const { file } = await ask<{ file: string }>('/pglite')
  return open({ snapshot: await openAsBlob(file) })
}

/** The address of a new database on the tests' server: migrated, or with nothing in it at all. */
export async function freshDatabase(content: 'migrated' | 'nothing' = 'migrated'): Promise<string> {
  const { address, template } = await ask<{ address: string; template: string }>('/postgres')
  const name = `test_${randomBytes(8).toString('hex')}`
  const from = content === 'migrated' ? `template ${template}` : ''
  const client = postgres(`${address}/postgres`, { max: 1 })
  try {
    await client.unsafe(`create database ${name} ${from}`)
  } finally {
    await client.end()
  }
  return `${address}/${name}`
}

async function ask<T>(what: '/postgres' | '/pglite'): Promise<T> {
  const response = await fetch(`${inject('storesUrl')}${what}`)
  if (!response.ok) throw new Error(`no store for the tests: ${await response.text()}`)
  return (await response.json()) as T
}
