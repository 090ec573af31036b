import { asc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Day } from '../../src/care/day.ts'
import { keepOccasion } from '../../src/store/activities.ts'
import { dropPending, keepPending } from '../../src/store/pending.ts'
import { activity } from '../../src/store/schema/index.ts'
import { whoIs } from '../../src/store/speaker.ts'
import { onEveryStore } from '../support/database.ts'
import { evening, group, idsOf, placeOf, setTheScene } from '../support/scene.ts'

const daysAgo = (days: number) => new Date(evening.getTime() - days * 86_400_000)

onEveryStore('what waits for a consent', (openStore) => {
  async function afterReportsOf29And31DaysAgo(then: 'drop' | 'keep') {
    await setTheScene(openStore())
    return openStore().transaction(async (db) => {
      const { person, child } = await idsOf(db, '王秀英', '王子涵')
      const station = (await whoIs(db, placeOf('王秀英', group), evening)).roomStation?.id ?? 0
      for (const days of [29, 31])
        await keepOccasion(db, [
          {
            station,
            child,
            kind: 'call',
            author: person,
            reporter: person,
            day: '2026-02-01' as Day,
            dayIs: 'known',
            clock: null,
            minutes: null,
            outcome: 'done',
            state: 'pending',
            source: null,
            createdAt: daysAgo(days),
          },
        ])
      if (then === 'drop') expect(await dropPending(db, evening)).toBe(1)
      else await keepPending(db, [child], evening)
      return db.select({ state: activity.state, why: activity.withdrawnWhy }).from(activity).orderBy(asc(activity.id))
    })
  }

  test('is dropped after 30 days', async () => {
    expect(await afterReportsOf29And31DaysAgo('drop')).toEqual([
      { state: 'pending', why: null },
      { state: 'withdrawn', why: 'consent' },
    ])
  })

  test('is kept in full by a consent, unless it is older than 30 days', async () => {
    const rows = await afterReportsOf29And31DaysAgo('keep')
    expect(rows.map(({ state }) => state)).toEqual(['kept', 'pending'])
  })
})
