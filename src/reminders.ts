import { type Day, dayOf, instant, wallClock } from './care/day.ts'
import { type Digest, digest } from './care/digest.ts'
import { askAboutPlans } from './reminders/ask-about-plans.ts'
import { type ForPerson, mattersByPerson } from './reminders/matters-of.ts'
import type { ReminderOptions } from './reminders/options.ts'
import { showDigest } from './reminders/show-digest.ts'
import { logAccess } from './store/access-log.ts'
import type { Db } from './store/database.ts'
import { reminderWishes } from './store/leaves.ts'
import { type NewOutbox, put } from './store/outbox.ts'
import {
  keepReminder,
  keepTold,
  lastDigestOf,
  peopleToServe,
  privateAccountOf,
  reportedSince,
  type Served,
  sharedRoom,
  type StoreMoment,
  storeMoment,
  toldOf,
} from './store/reminders.ts'
import { allStations } from './store/stations.ts'
import { digestInRoom, digestText, textOf } from './wording.ts'

export { type ReminderOptions, type ReminderSettings, usualReminders } from './reminders/options.ts'
export { tellPracticesOver } from './reminders/practices-over.ts'

/** A missed hour is made up until then; after it the evening is left alone. */
const UNTIL = { hour: 21, minute: 30 }
const PEOPLE_AT_ONCE = 100

/** TIME PASSES: each person's one digest of the day, once her hour has come. Returns how many were made. */
export async function runReminders(options: ReminderOptions, now: Date): Promise<number> {
  const { hour, minute } = wallClock(now)
  if (hour * 60 + minute >= UNTIL.hour * 60 + UNTIL.minute) return 0
  const { store, settings } = options
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

async function digestOf(db: Db, person: Served, mine: ForPerson, today: Day): Promise<Digest | null> {
  const keys = [...mine.matters.map(({ key }) => key), ...mine.concerns.map(({ id }) => `concern ${id}`)]
  const wish = (await reminderWishes(db, [person.id])).get(person.id)
  const last = await lastDigestOf(db, person.id)
  return digest(
    {
      person: String(person.id),
      care: { isStopped: wish?.stopped ?? false },
      matters: mine.matters,
      concerns: mine.concerns,
      told: await toldOf(db, person.id, keys),
      // today's row was just written; a later one means that the clock was set back
      lastDigest: last !== null && last > today ? last : null,
    },
    today,
  )
}

/** In private where she can be reached, else one line in her room without particulars. */
async function tell(db: Db, person: Served, made: Digest, now: Date): Promise<NewOutbox[]> {
  const validUntil = instant(made.day, 22)
  const common = { class: 'reminder' as const, proactive: true, notBefore: now, validUntil }
  const children = [...new Set(childrenOf(made))]
  const account = await privateAccountOf(db, person.id)
  if (account === null) {
    const room = await sharedRoom(db, person.id)
    if (room === null) return []
    const { platform, botAccount } = room
    const key = `digest-room ${person.id} ${made.day}`
    const text = textOf(digestInRoom())
    return [
      { ...common, platform, botAccount, conversation: room.room, isRoom: true, key, text, mentions: [room.account] },
    ]
  }
  const say = digestText(await showDigest(db, made))
  await askAboutPlans(db, { person: person.id, account }, made, now)
  await logAccess(
    db,
    children.map((child) => ({
      person: person.id,
      account: account.account,
      child,
      fields: ['name', 'due', 'birthday', 'plans', 'wishes'],
      why: 'digest',
      channel: 'private' as const,
      conversation: account.account,
      source: null,
      at: now,
    })),
  )
  const { platform, botAccount } = account
  const key = `digest ${person.id} ${made.day}`
  return [
    {
      ...common,
      platform,
      botAccount,
      conversation: account.account,
      isRoom: false,
      key,
      text: textOf(say),
      about: { children },
    },
  ]
}

function childrenOf(made: Digest): number[] {
  return [
    ...made.plans,
    ...made.passedPlans,
    ...made.birthdays,
    ...made.lacks,
    ...made.overdue,
    ...made.newPairings,
    ...made.escalated,
  ].map(({ child }) => Number(child))
}
