import type { Speaker } from '../../src/care/speaker.ts'
import { readContext } from '../../src/understand/context.ts'
import { type ClauseEar, clauseEar } from '../../src/understand/learner/clause-model.ts'
import { heardClauses } from '../../src/understand/learner/doubt-clauses.ts'
import { type Features, messageFeatures, type Reading } from '../../src/understand/learner/doubt-features.ts'
import { createLearner, type Learner } from '../../src/understand/learner/learner.ts'
import type { Meaning } from '../../src/understand/meaning.ts'
import { splitQuote } from '../../src/understand/quote.ts'
import type { Draft } from '../../src/understand/refine/draft.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { type ClauseRow, learnClauses, seenClauses } from './clause-learn.ts'
import { clauseRows } from './clause-rows.ts'
import type { CorpusLabels, CorpusMessage } from './corpus.ts'
import { linesOf, messagesOf, sets, speakersOf } from './labelled-sets.ts'

/** A reading of one labelled message to learn from. */
export interface Row {
  readonly id: string
  /** its writer: the letter of the id */
  readonly voice: string
  readonly set: string
  /** '' for the code as it stands, else the commit that read it, which had not seen the set */
  readonly code: string
  /** how the reading stands against its labels, without any doubt of it */
  readonly stands: 'right' | 'asked' | 'wrong'
  readonly isCheckin: boolean
  readonly features: Features
}

interface Said {
  readonly intent: string
  readonly records: readonly {
    readonly child: string
    readonly by?: string
    readonly activity: string
    readonly date: string | null
    readonly minutes: number | null
    readonly outcome: string
  }[]
  readonly plans: readonly { readonly child: string; readonly activity: string; readonly date: string | null }[]
  readonly wishes: readonly { readonly child: string }[]
  readonly concern: string
  readonly clarify: string | null
}

/** The day of sending in China, which ends at 04:00. */
const sendingDay = (at: string) => new Date(Date.parse(at) + 4 * 3600_000).toISOString().slice(0, 10)

const same = (one: readonly string[], other: readonly string[]) =>
  one.toSorted().join('|') === other.toSorted().join('|')

/** Records of a reading that no label holds. */
function extrasOf(message: CorpusMessage, said: Said): Said['records'][number][] {
  const pool = [...said.records]
  for (const want of message.expect.records) {
    const at = pool.findIndex((got) => fits(message, want, got))
    if (at >= 0) pool.splice(at, 1)
  }
  return pool
}

function fits(message: CorpusMessage, want: CorpusLabels['records'][number], got: Said['records'][number]): boolean {
  const day = want.date === got.date || (want.date === null && got.date === sendingDay(message.at))
  const by = (want.by ?? message.sender) === (got.by ?? message.sender)
  return day && by && want.child === got.child && want.activity === got.activity
}

/** As test/corpus/score.mjs counts check-ins: right in all, asked with nothing false kept, or wrong. */
export function standing(message: CorpusMessage, said: Said): Row['stands'] {
  const { expect: want } = message
  const extras = extrasOf(message, said)
  const pool = [...said.records]
  const matched = want.records.every((record) => {
    const at = pool.findIndex((got) => fits(message, record, got))
    const [got] = at < 0 ? [] : pool.splice(at, 1)
    return got && (got.minutes ?? null) === (record.minutes ?? null) && got.outcome === record.outcome
  })
  const plans = (list: Said['plans']) => list.map(({ child, activity, date }) => `${child} ${activity} ${date}`)
  const right =
    matched &&
    extras.length === 0 &&
    want.intent === said.intent &&
    want.concern === said.concern &&
    Boolean(want.clarify) === Boolean(said.clarify) &&
    same(plans(want.plans), plans(said.plans)) &&
    same(
      want.wishes.map(({ child }) => child),
      said.wishes.map(({ child }) => child),
    )
  if (right) return 'right'
  return said.clarify && extras.length === 0 ? 'asked' : 'wrong'
}

export const saidOf = (meaning: Meaning): Said => ({ ...meaning, concern: meaning.concern.level })

interface Seen {
  readonly drafts: readonly Draft[]
  readonly layout: Reading['layout']
  readonly wishes: Reading['wishes']
  readonly concern: Reading['concern']
}

function rowOf(set: string, code: string, message: CorpusMessage, said: Said, reading: Reading): Row {
  const clauses = heardClauses(reading.heard, reading.drafts, reading.wishes)
  return {
    id: message.id,
    voice: message.id.charAt(0),
    set,
    code,
    stands: standing(message, said),
    isCheckin: message.expect.records.length > 0 || message.expect.clarify !== null,
    features: messageFeatures(reading, clauses),
  }
}

/** Lists are read line by line; a reading without anything done is none to doubt. */
const isJudged = ({ layout, drafts }: Reading) =>
  layout !== 'list' && layout !== 'table' && drafts.some(({ mode }) => mode === 'done')

let heardRows: ClauseRow[] | undefined
const ears = new Map<number, ClauseEar>()
/** The writers are parted in so many; an ear is made for each part, that has not heard any of its writers. */
const PARTS = 4

/** An ear that has not heard the voice. */
export function earWithout(voice: string): ClauseEar {
  heardRows ??= clauseRows()
  const writers = [...new Set(sets.flatMap((set) => messagesOf(set).map(({ id }) => id.charAt(0))))].sort()
  const part = (writer: string) => writers.indexOf(writer) % PARTS
  const own = part(voice)
  const known =
    ears.get(own) ??
    clauseEar(learnClauses(heardRows.filter((row) => part(row.voice) !== own || !writers.includes(row.voice))))
  ears.set(own, known)
  return known
}

/** The readings of a set by the code as it stands; the learner has not heard the voice. */
function presentRows(set: string): Row[] {
  const speaker = speakersOf(set)
  const all = messagesOf(set)
  const voices = [...new Set(all.map(({ id }) => id.charAt(0)))]
  return voices.flatMap((voice) => {
    const messages = all.filter(({ id }) => id.startsWith(voice))
    let seen: Reading | null = null
    const silent = { doubted: false, reasons: [] }
    const sees = (reading: Reading) => {
      seen = reading
    }
    const doubts = { message: () => silent, sees }
    const { understand } = createUnderstanding({ withoutVoices: [voice], doubts, ear: earWithout(voice) })
    return messages.flatMap((message) => {
      seen = null
      const meaning = understand({ ...message, quote: null, at: new Date(message.at) }, speaker(message))
      const reading = seen as Reading | null
      return reading && meaning.intent === 'checkin' && isJudged(reading)
        ? [rowOf(set, '', message, saidOf(meaning), reading)]
        : []
    })
  })
}

/** Readings by older code of sets that it had not seen, kept in doubt-readings.jsonl. */
function olderRows(): Row[] {
  const learners = new Map<string, Learner>()
  const learnerFor = (voice: string) => {
    const learner = learners.get(voice) ?? createLearner([voice], undefined, earWithout(voice))
    learners.set(voice, learner)
    return learner
  }
  const known = new Map<string, { message: CorpusMessage; speaker: Speaker }>()
  for (const set of sets) {
    const speaker = speakersOf(set)
    for (const message of messagesOf(set)) known.set(`${set} ${message.id}`, { message, speaker: speaker(message) })
  }
  return linesOf('doubt-readings.jsonl').flatMap((line) => {
    const told = JSON.parse(line) as { id: string; set: string; code: string; expect: Said; seen: Seen }
    const found = known.get(`${told.set} ${told.id}`)
    if (!found || told.seen.layout === 'list' || told.seen.layout === 'table') return []
    const { message, speaker } = found
    const { quote, rest } = splitQuote(message.text)
    const words = quote ? `${quote.author}:${quote.words}` : null
    const context = readContext({ ...message, text: rest, quote: words, at: new Date(message.at) }, speaker)
    const drafts = told.seen.drafts
    if (!drafts.some(({ mode }) => mode === 'done')) return []
    return [
      rowOf(told.set, told.code, message, told.expect, {
        ...told.seen,
        drafts,
        context,
        heard: seenClauses(context).map(({ sights, at, clause }) => ({
          clause,
          heard: learnerFor(told.id.charAt(0)).ear(sights, at),
        })),
        learner: learnerFor(told.id.charAt(0)),
      }),
    ]
  })
}

/** All readings to learn from. */
export function doubtRows(): Row[] {
  return [...sets.flatMap(presentRows), ...olderRows()]
}
