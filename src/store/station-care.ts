import { and, asc, eq, gte, inArray, isNull, or } from 'drizzle-orm'
import {
  type CareActivity,
  type ChildCare,
  historyFrom,
  type PersonCare,
  type StationCare,
} from '../care/care-facts.ts'
import { type ChildState, childState } from '../care/consent.ts'
import { type Day, dayOf } from '../care/day.ts'
import type { Programme } from '../care/programme.ts'
import { usualCalendar } from '../care/span.ts'
import { birthdayOf } from './birth.ts'
import type { Db } from './database.ts'
import { leavesOf, reminderWishes, snoozesOf } from './leaves.ts'
import { programmesOf } from './programmes.ts'
import { activity, child, consent, office, pairing, plan, station, wish } from './schema/index.ts'

/** A station with its children, as far as their rhythm needs them. */
export interface StationAndChildren {
  readonly station: StationCare
  readonly name: string
  readonly children: readonly ChildCare[]
}

/** What the rhythm of these stations is computed from; a handful of queries, whatever their number. */
export async function readStationCare(db: Db, ids: readonly number[], today: Day): Promise<StationAndChildren[]> {
  if (ids.length === 0) return []
  const stations = await db
    .select({ id: station.id, name: station.name })
    .from(station)
    .where(inArray(station.id, [...ids]))
    .orderBy(asc(station.id))
  const programmes = await programmesOf(db, ids)
  const offices = await db
    .select({ person: office.person, station: office.station, role: office.role, since: office.since })
    .from(office)
    .where(and(isNull(office.until), or(inArray(office.station, [...ids]), isNull(office.station))))
    .orderBy(asc(office.since), asc(office.id))
  const people = await readPeople(db, [...new Set(offices.map((held) => held.person))], historyFrom(today))
  const children = await readChildren(db, ids, today)
  return stations.map(({ id, name }) => ({
    name,
    children: children.get(id) ?? [],
    station: stationOf(
      id,
      programmes.get(id) ?? [],
      offices.filter((held) => held.station === id || held.station === null),
      people,
    ),
  }))
}

function stationOf(
  id: number,
  programmes: readonly Programme[],
  offices: readonly { readonly person: number; readonly role: string }[],
  people: ReadonlyMap<string, PersonCare>,
): StationCare {
  const holders = (role: string) => [
    ...new Set(offices.filter((held) => held.role === role).map(({ person }) => String(person))),
  ]
  const here = new Set(offices.map(({ person }) => String(person)))
  return {
    id,
    programmes,
    calendar: usualCalendar,
    leaders: holders('leader'),
    coordinators: holders('coordinator'),
    people: new Map([...people].filter(([person]) => here.has(person))),
    withoutDigest: [],
  }
}

async function readPeople(db: Db, ids: readonly number[], from: Day): Promise<Map<string, PersonCare>> {
  const leaves = await leavesOf(db, ids, from)
  const wishes = await reminderWishes(db, ids)
  const snoozes = await snoozesOf(db, ids, from)
  return new Map(
    ids.map((id) => [
      String(id),
      {
        leaves: leaves.get(id) ?? [],
        isStopped: wishes.get(id)?.stopped ?? false,
        snoozes: snoozes.get(id) ?? [],
      },
    ]),
  )
}

async function readChildren(db: Db, stations: readonly number[], today: Day): Promise<Map<number, ChildCare[]>> {
  const rows = await db
    .select()
    .from(child)
    .where(and(inArray(child.station, [...stations]), isNull(child.leftAt)))
    .orderBy(asc(child.id))
  const ofStation = inArray(child.station, [...stations])
  const consents = byChild(
    await db
      .select({
        child: consent.child,
        day: consent.day,
        recordedAt: consent.recordedAt,
        withdrawnAt: consent.withdrawnAt,
      })
      .from(consent)
      .innerJoin(child, eq(child.id, consent.child))
      .where(ofStation),
  )
  const pairings = byChild(
    await db
      .select({
        child: pairing.child,
        volunteer: pairing.person,
        programme: pairing.programme,
        from: pairing.from,
        until: pairing.until,
      })
      .from(pairing)
      .innerJoin(child, eq(child.id, pairing.child))
      .where(ofStation)
      .orderBy(asc(pairing.id)),
  )
  const activities = byChild(
    await db
      .select({
        child: activity.child,
        kind: activity.kind,
        day: activity.day,
        clock: activity.clock,
        outcome: activity.outcome,
        author: activity.author,
        occasion: activity.occasion,
      })
      .from(activity)
      .where(
        and(
          inArray(activity.station, [...stations]),
          eq(activity.state, 'kept'),
          gte(activity.day, historyFrom(today)),
        ),
      ),
  )
  const plans = byChild(
    await db
      .select({
        child: plan.child,
        id: plan.id,
        kind: plan.kind,
        day: plan.day,
        author: plan.author,
        createdAt: plan.createdAt,
      })
      .from(plan)
      .where(and(inArray(plan.station, [...stations]), eq(plan.state, 'open'))),
  )
  const wishes = byChild(
    await db
      .select({ child: wish.child, id: wish.id })
      .from(wish)
      .where(and(inArray(wish.station, [...stations]), eq(wish.state, 'open')))
      .orderBy(asc(wish.id)),
  )
  const found = new Map<number, ChildCare[]>()
  for (const row of rows) {
    const given = consents.get(row.id) ?? []
    const care: ChildCare = {
      id: String(row.id),
      state: stateOf(given),
      consentFrom: knownFrom(given) ?? today,
      birthday: birthdayOf(row),
      pairings: (pairings.get(row.id) ?? []).map((pair) => ({ ...pair, volunteer: String(pair.volunteer) })),
      activities: (activities.get(row.id) ?? []).map((one): CareActivity => ({ ...one, author: String(one.author) })),
      plans: (plans.get(row.id) ?? []).map(({ createdAt, author, ...one }) => ({
        ...one,
        author: String(author),
        madeOn: dayOf(createdAt),
      })),
      wishes: (wishes.get(row.id) ?? []).map(({ id }) => id).reverse(),
    }
    const others = found.get(row.station) ?? []
    others.push(care)
    found.set(row.station, others)
  }
  return found
}

/** The first consent, and no earlier than this store knew of it: for the time before an import nothing is overdue. */
function knownFrom(given: readonly { readonly day: Day; readonly recordedAt: Date }[]): Day | undefined {
  return given.map(({ day, recordedAt }) => (day > dayOf(recordedAt) ? day : dayOf(recordedAt))).toSorted()[0]
}

function stateOf(given: readonly { readonly withdrawnAt: Date | null }[]): ChildState {
  return childState({
    hasConsent: given.some(({ withdrawnAt }) => withdrawnAt === null),
    consentWithdrawn: given.some(({ withdrawnAt }) => withdrawnAt !== null),
    left: false,
  })
}

function byChild<Row extends { readonly child: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>()
  for (const row of rows) {
    const others = found.get(row.child)
    if (others) others.push(row)
    else found.set(row.child, [row])
  }
  return found
}
