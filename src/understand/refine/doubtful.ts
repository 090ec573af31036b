import { heardClauses } from '../learner/doubt-clauses.ts'
import { messageFeatures, type Reading } from '../learner/doubt-features.ts'
import type { Learner } from '../learner/learner.ts'

/** Without any word for a child only what surely is a report is asked about. */
const SURELY_REPORT = 0.8

/**
 * Is what was read of a message as done likely all, and likely so? Names what speaks against it most; empty where
 * nothing much does. Lists are read line by line and asked about by their own rules.
 */
export function doubtReading(reading: Reading & { readonly learner: Learner }): readonly string[] {
  const { drafts, layout, learner } = reading
  learner.doubts.sees?.(reading)
  if (layout === 'list' || layout === 'table' || !drafts.some(({ mode }) => mode === 'done')) return []
  if (reading.context.children.length === 0 && learner.wording(reading.context.masked).report < SURELY_REPORT) return []
  const clauses = heardClauses(reading.heard, drafts, reading.wishes)
  const judged = learner.doubts.message(messageFeatures(reading, clauses))
  return judged.doubted ? judged.reasons : []
}
