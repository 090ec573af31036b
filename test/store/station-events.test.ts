import { beforeEach, expect, test } from 'vitest'
import type { Day } from '../../src/care/day.ts'
import { eventSums } from '../../src/reports/event-sums.ts'
import type { Db } from '../../src/store/database.ts'
import { claim, lastReport, settle } from '../../src/store/inbox.ts'
import { keepStationEvent, stationEventsIn, withdrawStationEvents } from '../../src/store/station-events.ts'
import { onEveryStore } from '../support/database.ts'
import { evening, idsOf, placeOf, setTheScene } from '../support/scene.ts'

const day = '2026-03-10' as Day
const week = { from: '2026-03-09' as Day, to: '2026-03-15' as Day }

onEveryStore('station events', (openStore) => {
  beforeEach(() => setTheScene(openStore()))

  async function told(db: Db, title = '包饺子') {
    const { person } = await idsOf(db, '刘桂兰', '王小虎')
    const source = (await claim(db, { ...placeOf('刘桂兰'), kind: 'said', messageId: title, at: evening })) ?? 0
    const event = { station: 1, title, day, children: 12, minutes: 120, author: person, source }
    return { event, source, isNew: await keepStationEvent(db, event) }
  }

  test('one is kept once, and counted with its children and hours at its station alone', async () => {
    await openStore().transaction(async (db) => {
      const { event, isNew } = await told(db)
      expect([isNew, await keepStationEvent(db, event)]).toEqual([true, false])
      await told(db, '读书会')
      expect(await eventSums(db, [1], week)).toEqual({ count: 2, children: 24, minutes: 240 })
      expect(await eventSums(db, [2], week)).toBeUndefined()
      expect(await eventSums(db, [1], { from: week.to, to: week.to })).toBeUndefined()
    })
  })

  test('taken back, it is counted no more, and can be told again', async () => {
    await openStore().transaction(async (db) => {
      const { event, source } = await told(db)
      expect(await withdrawStationEvents(db, [source], evening)).toBe(1)
      expect(await withdrawStationEvents(db, [source], evening)).toBe(0)
      expect(await stationEventsIn(db, [1], week)).toEqual([])
      expect(await keepStationEvent(db, event)).toBe(true)
    })
  })

  test('it is a last report that 撤销 finds, until it was taken back', async () => {
    await openStore().transaction(async (db) => {
      const { source, event } = await told(db)
      await settle(db, source, { intent: 'station-event', person: event.author, station: 1, text: null })
      const last = () => lastReport(db, placeOf('刘桂兰'), event.author, new Date(evening.getTime() - 1000))
      expect(await last()).toEqual([source])
      await withdrawStationEvents(db, [source], evening)
      expect(await last()).toEqual([])
    })
  })
})
