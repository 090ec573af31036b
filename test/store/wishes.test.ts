import { beforeEach, expect, test } from 'vitest'
import { dayOf } from '../../src/care/day.ts'
import { keepOccasion } from '../../src/store/activities.ts'
import type { Db } from '../../src/store/database.ts'
import { fulfilWish, keepPlan, keepWish, openPlans, openWishes, withdrawPlan } from '../../src/store/plans-wishes.ts'
import { onEveryStore } from '../support/database.ts'
import { evening, idsOf, setTheScene } from '../support/scene.ts'

onEveryStore('what came of wishes and plans', (openStore) => {
  beforeEach(() => setTheScene(openStore()))

  async function wished(db: Db, ...texts: string[]) {
    const { person, child } = await idsOf(db, '王秀英', '王子涵')
    const made = { station: 1, child, author: person, source: null, createdAt: evening }
    for (const text of texts) await keepWish(db, { ...made, text })
    const [activity = 0] = await keepOccasion(db, [
      {
        ...made,
        kind: 'wish',
        reporter: person,
        day: dayOf(evening),
        dayIs: 'known',
        clock: null,
        minutes: null,
        outcome: 'done',
        state: 'kept',
      },
    ])
    return { child, activity, person }
  }
  const left = async (db: Db, child: number) => (await openWishes(db, { children: [child] })).map(({ text }) => text)

  test('the wish that is named comes true, the others stay open', async () => {
    await openStore().transaction(async (db) => {
      const { child, activity } = await wished(db, '书包', '字典')
      expect(await fulfilWish(db, { child, activity, text: '心愿达成 书包' })).toEqual({
        child,
        wish: '书包',
        open: ['字典'],
      })
      expect(await left(db, child)).toEqual(['字典'])
    })
  })

  test('where several are open and none is named, none is taken for it', async () => {
    await openStore().transaction(async (db) => {
      const { child, activity } = await wished(db, '书包', '字典')
      expect(await fulfilWish(db, { child, activity, text: '圆了心愿' })).toEqual({
        child,
        wish: null,
        open: ['书包', '字典'],
      })
      expect(await left(db, child)).toHaveLength(2)
    })
  })

  test('the only one needs no name; without any there is nothing to say', async () => {
    await openStore().transaction(async (db) => {
      const { child, activity } = await wished(db, '书包')
      expect((await fulfilWish(db, { child, activity, text: '圆了心愿' }))?.wish).toBe('书包')
      expect(await fulfilWish(db, { child, activity, text: '圆了心愿' })).toBeNull()
    })
  })

  test('an announcement that came to nothing is open no more', async () => {
    await openStore().transaction(async (db) => {
      const { child, person } = await wished(db)
      await keepPlan(db, {
        station: 1,
        child,
        kind: 'visit',
        day: dayOf(evening),
        author: person,
        source: null,
        createdAt: evening,
      })
      const [open] = await openPlans(db, { children: [child] })
      await withdrawPlan(db, open?.id ?? 0)
      expect(await openPlans(db, { children: [child] })).toEqual([])
    })
  })
})
