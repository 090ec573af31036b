import { sql } from 'drizzle-orm'
import { type Db, open, rows, type Store, type Where } from './database.ts'
import { storeNature } from './schema/index.ts'
import { StoreUnusable } from './unusable.ts'

/** demo: invented people, one can be anyone · real: people, rights and networks */
export type Nature = 'demo' | 'real'

/** What the settings say about the store. */
export interface NatureWish {
  /** BANBAN_STORE; null where unset */
  readonly setting: Nature | null
  /** PGlite in DATA_DIR or in memory, not a PostgreSQL server */
  readonly embedded: boolean
  /** is any network but the sandbox configured? */
  readonly networkSet: boolean
}

/** What the settings ask for, before any store is looked at. Throws StoreUnusable where they contradict each other. */
export function decideNature({ setting, embedded, networkSet }: NatureWish): Nature {
  if (setting === 'demo' && networkSet) {
    throw new StoreUnusable(
      'BANBAN_STORE is demo and a network is set: a demo never meets real people. Remove the settings of the network, or set BANBAN_STORE=real.',
    )
  }
  if (setting) return setting
  return embedded && !networkSet ? 'demo' : 'real'
}

/**
 * Writes what a new store becomes, or holds what it became against the settings. Throws StoreUnusable where they differ.
 * `created` tells that it was written here: what a new store begins with belongs into the same transaction.
 */
export async function checkNature(db: Db, wish: NatureWish, now: Date): Promise<{ nature: Nature; created: boolean }> {
  const wanted = decideNature(wish)
  // race: of two that start at once on a new database the second waits here and finds what the first wrote
  await db.execute(sql`select pg_advisory_xact_lock(${NATURE_LOCK})`)
  const kept = (await db.select({ nature: storeNature.nature }).from(storeNature))[0]?.nature
  if (kept === wanted) return { nature: kept, created: false }
  if (kept) throw differs(kept, wanted, wish)
  if (wanted === 'demo' && !wish.embedded && !(await isEmpty(db))) {
    throw new StoreUnusable(
      'BANBAN_STORE=demo: the database of DATABASE_URL is not empty. Take an empty one for a demo.',
    )
  }
  await db.insert(storeNature).values({ nature: wanted, createdAt: now })
  return { nature: wanted, created: true }
}

/** What a new store is given, in the transaction that writes its nature. */
export type Begin = (db: Db, nature: Nature) => Promise<void>

/** Opens a store as what the settings ask for; where they can't be met nothing is left open, and no new folder made. */
export async function openAs(
  where: Where,
  wish: Omit<NatureWish, 'embedded'>,
  now: Date,
  begin: Begin = async () => {},
): Promise<{ store: Store; nature: Nature; created: boolean }> {
  const embedded = where === 'memory' || !('databaseUrl' in where)
  decideNature({ ...wish, embedded })
  const store = await open(where)
  try {
    const settled = await store.transaction(async (db) => {
      const result = await checkNature(db, { ...wish, embedded }, now)
      if (result.created) await begin(db, result.nature)
      return result
    })
    return { store, ...settled }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Any number but that of the migrations. */
const NATURE_LOCK = 738_202

function differs(kept: Nature, wanted: Nature, { setting, embedded, networkSet }: NatureWish): StoreUnusable {
  const why = setting
    ? `BANBAN_STORE is ${setting}`
    : `BANBAN_STORE is not set and ${networkSet ? 'a' : 'no'} network is`
  const other = embedded
    ? 'take another DATA_DIR'
    : 'take another database in DATABASE_URL, or none and another DATA_DIR'
  const same = kept === 'real' || !networkSet ? `set BANBAN_STORE=${kept} to go on with this one, or ` : ''
  return new StoreUnusable(
    `This store was made as ${kept} and stays so, the settings ask for ${wanted} (${why}): ${same}${other}.`,
  )
}

/** No table of anybody holds a row: a demo is never mixed with what is already kept in a database. */
/** Has no table of it a row? */
export async function isEmpty(db: Db): Promise<boolean> {
  const tables = await rows<{ schema: string; name: string }>(
    db,
    sql`select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', 'drizzle')`,
  )
  for (const { schema, name } of tables) {
    const found = await rows(db, sql`select 1 as found from ${sql.identifier(schema)}.${sql.identifier(name)} limit 1`)
    if (found.length > 0) return false
  }
  return true
}
