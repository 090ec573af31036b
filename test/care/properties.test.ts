import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChildCare, StationCare } from '../../src/care/care-facts.ts'
import { addDays, type Day } from '../../src/care/day.ts'
import { type Digest, digest } from '../../src/care/digest.ts'
import type { LackMatter, Matter, OverdueMatter } from '../../src/care/matter.ts'
import { matters } from '../../src/care/matters.ts'
import { asOf, FIRST, lastDay, type RandomYear, randomYear } from './random-year.ts'

/** What each person was told, and when. */
class Memory {
  private readonly told = new Map<string, Set<string>>()
  private readonly days = new Map<string, Day>()

  tell({ station, people }: RandomYear, all: readonly Matter[], today: Day): Digest[] {
    return people.flatMap((person) => {
      const told = this.told.get(person) ?? new Set()
      this.told.set(person, told)
      const care = { isStopped: station.people.get(person)?.isStopped ?? false }
      const facts = { person, care, matters: all, concerns: [], told, lastDigest: this.days.get(person) ?? null }
      const made = digest(facts, today)
      if (made === null) return []
      this.days.set(person, today)
      for (const key of made.keys) told.add(key)
      return [made]
    })
  }
}

const linesOf = (one: Digest): Matter[] => [
  ...one.plans,
  ...one.passedPlans,
  ...one.birthdays,
  ...one.lacks,
  ...one.overdue,
  ...one.newPairings,
  ...one.escalated,
]

const allMatters = (year: RandomYear, today: Day) =>
  year.children.flatMap((child) => matters(asOf(child, today), year.station, today))

/** Every so many days of the year, so that many years can be tried. */
const daysOf = (step: number): Day[] => {
  const days: Day[] = []
  for (let today = FIRST; today <= lastDay; today = addDays(today, step)) days.push(today)
  return days
}

const isDue = (matter: Matter): matter is LackMatter | OverdueMatter =>
  matter.kind === 'lacks' || matter.kind === 'overdue'

/** Contacts that the commitment takes, counted here by the words of the rule and not by the code under test. */
function contactsWithin(
  child: ChildCare,
  { commitment, programme }: LackMatter | OverdueMatter,
  from: Day,
  to: Day,
): number {
  const meetings = ['visit', 'talk', 'reading', 'tutoring', 'outing', 'birthday', 'festival', 'homestay']
  const calls = child.activities.filter(({ kind }) => kind === 'call').map(({ occasion }) => occasion)
  return child.activities.filter(
    ({ kind, outcome, day, author, occasion, clock }) =>
      outcome === 'done' &&
      from <= day &&
      day <= to &&
      (commitment.kinds.includes(kind) ||
        (commitment.kinds.includes('visit') && meetings.includes(kind) && !calls.includes(occasion))) &&
      (commitment.by === 'station' ||
        child.pairings.some(
          (pair) =>
            pair.volunteer === author &&
            pair.programme === programme.key &&
            pair.from <= day &&
            (pair.until === null || day <= pair.until),
        )) &&
      // a Friday morning is no weekend
      !(commitment.period === 'weekend-or-holiday' && day === from && clock === '09:00'),
  ).length
}

const hold = (numRuns: number, property: (year: RandomYear) => void) =>
  fc.assert(fc.property(randomYear, property), { numRuns })

describe('over any year', () => {
  test('a person has at most one digest a day, never one without words, and nothing twice', () => {
    hold(15, (year) => {
      const memory = new Memory()
      const seen = new Set<string>()
      for (const today of daysOf(1)) {
        const all = allMatters(year, today)
        const first = memory.tell(year, all, today)
        expect(new Set(first.map(({ person }) => person)).size).toBe(first.length)
        expect(memory.tell(year, all, today)).toEqual([])
        for (const one of first) {
          expect(
            linesOf(one)
              .map(({ key }) => key)
              .sort(),
          ).toEqual([...one.keys].sort())
          expect(one.keys.length).toBeGreaterThan(0)
          for (const key of one.keys) {
            expect(seen.has(`${one.person} ${key}`)).toBe(false)
            seen.add(`${one.person} ${key}`)
          }
        }
      }
    })
  })

  test('a clock set back tells nobody anything', () => {
    fc.assert(
      fc.property(randomYear, fc.integer({ min: 20, max: 390 }), fc.integer({ min: 1, max: 20 }), (year, at, back) => {
        const memory = new Memory()
        const told: Digest[] = []
        const days = daysOf(1).slice(0, at)
        for (const today of days) told.push(...memory.tell(year, allMatters(year, today), today))
        const before = new Set(told.flatMap(({ person, keys }) => keys.map((key) => `${person} ${key}`)))
        for (const today of days.slice(-back))
          for (const again of memory.tell(year, allMatters(year, today), today)) {
            // only who had no digest on that day or later can have one now, and of what she was never told
            expect(told.filter(({ person, day }) => person === again.person && day >= today)).toEqual([])
            for (const key of again.keys) expect(before.has(`${again.person} ${key}`)).toBe(false)
          }
      }),
      { numRuns: 15 },
    )
  })

  test('nobody is told of what is done', () => {
    hold(20, (year) => {
      for (const today of daysOf(3))
        for (const child of year.children.map((one) => asOf(one, today)))
          for (const matter of matters(child, year.station, today).filter(isDue)) {
            const { span, commitment } =
              matter.kind === 'lacks' ? matter : { ...matter, span: matter.missed.at(-1)!.span }
            // the first days of a period may have settled the one before
            const from = addDays(span.from, graceOf(matter))
            const to = matter.kind === 'lacks' ? today : span.to
            expect(contactsWithin(child, matter, from, to)).toBeLessThan(commitment.times)
            if (matter.kind === 'overdue') expect(contactsWithin(child, matter, addDays(span.to, 1), today)).toBe(0)
          }
    })
  })

  test('each overdue matter has one owner, who holds the office, and is not away while another is there', () => {
    hold(20, (year) => {
      const { station } = year
      for (const today of daysOf(3)) {
        const owned = allMatters(year, today).filter(({ kind }) => kind === 'overdue') as OverdueMatter[]
        const ids = owned.map(({ child, programme, commitment }) => `${child} ${programme.key}/${commitment.key}`)
        expect(new Set(ids).size).toBe(ids.length)
        for (const { owner, tell, side, programme } of owned) {
          expect(tell[0]).toBe(owner.person)
          expect(owner.copies).not.toContain(owner.person)
          if (owner.role === 'leader') expect(station.leaders).toContain(owner.person)
          if (owner.role === 'coordinator') expect(station.coordinators).toContain(owner.person)
          if (owner.role === 'volunteer') expect([side.person, side.paired]).toContain(owner.person)
          if (programme.confidential) expect(owner.role).not.toBe('leader')
          if (isAway(station, owner.person, today)) expect(others(station, owner.role, side.paired, today)).toEqual([])
        }
      }
    })
  })

  test('an overdue matter climbs and never falls, until it is done', () => {
    const rank = { volunteer: 0, leader: 1, coordinator: 2 }
    hold(15, (year) => {
      const reached = new Map<string, number>()
      for (const today of daysOf(1)) {
        const all = year.children.flatMap((child) => matters(asOf(child, today), year.station, today))
        const steps = new Map(
          all
            .filter((matter) => matter.kind === 'overdue')
            .map((one) => [`${one.child} ${one.programme.key}/${one.commitment.key} ${one.missed[0]?.span.from}`, one]),
        )
        for (const [key, { step }] of steps) {
          // who is reached at last by others than the volunteer may come back to her
          if (!all.some(({ kind }) => kind === 'unreachable'))
            expect(rank[step]).toBeGreaterThanOrEqual(reached.get(key) ?? 0)
          reached.set(key, all.some(({ kind }) => kind === 'unreachable') ? 0 : rank[step])
        }
      }
    })
  })

  test('who stopped reminders, and whoever has nothing to do with a child, is told nothing', () => {
    hold(15, (year) => {
      const memory = new Memory()
      for (const today of daysOf(2))
        for (const one of memory.tell(year, allMatters(year, today), today)) {
          expect(year.station.people.get(one.person)?.isStopped).not.toBe(true)
          for (const matter of linesOf(one)) {
            expect(year.children.find(({ id }) => id === matter.child)?.state).toBe('active')
            expect(matter.tell).toContain(one.person)
          }
        }
    })
  })

  test('on a station’s day without digests nobody has one', () => {
    hold(30, (year) => {
      for (const { from } of year.station.withoutDigest)
        expect(new Memory().tell(year, allMatters(year, from), from)).toEqual([])
    })
  })

  test('what is announced for today or tomorrow is asked of nobody', () => {
    hold(15, (year) => {
      for (const today of daysOf(2))
        for (const child of year.children.map((one) => asOf(one, today)))
          for (const matter of matters(child, year.station, today).filter(isDue)) {
            const isSoon = child.plans.some(
              ({ kind, day }) => matter.commitment.kinds.includes(kind) && (day === today || day === addDays(today, 1)),
            )
            if (isSoon && matter.commitment.by === 'station') expect(matter.quiet).not.toBeNull()
          }
    })
  })
})

function graceOf({ commitment }: LackMatter | OverdueMatter): number {
  const days = { week: 0, 'half-month': 2, month: 3, quarter: 7, 'half-year': 14, 'school-term': 14, year: 30 }
  return commitment.period === 'weekend-or-holiday' || commitment.period === 'birthday' ? 0 : days[commitment.period]
}

function isAway({ people }: StationCare, person: string, today: Day): boolean {
  const care = people.get(person)
  return (
    care !== undefined && (care.isStopped || care.leaves.some(({ from, until }) => from <= today && today <= until))
  )
}

/** Who could take the matter in the same office. */
function others(station: StationCare, role: string, paired: string, today: Day): string[] {
  const office = role === 'leader' ? station.leaders : role === 'coordinator' ? station.coordinators : []
  return office.filter((person) => person !== paired && !isAway(station, person, today))
}
