import { activities } from './activity.ts'
import type { ChildCare, StationCare } from './care-facts.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { type Programme, periodEntries } from './programme.ts'
import { runsOn } from './satisfies.ts'

/** How long a child has not been reached, against its own rhythm. */
export interface Drift {
  /** null: nobody has reached it since `historyFrom(today)` */
  readonly lastContact: Day | null
  /** days since then, or since care began: pairing, consent, and the station's first day with Banban */
  readonly quietDays: number
  /** days between two contacts as this child knows it; else as its programme asks */
  readonly usualDays: number
  /** the rhythm is the child's own */
  readonly isOwn: boolean
}

/** Its rhythm is what it was in these days; with fewer gaps than that it has none yet. */
const RHYTHM_DAYS = 180
const GAPS_ENOUGH = 3
/** Without a rhythm and without a programme that asks for contacts. */
const MONTH = 30

export function driftOf(
  child: ChildCare,
  { programmes, since }: Pick<StationCare, 'programmes' | 'since'>,
  today: Day,
): Drift {
  const days = [
    ...new Set(
      child.activities
        .filter(({ kind, outcome, day }) => activities[kind].withChild && outcome === 'done' && day <= today)
        .map(({ day }) => day),
    ),
  ].sort()
  const lastContact = days.at(-1) ?? null
  const begins = child.pairings.filter((pair) => runsOn(pair, today)).map(({ from }) => from)
  const began = [child.consentFrom, begins.sort()[0], since]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1)
  const gaps = gapsIn(days, lastContact)
  const own = gaps.length >= GAPS_ENOUGH ? median(gaps) : null
  return {
    lastContact,
    quietDays: Math.max(0, daysBetween(lastContact ?? began ?? today, today)),
    usualDays: own ?? askedDays(child, programmes, today),
    isOwn: own !== null,
  }
}

/** Between the contact days of the half-year that ends with the last of them: a silence does not become a rhythm. */
function gapsIn(days: readonly Day[], last: Day | null): number[] {
  if (last === null) return []
  const counted = days.filter((day) => day >= addDays(last, -RHYTHM_DAYS))
  return counted.slice(1).map((day, index) => daysBetween(counted[index] ?? day, day))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[middle - 1] ?? 0) + upper) / 2)
}

/** The tightest contact that its running programmes ask for. */
function askedDays(child: ChildCare, programmes: readonly Programme[], today: Day): number {
  const running = new Set(child.pairings.filter((pair) => runsOn(pair, today)).map(({ programme }) => programme))
  const asked = programmes
    .filter(({ key }) => running.has(key))
    .flatMap(({ commitments }) => commitments)
    .filter(({ kinds, period }) => period !== 'birthday' && kinds.some((kind) => activities[kind].withChild))
    .map(({ period, times }) =>
      Math.ceil((period === 'weekend-or-holiday' ? 7 : periodEntries[period].shortestDays) / times),
    )
  return Math.min(MONTH, ...asked)
}
