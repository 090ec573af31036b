import { type Day, dayOf, wallClock } from './care/day.ts'
import { type ForPerson, mattersByPerson } from './reminders/matters-of.ts'
import { runNudges } from './reminders/nudges.ts'
import type { ReminderOptions } from './reminders/options.ts'
import { runRoomSummaries } from './reminders/room-summaries.ts'
import { digestOf, tell } from './reminders/serve.ts'
import type { Db } from './store/database.ts'
import { type NewOutbox, put } from './store/outbox.ts'
import {
  keepReminder,
  keepTold,
  peopleToServe,
  reportedSince,
  type Served,
  type StoreMoment,
  storeMoment,
} from './store/reminders.ts'
import { allStations } from './store/stations.ts'

export { type ReminderOptions, type ReminderSettings, usualReminders } from './reminders/options.ts'
export { tellPracticesOver } from './reminders/practices-over.ts'

/** A missed hour is made up until then; after it the evening is left alone. */
const UNTIL = { hour: 21, minute: 30 }
const PEOPLE_AT_ONCE = 100

/** TIME PASSES: what is said unasked, each once, whoever else looks at the same minute. Returns how many messages were made. */
export async function runReminders(options: ReminderOptions, now: Date): Promise<number> {
  const { hour, minute } = wallClock(now)
  if (hour * 60 + minute >= UNTIL.hour * 60 + UNTIL.minute) return 0
  // who is nudged has her digest with it
  const nudged = await runNudges(options, now)
  return nudged + (await runDigests(options, now)) + (await runRoomSummaries(options, now))
}

/** Each person's one digest of the day, once her hour has come. */
async function runDigests({ store, settings }: ReminderOptions, now: Date): Promise<number> {
  const { hour } = wallClock(now)
  const today = dayOf(now)
  const people = await store.read((db) => peopleToServe(db, today, hour, settings.digestHour))
  if (people.length === 0) return 0
  const stations = await store.read((db) => stationsOf(db, people))
  const since = await store.read(storeMoment)
  const found = await mattersByPerson(store, stations, today)
  let made = 0
  for (let at = 0; at < people.length; at += PEOPLE_AT_ONCE) {
    const batch = people.slice(at, at + PEOPLE_AT_ONCE)
    made += await store.transaction((db) => serve(db, batch, { found, since }, today, now))
  }
  return made
}

async function stationsOf(db: Db, people: readonly Served[]): Promise<number[]> {
  const named = people.flatMap(({ stations }) => stations)
  if (named.includes(null)) return allStations(db)
  return [...new Set(named.filter((id) => id !== null))]
}

/** One transaction for some people: what was told is remembered with the message that tells it. */
async function serve(
  db: Db,
  people: readonly Served[],
  { found, since }: { readonly found: ReadonlyMap<string, ForPerson>; readonly since: StoreMoment },
  today: Day,
  now: Date,
): Promise<number> {
  // a report that came in since the matters were computed may have settled one: she is served a minute later
  const reported = await reportedSince(db, since)
  const messages: NewOutbox[] = []
  for (const person of people) {
    const mine = found.get(String(person.id))
    if (mine?.matters.some(({ child }) => reported.has(Number(child)))) continue
    if (
      !(await keepReminder(db, { key: `digest ${person.id} ${today}`, kind: 'digest', person: person.id, day: today }))
    )
      continue
    if (!mine) continue
    const made = await digestOf(db, person, mine, today)
    if (made === null) continue
    await keepTold(db, person.id, made.keys, today)
    messages.push(...(await tell(db, person, made, now)))
  }
  await put(db, messages)
  return messages.length
}
