import type { Day } from '../care/day.ts'
import type {
  Assumption,
  Clarify,
  Evidence,
  Meaning,
  MeaningConcern,
  MeaningPlan,
  MeaningRecord,
  Unplaced,
} from './meaning.ts'
import type { Context, DayReading, Mention } from './mention.ts'
import type { Draft } from './refine/draft.ts'
import { numberOccasions, type Told } from './refine/occasion.ts'
import type { PlacedWish } from './refine/wishes.ts'

/** Everything that was settled, before it takes the shape of a Meaning. */
export interface Settled {
  readonly drafts: readonly Draft[]
  /** what only the learner heard: asked about, never recorded */
  readonly doubted: readonly Draft[]
  /** why the reading as a whole may be wrong or not all, though nothing can be named; empty where it is likely right */
  readonly unsure: readonly string[]
  readonly wishes: readonly PlacedWish[]
  readonly concern: MeaningConcern
  readonly unknownAuthor: boolean
  /** children named among what was done, of whom nothing was told */
  readonly leftOut: readonly Unplaced[]
  /** what was surely done with a named child, though not of which kind */
  readonly kindUnclear: readonly Unplaced[]
}

/** What was done, as records, of these drafts alone. */
export function recordsOf(context: Context, drafts: readonly Draft[]): MeaningRecord[] {
  return numberOccasions(entriesOfAll(context, drafts))
}

/** What is announced, of these drafts alone. */
export function announcedIn(context: Context, drafts: readonly Draft[]): MeaningPlan[] {
  return plansOf(context, drafts).map(({ plan }) => plan)
}

/** What was done with nobody can tell whom, of these drafts alone. */
export function childlessIn(context: Context, drafts: readonly Draft[]): Unplaced[] {
  return drafts
    .filter((draft) => draft.mode === 'done' && lacksChild(draft))
    .flatMap((draft) => unplacedOf(context, draft))
}

function entriesOfAll(context: Context, drafts: readonly Draft[]): Entry[] {
  const placed = drafts.filter((draft) => draft.mode === 'done' && !lacksDay(draft))
  return mergeEntries(placed.flatMap((draft) => entriesOf(context, draft)))
}

interface Entry extends Told {
  readonly draft: Draft
}

/** Puts the settled parts into the shape of a Meaning, with what was assumed and the words each value came from. */
export function assemble(context: Context, settled: Settled): Meaning {
  const done = settled.drafts.filter((draft) => draft.mode === 'done')
  const entries = entriesOfAll(context, settled.drafts)
  const records = numberOccasions(entries)
  const plans = plansOf(context, settled.drafts)
  const { clarify, unplaced } = lackOf(context, settled, done)
  const { concern } = settled
  const wishes = settled.wishes.map(({ child, wish }) => ({ child, wish }))
  return {
    intent: intentOf(records.length, clarify !== null, plans.length, wishes.length, concern),
    records,
    plans: plans.map(({ plan }) => plan),
    wishes,
    concern,
    clarify,
    ...(unplaced.length > 0 ? { unplaced } : {}),
    ...(clarify === 'child' ? { candidates: [...new Set(done.filter(lacksChild).flatMap(candidatesOf))] } : {}),
    ...(clarify === 'child' ? unknownNameOf(context, done.filter(lacksChild)) : {}),
    assumed: entries.flatMap(({ draft }, index) => assumptionsOf(draft, index)),
    evidence: [
      ...entries.flatMap(({ draft }, index) => evidenceOf(context, draft, `records.${index}`)),
      ...plans.flatMap(({ draft }, index) => evidenceOf(context, draft, `plans.${index}`)),
      ...settled.wishes.map((wish, index) => evidence(context, `wishes.${index}`, wish)),
      ...concern.words.map((words) => concernEvidence(context, words)),
      ...settled.doubted.map((draft) => evidence(context, 'clarify', draft)),
      ...settled.unsure.map((reason) => wholeEvidence(context, `doubt.${reason}`)),
    ],
  }
}

const lacksChild = ({ cast }: Draft) => cast.unclear
const lacksDay = ({ days, cast }: Draft) =>
  !cast.unclear && days.length > 0 && days.every(({ value }) => value.kind === 'impossible')
const candidatesOf = ({ cast }: Draft) => cast.candidates

/** The one name among what lacks a child that nobody bears. */
function unknownNameOf(context: Context, childless: readonly Draft[]): { unknownName?: string } {
  const told = context.children.filter(
    ({ from, to, value }) =>
      value.kind === 'unknown' && childless.some(({ cast }) => cast.from <= from && to <= cast.to),
  )
  const names = [...new Set(told.map(({ text }) => text))]
  return names.length === 1 && names[0] !== undefined ? { unknownName: names[0] } : {}
}

/** What is asked first, and what waits for its answer. */
function lackOf(
  context: Context,
  settled: Settled,
  done: readonly Draft[],
): { clarify: Clarify | null; unplaced: readonly Unplaced[] } {
  const waiting = (drafts: readonly Draft[]) => drafts.flatMap((draft) => unplacedOf(context, draft))
  const childless = done.filter(lacksChild)
  if (childless.length > 0) return { clarify: 'child', unplaced: waiting(childless) }
  const dayless = done.filter(lacksDay)
  if (dayless.length > 0) return { clarify: 'date', unplaced: waiting(dayless) }
  if (settled.unknownAuthor) return { clarify: 'author', unplaced: [] }
  const kindless = settled.drafts.length === 0 && settled.wishes.length === 0 ? settled.kindUnclear : []
  if (kindless.length > 0) return { clarify: 'activity', unplaced: kindless }
  // What the learner heard is asked for by kind alone: its guess stays in the evidence.
  const doubted = waiting(settled.doubted).map(({ activity: _, ...rest }) => rest)
  const unplaced = onePerChild([...doubted, ...settled.leftOut])
  return { clarify: unplaced.length > 0 || settled.unsure.length > 0 ? 'activity' : null, unplaced }
}

/** One answer is one kind: what is asked of a child twice would be recorded twice. */
function onePerChild(waiting: readonly Unplaced[]): Unplaced[] {
  return waiting.filter(({ child }, at) => waiting.findIndex((other) => other.child === child) === at)
}

function intentOf(
  records: number,
  asks: boolean,
  plans: number,
  wishes: number,
  concern: MeaningConcern,
): Meaning['intent'] {
  if (records > 0 || asks) return 'checkin'
  if (plans > 0) return 'plan'
  if (concern.level === 'urgent') return 'concern'
  if (wishes > 0) return 'wish'
  return concern.level === 'none' ? 'none' : 'concern'
}

function entriesOf(context: Context, draft: Draft): Entry[] {
  return draft.cast.children.flatMap((child) =>
    recordDays(draft).map((date) => ({
      draft,
      each: draft.each,
      line: draft.clause.line,
      section: draft.section,
      record: { child, ...recordOf(context, draft, date) },
    })),
  )
}

function recordOf(context: Context, draft: Draft, date: Day | null): Omit<MeaningRecord, 'occasion' | 'child'> {
  const { by, kind, minutes, outcome, clock, again } = draft
  return {
    ...(by !== null && by !== context.speaker.person?.id ? { by } : {}),
    activity: kind,
    date,
    minutes,
    outcome,
    clock: clock ?? draft.days.find(({ value }) => value.clock)?.value.clock ?? null,
    again,
  }
}

function unplacedOf(context: Context, draft: Draft): Unplaced[] {
  const told = recordDays(draft).map((date) => ({ ...recordOf(context, draft, date), occasion: 1 }))
  if (draft.cast.unclear) return told
  return draft.cast.children.flatMap((child) => told.map((one) => ({ ...one, child })))
}

/** Each of the days told is a record; a stay over several days counts at its first. */
function recordDays(draft: Draft): (Day | null)[] {
  if (draft.days.length === 0) return [draft.fallbackDay]
  if (lacksDay(draft)) return [null]
  const days = draft.days.map(({ value }) => dayDone(value, draft.fallbackDay))
  const known = [...new Set(days)]
  return draft.kind === 'homestay' ? known.slice(0, 1) : known
}

/** What is done was done by today: 明天降温,给他打了电话 is a call of today. */
function dayDone({ kind, past }: DayReading, today: Day): Day | null {
  if (kind !== 'day') return past !== null && past.first > today ? today : null
  return past === null || past.first > today ? today : past.first
}

/** The same child, kind, author and day told twice is one: the later telling adds what it says. */
function mergeEntries(entries: readonly Entry[]): Entry[] {
  const merged: Entry[] = []
  for (const entry of entries) {
    const at = merged.findIndex((other) => isSame(other, entry))
    const other = merged[at]
    if (!other) merged.push(entry)
    else merged[at] = { ...other, record: joined(other.record, entry.record) }
  }
  return merged
}

/** The later telling adds what was missing; whom one did not meet one has not seen by going elsewhere. */
function joined(first: Entry['record'], later: Entry['record']): Entry['record'] {
  const stays = first.activity === 'visit' && first.outcome === 'missed'
  return {
    ...first,
    outcome: stays ? 'missed' : later.outcome,
    minutes: first.minutes ?? later.minutes,
    clock: first.clock ?? later.clock,
  }
}

function isSame({ record: one }: Entry, { record: other }: Entry): boolean {
  if (one.child !== other.child || one.activity !== other.activity || one.date !== other.date) return false
  if ((one.by ?? '') !== (other.by ?? '')) return false
  return !(one.minutes !== null && other.minutes !== null && one.minutes !== other.minutes)
}

function plansOf(context: Context, drafts: readonly Draft[]): { plan: MeaningPlan; draft: Draft }[] {
  const plans: { plan: MeaningPlan; draft: Draft }[] = []
  for (const draft of drafts) {
    if (draft.mode !== 'plan') continue
    const day = draft.days[0]
    const date = day === undefined ? planDayWithout(draft) : futureDay(day)
    for (const child of draft.cast.children) {
      if (plans.some(({ plan }) => plan.child === child && plan.activity === draft.kind && plan.date === date)) continue
      const by = draft.by !== null && draft.by !== context.speaker.person?.id ? { by: draft.by } : {}
      plans.push({ draft, plan: { child, activity: draft.kind, date, ...by } })
    }
  }
  return plans
}

/** 今晚 is today; 改天 is no day. */
function planDayWithout(draft: Draft): Day | null {
  return /今|下午|晚上|中午|晌午|放学|这就|马上|等下|待会|一会/.test(draft.clause.text) ? draft.fallbackDay : null
}

function futureDay(day: Mention<DayReading>): Day | null {
  return day.value.kind === 'day' ? (day.value.future?.first ?? day.value.past?.first ?? null) : null
}

function assumptionsOf(draft: Draft, record: number): Assumption[] {
  const assumed: Assumption[] = []
  if (draft.cast.rule === 'only-child' || draft.cast.rule === 'carried')
    assumed.push({ what: 'child', rule: draft.cast.rule, record })
  else if (!draft.cast.sure) assumed.push({ what: 'child', rule: draft.cast.rule, record })
  if (draft.days.length === 0) assumed.push({ what: 'date', rule: 'no-day-said', record })
  else if (draft.days.every(({ value }) => value.kind !== 'day'))
    assumed.push({ what: 'date', rule: 'vague-day', record })
  if (draft.rule.startsWith('learner')) assumed.push({ what: 'activity', rule: draft.rule, record })
  if (draft.rule === 'title.kind') assumed.push({ what: 'activity', rule: 'title-kind', record })
  return assumed
}

function evidenceOf(context: Context, draft: Draft, of: string): Evidence[] {
  const { cast, days, spans, rule, from, to } = draft
  const child = cast.from < cast.to ? [evidence(context, `${of}.child`, cast)] : []
  return [
    ...child,
    evidence(context, `${of}.activity`, { from, to, rule }),
    ...days.map((day) => evidence(context, `${of}.date`, day)),
    ...spans.map((span) => evidence(context, `${of}.${span.of}`, span)),
  ]
}

function evidence(context: Context, of: string, at: { from: number; to: number; rule: string }): Evidence {
  return { of, ...context.normalised.originalSpan(at.from, at.to), rule: at.rule }
}

function wholeEvidence(context: Context, rule: string): Evidence {
  return { of: 'clarify', from: 0, to: context.message.text.length, rule }
}

function concernEvidence(context: Context, words: string): Evidence {
  const from = Math.max(0, context.message.text.indexOf(words))
  return { of: 'concern', from, to: from + words.length, rule: 'concern' }
}
