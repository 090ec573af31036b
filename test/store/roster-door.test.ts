import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import type { Day } from '../../src/care/day.ts'
import { type Db, rows } from '../../src/store/database.ts'
import { type NewOutbox, put } from '../../src/store/outbox.ts'
import { childFacts } from '../../src/store/roster.ts'
import { addPairings } from '../../src/store/roster-changes.ts'
import { endPairings, leaveCare, unbindAccount, withdrawConsent } from '../../src/store/roster-door.ts'
import { whoIs } from '../../src/store/speaker.ts'
import { onEveryStore } from '../support/database.ts'
import { evening, idsOf, placeOf, setTheScene } from '../support/scene.ts'

const today = '2026-03-11' as Day

function waiting(conversation: string, over: Partial<NewOutbox>): NewOutbox {
  return {
    platform: 'transcript',
    botAccount: 'banban',
    conversation,
    isRoom: false,
    class: 'reminder',
    key: `${conversation} ${over.class ?? 'reminder'} ${JSON.stringify(over.about)}`,
    text: '…',
    notBefore: evening,
    ...over,
  }
}

const stillWaiting = async (db: Db) =>
  (
    await rows<{ conversation: string; class: string }>(
      db,
      sql`select conversation, class from outbox where state = 'waiting' order by id`,
    )
  ).map((row) => `${row.conversation} ${row.class}`)

onEveryStore('a change of the roster', (openStore) => {
  beforeEach(() => setTheScene(openStore()))

  test('a consent taken back freezes the child, and nothing that waits about it is sent but alerts', async () => {
    await openStore().transaction(async (db) => {
      const { child } = await idsOf(db, '王秀英', '王子涵')
      const other = await idsOf(db, '王秀英', '李想')
      const about = { children: [child] }
      await put(db, [
        waiting('王秀英', { about }),
        waiting('王秀英', { about, class: 'answer' }),
        waiting('刘桂兰', { about: { ...about, concern: 1 }, class: 'urgent' }),
        waiting('王秀英', { about: { children: [other.child] } }),
      ])
      expect(await withdrawConsent(db, child, evening)).toBe(true)
      expect((await childFacts(db, [String(child)])).get(String(child))?.state).toBe('frozen')
      expect(await stillWaiting(db)).toEqual(['刘桂兰 urgent', '王秀英 reminder'])
      expect(await withdrawConsent(db, child, evening)).toBe(false)
    })
  })

  test('an ended pairing ends her access and her reminders at once, not those of the other one', async () => {
    await openStore().transaction(async (db) => {
      const { child, person } = await idsOf(db, '王秀英', '王子涵')
      const other = await idsOf(db, '赵春梅', '陈小红')
      await addPairings(db, [{ person: other.person, child, programme: 'haimen', from: today }])
      await put(db, [
        waiting('王秀英', { about: { children: [child] } }),
        waiting('赵春梅', { about: { children: [child] } }),
      ])
      expect(await endPairings(db, { person, child }, { today, why: '外出打工' })).toBe(true)
      const own = async (who: string) => (await whoIs(db, placeOf(who), evening)).ownChildren
      expect([(await own('王秀英')).includes(String(child)), (await own('赵春梅')).includes(String(child))]).toEqual([
        false,
        true,
      ])
      expect(await stillWaiting(db)).toEqual(['赵春梅 reminder'])
      expect(await endPairings(db, { person, child }, { today, why: '再来' })).toBe(false)
    })
  })

  test('a child that leaves care is in no roster and no pairing, and nobody is reminded of it', async () => {
    await openStore().transaction(async (db) => {
      const { child } = await idsOf(db, '王秀英', '王子涵')
      await put(db, [waiting('王秀英', { about: { children: [child] } })])
      await leaveCare(db, child, { today, why: '转学', at: evening })
      const { ownChildren, roster } = await whoIs(db, placeOf('王秀英'), evening)
      expect([ownChildren.includes(String(child)), roster.children.some(({ id }) => id === String(child))]).toEqual([
        false,
        false,
      ])
      expect(await stillWaiting(db)).toEqual([])
    })
  })

  test('an account that is unbound is nobody’s', async () => {
    await openStore().transaction(async (db) => {
      await unbindAccount(db, placeOf('王秀英'))
      expect((await whoIs(db, placeOf('王秀英'), evening)).person).toBeNull()
      expect((await whoIs(db, placeOf('赵春梅'), evening)).person).not.toBeNull()
    })
  })
})
