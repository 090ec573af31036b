import type { PersonCare } from './care-facts.ts'
import { type Day, daysBetween } from './day.ts'
import type {
  BirthdayMatter,
  LackMatter,
  Matter,
  NewPairingMatter,
  OverdueMatter,
  OwnedMatter,
  PassedPlanMatter,
  PlanMatter,
} from './matter.ts'
import { type RhythmDays, usualDays } from './rhythm-days.ts'
import type { ChildId, PersonId } from './roster.ts'

/** A sign of trouble that is not urgent: it waits for the leader's digest. */
export interface NotedConcern {
  readonly id: number
  readonly child: ChildId | null
  readonly since: Day
}

/** What a digest of one person is made of; gathered over all her stations and offices. */
export interface DigestFacts {
  readonly person: PersonId
  readonly care: Pick<PersonCare, 'isStopped'>
  /** of every child of her stations; those of others are passed over */
  readonly matters: readonly Matter[]
  /** that she may be told of */
  readonly concerns: readonly NotedConcern[]
  /** keys of what she was told since `historyFrom(today)`; a digest says which it adds */
  readonly told: ReadonlySet<string>
  /** the day of her last digest; null: she never had one */
  readonly lastDigest: Day | null
}

/** 一日一条: what one person is told today, in the order of this list. Words are made of it elsewhere. */
export interface Digest {
  readonly person: PersonId
  readonly day: Day
  readonly plans: readonly PlanMatter[]
  /** asked: did it come about? */
  readonly passedPlans: readonly PassedPlanMatter[]
  readonly birthdays: readonly BirthdayMatter[]
  /** her own children: what the running periods lack */
  readonly lacks: readonly LackMatter[]
  /** hers, in the days of grace */
  readonly overdue: readonly OverdueMatter[]
  readonly newPairings: readonly NewPairingMatter[]
  /** come up to her as leader or coordinator; or she is one of several leaders and sees what another owns */
  readonly escalated: readonly OwnedMatter[]
  /** more of them that wait for tomorrow */
  readonly escalatedLater: number
  readonly concerns: readonly NotedConcern[]
  /** to be remembered as told to her */
  readonly keys: readonly string[]
}

/**
 * The one proactive message of a person's day, or null where there is nothing to say. Nothing that was told is told again; on a day on which she had
 * one, or before it (a clock set back), there is none.
 */
export function digest(facts: DigestFacts, today: Day, days: RhythmDays = usualDays): Digest | null {
  const { person, told, lastDigest } = facts
  if (facts.care.isStopped || (lastDigest !== null && lastDigest >= today)) return null
  const fresh = facts.matters.filter(
    (matter) => matter.quiet === null && matter.tell.includes(person) && !told.has(matter.key),
  )
  const escalated = fresh
    .filter(isOwned)
    .filter(({ owner }) => owner.role !== 'volunteer')
    .sort(byNeed)
  const own = fresh.filter((matter) => !isOwned(matter) || matter.owner.role === 'volunteer')
  const concerns = facts.concerns.filter((concern) => concern.since <= today && !told.has(concernKey(concern)))
  const shown = escalated.slice(0, days.escalationsADay)
  const keys = [...[...own, ...shown].map(({ key }) => key), ...concerns.map(concernKey)]
  if (keys.length === 0) return null
  return {
    person,
    day: today,
    plans: own.filter((matter) => matter.kind === 'plan'),
    passedPlans: own.filter((matter) => matter.kind === 'passed-plan'),
    birthdays: own.filter((matter) => matter.kind === 'birthday').sort((a, b) => (a.day < b.day ? -1 : 1)),
    lacks: own.filter((matter) => matter.kind === 'lacks').sort((a, b) => (a.span.to < b.span.to ? -1 : 1)),
    overdue: own.filter((matter) => matter.kind === 'overdue'),
    newPairings: own.filter((matter) => matter.kind === 'new-pairing'),
    escalated: shown,
    escalatedLater: escalated.length - shown.length,
    concerns,
    keys,
  }
}

const concernKey = ({ id }: NotedConcern) => `concern ${id}`

function isOwned(matter: Matter): matter is OwnedMatter {
  return 'owner' in matter
}

const kinds: readonly OwnedMatter['kind'][] = ['unreachable', 'new-pairing', 'overdue', 'lacks']

/** Who can't be reached first, then what waits longest. */
function byNeed(a: OwnedMatter, b: OwnedMatter): number {
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || daysBetween(sinceOf(b), sinceOf(a)) || (a.key < b.key ? -1 : 1)
  )
}

/** Since when it waits. */
export function sinceOf(matter: OwnedMatter): Day {
  switch (matter.kind) {
    case 'unreachable':
      return matter.tries[0]?.day ?? ('9999-12-31' as Day)
    case 'new-pairing':
      return matter.since
    case 'overdue':
      return matter.missed[0]?.span.from ?? ('9999-12-31' as Day)
    case 'lacks':
      return matter.span.from
  }
}
