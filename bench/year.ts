import fc from 'fast-check'
import { addDays, type Day } from '../src/care/day.ts'
import { type Digest, digest } from '../src/care/digest.ts'
import type { Matter, OwnedMatter } from '../src/care/matter.ts'
import { matters } from '../src/care/matters.ts'
import { periodEntries } from '../src/care/programme.ts'
import { asOf, FIRST, lastDay, type RandomYear, randomYear } from '../test/care/random-year.ts'
import type { Figures, Pace } from './figures.ts'

/** A simulated year of a county: all programmes; volunteers who keep, forget, travel; holidays, terms, leaves. */

const CHILDREN = 570
const SEED = 20260311

interface Told {
  digests: number
  lines: number
  /** the most that one person had on one day */
  mostADay: number
  /** lines about what was done already: must be none */
  done: number
  /** overdue matters on a day, and those that had not exactly one owner: must be none */
  overdue: number
  ownerless: number
  personDays: number
}

/** Stations with their year, together of so many children. */
function county(children: number): RandomYear[] {
  const sampled = fc.sample(randomYear, { numRuns: children, seed: SEED })
  const chosen: RandomYear[] = []
  let count = 0
  for (const year of sampled) {
    if (count >= children) break
    chosen.push(year)
    count += year.children.length
  }
  return chosen
}

function live(year: RandomYear, counts: Told): void {
  const known = new Map(year.people.map((person) => [person, { keys: new Set<string>(), last: null as Digest | null }]))
  for (let today = FIRST; today <= lastDay; today = addDays(today, 1)) {
    const all = year.children.flatMap((child) => matters(asOf(child, today), year.station, today))
    countOwners(all, counts)
    for (const [person, memory] of known) {
      counts.personDays += 1
      const care = { isStopped: year.station.people.get(person)?.isStopped ?? false }
      let ofToday = 0
      // asked a second time, as a minute tick does, it must be silent
      for (let tick = 0; tick < 2; tick++) {
        const told = memory.keys
        const facts = { person, care, matters: all, concerns: [], told, lastDigest: memory.last?.day ?? null }
        const one = digest(facts, today)
        if (one === null) continue
        ofToday += 1
        memory.last = one
        for (const key of one.keys) memory.keys.add(key)
        counts.digests += 1
        counts.lines += one.keys.length
        counts.done += one.lacks.filter((line) => isDone(year, line, today)).length
      }
      counts.mostADay = Math.max(counts.mostADay, ofToday)
    }
  }
}

function countOwners(all: readonly Matter[], told: Told): void {
  const overdue = all.filter((matter): matter is OwnedMatter => 'owner' in matter && matter.kind !== 'lacks')
  told.overdue += overdue.length
  told.ownerless += overdue.filter(({ owner }) => owner.person === '' || owner.copies.includes(owner.person)).length
}

/**
 * By the words of the rule: as many done contacts of a named kind in the period, up to today, as it asks for, whoever of the
 * station made them. Contacts in the grace of the period before may have settled that one, and are left out.
 */
function isDone(year: RandomYear, { child, commitment, span }: Digest['lacks'][number], today: Day): boolean {
  const care = year.children.find(({ id }) => id === child)
  const grace = commitment.graceDays ?? periodEntries[commitment.period].graceDays
  const from = addDays(span.from, grace + 1)
  const contacts = (care?.activities ?? []).filter(
    ({ kind, outcome, day }) =>
      outcome === 'done' && commitment.kinds.includes(kind) && from <= day && day <= span.to && day <= today,
  )
  return commitment.by === 'station' && contacts.length >= commitment.times
}

export async function measureYear({ quick }: Pace): Promise<Figures> {
  const children = quick ? Math.round(CHILDREN / 10) : CHILDREN
  const told: Told = { digests: 0, lines: 0, mostADay: 0, done: 0, overdue: 0, ownerless: 0, personDays: 0 }
  const begun = performance.now()
  for (const year of county(children)) live(year, told)
  return {
    yearChildren: children,
    yearSeconds: (performance.now() - begun) / 1000,
    yearDigests: told.digests,
    yearLinesPerDigest: told.lines / Math.max(1, told.digests),
    yearDigestsPerPersonAndWeek: (7 * told.digests) / told.personDays,
    yearMostDigestsAPersonADay: told.mostADay,
    yearLinesAboutDoneMatters: told.done,
    yearOverdueMatterDays: told.overdue,
    yearOverdueWithoutOneOwner: told.ownerless,
  }
}
