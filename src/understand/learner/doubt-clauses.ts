import type { Clause } from '../recognise/clause.ts'
import { reportedFrom } from '../recognise/outcome.ts'
import type { Draft } from '../refine/draft.ts'
import type { Heard, HeardIn } from './clause-model.ts'

/** A clause, what was read in it, and what the learner hears in it. */
export interface HeardClause {
  readonly clause: Clause
  /** what was read from words in it */
  readonly drafts: readonly Draft[]
  readonly votes: Heard
  /** its words are another's */
  readonly reported: boolean
  /** a wish was read in it */
  readonly wished: boolean
}

/** Longer messages are judged by their first clauses. */
const MOST_CLAUSES = 40

interface Span {
  readonly from: number
  readonly to: number
}

const meets = (one: Span, other: Span) => one.from < other.to && other.from < one.to

/** The clauses of a message, each with what was read in it and what the learner hears. */
export function heardClauses(
  heard: readonly HeardIn[],
  drafts: readonly Draft[],
  wishes: readonly Span[],
): HeardClause[] {
  return heard.slice(0, MOST_CLAUSES).map(({ clause, heard: votes }) => ({
    clause,
    drafts: drafts.filter((draft) => meets(draft, clause)),
    votes,
    reported: reportedFrom(clause.text) !== null,
    wished: wishes.some((wish) => meets(wish, clause)),
  }))
}
