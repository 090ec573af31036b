import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { type ChildState, childState } from '../care/consent.ts'
import type { Day } from '../care/day.ts'
import type { ChildId, Roster, RosterChild, RosterVolunteer } from '../care/roster.ts'
import type { Db } from './database.ts'
import { child, consent, nickname, office, pairing, person } from './schema/index.ts'

/**
 * The names that may be read for these stations today. The same rows give the same object, so that what understanding
 * prepares for a roster is prepared once.
 */
export async function readRoster(db: Db, stations: readonly number[], today: Day): Promise<Roster> {
  if (stations.length === 0) return empty
  const [children, nicknames, members, pairs] = await Promise.all([
    db
      .select({ id: child.id, name: child.name, sex: child.sex, guardian: child.guardian })
      .from(child)
      .where(and(inArray(child.station, [...stations]), isNull(child.leftAt)))
      .orderBy(asc(child.id)),
    db
      .select({ child: nickname.child, name: nickname.name, person: nickname.person })
      .from(nickname)
      .innerJoin(child, eq(child.id, nickname.child))
      .where(inArray(child.station, [...stations]))
      .orderBy(asc(nickname.position), asc(nickname.id)),
    db
      .select({ id: person.id, name: person.name, role: office.role })
      .from(office)
      .innerJoin(person, eq(person.id, office.person))
      .where(
        and(
          inArray(office.station, [...stations]),
          isNull(office.until),
          inArray(office.role, ['volunteer', 'leader']),
        ),
      )
      .orderBy(asc(person.id)),
    db
      .select({ person: pairing.person, child: pairing.child })
      .from(pairing)
      .innerJoin(child, eq(child.id, pairing.child))
      .where(and(inArray(child.station, [...stations]), isNull(child.leftAt), runningOn(today)))
      .orderBy(asc(pairing.id)),
  ])
  const own = (id: number) => nicknames.filter((row) => row.person === id)
  const volunteers = new Map<number, RosterVolunteer>()
  for (const { id, name, role } of members) {
    volunteers.set(id, {
      id: String(id),
      name,
      leader: role === 'leader' || (volunteers.get(id)?.leader ?? false),
      children: [...new Set(pairs.filter((pair) => pair.person === id).map((pair) => String(pair.child)))],
      ownNames: own(id).map((row) => ({ name: row.name, child: String(row.child) })),
    })
  }
  return sameObject(stations.join(), {
    children: children.map(
      (row): RosterChild => ({
        id: String(row.id),
        name: row.name,
        nicknames: nicknames
          .filter((entry) => entry.child === row.id && entry.person === null)
          .map((entry) => entry.name),
        sex: row.sex,
        guardian: row.guardian,
      }),
    ),
    volunteers: [...volunteers.values()],
  })
}

const empty: Roster = { children: [], volunteers: [] }

/** Pairings that cover this day. */
export function runningOn(today: Day) {
  return and(lte(pairing.from, today), or(isNull(pairing.until), gte(pairing.until, today)))
}

const remembered = new Map<string, { readonly text: string; readonly roster: Roster }>()

/** Bounded by the number of stations; a changed roster replaces the old one. */
function sameObject(key: string, roster: Roster): Roster {
  const text = JSON.stringify(roster)
  const known = remembered.get(key)
  if (known?.text === text) return known.roster
  if (remembered.size > 500) remembered.clear()
  remembered.set(key, { text, roster })
  return roster
}

export interface ChildFacts {
  readonly state: ChildState
  readonly station: number
  readonly name: string
}

/** Where each child stands; children that are not in the store are left out. */
export async function childFacts(db: Db, children: readonly ChildId[]): Promise<Map<ChildId, ChildFacts>> {
  if (children.length === 0) return new Map()
  const rows = await db
    .select({
      id: child.id,
      station: child.station,
      name: child.name,
      leftAt: child.leftAt,
      consent: consent.id,
      withdrawnAt: consent.withdrawnAt,
    })
    .from(child)
    .leftJoin(consent, eq(consent.child, child.id))
    .where(inArray(child.id, children.map(Number)))
  const facts = new Map<ChildId, ChildFacts>()
  for (const { id, leftAt, station, name } of rows) {
    const given = rows.filter((row) => row.id === id && row.consent !== null)
    const state = childState({
      hasConsent: given.some((row) => row.withdrawnAt === null),
      consentWithdrawn: given.some((row) => row.withdrawnAt !== null),
      left: leftAt !== null,
    })
    facts.set(String(id), { state, station, name })
  }
  return facts
}
