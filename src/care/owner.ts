import type { CarePairing, Leave, StationCare } from './care-facts.ts'
import type { Day } from './day.ts'
import type { Programme } from './programme.ts'
import type { PersonId } from './roster.ts'
import { runsOn } from './satisfies.ts'

export const steps = ['volunteer', 'leader', 'coordinator'] as const
/** How far up the ladder a matter is. */
export type Step = (typeof steps)[number]

/** Whose matter it is: one person at any moment. */
export interface Owner {
  /** as whom: a stand-in owns as volunteer */
  readonly role: Step
  readonly person: PersonId
  /** the other leaders, who see it too; the first who acts, acts for all */
  readonly copies: readonly PersonId[]
}

/** Who is asked for a child under a programme today. */
export interface VolunteerSide {
  /** paired longest */
  readonly paired: PersonId
  /** she, or who stands in for her; null: the leader takes her place */
  readonly person: PersonId | null
  /** why it is not she */
  readonly because: 'leave' | 'stopped' | null
}

/** Null where none of the pairings runs today. */
export function volunteerSide(
  pairings: readonly CarePairing[],
  programme: Pick<Programme, 'confidential'> | undefined,
  station: StationCare,
  today: Day,
): VolunteerSide | null {
  const running = pairings
    .filter((pair) => runsOn(pair, today))
    .toSorted((a, b) => (`${a.from} ${a.volunteer}` < `${b.from} ${b.volunteer}` ? -1 : 1))
  const paired = running[0]?.volunteer
  if (paired === undefined) return null
  let because: VolunteerSide['because'] = null
  for (const { volunteer } of running) {
    if (isHere(volunteer, station, today)) return { paired, person: volunteer, because }
    const leave = leaveOn(volunteer, station, today)
    // whoever wants no reminders has them told to the leader, not to the next volunteer
    if (leave === null) return { paired, person: null, because: 'stopped' }
    because = 'leave'
    const standIn = programme?.confidential ? null : leave.standIn
    if (standIn !== null && isHere(standIn, station, today)) return { paired, person: standIn, because }
  }
  return { paired, person: null, because }
}

/** Who owns a matter at this step; where an office is empty or away, the next one up. */
export function ownerAt(
  step: Step,
  side: VolunteerSide,
  programme: Pick<Programme, 'confidential'> | undefined,
  station: StationCare,
  today: Day,
): Owner {
  if (step === 'volunteer' && side.person !== null) return { role: 'volunteer', person: side.person, copies: [] }
  const here = (people: readonly PersonId[]) => people.filter((person) => isHere(person, station, today))
  if (step !== 'coordinator' && !programme?.confidential) {
    // nobody watches over herself
    const [person, ...copies] = here(station.leaders).filter((leader) => leader !== side.paired)
    if (person !== undefined) return { role: 'leader', person, copies }
  }
  const others = station.coordinators.filter((person) => person !== side.paired)
  const coordinator = here(others)[0] ?? others[0]
  if (coordinator !== undefined) return { role: 'coordinator', person: coordinator, copies: [] }
  const leader = programme?.confidential ? undefined : (here(station.leaders)[0] ?? station.leaders[0])
  return leader === undefined
    ? { role: 'volunteer', person: side.person ?? side.paired, copies: [] }
    : { role: 'leader', person: leader, copies: [] }
}

/** Whose child it is today: paired with it, standing in for who is, or leading its station. The hour a pairing ends, this ends. */
export function mayKnow(person: PersonId, pairings: readonly CarePairing[], station: StationCare, today: Day): boolean {
  if (station.leaders.includes(person)) return true
  return pairings
    .filter((pair) => runsOn(pair, today))
    .some(({ volunteer }) => volunteer === person || leaveOn(volunteer, station, today)?.standIn === person)
}

/** The leave that holds the day. */
export function leaveOn(person: PersonId, station: StationCare, today: Day): Leave | null {
  return station.people.get(person)?.leaves.find(({ from, until }) => from <= today && today <= until) ?? null
}

function isHere(person: PersonId, station: StationCare, today: Day): boolean {
  return leaveOn(person, station, today) === null && !station.people.get(person)?.isStopped
}
