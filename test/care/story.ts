import type { ChildCare, StationCare } from '../../src/care/care-facts.ts'
import { addDays, type Day } from '../../src/care/day.ts'
import { type Digest, digest } from '../../src/care/digest.ts'
import type { Matter } from '../../src/care/matter.ts'
import { matters } from '../../src/care/matters.ts'
import { day } from './facts.ts'

/** '联系不上 leader', as short as a test wants to read it. */
function shown(matter: Matter): string {
  switch (matter.kind) {
    case 'lacks':
      return `lacks ${matter.programme.key}/${matter.commitment.key} until ${matter.span.to.slice(5)}`
    case 'overdue':
      return `overdue ${matter.programme.key}/${matter.commitment.key} since ${matter.missed[0]?.span.from.slice(5)}`
    case 'new-pairing':
      return `no contact since ${matter.since.slice(5)}`
    case 'unreachable':
      return `unreachable, ${matter.tries.length} tries`
    case 'birthday':
      return `birthday ${matter.day.slice(5)}, ${matter.age ?? '?'} years${matter.wishes.length > 0 ? ', a wish' : ''}`
    case 'plan':
      return `tomorrow ${matter.plan.kind}${matter.wishes.length > 0 ? ', a wish' : ''}`
    case 'passed-plan':
      return `did ${matter.plan.kind} of ${matter.plan.day.slice(5)} come about?`
  }
}

function lines(told: Digest): string[] {
  const { plans, passedPlans, birthdays, lacks, overdue, newPairings, escalated } = told
  return [...plans, ...passedPlans, ...birthdays, ...lacks, ...overdue, ...newPairings, ...escalated].map(shown)
}

export interface Story {
  readonly children: readonly ChildCare[]
  readonly station: StationCare
  readonly from: string
  readonly to: string
  /** days without a digest: the machine was off */
  readonly off?: readonly string[]
}

/** What everybody is told from day to day: '03-12 li-xiuyun: lacks …; birthday …'. A plan is known from the day it is made. */
export function story({ children, station, from, to, off = [] }: Story): string[] {
  const told = new Map<string, Set<string>>()
  const last = new Map<string, Day>()
  const people = new Set([
    ...children.flatMap((child) => child.pairings.map(({ volunteer }) => volunteer)),
    ...station.leaders,
    ...station.coordinators,
    ...station.people.keys(),
    ...[...station.people.values()].flatMap(({ leaves }) => leaves.flatMap(({ standIn }) => standIn ?? [])),
  ])
  const lived: string[] = []
  for (let today = day(from); today <= to; today = addDays(today, 1)) {
    if (off.includes(today)) continue
    const all = children.flatMap((child) =>
      matters({ ...child, plans: child.plans.filter(({ madeOn }) => madeOn <= today) }, station, today),
    )
    for (const person of [...people].sort()) {
      const known = told.get(person) ?? new Set()
      told.set(person, known)
      const care = { isStopped: station.people.get(person)?.isStopped ?? false }
      const made = digest(
        { person, care, matters: all, concerns: [], told: known, lastDigest: last.get(person) ?? null },
        today,
      )
      if (made === null) continue
      last.set(person, today)
      for (const key of made.keys) known.add(key)
      lived.push(`${today.slice(5)} ${person}: ${lines(made).join('; ')}`)
    }
  }
  return lived
}
