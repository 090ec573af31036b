import { addDays, type Day, dayOf, instant } from '../../care/day.ts'
import { findProgramme } from '../../care/programme.ts'
import {
  type Scene,
  type SceneChild,
  type ScenePerson,
  type SceneStation,
  TranscriptFault,
} from '../../chat/transcript.ts'
import type { Db } from '../../store/database.ts'
import {
  addAccounts,
  addChildren,
  addConsents,
  addNicknames,
  addOffices,
  addPairings,
  addPeople,
  addRooms,
  addStations,
} from '../../store/roster-changes.ts'

interface On {
  readonly platform: string
  readonly botAccount: string
}

const DEFAULT_PROGRAMME = 'haimen'
/** Nothing is due for the time before the store knew the children. */
const DAYS_KNOWN = 21
const DAYS_PAIRED = 100

/** Writes the people of a transcript's head. Accounts and rooms go by their names; who has two stations is one person. */
export async function addScenePeople(db: Db, scene: Scene, on: On, now: Date): Promise<void> {
  const names = new Map<string, boolean>()
  for (const { name, isBound } of [...scene.coordinators, ...scene.stations.flatMap(({ people }) => people)])
    names.set(name, (names.get(name) ?? true) && isBound)
  const ids = await addPeople(
    db,
    [...names.keys()].map((name) => ({ name })),
  )
  const personOf = new Map([...names.keys()].map((name, index) => [name, ids[index] ?? 0]))
  await addOffices(
    db,
    scene.coordinators.map(({ name }) => ({ person: personOf.get(name) ?? 0, role: 'coordinator' as const })),
  )
  await addAccounts(
    db,
    [...names].flatMap(([name, isBound]) =>
      isBound ? [{ ...on, account: name, person: personOf.get(name) ?? null, boundAt: now, reachable: true }] : [],
    ),
  )
  for (const station of scene.stations) await addSceneStation(db, station, personOf, on, dayOf(now))
}

async function addSceneStation(
  db: Db,
  { name, rooms, people, line }: SceneStation,
  personOf: ReadonlyMap<string, number>,
  on: On,
  today: Day,
): Promise<void> {
  const [station] = await addStations(db, [{ name }])
  if (station === undefined) throw new TranscriptFault(line, name, 'a station that can be written')
  await addRooms(
    db,
    rooms.map((room) => ({ ...on, room, station })),
  )
  await addOffices(
    db,
    people.flatMap(({ name: who, office }) => {
      const held = { person: personOf.get(who) ?? 0, station, role: office }
      return office === 'leader' ? [held, { ...held, role: 'volunteer' as const }] : [held]
    }),
  )
  await addSceneChildren(db, station, people, personOf, today)
}

/** A child that two volunteers name is one child; the first to tell a fact of it is heard. */
async function addSceneChildren(
  db: Db,
  station: number,
  people: readonly ScenePerson[],
  personOf: ReadonlyMap<string, number>,
  today: Day,
): Promise<void> {
  const told = people.flatMap(({ children, name, line }) => children.map((child) => ({ child, volunteer: name, line })))
  const children = [...new Map([...told].reverse().map(({ child }) => [child.name, child])).values()].reverse()
  const ids = await addChildren(
    db,
    children.map((child) => ({ station, ...columnsOf(child) })),
  )
  const idOf = new Map(children.map(({ name }, index) => [name, ids[index] ?? 0]))
  await addNicknames(
    db,
    children.flatMap(({ name, nicknames }) =>
      nicknames.map((nickname, position) => ({ child: idOf.get(name) ?? 0, name: nickname, position })),
    ),
  )
  const since = addDays(today, -DAYS_PAIRED)
  await addConsents(
    db,
    children
      .filter(({ consent }) => consent !== 'awaited')
      .map(({ name, guardian, consent }) => ({
        child: idOf.get(name) ?? 0,
        givenBy: `${name}的${guardian ?? '监护人'}`,
        relation: guardian ?? '监护人',
        day: since,
        method: '书面',
        recordedAt: instant(addDays(today, -DAYS_KNOWN)),
        withdrawnAt: consent === 'withdrawn' ? new Date(`${since}T00:00:00Z`) : null,
      })),
  )
  await addPairings(
    db,
    told.map(({ child, volunteer, line }) => ({
      person: personOf.get(volunteer) ?? 0,
      child: idOf.get(child.name) ?? 0,
      programme: programmeOf(child, line),
      from: since,
      until: child.until as Day | null,
    })),
  )
}

function columnsOf({ name, sex, guardian, birthday, isLunar }: SceneChild) {
  const [birthYear = null, birthMonth = null, birthDay = null] = birthday?.split('-').map(Number) ?? []
  return {
    name,
    sex,
    guardian,
    birthYear,
    birthMonth,
    birthDay,
    birthCalendar: isLunar ? ('lunar' as const) : ('solar' as const),
  }
}

function programmeOf({ programme }: SceneChild, line: number): string {
  const found = findProgramme(programme ?? DEFAULT_PROGRAMME)
  if (!found) throw new TranscriptFault(line, programme ?? '', 'the name of a programme, such as 海门五个一')
  return found.key
}
