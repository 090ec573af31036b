import { AsyncLocalStorage } from 'node:async_hooks'
import type { SQL } from 'drizzle-orm'
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core'
import { openFolder, openMemory } from './embedded.ts'
import type { FolderLock } from './folder-lock.ts'
import { openServer } from './server.ts'

/** What queries run on: a transaction of either driver. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>

/** The ways to a store. `snapshot` is a dumped PGlite folder; like `memory` it is gone when closed. */
export type Where =
  | { readonly dataDir: string }
  | { readonly databaseUrl: string }
  | { readonly snapshot: Blob }
  | 'memory'

/** What a driver brings; only this room sees it. */
export interface Connection {
  readonly kind: 'pglite' | 'postgres'
  readonly db: Db
  /** null where no folder is held */
  readonly folder: FolderLock | null
  close(): Promise<void>
}

/**
 * The only ways to a `Db`. `read` sees one moment and can't write; `transaction` commits what `work` wrote when it resolves and
 * nothing when it throws. Either inside the other throws at once: on PGlite, which has one session, it would wait for ever.
 */
export interface Store {
  readonly kind: Connection['kind']
  /** the lock on DATA_DIR, over which its holder serves other processes; null in PostgreSQL and in memory */
  readonly folder: FolderLock | null
  read<T>(work: (db: Db) => Promise<T>): Promise<T>
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Opens the store and brings its tables up to date. Throws StoreUnusable with a line for the operator. */
export async function open(where: Where): Promise<Store> {
  return guarded(await connect(where))
}

function connect(where: Where): Promise<Connection> {
  if (where === 'memory') return openMemory(null)
  if ('snapshot' in where) return openMemory(where.snapshot)
  return 'dataDir' in where ? openFolder(where.dataDir) : openServer(where.databaseUrl)
}

function guarded(connection: Connection): Store {
  const inside = new AsyncLocalStorage<{ ended: boolean }>()

  async function run<T>(
    name: string,
    work: (db: Db) => Promise<T>,
    mode: Parameters<Db['transaction']>[1],
  ): Promise<T> {
    // what was started inside and runs on after the end (a timer, outbox.wake) is free again
    if (inside.getStore()?.ended === false) throw new Error(`${name} inside a read or transaction: use the db you have`)
    const visit = { ended: false }
    try {
      return await inside.run(visit, () => connection.db.transaction(work, mode))
    } finally {
      visit.ended = true
    }
  }

  return {
    kind: connection.kind,
    folder: connection.folder,
    read: (work) => run('read', work, { accessMode: 'read only', isolationLevel: 'repeatable read' }),
    transaction: (work) => run('transaction', work, undefined),
    close: () => connection.close(),
  }
}

/** Runs raw SQL; the two drivers shape the result differently. The caller vouches for T: cast numbers in SQL (`::int`). */
export async function rows<T extends object>(db: Pick<Db, 'execute'>, query: SQL): Promise<T[]> {
  const result: unknown = await db.execute(query)
  return (Array.isArray(result) ? [...result] : (result as { rows: unknown[] }).rows) as T[]
}
