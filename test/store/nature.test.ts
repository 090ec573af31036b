import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterEach, describe, expect, test } from 'vitest'
import { open, rows } from '../../src/store/database.ts'
import { checkNature, decideNature, type Nature, type NatureWish, openAs } from '../../src/store/nature.ts'
import { station } from '../../src/store/schema/index.ts'
import { freshDatabase, onEveryStore } from '../support/database.ts'

const now = new Date('2026-11-16T12:00:00+08:00')
const settings = [null, 'demo', 'real'] as const
const yesNo = [false, true]

/** What a new store becomes; null: refused. Columns: BANBAN_STORE unset, demo, real. */
const decisions: {
  embedded: boolean
  networkSet: boolean
  becomes: readonly [Nature | null, Nature | null, Nature | null]
}[] = [
  { embedded: true, networkSet: false, becomes: ['demo', 'demo', 'real'] },
  { embedded: true, networkSet: true, becomes: ['real', null, 'real'] },
  { embedded: false, networkSet: false, becomes: ['real', 'demo', 'real'] },
  { embedded: false, networkSet: true, becomes: ['real', null, 'real'] },
]

const expectedOf = (wish: NatureWish) =>
  decisions.find((row) => row.embedded === wish.embedded && row.networkSet === wish.networkSet)!.becomes[
    settings.indexOf(wish.setting)
  ]!

/** All wishes that a start can come with. */
const wishes: NatureWish[] = yesNo.flatMap((embedded) =>
  yesNo.flatMap((networkSet) => settings.map((setting) => ({ setting, embedded, networkSet }))),
)
const told = ({ setting, embedded, networkSet }: NatureWish) =>
  `BANBAN_STORE ${setting ?? 'unset'}, ${embedded ? 'embedded' : 'PostgreSQL'}, ${networkSet ? 'a' : 'no'} network`

describe('what the settings ask for', () => {
  test.each(wishes.map((wish) => [told(wish), wish] as const))('%s', (_told, wish) => {
    const expected = expectedOf(wish)
    if (expected) expect(decideNature(wish)).toBe(expected)
    else expect(() => decideNature(wish)).toThrow('a demo never meets real people')
  })
})

onEveryStore('the nature of a store', (store, kind) => {
  const embedded = kind === 'pglite'
  const check = (wish: NatureWish) => store().transaction((db) => checkNature(db, wish, now))
  const mine = wishes.filter((wish) => wish.embedded === embedded)

  test.each(mine.flatMap((wish) => (['demo', 'real'] as const).map((kept) => [kept, told(wish), wish] as const)))(
    'a %s store is started with: %s',
    async (kept, _told, wish) => {
      await check({ setting: kept, embedded, networkSet: false })
      const expected = expectedOf(wish)
      if (expected === kept) {
        expect(await check(wish)).toEqual({ nature: kept, created: false })
        return
      }
      const refused = await check(wish).catch((error: Error) => error.message)
      expect(refused).toMatch(
        expected ? `was made as ${kept} and stays so, the settings ask for ${expected}` : 'a demo never meets',
      )
      if (expected) expect(refused).toContain('another DATA_DIR')
      expect(refused).not.toContain('\n')
      // and nothing has changed
      expect(await check({ setting: kept, embedded, networkSet: false })).toEqual({ nature: kept, created: false })
    },
  )

  test('a new store is told as new once', async () => {
    const wish: NatureWish = { setting: 'real', embedded, networkSet: false }
    expect(await check(wish)).toEqual({ nature: 'real', created: true })
    expect(await check(wish)).toEqual({ nature: 'real', created: false })
  })

  test('of two that start at once on a new store one makes it', async () => {
    const wish: NatureWish = { setting: 'demo', embedded, networkSet: false }
    const results = await Promise.all([check(wish), check(wish)])
    expect(results.map((result) => result.created).toSorted()).toEqual([false, true])
  })
})

describe('opening a store as what is asked for', () => {
  const opened: Awaited<ReturnType<typeof openAs>>[] = []
  const start = async (...args: Parameters<typeof openAs>) => {
    const started = await openAs(...args)
    opened.push(started)
    return started
  }
  afterEach(async () => {
    for (const { store } of opened.splice(0)) await store.close()
  })

  test('a demo is not put into a database that somebody keeps things in', async () => {
    const databaseUrl = await freshDatabase('nothing')
    const client = postgres(databaseUrl, { max: 1 })
    await client`create table bookkeeping as select 1 as amount`
    await client.end()
    await expect(start({ databaseUrl }, { setting: 'demo', networkSet: false }, now)).rejects.toThrow('is not empty')
    expect((await start({ databaseUrl }, { setting: 'real', networkSet: false }, now)).nature).toBe('real')
  })

  test('a demo in an empty database is one, and stays one only while it is asked for', async () => {
    const databaseUrl = await freshDatabase('nothing')
    const wish = { setting: 'demo', networkSet: false } as const
    expect(await start({ databaseUrl }, wish, now)).toMatchObject({ nature: 'demo', created: true })
    expect(await start({ databaseUrl }, wish, now)).toMatchObject({ nature: 'demo', created: false })
    await expect(start({ databaseUrl }, { ...wish, setting: null }, now)).rejects.toThrow('take another database')
  })

  test('what a new store begins with comes with its nature, or neither does', async () => {
    const databaseUrl = await freshDatabase()
    const wish = { setting: 'demo', networkSet: false } as const
    const failing = start({ databaseUrl }, wish, now, async (db) => {
      await db.insert(station).values({ name: '云岭' })
      throw new Error('the power went')
    })
    await expect(failing).rejects.toThrow('the power went')
    const store = await open({ databaseUrl })
    const left = await store.read((db) =>
      rows(
        db,
        sql`select (select count(*)::int from station) as stations, (select count(*)::int from store_nature) as natures`,
      ),
    )
    await store.close()
    expect(left).toEqual([{ stations: 0, natures: 0 }])
    const { created } = await start({ databaseUrl }, wish, now, async (db) => {
      await db.insert(station).values({ name: '云岭' })
    })
    expect(created).toBe(true)
  })

  test('settings that contradict each other are refused before anything is opened', async () => {
    const nowhere = { databaseUrl: 'postgres://nobody@127.0.0.1:1/nothing' }
    await expect(start(nowhere, { setting: 'demo', networkSet: true }, now)).rejects.toThrow(
      'a demo never meets real people',
    )
  })
})
