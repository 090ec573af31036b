import { beforeEach, expect, test } from 'vitest'
import { addDays, type Day } from '../../src/care/day.ts'
import { commitmentsBetween } from '../../src/reports/commitments.ts'
import { keepOccasion } from '../../src/store/activities.ts'
import { notDoneSince, peopleToNudge, setStation, stationsToSumUp } from '../../src/store/nudges.ts'
import { put } from '../../src/store/outbox.ts'
import { countyProgrammes, programmesOf, switchProgramme } from '../../src/store/programmes.ts'
import { ask } from '../../src/store/questions.ts'
import { keepReminder } from '../../src/store/reminders.ts'
import { onEveryStore } from '../support/database.ts'
import { evening, idsOf, placeOf, setTheScene } from '../support/scene.ts'

const monday = '2026-03-09' as Day
const today = '2026-03-11' as Day

onEveryStore('what a nudge is made of', (openStore) => {
  beforeEach(() => setTheScene(openStore()))

  test('coordinators are nudged once a week, leaders where their station wishes it', async () => {
    await openStore().transaction(async (db) => {
      const roles = async () => (await peopleToNudge(db, monday)).map(({ role, stations }) => `${role} ${stations}`)
      expect(await roles()).toEqual(['coordinator '])
      await setStation(db, 1, { leaderNudge: true })
      expect(await roles()).toEqual(['coordinator ', 'leader 1'])
      for (const { id, role } of await peopleToNudge(db, monday))
        await keepReminder(db, {
          key: `${role} ${id}`,
          kind: role === 'leader' ? 'leader-nudge' : 'nudge',
          person: id,
          day: monday,
        })
      expect(await roles()).toEqual([])
      expect(await peopleToNudge(db, addDays(monday, 7))).toHaveLength(2)
    })
  })

  test('a setting leaves the other one as it is; a room is summed up once', async () => {
    await openStore().transaction(async (db) => {
      await setStation(db, 1, { weeklySummary: true })
      await setStation(db, 1, { leaderNudge: true })
      expect(await stationsToSumUp(db, today)).toEqual([1])
      await keepReminder(db, { key: 'room-summary 1', kind: 'room-summary', station: 1, day: today })
      expect(await stationsToSumUp(db, today)).toEqual([])
      await setStation(db, 1, { weeklySummary: false })
      expect(await stationsToSumUp(db, addDays(today, 7))).toEqual([])
    })
  })

  test('counts what could not be done: refused messages, questions that ran out, evenings nobody was looked after', async () => {
    await openStore().transaction(async (db) => {
      const { person } = await idsOf(db, '王秀英', '王子涵')
      const since = addDays(today, -5)
      for (const day of [addDays(today, -5), addDays(today, -1)])
        await keepReminder(db, { key: `digest ${day}`, kind: 'digest', person, day })
      await ask(db, {
        place: placeOf('王秀英'),
        person,
        about: 'date',
        options: [],
        payload: {},
        source: null,
        askedAt: new Date(evening.getTime() - 49 * 3_600_000),
        hours: 48,
      })
      await put(db, [
        {
          ...placeOf('王秀英'),
          conversation: '王秀英',
          isRoom: false,
          class: 'reminder',
          key: 'a',
          text: '…',
          notBefore: evening,
        },
      ])
      const counted = () => notDoneSince(db, [1, 2], since, { today, at: evening })
      // two of the five evenings were served
      expect(await counted()).toEqual({
        unsent: 0,
        unknownFates: 0,
        unboundAccounts: 0,
        unansweredQuestions: 1,
        skippedHours: 3,
      })
    })
  })

  test('a programme that is switched off at a station is in force at the others', async () => {
    await openStore().transaction(async (db) => {
      await switchProgramme(db, 1, 'haimen', false)
      await switchProgramme(db, 1, 'haimen', false)
      const running = await programmesOf(db, [1, 2])
      const has = (station: number) => running.get(station)?.some(({ key }) => key === 'haimen')
      expect([has(1), has(2)]).toEqual([false, true])
      await switchProgramme(db, 1, 'haimen', true)
      expect((await programmesOf(db, [1])).get(1)).toEqual(await countyProgrammes(db))
    })
  })

  test('commitments of the week: kept ones of those whose period ends in it', async () => {
    const head = `时间 2026-03-11 20:15
站点 北村关爱站
站长 周敏: 罗乐乐(方案流动爱心服务站)、罗安安(方案流动爱心服务站)`
    await setTheScene(openStore(), head.replace('周敏', '周小敏'))
    await openStore().transaction(async (db) => {
      const { child, person } = await idsOf(db, '周小敏', '罗安安')
      const week = { from: monday, to: addDays(monday, 6) }
      expect(await commitmentsBetween(db, [3], week, today)).toEqual({ kept: 0, due: 2 })
      await keepOccasion(db, [
        {
          station: 3,
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
        },
      ])
      expect(await commitmentsBetween(db, [3], week, today)).toEqual({ kept: 1, due: 2 })
    })
  })
})
