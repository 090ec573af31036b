import type { Speaker } from '../../src/care/speaker.ts'
import { readContext } from '../../src/understand/context.ts'
import { type ClauseEar, deafEar, standings } from '../../src/understand/learner/clause-model.ts'
import type { Reading } from '../../src/understand/learner/doubt-features.ts'
import { splitQuote } from '../../src/understand/quote.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { type ClauseRow, seenClauses } from './clause-learn.ts'
import type { CorpusMessage } from './corpus.ts'

/** A labelled message's clauses, with what is told in the message but was placed in no clause. */
export interface GoldMessage {
  readonly rows: readonly ClauseRow[]
  readonly unplaced: readonly { readonly kind: string; readonly standing: string }[]
}

/** The writer of a message: a-001 and a2-001 are of one writer; rows of a table are the table's. */
const voiceOf = (id: string) => /^(\w)\d?-/.exec(id)?.[1] ?? id.replace(/-.*/, '')

/**
 * The clauses of labelled messages. What a label and the reading agree on is placed where it was read; what only the
 * label tells is left to be placed (`placeRest`), what only the reading tells is no label.
 */
export function goldMessages(
  messages: readonly CorpusMessage[],
  speakerOf: (one: CorpusMessage) => Speaker,
): GoldMessage[] {
  let seen: Reading | null = null
  const silent = { doubted: false, reasons: [] }
  const { understand } = createUnderstanding({
    ear: deafEar,
    doubts: {
      message: () => silent,
      sees: (reading) => {
        seen = reading
      },
    },
  })
  return messages.map((one) => {
    const { quote, rest } = splitQuote(one.text)
    const words = quote ? `${quote.author}:${quote.words}` : null
    const message = { ...one, text: rest, quote: words, at: new Date(one.at) }
    seen = null
    understand(message, speakerOf(one))
    const drafts = (seen as Reading | null)?.drafts ?? []
    const context = readContext(message, speakerOf(one))
    const clauses = seenClauses(context)
    const labels = clauses.map((): Set<string> | null => new Set())
    const gold = new Set([
      ...one.expect.records.map(({ activity, outcome }) => `${activity} ${outcome}`),
      ...one.expect.plans.map(({ activity }) => `${activity} plan`),
    ])
    const told = new Set<string>()
    for (const draft of drafts) {
      const standing = draft.mode === 'plan' ? 'plan' : draft.outcome
      const key = `${draft.kind} ${standing}`
      if (!gold.has(key)) continue
      told.add(key)
      const at = clauses.findIndex(({ clause }) => clause.from < draft.to && draft.from < clause.to)
      if (at < 0) continue
      if (draft.rule.startsWith('title')) labels[at] = null
      else for (const label of ['any', draft.kind, standing]) labels[at]?.add(label)
    }
    // With a question back the label leaves out what can't be placed.
    const asks = one.expect.clarify !== null
    const rows = clauses.map((clause, at) => ({
      ...clause,
      voice: voiceOf(one.id),
      message: one.id,
      labels: asks ? null : (labels[at] ?? null),
    }))
    const unplaced = [...gold].filter((key) => !told.has(key)).map((key) => key.split(' '))
    const wishes = one.expect.wishes.map(() => ({ kind: 'want', standing: 'done' }))
    return { rows, unplaced: [...unplaced.map(([kind = '', standing = '']) => ({ kind, standing })), ...wishes] }
  })
}

/** What was placed in no clause is given to the clause in which the ear hears it most. */
export function placeRest(messages: readonly GoldMessage[], ear: ClauseEar): ClauseRow[] {
  return messages.flatMap(({ rows, unplaced }) => {
    if (unplaced.length === 0) return rows
    const placed = rows.map((row) => ({ ...row, labels: row.labels && new Set(row.labels) }))
    for (const { kind, standing } of unplaced) {
      const scored = placed.map((row) => {
        const heard = ear(row.sights, row.at)
        if (kind === 'want') return { row, score: heard.want }
        const kinds = heard.kinds as Readonly<Record<string, number>>
        const stands = standings.find((one) => one === standing) ?? 'done'
        return { row, score: (kinds[kind] ?? 0) + 0.3 * heard.standing[stands] + 0.2 * heard.any }
      })
      const best = scored.sort((one, other) => other.score - one.score)[0]
      for (const label of kind === 'want' ? ['want'] : ['any', kind, standing]) best?.row.labels?.add(label)
    }
    return placed
  })
}
