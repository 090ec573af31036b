import { heardClauses } from '../learner/doubt-clauses.ts'
import { messageFeatures, type Reading } from '../learner/doubt-features.ts'
import { recordFeatures } from '../learner/doubt-record.ts'
import type { Learner } from '../learner/learner.ts'
import type { Draft } from './draft.ts'

/** From here on a reading is asked about; a record of it is left out and asked for. Chosen on voices left out. */
const ASKED = { message: 0.5, record: 0.5 }

export interface Doubted {
  /** what is kept */
  readonly drafts: readonly Draft[]
  /** what is asked for instead */
  readonly doubted: readonly Draft[]
  /** why the message as a whole is asked about; empty where it is not */
  readonly reasons: readonly string[]
}

/** Judges what was read of a message: is it likely all, and likely so? */
export function doubtReading(reading: Reading & { readonly learner: Learner }): Doubted {
  const { context, drafts, learner } = reading
  if (reading.layout === 'list' || reading.layout === 'table' || !drafts.some(({ mode }) => mode === 'done'))
    return { drafts, doubted: [], reasons: [] }
  const whole = learner.doubts.message(messageFeatures(reading))
  const clauses = heardClauses(context, learner.kinds, drafts, reading.wishes)
  const unsure = drafts.filter(
    (draft) => draft.mode === 'done' && learner.doubts.record(recordFeatures(draft, clauses)).chance >= ASKED.record,
  )
  return {
    drafts: drafts.filter((draft) => !unsure.includes(draft)),
    doubted: unsure,
    reasons: whole.chance >= ASKED.message ? whole.reasons : [],
  }
}
