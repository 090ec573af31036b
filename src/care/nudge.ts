import { activities } from './activity.ts'
import type { ChildCare, StationCare } from './care-facts.ts'
import { addDays, type Day, mondayOf } from './day.ts'
import { type Drift, driftOf } from './drift.ts'
import type { Matter } from './matter.ts'
import { volunteerSide } from './owner.ts'
import type { ChildId, PersonId } from './roster.ts'
import { runsOn } from './satisfies.ts'
import type { Span } from './span.ts'

/** One child of the receiver's stations. */
export interface NudgedChild {
  readonly child: ChildCare
  readonly station: StationCare
  /** `matters` of this child today */
  readonly matters: readonly Matter[]
  /** a noted concern is open */
  readonly hasConcern: boolean
}

/** Why a name is on the list. */
export type NudgeReason =
  /** "47 天没联系,平时每 15 天" */
  | { readonly kind: 'drift'; readonly drift: Drift }
  /** never reached since care began */
  | { readonly kind: 'never'; readonly days: number }
  | { readonly kind: 'unreachable'; readonly tries: number }
  /** nobody is paired with it */
  | { readonly kind: 'unpaired' }
  | { readonly kind: 'concern' }
  /** besides: overdue up to the coordinator, since that day. Alone it makes no name, her digest told it */
  | { readonly kind: 'overdue'; readonly since: Day }

export interface NudgeName {
  readonly child: ChildId
  readonly station: number
  /** to whom the draft can be forwarded: who is asked for the child now; null: nobody is */
  readonly volunteer: PersonId | null
  /** the weightiest first, never empty */
  readonly reasons: readonly NudgeReason[]
}

export interface StationTotals {
  readonly station: number
  /** in care */
  readonly children: number
  /** reached last week */
  readonly reached: number
  /** with something overdue today */
  readonly overdue: number
}

/** What the bot could not do since the last nudge; counted in the store. */
export interface NotDone {
  readonly unsent: number
  readonly unknownFates: number
  readonly unboundAccounts: number
  readonly unansweredQuestions: number
  readonly skippedHours: number
}

/** 周提示 */
export interface Nudge {
  /** the week that the totals count */
  readonly week: Span
  /** by station, then by child: no order of merit */
  readonly names: readonly NudgeName[]
  /** children that would be on the list too */
  readonly more: number
  readonly stations: readonly StationTotals[]
  /** for a coordinator alone */
  readonly notDone: NotDone | null
}

export const NUDGE_NAMES = 7
/** Twice its own rhythm, and at least a week, before a silence is one. */
const DRIFT_FROM = 2
const QUIET_FROM = 7

export interface NudgeFacts {
  /** a leader hears of her station, and nothing of a confidential programme */
  readonly role: 'coordinator' | 'leader'
  /** of all her stations */
  readonly children: readonly NudgedChild[]
  /** null for a leader */
  readonly notDone: NotDone | null
}

/** What a coordinator is told on Monday: the children who need somebody most, each with its reasons, and the totals. */
export function nudge({ role, children, notDone }: NudgeFacts, today: Day, limit: number = NUDGE_NAMES): Nudge {
  const week = { from: addDays(mondayOf(today), -7), to: addDays(mondayOf(today), -1) }
  const inCare = children
    .filter(({ child }) => child.state === 'active')
    .map((one) => ({
      ...one,
      matters: one.matters.filter((matter) => role === 'coordinator' || !isConfidential(matter)),
    }))
  const needy = inCare
    .map((one) => ({ one, weighed: reasonsFor(one, today) }))
    .filter(({ weighed }) => weighed.length > 0)
    .map(({ one, weighed }) => ({ one, weighed, need: weighed.reduce((sum, { weight }) => sum + weight, 0) }))
    .sort((a, b) => b.need - a.need || compareIds(a.one.child.id, b.one.child.id))
  return {
    week,
    names: needy
      .slice(0, limit)
      .sort((a, b) => a.one.station.id - b.one.station.id || compareIds(a.one.child.id, b.one.child.id))
      .map(({ one, weighed }) => nameOf(one, weighed, today)),
    more: Math.max(0, needy.length - limit),
    stations: totals(inCare, week),
    notDone,
  }
}

const isConfidential = (matter: Matter) => 'programme' in matter && matter.programme.confidential

function nameOf({ child, station }: NudgedChild, weighed: readonly Weighed[], today: Day): NudgeName {
  const side = volunteerSide(child.pairings, undefined, station, today)
  return {
    child: child.id,
    station: station.id,
    volunteer: side?.person ?? null,
    reasons: weighed.toSorted((a, b) => b.weight - a.weight).map(({ reason }) => reason),
  }
}

interface Weighed {
  readonly reason: NudgeReason
  readonly weight: number
}

const UNREACHABLE = 4
const UNPAIRED = 3
const CONCERN = 3
const OVERDUE = 1
const MOST_DRIFT = 10

function reasonsFor({ child, station, matters, hasConcern }: NudgedChild, today: Day): Weighed[] {
  const drift = driftOf(child, station, today)
  const found: Weighed[] = []
  const unreachable = matters.find((matter) => matter.kind === 'unreachable')
  if (unreachable) found.push({ reason: { kind: 'unreachable', tries: unreachable.tries.length }, weight: UNREACHABLE })
  const strength = Math.min(MOST_DRIFT, drift.quietDays / Math.max(1, drift.usualDays))
  if (drift.quietDays >= QUIET_FROM && strength >= DRIFT_FROM)
    found.push({
      reason: drift.lastContact === null ? { kind: 'never', days: drift.quietDays } : { kind: 'drift', drift },
      weight: strength,
    })
  if (!child.pairings.some((pair) => runsOn(pair, today)))
    found.push({ reason: { kind: 'unpaired' }, weight: UNPAIRED })
  if (hasConcern) found.push({ reason: { kind: 'concern' }, weight: CONCERN })
  const since = matters
    .filter((matter) => matter.kind === 'overdue')
    .filter(({ owner }) => owner.role === 'coordinator')
    .flatMap(({ missed }) => missed.slice(0, 1).map(({ span }) => span.from))
    .sort()[0]
  if (since !== undefined && found.length > 0) found.push({ reason: { kind: 'overdue', since }, weight: OVERDUE })
  return found
}

function totals(inCare: readonly NudgedChild[], week: Span): StationTotals[] {
  const stations = new Map<number, StationTotals>()
  for (const { child, station, matters } of inCare) {
    const known = stations.get(station.id) ?? { station: station.id, children: 0, reached: 0, overdue: 0 }
    stations.set(station.id, {
      ...known,
      children: known.children + 1,
      reached: known.reached + (wasReached(child, week) ? 1 : 0),
      overdue: known.overdue + (matters.some(({ kind }) => kind === 'overdue') ? 1 : 0),
    })
  }
  return [...stations.values()].sort((a, b) => a.station - b.station)
}

function wasReached(child: ChildCare, { from, to }: Span): boolean {
  return child.activities.some(
    ({ kind, outcome, day }) => activities[kind].withChild && outcome === 'done' && from <= day && day <= to,
  )
}

/** Ids are whole numbers as text. */
function compareIds(a: ChildId, b: ChildId): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
