import type { ActivityKind } from './care/activity.ts'
import { addDays, type Day, dayOf, instant, yearOf } from './care/day.ts'
import { findProgramme } from './care/programme.ts'
import { type DemoChild, demoCoordinator, demoIndividual, demoStations } from './demo/county.ts'
import { createDice, type Dice } from './demo/dice.ts'
import { keepConcern } from './store/concerns.ts'
import type { Db } from './store/database.ts'
import { keepPlan, keepWish } from './store/plans-wishes.ts'
import {
  addAccounts,
  addChildren,
  addConsents,
  addHistory,
  addNicknames,
  addOffices,
  addPairings,
  addPeople,
  addRooms,
  addStations,
} from './store/roster-changes.ts'

export const demoBotAccount = 'banban'
/** Somebody in every room whose account is bound to nobody. */
export const demoGuest = { account: '路过的小方', name: '路过的小方' } as const

/** How far back its history goes. */
const DAYS = 120
const SANDBOX = { platform: 'sandbox', botAccount: demoBotAccount }

interface Pair {
  readonly station: number
  readonly person: number
  readonly child: number
  readonly programme: string
}

/**
 * The invented county, made from its first day alone: the same day gives the same county. Account ids are the people's
 * names, room ids the rooms' names.
 */
export async function makeDemo(
  db: Db,
  now: Date,
  on: { readonly platform: string; readonly botAccount: string } = SANDBOX,
): Promise<void> {
  const today = dayOf(now)
  const dice = createDice(Number(today.replaceAll('-', '')))
  const stations = await addStations(
    db,
    demoStations.map(({ name }) => ({ name })),
  )
  await addRooms(
    db,
    demoStations.map(({ room }, index) => ({
      ...on,
      room,
      station: stations[index] ?? 0,
      boundAt: instant(addDays(today, -DAYS)),
    })),
  )
  await addCoordinator(db, stations, on, today)
  const pairs: Pair[] = []
  for (const [index, station] of stations.entries())
    pairs.push(...(await addStationPeople(db, index, station, on, today)))
  await addPairings(
    db,
    pairs.map(({ person, child, programme }) => ({ person, child, programme, from: addDays(today, -DAYS - 30) })),
  )
  await addHistory(
    db,
    pairs.flatMap((pair) => historyOf(pair, today, dice)),
  )
  await addOpenMatters(db, pairs, today, on)
}

async function addCoordinator(
  db: Db,
  stations: readonly number[],
  on: { platform: string; botAccount: string },
  today: Day,
): Promise<void> {
  const [person = 0] = await addPeople(db, [{ name: demoCoordinator }])
  await addOffices(
    db,
    stations.map((station) => ({ person, station, role: 'coordinator' as const })),
  )
  await addAccounts(db, [
    { ...on, account: demoCoordinator, person, boundAt: instant(addDays(today, -DAYS)), reachable: true },
  ])
}

async function addStationPeople(
  db: Db,
  index: number,
  station: number,
  on: { platform: string; botAccount: string },
  today: Day,
): Promise<Pair[]> {
  const { volunteers, programmes } = demoStations[index] ?? { volunteers: [], programmes: [] }
  const people = await addPeople(
    db,
    volunteers.map(({ name }) => ({ name })),
  )
  const since = instant(addDays(today, -DAYS - 30))
  await addOffices(
    db,
    volunteers.flatMap(({ leader }, at) => {
      const person = people[at] ?? 0
      const held = [{ person, station, role: 'volunteer' as const, since }]
      return leader ? [...held, { person, station, role: 'leader' as const, since }] : held
    }),
  )
  await addAccounts(
    db,
    volunteers.map(({ name }, at) => ({
      ...on,
      account: name,
      person: people[at] ?? null,
      boundAt: since,
      reachable: true,
    })),
  )
  const children = volunteers.flatMap((volunteer) => volunteer.children)
  const ids = await addDemoChildren(db, station, children, index, today)
  const owners = volunteers.flatMap((volunteer, at) => volunteer.children.map(() => people[at] ?? 0))
  const pairs = ids.map((child, at) => ({
    station,
    child,
    person: owners[at] ?? 0,
    programme: programmes[at % programmes.length] ?? 'haimen',
  }))
  return [...pairs, ...individualPairs(station, volunteers, people, children, ids)]
}

function individualPairs(
  station: number,
  volunteers: readonly { readonly name: string }[],
  people: readonly number[],
  children: readonly DemoChild[],
  ids: readonly number[],
): Pair[] {
  return demoIndividual.flatMap(({ child, volunteer }) => {
    const id = ids[children.findIndex(({ name }) => name === child)]
    const person = people[volunteers.findIndex(({ name }) => name === volunteer)]
    return id === undefined || person === undefined ? [] : [{ station, child: id, person, programme: 'individual' }]
  })
}

async function addDemoChildren(
  db: Db,
  station: number,
  children: readonly DemoChild[],
  index: number,
  today: Day,
): Promise<number[]> {
  const ids = await addChildren(
    db,
    children.map(({ name, sex, age, birthday: [birthMonth, birthDay], lunar, guardian }, at) => ({
      station,
      name,
      sex,
      guardian,
      number: `${index + 1}${String(at + 1).padStart(3, '0')}`,
      birthYear: yearOf(today) - age,
      birthMonth,
      birthDay,
      birthCalendar: lunar ? ('lunar' as const) : ('solar' as const),
    })),
  )
  await addNicknames(
    db,
    children.flatMap(({ nickname }, at) => (nickname ? [{ child: ids[at] ?? 0, name: nickname }] : [])),
  )
  await addConsents(
    db,
    children.map(({ guardian }, at) => ({
      child: ids[at] ?? 0,
      givenBy: `${children[at]?.name ?? ''}的${guardian}`,
      relation: guardian,
      day: addDays(today, -DAYS - 40),
      method: '书面',
      recordedAt: instant(addDays(today, -DAYS)),
    })),
  )
  return ids
}

type History = Parameters<typeof addHistory>[1][number]

const monthly: readonly ActivityKind[] = [
  'guardian',
  'parent',
  'teacher',
  'reading',
  'tutoring',
  'talk',
  'gift',
  'outing',
]

/** Most keep their rhythm, some forget for a while, a few calls are not answered. */
function historyOf({ station, person, child, programme }: Pair, today: Day, dice: Dice): History[] {
  const events: History[] = []
  const kinds = findProgramme(programme)?.commitments.flatMap((commitment) => commitment.kinds) ?? []
  const oftenCalls = kinds.includes('call') || kinds.includes('visit')
  const calls = oftenCalls ? 9 : 20
  const quietUntil = dice.chance(0.2) ? -dice.between(15, 45) : -1
  const add = (ago: number, kind: ActivityKind, minutes: number | null, missed = false) => {
    const day = addDays(today, -ago)
    const at = instant(day, dice.between(9, 20), dice.between(0, 59))
    events.push({
      station,
      author: person,
      day,
      createdAt: at,
      activities: [
        { child, kind, minutes, outcome: missed ? 'missed' : 'done', dayIs: 'known', state: 'kept', createdAt: at },
      ],
    })
  }
  for (let ago = dice.between(1, calls); ago < DAYS; ago += dice.between(Math.ceil(calls / 2), calls * 2)) {
    if (-ago > quietUntil) continue
    const missed = dice.chance(0.08)
    add(ago, programme === 'individual' ? 'talk' : 'call', missed ? null : dice.pick([10, 15, 20, 25, 30, 40]), missed)
  }
  for (let ago = dice.between(2, 30); ago < DAYS; ago += dice.between(20, 40))
    if (-ago <= quietUntil) add(ago, 'visit', dice.pick([null, 30, 40, 60, 90]), dice.chance(0.05))
  for (let ago = dice.between(5, 40); ago < DAYS; ago += dice.between(25, 60))
    if (-ago <= quietUntil) add(ago, dice.pick(monthly), dice.pick([null, 20, 30, 60]))
  return events.sort((a, b) => a.day.localeCompare(b.day))
}

const wishes = ['一个带锁的日记本', '一双白色的运动鞋', '想和爸爸视频一次', '一套《西游记》连环画', '学骑自行车']
const troubles = ['这几天感冒发烧,奶奶说还在吃药', '说不想上学,上课总趴着']

/** Some plans, wishes and troubles that are open now. */
async function addOpenMatters(
  db: Db,
  pairs: readonly Pair[],
  today: Day,
  on: { platform: string; botAccount: string },
): Promise<void> {
  const createdAt = instant(addDays(today, -3), 20)
  for (const [index, text] of wishes.entries()) {
    const pair = pairs[index * 7]
    if (pair)
      await keepWish(db, {
        station: pair.station,
        child: pair.child,
        text,
        author: pair.person,
        source: null,
        createdAt,
      })
  }
  for (const [index, ahead] of [1, 2, 4].entries()) {
    const pair = pairs[index * 9 + 1]
    const kind = ahead === 2 ? 'call' : 'visit'
    if (pair)
      await keepPlan(db, {
        station: pair.station,
        child: pair.child,
        kind,
        day: addDays(today, ahead),
        author: pair.person,
        source: null,
        createdAt,
      })
  }
  for (const [index, text] of troubles.entries()) {
    const pair = pairs[index * 11 + 5]
    if (!pair) continue
    const place = { ...on, account: 'demo', room: null }
    const made = {
      place,
      messageId: `demo ${index}`,
      station: pair.station,
      children: [pair.child],
      text,
      words: [text],
      writer: pair.person,
      at: createdAt,
    }
    await keepConcern(db, made, { level: 'attention', nextRepeatAt: null })
  }
}
