import type { CarePairing, Leave, PersonCare } from './care-facts.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import type { PersonId } from './roster.ts'
import type { Span } from './span.ts'

/**
 * Was somebody there for the child under this programme on at least half the days of a span: paired, with the guardian's consent, not on a
 * leave that nobody stands in for? If not, the span counts for nobody. A pairing that runs is taken to last. `first`: no day before it counts.
 */
export function coverage(
  pairings: readonly CarePairing[],
  programme: string,
  first: Day,
  people: ReadonlyMap<PersonId, PersonCare>,
): (span: Span) => boolean {
  const present = joined(
    pairings
      .filter((pair) => pair.programme === programme)
      .flatMap((pair) => presenceOf(pair, people.get(pair.volunteer)?.leaves ?? []))
      .map(({ from, to }) => ({ from: latest(from, first), to }))
      .filter(({ from, to }) => from <= to),
  )
  return (span) => {
    if (present.some(({ from, to }) => from <= span.from && span.to <= to)) return true
    const days = present
      .map(({ from, to }) => daysBetween(latest(from, span.from), earliest(to, span.to)) + 1)
      .reduce((sum, length) => sum + Math.max(0, length), 0)
    return days * 2 >= daysBetween(span.from, span.to) + 1
  }
}

const FOR_EVER = '9999-12-30' as Day

/** The days of a pairing less the leaves without a stand-in. */
function presenceOf(pair: CarePairing, leaves: readonly Leave[]): Span[] {
  let spans: Span[] = [{ from: pair.from, to: pair.until ?? FOR_EVER }]
  for (const leave of leaves)
    if (leave.standIn === null)
      spans = spans.flatMap(({ from, to }) => [
        { from, to: earliest(to, addDays(leave.from, -1)) },
        { from: latest(from, addDays(leave.until, 1)), to },
      ])
  return spans.filter(({ from, to }) => from <= to)
}

/** The same days as spans that neither touch nor overlap. */
function joined(spans: readonly Span[]): Span[] {
  const made: Span[] = []
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = made.at(-1)
    if (last === undefined || addDays(last.to, 1) < span.from) made.push(span)
    else made[made.length - 1] = { from: last.from, to: latest(last.to, span.to) }
  }
  return made
}

const latest = (a: Day, b: Day): Day => (a > b ? a : b)
const earliest = (a: Day, b: Day): Day => (a < b ? a : b)
