import { type ChildCare, historyFrom, type StationCare } from './care-facts.ts'
import { coverage } from './covered.ts'
import { addDays, type Day } from './day.ts'
import { type Commitment, type Programme, periodEntries } from './programme.ts'
import { contactsFor, isWithin, runsOn } from './satisfies.ts'
import { addMonths, type Span, type SpanOf, spanAt } from './span.ts'

/** How one commitment stands for one child today. */
export interface Standing {
  readonly programme: Programme
  readonly commitment: Commitment
  /** the running period; between two weekends, or far from the birthday, the next one */
  readonly span: Span
  /** contacts of the running period; never more than were asked for count as lacking */
  readonly done: number
  readonly lacking: number
  /** ended periods that nobody settled, in a row up to the last one and with no contact since; the oldest first. Empty: nothing is overdue */
  readonly missed: readonly Missed[]
}

/** An ended period that was not kept. */
export interface Missed {
  readonly span: Span
  /** the last day on which a contact would still settle it */
  readonly graceEnds: Day
  /** the last day of the period after it */
  readonly nextEnds: Day
}

/**
 * 应做、逾期: what every running programme asks for this child today. A child that is not active is asked nothing for, a period that counts for
 * nobody neither.
 */
export function due(child: ChildCare, station: StationCare, today: Day): Standing[] {
  if (child.state !== 'active') return []
  return station.programmes.flatMap((programme) => {
    const enrolled = enrolledOn(child, programme, today)
    if (enrolled === null) return []
    return programme.commitments.flatMap((commitment) => {
      const standing = standingOf(child, station, { programme, commitment, enrolled, today })
      return standing === null ? [] : [standing]
    })
  })
}

/** A pairing that follows another within so many days goes on with it. */
const HANDOVER_DAYS = 31

/**
 * The first day of the unbroken time under a programme that runs today, one volunteer after another; null where none of its pairings
 * runs or its months are over.
 */
export function enrolledOn(child: ChildCare, programme: Programme, today: Day): Day | null {
  const pairs = child.pairings
    .filter((pair) => pair.programme === programme.key && pair.from <= today)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
  if (!pairs.some((pair) => runsOn(pair, today))) return null
  const first = pairs[0]
  if (first === undefined) return null
  let enrolled = first.from
  let covered = first.from
  for (const { from, until } of pairs) {
    if (addDays(covered, HANDOVER_DAYS) < from) enrolled = from
    covered = latest(covered, until ?? today)
  }
  const isOver = programme.months !== null && today >= addMonths(enrolled, programme.months)
  return isOver ? null : enrolled
}

interface Asked {
  readonly programme: Programme
  readonly commitment: Commitment
  readonly enrolled: Day
  readonly today: Day
}

function standingOf(child: ChildCare, station: StationCare, asked: Asked): Standing | null {
  const { programme, commitment, enrolled, today } = asked
  const { calendar } = station
  const spans = spansUntil(commitment, { calendar, birthday: child.birthday, enrolled }, today)
  const running = spans.at(-1)
  if (running === undefined) return null
  const from = latest(child.consentFrom, station.since ?? child.consentFrom)
  const isCovered = coverage(child.pairings, programme.key, from, station.people)
  const isJudged = (span: Span) => span.from >= historyFrom(today) && isCovered(span)
  const contacts = contactsFor(commitment, programme.key, child).filter(({ day }) => day <= today)
  const counts = settle(spans, contacts, commitment, isJudged)
  const missed: Missed[] = []
  const lastContact = contacts.at(-1)?.day
  for (let index = spans.length - 2; index >= 0; index--) {
    const span = spans[index]
    if (span === undefined || (counts[index] ?? 0) >= commitment.times) break
    // who was reached since is not asked about the past again
    if ((lastContact !== undefined && lastContact > span.to) || !isJudged(span)) break
    missed.unshift({ span, graceEnds: graceEnd(commitment, span), nextEnds: spans[index + 1]?.to ?? running.to })
  }
  const done = counts.at(-1) ?? 0
  const lacking = isJudged(running) ? Math.max(0, commitment.times - done) : 0
  return { programme, commitment, span: running, done, lacking, missed }
}

export function graceEnd(commitment: Commitment, span: Span): Day {
  return addDays(span.to, commitment.graceDays ?? periodEntries[commitment.period].graceDays)
}

/** The periods since `historyFrom(today)`, or since the enrolment, up to the one that holds today or comes next. */
function spansUntil(commitment: Commitment, of: SpanOf, today: Day): readonly Span[] {
  const isOwn = commitment.period === 'birthday' || commitment.countedFrom === 'enrolment'
  if (isOwn) return spansBetween(commitment, of, latest(historyFrom(today), of.enrolled), today)
  const key = `${commitment.period} ${today}`
  const known = shared.get(of.calendar) ?? new Map<string, readonly Span[]>()
  shared.set(of.calendar, known)
  const spans = known.get(key) ?? spansBetween(commitment, of, historyFrom(today), today)
  if (known.size > 100) known.clear()
  known.set(key, spans)
  return spans
}

/** The calendar's periods are the same for every child of a county. */
const shared = new WeakMap<SpanOf['calendar'], Map<string, readonly Span[]>>()

function spansBetween(commitment: Commitment, of: SpanOf, first: Day, today: Day): readonly Span[] {
  const spans: Span[] = []
  for (let day = first; ; ) {
    const span = spanAt(commitment, day, of)
    if (span === null) return spans
    spans.push(span)
    if (span.to >= today) return spans
    day = addDays(span.to, 1)
  }
}

/**
 * How many contacts each period has. A contact counts in the period of its day; within the grace of the one before, it settles that one first, if
 * that one lacks it.
 */
function settle(
  spans: readonly Span[],
  contacts: readonly { readonly day: Day; readonly clock: string | null }[],
  commitment: Commitment,
  isJudged: (span: Span) => boolean,
): number[] {
  const counts = spans.map(() => 0)
  let index = 0
  for (const contact of contacts) {
    for (let span = spans[index]; span !== undefined && span.to < contact.day; span = spans[index]) index += 1
    const before = spans[index - 1]
    const lacks = before !== undefined && (counts[index - 1] ?? 0) < commitment.times
    if (lacks && contact.day <= graceEnd(commitment, before) && isJudged(before))
      counts[index - 1] = (counts[index - 1] ?? 0) + 1
    else {
      const span = spans[index]
      if (span !== undefined && isWithin(span, contact)) counts[index] = (counts[index] ?? 0) + 1
    }
  }
  return counts
}

const latest = (a: Day, b: Day): Day => (a > b ? a : b)
