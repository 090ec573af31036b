import type { Birthday } from './care/birthday.ts'
import { addDays, type Day, dayOf, instant, yearOf } from './care/day.ts'
import { type DemoChild, demoCoordinator, demoIndividual, demoStations } from './demo/county.ts'
import { createDice } from './demo/dice.ts'
import { HISTORY_DAYS as DAYS, historyOf, type Pair } from './demo/history.ts'
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

const SANDBOX = { platform: 'sandbox', botAccount: demoBotAccount }

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
    birthday: birthdayOf(children[at]),
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
    const birthday = birthdayOf(children.find(({ name }) => name === child))
    return id === undefined || person === undefined
      ? []
      : [{ station, child: id, person, programme: 'individual', birthday }]
  })
}

function birthdayOf(child: DemoChild | undefined): Birthday {
  const [month, day] = child?.birthday ?? [1, 1]
  return { year: null, month, day, leapMonth: false, calendar: child?.lunar ? 'lunar' : 'solar' }
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
