import { beforeEach, expect, test } from 'vitest'
import { dayOf } from '../../src/care/day.ts'
import { keepOccasion, withdraw } from '../../src/store/activities.ts'
import type { Db } from '../../src/store/database.ts'
import { claim } from '../../src/store/inbox.ts'
import {
  addLine,
  changeLine,
  fingerprint,
  keepVersion,
  lastList,
  markGone,
  takenBack,
} from '../../src/store/relay-lists.ts'
import { onEveryStore } from '../support/database.ts'
import { evening, group, idsOf, placeOf, setTheScene } from '../support/scene.ts'

const place = placeOf('王秀英', group)
const before = new Date(evening.getTime() - 1000)
const later = new Date(evening.getTime() + 60_000)

/** A list of one line, which led to one call. */
async function keepOne(db: Db) {
  const { person, child } = await idsOf(db, '王秀英', '王子涵')
  const source = (await claim(db, { ...place, kind: 'said', messageId: 'm1', at: evening })) ?? 0
  const told = { child, kind: 'call', author: person, reporter: person, day: dayOf(evening), dayIs: 'assumed' } as const
  const rest = { clock: null, minutes: null, outcome: 'done', state: 'kept', source, createdAt: evening } as const
  const [activity = 0] = await keepOccasion(db, [{ station: 1, ...told, ...rest }])
  const list = await keepVersion(db, place, { list: null, title: '本周关爱', source, at: evening })
  const line = { number: 1, author: person, words: fingerprint('涵涵 电话'), activities: [activity] }
  await addLine(db, { ...line, list, position: 1, source, toldBy: person, toldAt: evening })
  return { list, line, activity, child, person, source }
}

onEveryStore('versions of a list', (openStore) => {
  beforeEach(() => setTheScene(openStore()))

  test('are found by room and title, with what their lines led to', async () => {
    await openStore().transaction(async (db) => {
      const { person, child, activity } = await keepOne(db)
      const found = await lastList(db, place, '本周 关爱', before)
      expect(found?.lines).toMatchObject([
        {
          number: 1,
          author: String(person),
          deeds: [{ child: String(child), kind: 'call' }],
          activities: [activity],
          gone: false,
        },
      ])
      expect(await lastList(db, place, '下周关爱', before)).toBeNull()
      expect(await lastList(db, placeOf('王秀英', '青山群'), '本周关爱', before)).toBeNull()
      expect(await lastList(db, place, '本周关爱', later)).toBeNull()
    })
  })

  test('keep no words of a line', async () => {
    await openStore().transaction(async (db) => {
      await keepOne(db)
      const found = await lastList(db, place, '本周关爱', before)
      expect(JSON.stringify(found)).not.toMatch(/涵涵|电话|关爱/)
    })
  })

  test('a line that is gone comes back when it is sent again', async () => {
    await openStore().transaction(async (db) => {
      const { line } = await keepOne(db)
      const stored = async () => (await lastList(db, place, '本周关爱', before))?.lines[0]
      const id = (await stored())?.id ?? 0
      await markGone(db, [id], later)
      expect((await stored())?.gone).toBe(true)
      await changeLine(db, id, { ...line, number: 4 })
      expect(await stored()).toMatchObject({ gone: false, number: 4 })
    })
  })

  test('know which of their records were taken back, by whom and why', async () => {
    await openStore().transaction(async (db) => {
      const { activity, person } = await keepOne(db)
      expect(await takenBack(db, [activity])).toEqual(new Map())
      await withdraw(db, [activity], { by: person, why: 'delete', at: later })
      expect(await takenBack(db, [activity])).toEqual(new Map([[activity, { by: person, why: 'delete' }]]))
    })
  })
})
