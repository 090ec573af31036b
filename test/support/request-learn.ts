import { readdirSync, readFileSync } from 'node:fs'
import type { Speaker } from '../../src/care/speaker.ts'
import { readContext } from '../../src/understand/context.ts'
import { labelledExamples } from '../../src/understand/learner/learner.ts'
import type { LinearTable } from '../../src/understand/learner/linear-table.ts'
import { REQUEST_BUCKETS, requestFeatures } from '../../src/understand/learner/request-features.ts'
import { requestLabels, requests } from '../../src/understand/learner/request-model.ts'
import { wants } from '../../src/understand/meaning.ts'
import type { Context } from '../../src/understand/mention.ts'
import { splitQuote } from '../../src/understand/quote.ts'
import { guessOf } from '../../src/understand/request.ts'
import { named, taggedSpeaker } from './clause-learn.ts'
import { wordings } from './clause-wordings.ts'
import { type CorpusMessage, speakerOf } from './corpus.ts'
import { messagesOf, sets, speakersOf } from './labelled-sets.ts'
import { createLearning, roundsOf } from './linear-learn.ts'

/** A text as the learner sees it, and what it asks: places in `requests` and in `wants`, -1 where it wants nothing. */
export interface RequestRow {
  readonly voice: string
  readonly text: string
  readonly context: Context
  readonly request: number
  readonly want: number
  /** the rules were written for it: what they make of it says nothing of how good they are */
  readonly tuned: boolean
}

const asked = new URL('../corpus/asked/', import.meta.url)

/** The labelled questions: `INTENT WANT|text` a line; X is a child, V a volunteer. */
export function askedRows(): RequestRow[] {
  return readdirSync(asked)
    .sort()
    .flatMap((file) =>
      readFileSync(new URL(file, asked), 'utf8')
        .split('\n')
        .flatMap((line, number) => {
          const [, intent = '', want = '', rest = ''] = /^(\S+) (\S+)\|(.+)$/.exec(line) ?? []
          if (intent === '') return []
          let next = number
          const text = named(rest, () => next++)
          const at = new Date('2026-03-11T20:15:00+08:00')
          const message = { text, channel: 'group' as const, mention: true, quote: null, at }
          return [rowOf(file.replace('.txt', ''), text, readContext(message, taggedSpeaker), intent, want)]
        }),
    )
}

function rowOf(
  voice: string,
  text: string,
  context: Context,
  intent: string,
  want: string | undefined,
  tuned = false,
): RequestRow {
  const request = (requests as readonly string[]).indexOf(intent)
  return {
    voice,
    text,
    tuned,
    context: { ...context, message: { ...context.message, mention: true } },
    request: request < 0 ? requests.indexOf('none') : request,
    want: request < 0 ? -1 : (wants as readonly string[]).indexOf(want ?? ''),
  }
}

/** What people write that asks nothing of the bot: labelled chatter, and what stands beside a deed in a report. */
export function idleRows(): RequestRow[] {
  const chatter = labelledExamples().filter(({ intent }) => intent !== 'request')
  const beside = wordings().filter(({ tells }) => tells.length === 0)
  return [...chatter, ...beside].map(({ voice, text }, number) => {
    let next = number
    const told = named(text, () => next++)
    const at = new Date('2026-03-11T20:15:00+08:00')
    const message = { text: told, channel: 'private' as const, mention: false, quote: null, at }
    return rowOf(`idle ${voice}`, told, readContext(message, taggedSpeaker), 'none', undefined)
  })
}

const tables = ['questions', 'requests'] as const

/** The tables of requests that the rules are tested by: `where | text | intent | query or changes`. */
function tableRows(): RequestRow[] {
  return tables.flatMap((table) =>
    readFileSync(new URL(`../understand/${table}.txt`, import.meta.url), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, text = '', intent = '', asks = ''] = line.split(' | ')
        const at = new Date('2026-03-12T20:10:00+08:00')
        const message = { text, channel: 'group' as const, mention: true, quote: null, at }
        const context = readContext(message, speakerOf('a1', 'v2', 'group'))
        return rowOf(table, text, context, intent, table === 'questions' ? asks.split(' ')[0] : undefined, true)
      }),
  )
}

/** The messages of a labelled set, as if each were said to the bot. */
export function requestRowsOf(
  voice: string,
  messages: readonly CorpusMessage[],
  speakerFor: (one: CorpusMessage) => Speaker,
): RequestRow[] {
  return messages.map((one) => {
    const { quote, rest } = splitQuote(one.text)
    const words = quote ? `${quote.author}:${quote.words}` : null
    const context = readContext({ ...one, text: rest, quote: words, at: new Date(one.at) }, speakerFor(one))
    return rowOf(voice, one.text, context, one.expect.intent, one.expect.query?.want as string | undefined)
  })
}

/** Every text to learn requests from, but those of the sets and files left out. */
export function requestRows(without: readonly string[] = []): RequestRow[] {
  const labelled = sets
    .filter((set) => !without.includes(set))
    .flatMap((set) => requestRowsOf(set, messagesOf(set), speakersOf(set)))
  return [
    ...[...askedRows(), ...idleRows(), ...tableRows()].filter(({ voice }) => !without.includes(voice)),
    ...labelled,
  ]
}

const ROUNDS = 12
const STEP = 0.4

/** Two softmax regressions over the same features, of the request and of the want. */
export function learnRequests(rows: readonly RequestRow[]): LinearTable {
  const labels = requestLabels.length
  const known = rows.map((row) => ({
    ...requestFeatures(row.context, row.tuned ? 'null -' : guessOf(row.context)),
    bears: [
      { first: 0, last: requests.length, at: row.request },
      { first: requests.length, last: labels, at: row.want < 0 ? -1 : requests.length + row.want },
    ],
  }))
  const learning = createLearning(REQUEST_BUCKETS, labels, STEP)
  for (const row of roundsOf(known, ROUNDS))
    for (const { first, last, at } of row.bears) {
      if (at < 0) continue
      const scores = learning.scores(row, first, last)
      const most = Math.max(...scores)
      const raised = scores.map((score) => Math.exp(score - most))
      const whole = raised.reduce((sum, one) => sum + one, 0)
      for (const [place, one] of raised.entries())
        learning.correct(row, first + place, (first + place === at ? 1 : 0) - one / whole)
    }
  return learning.table()
}
