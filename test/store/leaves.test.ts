import { beforeEach, expect, test } from 'vitest'
import { addDays, dayOf } from '../../src/care/day.ts'
import type { Db } from '../../src/store/database.ts'
import {
  answerStandIn,
  childrenStoodInFor,
  endLeaves,
  keepLeave,
  leavesFrom,
  leavesOf,
  reminderWishes,
  setReminderWish,
} from '../../src/store/leaves.ts'
import { addPairings } from '../../src/store/roster-changes.ts'
import { whoIs } from '../../src/store/speaker.ts'
import { onEveryStore } from '../support/database.ts'
import { evening, idsOf, placeOf, setTheScene } from '../support/scene.ts'

const today = dayOf(evening)

onEveryStore('leaves and stand-ins', (openStore) => {
  beforeEach(() => setTheScene(openStore()))

  /** 王秀英 is away for three days, and 赵春梅 was asked. */
  async function asked(db: Db, from = today) {
    const { person, child } = await idsOf(db, '王秀英', '王子涵')
    const { person: standIn } = await idsOf(db, '赵春梅', '陈小红')
    const leave = await keepLeave(db, { person, from, until: addDays(from, 2), standIn, source: null })
    return { person, child, standIn, leave }
  }

  test('a stand-in has the children once she agreed, on the days of the leave, and no others', async () => {
    await openStore().transaction(async (db) => {
      const { child, standIn, leave } = await asked(db)
      const own = async (at: Date) => (await whoIs(db, placeOf('赵春梅'), at)).ownChildren.includes(String(child))
      expect(await own(evening)).toBe(false)
      await answerStandIn(db, leave, true)
      expect(await own(evening)).toBe(true)
      expect(await own(new Date('2026-03-13T23:00:00+08:00'))).toBe(true)
      expect(await own(new Date('2026-03-14T09:00:00+08:00'))).toBe(false)
      await answerStandIn(db, leave, false)
      expect(await childrenStoodInFor(db, standIn, today)).toEqual([])
    })
  })

  test('what belongs to a confidential programme is not handed on', async () => {
    await openStore().transaction(async (db) => {
      const { person, standIn, leave, child } = await asked(db)
      const other = await idsOf(db, '赵春梅', '陈小红')
      await addPairings(db, [{ person, child: other.child, programme: 'individual', from: today }])
      await answerStandIn(db, leave, true)
      const stoodIn = await childrenStoodInFor(db, standIn, today)
      expect(stoodIn).toContain(child)
      expect(stoodIn).not.toContain(other.child)
    })
  })

  test('who is back has no leave any more; one that had not begun is as if it had not been', async () => {
    await openStore().transaction(async (db) => {
      const { person } = await asked(db, addDays(today, -1))
      await asked(db, addDays(today, 5))
      expect(await leavesFrom(db, person, today)).toHaveLength(2)
      expect(await endLeaves(db, person, today, evening)).toBe(2)
      expect(await leavesFrom(db, person, today)).toEqual([])
      expect((await leavesOf(db, [person], addDays(today, -9))).get(person)).toEqual([
        { from: addDays(today, -1), until: addDays(today, -1), standIn: null },
      ])
    })
  })

  test('a leave that is asked for anew replaces what it overlaps, and no later one', async () => {
    await openStore().transaction(async (db) => {
      const { person } = await asked(db)
      await asked(db, addDays(today, 30))
      expect(await endLeaves(db, person, addDays(today, 1), evening, addDays(today, 5))).toBe(1)
      expect((await leavesFrom(db, person, today)).map(({ from, until }) => [from, until])).toEqual([
        [today, today],
        [addDays(today, 30), addDays(today, 32)],
      ])
    })
  })

  test('a wish about reminders changes what it names and leaves the rest', async () => {
    await openStore().transaction(async (db) => {
      const { person } = await idsOf(db, '王秀英', '王子涵')
      await setReminderWish(db, person, { hour: 20 })
      await setReminderWish(db, person, { stopped: true })
      expect((await reminderWishes(db, [person])).get(person)).toEqual({ stopped: true, hour: 20 })
      await setReminderWish(db, person, { stopped: false })
      expect((await reminderWishes(db, [person])).get(person)).toEqual({ stopped: false, hour: 20 })
    })
  })
})
