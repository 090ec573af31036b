import type { Db, Store } from '../src/store/database.ts'

/** A statement as drizzle hands it to the driver. */
interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

interface Transaction {
  readonly kind: 'read' | 'transaction'
  readonly statements: Statement[]
}

/** All that a store was told while something was done, transaction by transaction. */
export interface Recording {
  readonly transactions: readonly Transaction[]
}

/** The drivers' clients, as far as bare SQL needs them; drizzle holds them in its session. */
interface Session {
  logger: { logQuery(sql: string, parameters: unknown[]): void }
  readonly client: {
    query?(sql: string, parameters: unknown[]): Promise<{ rows: unknown[] }>
    unsafe?(sql: string, parameters: unknown[]): Promise<unknown>
  }
}

/** Guarantee of the cast: both drivers' databases hold their session under this name (the pinned drizzle-orm). */
function sessionOf(db: Db): Session {
  return (db as unknown as { readonly session: Session }).session
}

/** The same store, which also writes down what it is told, as far as it is committed: what failed was tried again. */
export function recording(store: Store): { readonly store: Store; readonly recorded: Recording } {
  const transactions: Transaction[] = []
  const noting = async <T>(
    kind: Transaction['kind'],
    run: (work: (db: Db) => Promise<T>) => Promise<T>,
    work: (db: Db) => Promise<T>,
  ): Promise<T> => {
    const transaction: Transaction = { kind, statements: [] }
    const result = await run((db) => {
      sessionOf(db).logger = {
        logQuery: (sql, parameters) => void transaction.statements.push({ sql, parameters: [...parameters] }),
      }
      return work(db)
    })
    transactions.push(transaction)
    return result
  }
  return {
    recorded: { transactions },
    store: {
      ...store,
      read: (work) => noting('read', (run) => store.read(run), work),
      transaction: (work) => noting('transaction', (run) => store.transaction(run), work),
    },
  }
}

/** A row that the recorded run made: its key, and what the replayed run got instead. */
export type Renamed = Map<string, string>

/**
 * Says the same statements again, reads included, on the same connection and without drizzle between. `renamed` holds
 * what must be new in a replay (the message's id); keys of rows that it makes are put in the place of the recorded ones.
 */
export async function replay(store: Store, recorded: Recording, made: Made, renamed: Renamed): Promise<void> {
  for (const { kind, statements } of recorded.transactions)
    await store[kind](async (db) => {
      const { client } = sessionOf(db)
      for (const { sql, parameters } of statements) {
        const given = parameters.map((parameter) => exchanged(parameter, renamed))
        const rows = client.query
          ? (await client.query(sql, given)).rows
          : ((await client.unsafe?.(sql, given)) as unknown[])
        const id = insertedId(sql, rows)
        const table = tableOf(sql)
        const before = id === null || table === null ? undefined : made.get(table)?.shift()
        if (id !== null && before !== undefined) renamed.set(before, id)
      }
    })
}

/** Keys of the rows that the recorded run inserted, by table, in their order. */
export type Made = Map<string, string[]>

function tableOf(sql: string): string | null {
  return /^insert into "(\w+)"/.exec(sql)?.[1] ?? null
}

function insertedId(sql: string, rows: readonly unknown[]): string | null {
  if (!/^insert .* returning "id"/s.test(sql)) return null
  const [row] = rows
  const id = row && typeof row === 'object' && 'id' in row ? row.id : null
  return id === null ? null : String(id)
}

/** Keys are numbers of seven digits in the recording, so that they can't be taken for anything else. */
function exchanged(parameter: unknown, renamed: Renamed): unknown {
  if (typeof parameter !== 'string' && typeof parameter !== 'number') return parameter
  let text = String(parameter)
  for (const [before, now] of renamed) text = text.replaceAll(before, now)
  return typeof parameter === 'number' ? Number(text) : text
}
