import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { previewDays } from '../src/reminders/preview-days.ts'
import { runReminders } from '../src/reminders.ts'
import { open, rows, type Store } from '../src/store/database.ts'
import { onEveryStore, onPostgres } from './support/database.ts'
import { setTheScene } from './support/scene.ts'

/** Two stations of which much is due; nobody has reported anything. */
const head = `时间 2026-03-05 08:00
协调员 何玉芬
站点 石桥村关爱站
群 石桥村爱心群
站长 刘桂兰: 王小虎(方案流动爱心服务站)
志愿者 王秀英: 王子涵(2016-03-20,方案流动爱心服务站)、李想(2015-03-24,方案流动爱心服务站)
志愿者 赵春梅: 陈小红(方案流动爱心服务站)
站点 青山镇关爱站
群 青山群
站长 周敏: 罗乐乐(方案流动爱心服务站)`

const at = (moment: string) => new Date(`2026-${moment}:00+08:00`)
const settings = { digestHour: 19 }
const log = {
  info: () => {},
  error: (fields: object, text: string) => {
    throw new Error(`${text} ${JSON.stringify(fields)}`)
  },
}
const run = (store: Store, moment: string) => runReminders({ store, settings, log }, at(moment))

/** Who was told since the last look, with the text. */
async function told(store: Store): Promise<{ to: string; text: string; key: string }[]> {
  return store.transaction(async (db) => {
    const found = await rows<{ to: string; text: string; key: string }>(
      db,
      sql`select conversation as "to", text, key from outbox where state = 'waiting' order by id`,
    )
    await db.execute(sql`update outbox set state = 'sent'`)
    return found
  })
}

const reminders = async (store: Store) =>
  (await store.read((db) => rows<{ count: number }>(db, sql`select count(*)::int as count from reminder`)))[0]?.count

onEveryStore('what is said unasked', (openStore) => {
  beforeEach(() => setTheScene(openStore(), head))

  test('an outage of three days over the end of a week is made up for once, merged, and the coordinator hears of it', async () => {
    const store = openStore()
    // Monday to Thursday all is well
    for (const day of ['03-09', '03-10', '03-11', '03-12']) {
      await run(store, `${day}T09:05`)
      await run(store, `${day}T19:05`)
    }
    expect((await told(store)).filter(({ key }) => key.startsWith('nudge'))).toHaveLength(1)
    // Friday to Monday the machine is off; it wakes on Tuesday morning
    await run(store, '03-17T09:30')
    const woken = await told(store)
    const [nudge, ...others] = woken
    expect(others).toEqual([])
    expect(nudge).toMatchObject({ to: '何玉芬', text: expect.stringContaining('有4个晚上我没在线') })
    await run(store, '03-17T19:05')
    const evening = await told(store)
    // the birthday of Friday, that could not be told then, and the one of today: one message
    expect(evening.map(({ to }) => to)).toEqual(['王秀英'])
    expect(evening[0]?.text).toMatch(/王子涵 3月20日[\s\S]*李想 3月24日/)
    expect(await run(store, '03-17T20:00')).toBe(0)
    expect(await run(store, '03-18T09:05')).toBe(0)
  })

  test('a store that begins on a Wednesday has missed no Monday', async () => {
    await run(openStore(), '03-11T09:05')
    expect(await told(openStore())).toEqual([])
  })

  test('an evening that is missed until half past nine is left alone', async () => {
    expect(await run(openStore(), '03-12T21:30')).toBe(0)
    expect(await run(openStore(), '03-12T21:29')).toBeGreaterThan(0)
  })

  test('a clock that is set back says nothing twice, and nothing for the days before', async () => {
    const store = openStore()
    await run(store, '03-16T09:05')
    await run(store, '03-16T19:05')
    expect((await told(store)).length).toBeGreaterThan(0)
    for (const moment of ['03-16T19:04', '03-16T09:05', '03-15T19:05', '03-12T19:05', '03-09T09:05', '03-16T19:05'])
      expect(await run(store, moment)).toBe(0)
    expect(await told(store)).toEqual([])
  })

  test('a preview says what will be said, and leaves nothing behind', async () => {
    const store = openStore()
    const days = await previewDays(store, settings, at('03-11T12:00'), 7)
    expect(days.map(({ day }) => day).at(-1)).toBe('2026-03-17')
    expect(await told(store)).toEqual([])
    expect(await reminders(store)).toBe(0)
    const seen = new Map(
      days.map(({ day, tellings }) => [day as string, tellings.map(({ to, text }) => ({ to, text }))]),
    )
    for (const day of ['03-11', '03-12', '03-13', '03-14', '03-15', '03-16', '03-17']) {
      await run(store, `${day}T09:00`)
      await run(store, `${day}T19:00`)
      const really = (await told(store)).map(({ to, text }) => ({ to, text }))
      expect(seen.get(`2026-${day}`)).toEqual(really)
    }
  })
})

onPostgres('several processes', (openStore, address) => {
  beforeEach(() => setTheScene(openStore(), head))

  test('remind once, whoever looks first', async () => {
    const others = await Promise.all([open({ databaseUrl: address() }), open({ databaseUrl: address() })])
    try {
      const stores = [openStore(), ...others]
      for (const moment of ['03-12T19:05', '03-16T09:05', '03-16T19:05']) {
        await Promise.all(stores.map((store) => run(store, moment)))
        await Promise.all(stores.map((store) => run(store, moment)))
      }
      const all = await told(openStore())
      expect(all.length).toBeGreaterThan(2)
      expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
      const ofOneDay = all.map(({ to, key }) => `${to} ${/\d{4}-\d\d-\d\d/.exec(key)?.[0]}`)
      expect(new Set(ofOneDay).size).toBe(ofOneDay.length)
    } finally {
      await Promise.all(others.map((store) => store.close()))
    }
  })
})
