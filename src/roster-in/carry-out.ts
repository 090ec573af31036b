import { birthColumns } from '../store/birth.ts'
import type { Db } from '../store/database.ts'
import { keepPending } from '../store/pending.ts'
import {
  addChildren,
  addConsents,
  addNicknames,
  addOffices,
  addPairings,
  addPeople,
  addStations,
} from '../store/roster-changes.ts'
import {
  changeChild,
  changeConsent,
  changePairingStart,
  endLeaderOffice,
  type KeptRoster,
} from '../store/roster-import.ts'
import type { ConsentEntry } from './entry.ts'
import type { Plan, PlannedChild, PlannedVolunteer } from './plan.ts'

/** Does what the plan says, in the transaction that made it. */
export async function carryOut(db: Db, plan: Plan, kept: KeptRoster, now: Date): Promise<void> {
  if (plan.problems.length > 0) throw new Error('a plan with problems is not carried out')
  const made = await addStations(
    db,
    plan.newStations.map((name) => ({ name })),
  )
  const stations = new Map([
    ...kept.stations.map(({ id, name }) => [name, id] as const),
    ...plan.newStations.map((name, at) => [name, idAt(made, at)] as const),
  ])
  const stationOf = (name: string) => found(stations.get(name))
  const people = await writeVolunteers(db, plan.volunteers, stationOf, now)
  const children = await writeChildren(db, plan.children, stationOf)
  await writeConsents(db, plan.children, children, now)
  await addPairings(
    db,
    plan.pairings
      .filter((pairing) => pairing.kept === null)
      .map(({ volunteer, child, programme, from }) => ({
        person: found(people.get(volunteer)),
        child: found(children.get(child)),
        programme,
        from,
      })),
  )
  for (const pairing of plan.pairings)
    if (pairing.kept !== null && pairing.kept.from !== pairing.from)
      await changePairingStart(db, pairing.kept.id, pairing.from)
}

async function writeVolunteers(
  db: Db,
  volunteers: readonly PlannedVolunteer[],
  stationOf: (name: string) => number,
  now: Date,
): Promise<Map<PlannedVolunteer, number>> {
  const fresh = volunteers.filter(({ kept }) => kept === null)
  const ids = await addPeople(
    db,
    fresh.map(({ file }) => ({ name: file.name })),
  )
  const people = new Map([
    ...volunteers.flatMap((each) => (each.kept ? [[each, each.kept.id] as const] : [])),
    ...fresh.map((each, at) => [each, idAt(ids, at)] as const),
  ])
  const offices = volunteers.flatMap((each) =>
    each.newRoles.map((role) => ({
      person: found(people.get(each)),
      station: stationOf(each.file.station),
      role,
      since: now,
    })),
  )
  await addOffices(db, offices)
  for (const each of volunteers)
    if (each.endsLeader) await endLeaderOffice(db, found(people.get(each)), stationOf(each.file.station), now)
  return people
}

async function writeChildren(
  db: Db,
  children: readonly PlannedChild[],
  stationOf: (name: string) => number,
): Promise<Map<PlannedChild, number>> {
  for (const { kept, file, fields, moves, nicknames } of children)
    if (kept !== null) {
      const station = moves ? { station: stationOf(file.station) } : {}
      await changeChild(db, kept.id, { ...fields, ...station, ...(nicknames ? { nicknames } : {}) })
    }
  const fresh = children.filter(({ kept }) => kept === null)
  const ids = await addChildren(
    db,
    fresh.map(({ file: { station, name, number, sex, guardian, birthday } }) => ({
      station: stationOf(station),
      name,
      number,
      sex,
      guardian,
      ...birthColumns(birthday),
    })),
  )
  await addNicknames(
    db,
    fresh.flatMap(({ nicknames }, at) =>
      (nicknames ?? []).map((name, position) => ({ child: idAt(ids, at), name, position })),
    ),
  )
  return new Map([
    ...children.flatMap((each) => (each.kept ? [[each, each.kept.id] as const] : [])),
    ...fresh.map((each, at) => [each, idAt(ids, at)] as const),
  ])
}

async function writeConsents(
  db: Db,
  children: readonly PlannedChild[],
  ids: ReadonlyMap<PlannedChild, number>,
  now: Date,
): Promise<void> {
  const given = children.flatMap((each): { child: number; consent: ConsentEntry }[] =>
    each.consent.kind === 'new' && each.file.consent
      ? [{ child: found(ids.get(each)), consent: each.file.consent }]
      : [],
  )
  await addConsents(
    db,
    given.map(({ child, consent }) => ({ child, ...consent })),
  )
  await keepPending(
    db,
    given.map(({ child }) => child),
    now,
  )
  for (const { consent, file } of children)
    if (consent.kind === 'changed' && file.consent) await changeConsent(db, consent.kept.id, { ...file.consent })
}

const idAt = (ids: readonly number[], at: number) => found(ids[at])

/** The plan names nobody that it does not bring. */
function found(id: number | undefined): number {
  if (id === undefined) throw new Error('the plan is not whole')
  return id
}
