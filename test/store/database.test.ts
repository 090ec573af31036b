import fs, { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { open, rows } from '../../src/store/database.ts'
import { constraintOf, isTransient } from '../../src/store/failures.ts'
import { accessLog, child, person, station, storeNature } from '../../src/store/schema/index.ts'
import { freshDatabase, onEveryStore, onPostgres } from '../support/database.ts'
import { freePort, guardedUser } from '../support/postgres.ts'
import { run } from '../support/process.ts'

const opener = 'test/support/processes/open-and-write.ts'
const folders: string[] = []
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'banban-test-'))
  folders.push(folder)
  return folder
}
/** An empty store in a folder, as a first start leaves it. */
const prepared = mkdtempSync(join(tmpdir(), 'banban-prepared-'))
const usedFolder = () => {
  const folder = newFolder()
  fs.cpSync(prepared, folder, { recursive: true })
  return folder
}
const refusalOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'it opened',
    (error: Error) => error.message,
  )

afterEach(() => {
  vi.restoreAllMocks()
  syncBuiltinESMExports()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

onEveryStore('the ways to a store', (store) => {
  const names = () => store().read((db) => db.select({ name: station.name }).from(station))

  test('what a transaction wrote is there when it resolves, and all of it gone when it throws', async () => {
    await store().transaction((db) => db.insert(station).values({ name: '云岭' }))
    const failed = store().transaction(async (db) => {
      await db.insert(station).values({ name: '青石' })
      throw new Error('changed my mind')
    })
    await expect(failed).rejects.toThrow('changed my mind')
    expect(await names()).toEqual([{ name: '云岭' }])
  })

  test('a read can’t write', async () => {
    await expect(store().read((db) => db.insert(station).values({ name: '云岭' }))).rejects.toThrow()
    expect(await names()).toEqual([])
  })

  test.each(['read', 'transaction'] as const)(
    'either way inside a %s throws at once instead of waiting for ever',
    async (outer) => {
      await store()[outer](async () => {
        await expect(store().read(async () => 1)).rejects.toThrow('read inside a read or transaction')
        await expect(store().transaction(async () => 1)).rejects.toThrow('transaction inside a read or transaction')
      })
    },
  )

  test('what a transaction started may use the store once the transaction has ended', async () => {
    let later: Promise<unknown> = Promise.resolve()
    await store().transaction(async () => {
      later = new Promise((resolve) => setTimeout(resolve, 20)).then(names)
    })
    await expect(later).resolves.toEqual([])
  })

  test('a transaction that failed leaves the store usable, inside others or not', async () => {
    await Promise.allSettled(
      Array.from({ length: 20 }, () => store().transaction(() => Promise.reject(new Error('no')))),
    )
    expect(await names()).toEqual([])
  })

  test('a broken unique key tells its name, and is not worth another try', async () => {
    const twice = store().transaction((db) => db.insert(station).values([{ name: '云岭' }, { name: '云岭' }]))
    const error: unknown = await twice.catch((failure: unknown) => failure)
    expect(constraintOf(error)).toBe('station_name_unique')
    expect(isTransient(error)).toBe(false)
  })

  test('rows gives plain rows of raw SQL', async () => {
    await store().transaction((db) => db.insert(station).values([{ name: '云岭' }, { name: '青石' }]))
    const counted = await store().read((db) => rows<{ n: number }>(db, sql`select count(*)::int as n from station`))
    expect(counted).toEqual([{ n: 2 }])
  })

  test('the nature of a store and the log of accesses refuse every change', async () => {
    await store().transaction(async (db) => {
      await db.insert(storeNature).values({ nature: 'real' })
      const [who] = await db.insert(person).values({ name: '王姐' }).returning()
      const [home] = await db.insert(station).values({ name: '云岭' }).returning()
      const [about] = await db.insert(child).values({ station: home!.id, name: '小雨' }).returning()
      await db.insert(accessLog).values({
        person: who!.id,
        account: 'wang',
        child: about!.id,
        fields: ['name'],
        why: 'child',
        channel: 'private',
        conversation: 'wang',
      })
    })
    for (const change of [
      "update store_nature set nature = 'demo'",
      'delete from store_nature',
      'truncate store_nature',
      "update access_log set why = 'nothing'",
      'delete from access_log',
      'truncate access_log',
      'truncate child cascade',
    ]) {
      const code = await store()
        .transaction((db) => db.execute(sql.raw(change)))
        .then(
          () => 'done',
          (error: { cause?: { code?: string } }) => error.cause?.code,
        )
      expect(code, change).toBe('23001')
    }
  })
})

onPostgres('races between two transactions', (store, address) => {
  const both = async () => {
    await store().transaction((db) => db.insert(station).values([{ name: '云岭' }, { name: '青石' }]))
    let arrived = 0
    return async () => {
      arrived += 1
      while (arrived < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }

  test('a deadlock is worth another try', async () => {
    const meet = await both()
    const lockInOrder = (...names: string[]) =>
      store().transaction(async (db) => {
        for (const [turn, name] of names.entries()) {
          if (turn === 1) await meet()
          await db.select().from(station).where(eq(station.name, name)).for('update')
        }
      })
    const results = await Promise.allSettled([lockInOrder('云岭', '青石'), lockInOrder('青石', '云岭')])
    const failed = results.filter((result) => result.status === 'rejected')
    expect(failed).toHaveLength(1)
    expect(isTransient(failed[0]!.reason)).toBe(true)
  })

  type Work = Parameters<ReturnType<typeof store>['transaction']>[0]
  const cutItself: Work = (db) => db.execute(sql`select pg_terminate_backend(pg_backend_pid())`)
  const cutByOther: Work = async (db) => {
    const [backend] = await rows<{ pid: number }>(db, sql`select pg_backend_pid() as pid`)
    await killBackend(backend!.pid)
  }
  const killBackend = async (pid: number) => {
    const other = postgres(address(), { max: 1 })
    await other`select pg_terminate_backend(${pid})`
    await other.end()
    // until the news has come in
    await new Promise((resolve) => setTimeout(resolve, 100))
  }

  test.each<[string, Work]>([
    ['during a query', cutItself],
    ['between two queries', (db) => cutByOther(db).then(() => db.select().from(station))],
    [
      'before the commit',
      (db) =>
        db
          .insert(station)
          .values({ name: '云岭' })
          .then(() => cutByOther(db)),
    ],
    ['inside a savepoint', (db) => db.transaction(cutItself)],
    [
      'during a query, which is swallowed',
      (db) =>
        cutItself(db)
          .catch(() => {})
          .then(() => db.select().from(station)),
    ],
  ])('a connection that is cut %s is worth another try, and the store goes on', async (_when, work) => {
    const cut = store().transaction(work)
    expect(isTransient(await cut.catch((error: unknown) => error))).toBe(true)
    await expect(store().read((db) => db.select().from(station))).resolves.toEqual([])
  })
})

describe('a store in a folder', () => {
  beforeAll(async () => {
    await (await open({ dataDir: prepared })).close()
  })

  afterAll(() => {
    rmSync(prepared, { recursive: true })
  })

  test('every commit is on the disk: PostgreSQL’s fsync reaches it', async () => {
    const synced = vi.spyOn(fs, 'fsyncSync')
    syncBuiltinESMExports()
    const dataDir = usedFolder()
    const store = await open({ dataDir })
    const before = synced.mock.calls.length
    for (let n = 1; n <= 10; n += 1) await store.transaction((db) => db.insert(station).values({ name: `站${n}` }))
    expect(synced.mock.calls.length - before).toBeGreaterThanOrEqual(10)
    await store.close()
  })

  test('a killed process loses no row that it had acknowledged, time after time', async () => {
    const dataDir = usedFolder()
    let kept = 0
    for (const more of [5, 40, 17]) {
      const writer = run(opener, [JSON.stringify({ dataDir }), `${kept + 1}`])
      const enough = kept + more
      await writer.until((line) => Number(line) >= enough)
      writer.kill('SIGKILL')
      await writer.ended
      const acknowledged = Math.max(...writer.lines.map(Number).filter(Number.isInteger))
      const store = await open({ dataDir })
      const [found] = await store.read((db) => rows<{ n: number }>(db, sql`select count(*)::int as n from station`))
      await store.close()
      kept = found!.n
      // at most the one row whose commit it had no time to tell
      expect([acknowledged, acknowledged + 1]).toContain(kept)
    }
  }, 90_000)

  test('a second process is refused and told who has the folder; when that one is killed, the folder is free', async () => {
    const dataDir = usedFolder()
    const first = run(opener, [JSON.stringify({ dataDir }), '1'])
    await first.until((line) => line === 'open')
    const refused = await refusalOf(open({ dataDir: join(dataDir, '..', dataDir.split('/').at(-1) ?? '') }))
    expect(refused).toMatch(/^DATA_DIR .*: process \d+ is using it\. Stop that one first, or take another DATA_DIR\.$/)
    first.kill('SIGKILL')
    await first.ended
    await (await open({ dataDir })).close()
  })

  test.each([
    ['17', 'an older version of Banban (PostgreSQL 17, this one needs 18)'],
    ['19', 'another version of Banban (PostgreSQL 19, this one needs 18)'],
  ])('a folder of PostgreSQL %s is refused before it is touched', async (version, says) => {
    const dataDir = newFolder()
    fs.mkdirSync(join(dataDir, 'store'))
    writeFileSync(join(dataDir, 'store', 'PG_VERSION'), `${version}\n`)
    const refused = await refusalOf(open({ dataDir }))
    expect(refused).toContain(says)
    expect(refused).toContain('Take another DATA_DIR, or open this one with the version of Banban that made it.')
    expect(fs.readdirSync(join(dataDir, 'store'))).toEqual(['PG_VERSION'])
  })

  test('somebody else’s PostgreSQL folder is refused', async () => {
    const dataDir = newFolder()
    writeFileSync(join(dataDir, 'PG_VERSION'), '15\n')
    expect(await refusalOf(open({ dataDir }))).toContain('is itself the folder of a PostgreSQL 15')
  })

  test('a new folder gets the version that is expected later', () => {
    expect(readFileSync(join(prepared, 'store', 'PG_VERSION'), 'utf8').trim()).toBe('18')
  })

  test('a damaged folder is one clear line, and leaves the folder free', async () => {
    const dataDir = newFolder()
    fs.mkdirSync(join(dataDir, 'store'))
    writeFileSync(join(dataDir, 'store', 'PG_VERSION'), '18\n')
    const refused = await refusalOf(open({ dataDir }))
    expect(refused).toMatch(/the store in it can't be opened .* restore the last backup/)
    expect(await refusalOf(open({ dataDir }))).toBe(refused)
  })

  test.each(['below a file', 'in a file system that takes no files'])(
    'a place %s is refused in one line',
    async (place) => {
      const file = join(newFolder(), 'file')
      closeSync(openSync(file, 'w'))
      const dataDir = place === 'below a file' ? join(file, 'data') : '/proc/banban'
      const refused = await refusalOf(open({ dataDir }))
      expect(refused).toMatch(/^DATA_DIR .*: can't be written \(E[A-Z]+\)\. .*take another DATA_DIR\.$/)
    },
  )
})

describe('a store on a server', () => {
  test('three processes that start at once on a new database all open it', async () => {
    const databaseUrl = await freshDatabase('nothing')
    const all = [1, 2, 3].map(() => run(opener, [JSON.stringify({ databaseUrl })]))
    const codes = await Promise.all(all.map((one) => one.ended))
    expect(all.map((one) => one.lines)).toEqual([['open'], ['open'], ['open']])
    expect(codes).toEqual([0, 0, 0])
    const client = postgres(databaseUrl, { max: 1 })
    const applied = await client`select hash from drizzle.__drizzle_migrations`
    await client.end()
    expect(new Set(applied.map((row) => row.hash)).size).toBe(applied.length)
  })

  test('every way not to reach it is one line that says what to do, without the password', async () => {
    const url = new URL(await freshDatabase('nothing'))
    const admin = postgres(url.href, { max: 1 })
    await admin.unsafe(`create role ${guardedUser.name} login password '${guardedUser.password}'`)
    await admin.end()
    const { host, pathname } = url
    const wrong = {
      [`postgres://x:S3cret@127.0.0.1:${await freePort()}/banban`]: 'nothing answers at 127.0.0.1',
      'postgres://x:S3cret@no-such-host.invalid/banban': 'no host is known as no-such-host.invalid:5432',
      [`postgres://${guardedUser.name}:S3cret@${host}${pathname}`]: 'refuses the user "guarded" or the password',
      [`postgres://banban:S3cret@${host}/nowhere`]: 'has no database "nowhere"',
      [`postgres://${guardedUser.name}:${guardedUser.password}@${host}${pathname}`]: 'may not create tables',
      'mysql://x:S3cret@localhost/banban': 'is no address of the form postgres://',
    }
    for (const [databaseUrl, says] of Object.entries(wrong)) {
      const refused = await refusalOf(open({ databaseUrl }))
      expect(refused).toMatch(/^DATABASE_URL: /)
      expect(refused).toContain(says)
      expect(refused).not.toMatch(/S3cret|right-and-secret|\n/)
    }
  })
})
