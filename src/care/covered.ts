import type { CarePairing, ChildCare, Leave, PersonCare } from './care-facts.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import type { PersonId } from './roster.ts'
import type { Span } from './span.ts'

/**
 * Was somebody there for the child under this programme on at least half the days of the span: paired, with the guardian's consent, not on a
 * leave that nobody stands in for? If not, the span counts for nobody. A pairing that runs is taken to last.
 */
export function isCovered(
  child: Pick<ChildCare, 'pairings' | 'consentFrom'>,
  programme: string,
  people: ReadonlyMap<PersonId, PersonCare>,
  span: Span,
): boolean {
  const present = child.pairings
    .filter((pair) => pair.programme === programme)
    .flatMap((pair) => presenceOf(pair, people.get(pair.volunteer)?.leaves ?? []))
    .map(({ from, to }) => ({ from: latest(from, child.consentFrom, span.from), to: earliest(to, span.to) }))
  return daysOf(present) * 2 >= daysBetween(span.from, span.to) + 1
}

const FOR_EVER = '9999-12-31' as Day

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

/** How many days the spans hold together, each counted once. */
function daysOf(spans: readonly Span[]): number {
  let days = 0
  let counted = '0000-01-01' as Day
  for (const { from, to } of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const begin = latest(from, counted)
    if (begin > to) continue
    days += daysBetween(begin, to) + 1
    counted = addDays(to, 1)
  }
  return days
}

const latest = (...days: readonly Day[]): Day => days.reduce((a, b) => (a > b ? a : b))
const earliest = (...days: readonly Day[]): Day => days.reduce((a, b) => (a < b ? a : b))
