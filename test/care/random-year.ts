import fc from 'fast-check'
import { type ActivityKind, activityKinds } from '../../src/care/activity.ts'
import type { Birthday } from '../../src/care/birthday.ts'
import type {
  CareActivity,
  CarePairing,
  CarePlan,
  ChildCare,
  PersonCare,
  StationCare,
} from '../../src/care/care-facts.ts'
import { addDays, type Day } from '../../src/care/day.ts'
import { programmes } from '../../src/care/programme.ts'
import { aStation, day } from './facts.ts'

const VOLUNTEERS = ['v1', 'v2', 'v3', 'lead1']
const LEADERS = ['lead1', 'lead2']
const COORDINATORS = ['coord1', 'coord2']
const EVERYBODY = [...new Set([...VOLUNTEERS, ...LEADERS, ...COORDINATORS])]

export const FIRST = day('2025-12-20')
const LAST_OFFSET = 400

const dayIn = (from: number, to: number) => fc.integer({ min: from, max: to }).map((ago) => addDays(FIRST, ago))

const birthday: fc.Arbitrary<Birthday | null> = fc
  .oneof(
    fc.constant(null),
    fc.record({
      year: fc.option(fc.integer({ min: 2010, max: 2019 })),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 30 }),
      leapMonth: fc.boolean(),
      calendar: fc.constantFrom('solar' as const, 'lunar' as const),
    }),
  )
  .map((made) =>
    made?.calendar === 'solar'
      ? { ...made, leapMonth: false, day: Math.min(made.day, made.month === 2 ? 29 : 30) }
      : made,
  )

const pairing: fc.Arbitrary<CarePairing> = fc.record({
  volunteer: fc.constantFrom(...VOLUNTEERS),
  programme: fc.constantFrom(...programmes.map(({ key }) => key)),
  from: dayIn(-200, 200),
  until: fc.option(dayIn(201, 380), { freq: 3 }),
})

/** A volunteer's habit: a kind again and again, with holes, some of it in vain. */
const habit: fc.Arbitrary<CareActivity[]> = fc
  .record({
    kind: fc.constantFrom(...activityKinds),
    author: fc.constantFrom(...VOLUNTEERS),
    every: fc.integer({ min: 2, max: 60 }),
    begin: fc.integer({ min: -100, max: 60 }),
    holes: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 25 }),
    vain: fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }),
    clock: fc.constantFrom(null, '09:00', '19:30'),
  })
  .map(({ kind, author, every, begin, holes, vain, clock }) =>
    Array.from({ length: 41 }, (_, index) => ({
      kind,
      author,
      day: addDays(FIRST, begin + index * every),
      clock,
      outcome: vain.includes(index) ? ('missed' as const) : ('done' as const),
      occasion: `${author} ${begin + index * every}`,
    })).filter((_, index) => !holes.includes(index)),
  )

const plan = fc
  .record({
    kind: fc.constantFrom<ActivityKind>(...activityKinds),
    author: fc.constantFrom(...VOLUNTEERS),
    made: fc.integer({ min: 0, max: 380 }),
    ahead: fc.option(fc.integer({ min: 0, max: 30 }), { freq: 4 }),
  })
  .map(
    ({ kind, author, made, ahead }): Omit<CarePlan, 'id'> => ({
      kind,
      author,
      madeOn: addDays(FIRST, made),
      day: ahead === null ? null : addDays(FIRST, made + ahead),
    }),
  )

const child: fc.Arbitrary<Omit<ChildCare, 'id'>> = fc.record({
  state: fc.constantFrom('active', 'active', 'active', 'active', 'pending', 'frozen'),
  consentFrom: dayIn(-200, 40),
  birthday,
  pairings: fc.array(pairing, { minLength: 1, maxLength: 3 }),
  activities: fc.array(habit, { maxLength: 4 }).map((habits) => habits.flat()),
  plans: fc.array(plan, { maxLength: 6 }).map((plans) => plans.map((one, index) => ({ ...one, id: index }))),
  wishes: fc.array(fc.integer({ min: 1, max: 99 }), { maxLength: 2 }),
})

const person: fc.Arbitrary<PersonCare> = fc.record({
  leaves: fc.array(
    fc
      .record({
        from: fc.integer({ min: 0, max: 380 }),
        length: fc.integer({ min: 0, max: 40 }),
        standIn: fc.constantFrom(null, ...VOLUNTEERS, 'lead2'),
      })
      .map(({ from, length, standIn }) => ({
        from: addDays(FIRST, from),
        until: addDays(FIRST, from + length),
        standIn,
      })),
    { maxLength: 2 },
  ),
  isStopped: fc.constantFrom(false, false, false, true),
  snoozes: fc.array(fc.record({ child: fc.constantFrom(null, '1', '2'), until: dayIn(0, 380) }), { maxLength: 1 }),
})

export interface RandomYear {
  readonly children: readonly ChildCare[]
  readonly station: StationCare
  readonly people: readonly string[]
}

/** A station of three volunteers, two leaders and two coordinators, some of them away or tired of reminders, and up to three children. */
export const randomYear: fc.Arbitrary<RandomYear> = fc
  .record({
    children: fc.array(child, { minLength: 1, maxLength: 3 }),
    people: fc.array(person, { minLength: EVERYBODY.length, maxLength: EVERYBODY.length }),
    leaders: fc.subarray(LEADERS),
    coordinators: fc.subarray(COORDINATORS),
    quiet: fc.array(dayIn(0, 380), { maxLength: 3 }),
  })
  .map(({ children, people, leaders, coordinators, quiet }) => ({
    children: children.map((one, index) => ({ ...one, id: `${index + 1}` })),
    station: aStation({
      leaders,
      coordinators,
      people: new Map(people.map((care, index) => [EVERYBODY[index] ?? '', care])),
      withoutDigest: quiet.map((from) => ({ from, to: from })),
    }),
    people: EVERYBODY,
  }))

/** What can be known of the child on that day: plans are made, and reports come, in their time. */
export function asOf(child: ChildCare, today: Day): ChildCare {
  return {
    ...child,
    activities: child.activities.filter((one) => one.day <= today),
    plans: child.plans.filter(({ madeOn }) => madeOn <= today),
  }
}

export const lastDay = addDays(FIRST, LAST_OFFSET)
