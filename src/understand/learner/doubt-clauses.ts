import type { ActivityKind } from '../../care/activity.ts'
import type { Context } from '../mention.ts'
import { type Clause, splitClauses } from '../recognise/clause.ts'
import { reportedFrom } from '../recognise/outcome.ts'
import { splitRun } from '../recognise/run-on.ts'
import type { Draft } from '../refine/draft.ts'
import type { Votes } from './multilabel.ts'
import { type KindVotes, plainClause } from './tellings.ts'

/** A clause, what was read in it, and what the learner hears in it. */
export interface HeardClause {
  readonly clause: Clause
  /** what was read from words in it */
  readonly drafts: readonly Draft[]
  readonly votes: Votes<ActivityKind>
  /** its words are another's */
  readonly reported: boolean
  /** a wish was read in it */
  readonly wished: boolean
}

/** Longer messages are judged by their first clauses: votes take time. */
const MOST_CLAUSES = 40

interface Span {
  readonly from: number
  readonly to: number
}

const meets = (one: Span, other: Span) => one.from < other.to && other.from < one.to

/** The clauses of a message, each with what was read in it and what the learner hears. */
export function heardClauses(
  context: Context,
  kinds: KindVotes,
  drafts: readonly Draft[],
  wishes: readonly Span[],
): HeardClause[] {
  const clauses = splitClauses(context.masked).flatMap((clause) => splitRun(context, clause))
  return clauses.slice(0, MOST_CLAUSES).map((clause) => ({
    clause,
    drafts: drafts.filter((draft) => meets(draft, clause)),
    votes: kinds(withNamesAlone(context, clause)),
    reported: reportedFrom(clause.text) !== null,
    wished: wishes.some((wish) => meets(wish, clause)),
  }))
}

/** The clause with every word for a child as a name. */
function withNamesAlone(context: Context, clause: Clause): string {
  let text = clause.text
  for (const { from, to } of [...context.children].reverse())
    if (from >= clause.from && to <= clause.to)
      text = `${text.slice(0, from - clause.from)}\uE001${text.slice(to - clause.from)}`
  return plainClause(text)
}
