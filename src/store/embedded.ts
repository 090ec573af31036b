import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import type { Connection } from './database.ts'
import { DurableFiles, durableStartParams } from './durable-files.ts'
import { codeOf } from './failures.ts'
import { lockFolder } from './folder-lock.ts'
import { migrationsFolder } from './migrations.ts'
import { StoreUnusable } from './unusable.ts'

/** The PostgreSQL inside the pinned PGlite; a folder of another one can't be opened. */
const POSTGRES_MAJOR = '18'

/** Beside it in DATA_DIR lie other things, such as the cache of a network. */
const databaseFolder = (dataDir: string) => join(dataDir, 'store')

/** PGlite in a folder that this process alone owns, with commits that outlive a power cut. */
export async function openFolder(dataDir: string): Promise<Connection> {
  makeWritable(dataDir)
  const folder = await lockFolder(dataDir)
  try {
    refuseOtherVersions(dataDir)
    const opened = await start(dataDir)
    return {
      ...opened,
      folder,
      // the lock goes last: nobody may open the folder while it is being closed
      close: () => opened.close().finally(() => folder.release()),
    }
  } catch (error) {
    await folder.release()
    throw error
  }
}

/** PGlite in memory, for tests and for a played conversation. */
export async function openMemory(snapshot: Blob | null): Promise<Connection> {
  return prepared(await PGlite.create(snapshot ? { loadDataDir: snapshot } : {}))
}

async function start(dataDir: string): Promise<Connection> {
  const database = databaseFolder(dataDir)
  try {
    return await prepared(await PGlite.create({ fs: new DurableFiles(database), startParams: durableStartParams }))
  } catch (error) {
    throw new StoreUnusable(
      `DATA_DIR ${dataDir}: the store in it can't be opened (${codeOf(error) ?? 'it is damaged'}). ` +
        'Take another DATA_DIR and restore the last backup into it.',
      { cause: error },
    )
  }
}

async function prepared(client: PGlite): Promise<Connection> {
  const db = drizzle(client, { casing: 'snake_case' })
  try {
    await migrate(db, { migrationsFolder })
  } catch (error) {
    await client.close()
    throw error
  }
  return { kind: 'pglite', db, folder: null, close: () => client.close() }
}

function makeWritable(dataDir: string): void {
  const probe = join(dataDir, `.probe-${process.pid}`)
  try {
    makeFolder(resolve(dataDir))
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw new StoreUnusable(
      `DATA_DIR ${dataDir}: can't be written (${codeOf(error)}). Give this user the right to write there, or take another DATA_DIR.`,
      { cause: error },
    )
  }
}

/** Not `recursive` of mkdir: Node loops for ever where a file system takes no folders, such as /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  try {
    // children's lives are in here: nobody else on the machine reads them
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // race: another process that starts makes it too
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** PGlite only says "failed to initialize" of a folder that an older one made. */
function refuseOtherVersions(dataDir: string): void {
  if (existsSync(join(dataDir, 'PG_VERSION'))) {
    throw new StoreUnusable(
      `DATA_DIR ${dataDir}: is itself the folder of a PostgreSQL ${versionIn(dataDir)}, none that Banban made. Take another DATA_DIR.`,
    )
  }
  const database = databaseFolder(dataDir)
  if (!existsSync(join(database, 'PG_VERSION'))) return
  const version = versionIn(database)
  if (version === POSTGRES_MAJOR) return
  const age = Number(version) < Number(POSTGRES_MAJOR) ? 'an older' : 'another'
  throw new StoreUnusable(
    `DATA_DIR ${dataDir}: was made by ${age} version of Banban (PostgreSQL ${version}, this one needs ${POSTGRES_MAJOR}). ` +
      'Take another DATA_DIR, or open this one with the version of Banban that made it.',
  )
}

function versionIn(folder: string): string {
  return readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim().slice(0, 20)
}
