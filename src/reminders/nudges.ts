import { addDays, type Day, dayOf, instant, mondayOf, wallClock, weekdayOf } from '../care/day.ts'
import { matters } from '../care/matters.ts'
import { type Nudge, type NudgedChild, type NudgeReason, nudge } from '../care/nudge.ts'
import { logAccess } from '../store/access-log.ts'
import type { Db } from '../store/database.ts'
import {
  childrenWithConcern,
  lastNudgeOf,
  type Nudged,
  notDoneSince,
  nudgedBefore,
  peopleToNudge,
} from '../store/nudges.ts'
import { put } from '../store/outbox.ts'
import { childNames, keepReminder, keepTold, personNames, privateAccountOf } from '../store/reminders.ts'
import { readStationCare } from '../store/station-care.ts'
import { allStations } from '../store/stations.ts'
import { nudgeText, type Say, type ShownNudge, type ShownReason, textOf } from '../wording.ts'
import { mattersByPerson } from './matters-of.ts'
import type { ReminderOptions } from './options.ts'
import { childrenOf, digestOf, sayDigest } from './serve.ts'

const FROM_HOUR = 9
/** A Monday that was missed whole is made up for on one of the next two days. */
const LAST_WEEKDAY = 3
const LEADER_NAMES = 4
const STATIONS_AT_ONCE = 25

/** Monday 09:00: what coordinators should look at, with what the bot could not do; and leaders who wish it. */
export async function runNudges(options: ReminderOptions, now: Date): Promise<number> {
  const { store } = options
  const today = dayOf(now)
  const monday = mondayOf(today)
  if (wallClock(now).hour < FROM_HOUR || weekdayOf(today) > LAST_WEEKDAY) return 0
  const isLate = today > monday
  const people = await store.read(async (db) =>
    isLate && !(await nudgedBefore(db, monday)) ? [] : await peopleToNudge(db, monday),
  )
  if (people.length === 0) return 0
  const gathered = await gather(options, people, today)
  const found = await mattersByPerson(store, [...gathered.children.keys()], today)
  let made = 0
  for (const person of people)
    made += await store.transaction(async (db) => {
      if (isLate && (await lastNudgeOf(db, person.id)) === null) return 0
      const one = { person, gathered, mine: found.get(String(person.id)) }
      return (await tellNudge(db, one, today, now)) ? 1 : 0
    })
  return made
}

interface Gathered {
  readonly all: readonly number[]
  readonly children: ReadonlyMap<number, readonly NudgedChild[]>
  readonly names: ReadonlyMap<number, string>
}

async function gather({ store }: ReminderOptions, people: readonly Nudged[], today: Day): Promise<Gathered> {
  const all = await store.read(allStations)
  const named = people.flatMap(({ stations }) => stations)
  const ids = named.includes(null) ? all : [...new Set(named.filter((id) => id !== null))]
  const children = new Map<number, NudgedChild[]>()
  const names = new Map<number, string>()
  for (let at = 0; at < ids.length; at += STATIONS_AT_ONCE) {
    const batch = ids.slice(at, at + STATIONS_AT_ONCE)
    const [cares, concerns] = await store.read(
      async (db) => [await readStationCare(db, batch, today), await childrenWithConcern(db, batch)] as const,
    )
    for (const { station, name, children: cared } of cares) {
      names.set(station.id, name)
      children.set(
        station.id,
        cared.map((child) => ({
          child,
          station,
          matters: matters(child, station, today),
          hasConcern: concerns.has(child.id),
        })),
      )
    }
  }
  return { all, children, names }
}

interface One {
  readonly person: Nudged
  readonly gathered: Gathered
  readonly mine: Parameters<typeof digestOf>[2] | undefined
}

/** The nudge, and with it what her digest of the day would say: one message a day. */
async function tellNudge(db: Db, { person, gathered, mine }: One, today: Day, now: Date): Promise<boolean> {
  const kind = person.role === 'coordinator' ? ('nudge' as const) : ('leader-nudge' as const)
  const monday = mondayOf(today)
  const last = await lastNudgeOf(db, person.id)
  if (!(await keepReminder(db, { key: `${kind} ${person.id} ${monday}`, kind, person: person.id, day: today })))
    return false
  const account = await privateAccountOf(db, person.id)
  if (account === null) return false
  const stations = person.stations.includes(null) ? gathered.all : person.stations.filter((station) => station !== null)
  const isCoordinator = person.role === 'coordinator'
  const notDone = isCoordinator
    ? await notDoneSince(db, stations, last ?? addDays(monday, -7), { today, at: now })
    : null
  const children = stations.flatMap((station) => gathered.children.get(station) ?? [])
  const found = nudge({ role: person.role, children, notDone }, today, isCoordinator ? undefined : LEADER_NAMES)
  const said = nudgeText(await shownNudge(db, found, { names: gathered.names, to: person.id }, today))
  const digested = await withDigest(db, person.id, { account, mine }, today, now)
  const about = [...new Set([...found.names.map(({ child }) => Number(child)), ...digested.children])]
  await logAccess(
    db,
    found.names.map(({ child }) => ({
      person: person.id,
      account: account.account,
      child: Number(child),
      fields: ['name', 'last contact', 'due'],
      why: kind,
      channel: 'private' as const,
      conversation: account.account,
      source: null,
      at: now,
    })),
  )
  await put(db, [
    {
      platform: account.platform,
      botAccount: account.botAccount,
      conversation: account.account,
      isRoom: false,
      class: 'reminder',
      key: `${kind} ${person.id} ${monday}`,
      text: [textOf(said), ...digested.say.map(textOf)].join('\n\n'),
      about: { children: about },
      proactive: true,
      notBefore: now,
      validUntil: instant(today, 22),
    },
  ])
  return true
}

/** Her digest of today is told with the nudge, so that the evening has none. */
async function withDigest(
  db: Db,
  person: number,
  { account, mine }: Pick<One, 'mine'> & { readonly account: Parameters<typeof sayDigest>[2] },
  today: Day,
  now: Date,
): Promise<{ readonly say: readonly Say[]; readonly children: readonly number[] }> {
  const none = { say: [], children: [] }
  if (!(await keepReminder(db, { key: `digest ${person} ${today}`, kind: 'digest', person, day: today }))) return none
  const made = mine ? await digestOf(db, { id: person }, mine, today) : null
  if (made === null) return none
  await keepTold(db, person, made.keys, today)
  return { say: [await sayDigest(db, person, account, made, now)], children: childrenOf(made) }
}

async function shownNudge(
  db: Db,
  found: Nudge,
  { names: stations, to }: { readonly names: ReadonlyMap<number, string>; readonly to: number },
  today: Day,
): Promise<ShownNudge> {
  const children = await childNames(
    db,
    found.names.map(({ child }) => Number(child)),
  )
  const people = await personNames(
    db,
    found.names.flatMap(({ volunteer }) => (volunteer === null ? [] : [Number(volunteer)])),
  )
  const isOne = found.stations.length === 1
  return {
    today,
    week: found.week,
    more: found.more,
    notDone: found.notDone,
    stations: found.stations.map((totals) => ({ ...totals, station: stations.get(totals.station) ?? '' })),
    names: found.names.map(({ child, station, volunteer, reasons }) => ({
      child: children.get(Number(child)) ?? '',
      station: isOne ? null : (stations.get(station) ?? ''),
      volunteer: volunteer === null ? null : (people.get(Number(volunteer)) ?? null),
      isOwn: volunteer === String(to),
      reasons: reasons.map(shownReason),
    })),
  }
}

function shownReason(reason: NudgeReason): ShownReason {
  if (reason.kind !== 'drift') return reason
  const { quietDays, usualDays, isOwn } = reason.drift
  return { kind: 'drift', days: quietDays, usualDays: Math.round(usualDays), isOwn }
}
