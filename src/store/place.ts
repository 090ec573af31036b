import { existsSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import type { Db, Where } from './database.ts'
import type { Nature } from './nature.ts'
import { storeNature } from './schema/index.ts'

/** Has nothing been kept there yet? Looks without leaving anything behind; a server that can't be asked is not new: opening it says why. */
export async function isNewPlace(where: Exclude<Where, 'memory' | { snapshot: Blob }>): Promise<boolean> {
  if ('databaseUrl' in where) return hasNoTables(where.databaseUrl)
  return !existsSync(join(where.dataDir, 'store', 'PG_VERSION'))
}

/** What the store was made as; null before its first start was through. */
export async function keptNature(db: Db): Promise<Nature | null> {
  const [row] = await db.select({ nature: storeNature.nature }).from(storeNature)
  return row?.nature ?? null
}

const ASK_SECONDS = 10

async function hasNoTables(databaseUrl: string): Promise<boolean> {
  try {
    const client = postgres(databaseUrl, { max: 1, connect_timeout: ASK_SECONDS, onnotice: () => {} })
    try {
      const [row] = await client<{ isNew: boolean }[]>`select to_regclass('store_nature') is null as "isNew"`
      return row?.isNew ?? false
    } finally {
      await client.end({ timeout: 1 })
    }
  } catch {
    return false
  }
}
