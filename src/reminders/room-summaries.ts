import { nextBirthday } from '../care/birthday.ts'
import { addDays, type Day, dayOf, instant, wallClock, weekdayOf } from '../care/day.ts'
import { type Card, cardOf } from '../reports/card.ts'
import { commitmentsBetween } from '../reports/commitments.ts'
import { eventSums } from '../reports/event-sums.ts'
import { sumUp } from '../reports/sum-up.ts'
import { mayBeSaidInRoom } from '../rights.ts'
import { activitiesIn } from '../store/activities.ts'
import type { Db } from '../store/database.ts'
import { stationsToSumUp } from '../store/nudges.ts'
import { put } from '../store/outbox.ts'
import { boundRoomsOf, keepReminder } from '../store/reminders.ts'
import { readStationCare } from '../store/station-care.ts'
import { type Say, textOf, totals } from '../wording.ts'
import type { ReminderOptions } from './options.ts'

const SUNDAY = 7
const FROM_HOUR = 20

/** Sunday 20:00: the week's totals with the card, in rooms whose leader wished it. A week without a record is passed over. */
export async function runRoomSummaries({ store }: ReminderOptions, now: Date): Promise<number> {
  const today = dayOf(now)
  if (weekdayOf(today) !== SUNDAY || wallClock(now).hour < FROM_HOUR) return 0
  const stations = await store.read((db) => stationsToSumUp(db, today))
  let made = 0
  for (const station of stations) made += await store.transaction((db) => sumUpFor(db, station, today, now))
  return made
}

async function sumUpFor(db: Db, station: number, today: Day, now: Date): Promise<number> {
  if (!(await keepReminder(db, { key: `room-summary ${station} ${today}`, kind: 'room-summary', station, day: today })))
    return 0
  const rooms = await boundRoomsOf(db, [station])
  const summed = rooms.length === 0 ? null : await weekOf(db, station, today)
  if (summed === null) return 0
  const { say, card } = summed
  if (!mayBeSaidInRoom([...say, ...card.words])) throw new Error('a weekly summary has a private part')
  await put(
    db,
    rooms.map(({ platform, botAccount, room }) => ({
      platform,
      botAccount,
      conversation: room,
      isRoom: true,
      class: 'summary' as const,
      key: `room-summary ${room} ${today}`,
      text: textOf(say),
      file: { name: card.name, mime: 'image/png', bytes: card.png },
      proactive: true,
      notBefore: now,
      validUntil: instant(addDays(today, 1), 12),
    })),
  )
  return rooms.length
}

async function weekOf(db: Db, station: number, today: Day): Promise<{ say: Say; card: Card } | null> {
  const period = { from: addDays(today, -6), to: today }
  const [care] = await readStationCare(db, [station], today)
  const records = await activitiesIn(db, { stations: [station], period })
  const events = await eventSums(db, [station], period)
  if (!care || (records.length === 0 && !events)) return null
  const inCare = care.children.filter(({ state }) => state === 'active' || state === 'pending')
  const soon = inCare.filter(({ birthday }) => birthday && nextBirthday(birthday, today) <= addDays(today, 6))
  const asked = { ...period, kinds: [], today, station: care.name }
  const sums = { ...sumUp(records, inCare.length), ...(events && { events }) }
  const card = await cardOf(asked, {
    ...sums,
    birthdaysAhead: soon.length,
    commitments: await commitmentsBetween(db, [station], period, today),
  })
  return { say: totals(asked, sums), card }
}
