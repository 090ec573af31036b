import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { previewReminders } from '../../src/reminders/preview.ts'
import { runReminders, usualReminders } from '../../src/reminders.ts'
import { rows, type Store } from '../../src/store/database.ts'
import { newestOutbox, putSince } from '../../src/store/preview.ts'
import { onEveryStore } from '../support/database.ts'
import { setTheScene } from '../support/scene.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const noon = new Date('2026-03-12T12:00:00+08:00')
const sevenDays = new Date(noon.getTime() + 7 * DAY)
const log = { info: () => {}, error: () => {} }

/** How much the store holds of what a reminder writes. */
const written = (store: Store) =>
  store.read(async (db) => {
    const tables = ['reminder', 'reminded', 'outbox', 'access_log']
    const counts = tables.map((table) => `(select count(*) from ${table})`).join(' + ')
    const [row] = await rows<{ all: number }>(db, sql.raw(`select (${counts})::int as all`))
    return row?.all
  })

onEveryStore('a preview of reminders', (openStore) => {
  beforeEach(async () => {
    await setTheScene(openStore())
  })

  test('says what will be said, word for word, and keeps and sends nothing', async () => {
    const store = openStore()
    const before = await written(store)
    const previewed = await previewReminders(store, usualReminders, noon, sevenDays)
    expect(await written(store)).toBe(before)
    const first = new Date('2026-03-12T19:00:00+08:00')
    const ofFirst = previewed.filter(({ at }) => at.getTime() === first.getTime())
    expect(ofFirst.length).toBeGreaterThan(0)
    const last = await store.read(newestOutbox)
    await runReminders({ store, settings: usualReminders, log }, first)
    const said = await store.read((db) => putSince(db, last))
    expect(ofFirst.map(({ at: _, ...message }) => message)).toEqual(said)
  })

  test('is the same when it is asked for again, and empty where no hour of a digest lies in between', async () => {
    const store = openStore()
    const previewed = await previewReminders(store, usualReminders, noon, sevenDays)
    expect(await previewReminders(store, usualReminders, noon, sevenDays)).toEqual(previewed)
    const night = new Date('2026-03-12T21:30:00+08:00')
    expect(await previewReminders(store, usualReminders, night, new Date(night.getTime() + 20 * HOUR))).toEqual([])
  })
})
