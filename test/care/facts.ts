import type { ActivityKind } from '../../src/care/activity.ts'
import type { CareActivity, CarePairing, ChildCare, PersonCare, StationCare } from '../../src/care/care-facts.ts'
import type { Day } from '../../src/care/day.ts'
import { programmes } from '../../src/care/programme.ts'
import { usualCalendar } from '../../src/care/span.ts'

export const day = (text: string) => text as Day

/** 李秀云 cares for the child; 周桂兰 leads, 何玉芬 coordinates. */
export const LI = 'li-xiuyun'
export const SUN = 'sun-yumei'
export const ZHOU = 'zhou-guilan'
export const HE = 'he-yufen'

export const paired = (programme: string, from: string, other: Partial<CarePairing> = {}): CarePairing => ({
  volunteer: LI,
  programme,
  from: day(from),
  until: null,
  ...other,
})

let occasions = 0

/** 'call 2026-01-07 19:30' */
export function did(text: string, other: Partial<CareActivity> = {}): CareActivity {
  const [kind, on, clock] = text.split(' ')
  occasions += 1
  return {
    kind: kind as ActivityKind,
    day: on as Day,
    clock: clock ?? null,
    outcome: 'done',
    author: LI,
    occasion: `${occasions}`,
    ...other,
  }
}

export const aChild = (other: Partial<ChildCare>): ChildCare => ({
  id: 'xiao-yu',
  state: 'active',
  consentFrom: day('2020-01-01'),
  birthday: null,
  pairings: [],
  activities: [],
  plans: [],
  wishes: [],
  ...other,
})

export const aStation = (other: Partial<StationCare> = {}): StationCare => ({
  id: 1,
  programmes,
  calendar: usualCalendar,
  leaders: [ZHOU],
  coordinators: [HE],
  people: new Map(),
  withoutDigest: [],
  ...other,
})

export const aPerson = (other: Partial<PersonCare> = {}): PersonCare => ({
  leaves: [],
  isStopped: false,
  snoozes: [],
  ...other,
})
