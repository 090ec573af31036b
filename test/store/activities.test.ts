import { beforeEach, expect, test } from 'vitest'
import type { Day } from '../../src/care/day.ts'
import {
  activitiesIn,
  activitiesOfSources,
  addMissing,
  changeActivity,
  findActivities,
  findSame,
  keepOccasion,
  lastContacts,
  type NewActivity,
  recentActivitiesOf,
  withdraw,
} from '../../src/store/activities.ts'
import type { Db } from '../../src/store/database.ts'
import { claim } from '../../src/store/inbox.ts'
import { whoIs } from '../../src/store/speaker.ts'
import { onEveryStore, onPostgres } from '../support/database.ts'
import { evening, group, idsOf, placeOf, setTheScene } from '../support/scene.ts'

const today = '2026-03-11' as Day
const yesterday = '2026-03-10' as Day

async function newActivity(db: Db, over: Partial<NewActivity> = {}): Promise<NewActivity> {
  const { person, child } = await idsOf(db, '王秀英', '王子涵')
  const { roomStation } = await whoIs(db, placeOf('王秀英', group), evening)
  return {
    station: roomStation?.id ?? 0,
    child,
    kind: 'call',
    author: person,
    reporter: person,
    day: today,
    dayIs: 'known',
    clock: null,
    minutes: null,
    outcome: 'done',
    state: 'kept',
    source: null,
    createdAt: evening,
    ...over,
  }
}

async function kept(db: Db, over: Partial<NewActivity> = {}): Promise<number> {
  const [id = 0] = await keepOccasion(db, [await newActivity(db, over)])
  return id
}

onEveryStore('activities', (openStore) => {
  beforeEach(() => setTheScene(openStore()))

  test('of one event share an occasion, so that its minutes count once', async () => {
    const found = await openStore().transaction(async (db) => {
      const other = await idsOf(db, '王秀英', '李想')
      const first = await newActivity(db, { minutes: 40 })
      await keepOccasion(db, [first, { ...first, child: other.child }])
      await kept(db, { kind: 'visit' })
      return activitiesIn(db, { period: { from: today, to: today } })
    })
    expect(found.map(({ kind }) => kind)).toEqual(['call', 'call', 'visit'])
    expect(new Set(found.map(({ occasion }) => occasion)).size).toBe(2)
  })

  test('told again in another message are found; another kind, day, child or author is not the same', async () => {
    await openStore().transaction(async (db) => {
      const id = await kept(db)
      const { author, child } = await newActivity(db)
      const leader = await idsOf(db, '刘桂兰', '王小虎')
      const same = { author, child, kind: 'call' as const, day: today, source: 99 }
      const ids = async (over: Partial<typeof same>) => (await findSame(db, { ...same, ...over })).map((one) => one.id)
      expect(await ids({})).toEqual([id])
      expect(await ids({ day: yesterday })).toEqual([])
      expect(await ids({ child: leader.child })).toEqual([])
      expect(await ids({ author: leader.person })).toEqual([])
      expect((await findSame(db, { ...same, kind: 'visit' })).length).toBe(0)
    })
  })

  test('get what was missing, and keep what they had', async () => {
    await openStore().transaction(async (db) => {
      const id = await kept(db, { minutes: 20 })
      await addMissing(db, id, { minutes: 30, clock: '19:30' })
      expect(await findActivities(db, [id])).toMatchObject([{ minutes: 20, clock: '19:30' }])
    })
  })

  test('that were taken back are shown nowhere, and a second taking back changes nothing', async () => {
    await openStore().transaction(async (db) => {
      const id = await kept(db)
      const { author, child } = await newActivity(db)
      await withdraw(db, [id], { by: author, why: 'undo', at: evening })
      await withdraw(db, [id], { by: null, why: 'recall', at: new Date(evening.getTime() + 1) })
      expect(await findActivities(db, [id])).toEqual([])
      expect(await recentActivitiesOf(db, author, 10)).toEqual([])
      expect(await activitiesIn(db, {})).toEqual([])
      expect(await lastContacts(db, [child])).toEqual(new Map())
      expect(await findSame(db, { author, child, kind: 'call', day: today, source: 99 })).toEqual([])
    })
  })

  test('that move to another day leave their event, and remember what they were', async () => {
    await openStore().transaction(async (db) => {
      const first = await newActivity(db)
      const other = await idsOf(db, '王秀英', '李想')
      const [id = 0] = await keepOccasion(db, [first, { ...first, child: other.child }])
      const [before] = await findActivities(db, [id])
      if (!before) throw new Error('it is kept')
      await changeActivity(
        db,
        before,
        { day: yesterday },
        { by: first.author, at: evening, source: null, moved: new Map() },
      )
      const found = await activitiesIn(db, {})
      expect(found.map(({ day }) => day)).toEqual([yesterday, today])
      expect(new Set(found.map(({ occasion }) => occasion)).size).toBe(2)
    })
  })

  test('done count as the last contact before those tried in vain', async () => {
    await openStore().transaction(async (db) => {
      await kept(db, { kind: 'visit', day: yesterday })
      await kept(db, { outcome: 'missed' })
      const { child } = await newActivity(db)
      expect((await lastContacts(db, [child])).get(child)).toEqual({ kind: 'visit', day: yesterday, outcome: 'done' })
    })
  })
})

onPostgres('two that claim one message at once', (openStore) => {
  beforeEach(() => setTheScene(openStore()))
  const arrival = { ...placeOf('王秀英', group), kind: 'said' as const, messageId: 'm1', at: evening }

  test('one gets it; where the first fails, the second does', async () => {
    const store = openStore()
    const handle = (fails: boolean) =>
      store.transaction(async (db) => {
        const id = await claim(db, arrival)
        if (id === null) return 'seen'
        await kept(db, { source: id })
        await new Promise((resolve) => setTimeout(resolve, 50))
        if (fails) throw new Error('it failed after its claim')
        return 'kept'
      })
    const all = await Promise.allSettled([handle(true), handle(false), handle(false)])
    const outcomes = all.map((one) => (one.status === 'fulfilled' ? one.value : 'failed')).sort()
    // whoever claimed first and failed left nothing; of the others exactly one kept it
    expect(outcomes.filter((outcome) => outcome === 'kept')).toHaveLength(1)
    expect(await store.read((db) => activitiesIn(db, {}))).toHaveLength(1)
  })

  test('what one took back while another looked is taken back once', async () => {
    const store = openStore()
    const source = await store.transaction(async (db) => {
      const id = (await claim(db, arrival)) ?? 0
      await kept(db, { source: id })
      return id
    })
    const undo = (why: 'undo' | 'recall') =>
      store.transaction(async (db) => {
        const found = await activitiesOfSources(db, [source])
        await new Promise((resolve) => setTimeout(resolve, 50))
        await withdraw(
          db,
          found.map(({ id }) => id),
          { by: null, why, at: evening },
        )
      })
    await Promise.all([undo('undo'), undo('recall')])
    expect(await store.read((db) => activitiesOfSources(db, [source]))).toEqual([])
  })
})
