import type { Speaker } from '../care/speaker.ts'
import { closesConcern } from './closing.ts'
import { readContext } from './context.ts'
import type { ClauseEar } from './learner/clause-model.ts'
import type { Doubts } from './learner/doubt-model.ts'
import { createLearner, type Learner } from './learner/learner.ts'
import type { RequestEar } from './learner/request-model.ts'
import type { Meaning, Message } from './meaning.ts'
import { splitQuote } from './quote.ts'
import { readReport } from './report.ts'
import { readRequest } from './request.ts'

export interface Understanding {
  readonly understand: (message: Message, speaker: Speaker) => Meaning
}

/** An understanding whose learner has not heard the voices left out: for measuring it on their messages. */
export function createUnderstanding(
  options: {
    readonly withoutVoices?: readonly string[]
    readonly doubts?: Doubts
    readonly ear?: ClauseEar
    readonly requests?: RequestEar
  } = {},
): Understanding {
  const learner = createLearner(options.withoutVoices, options.doubts, options.ear, options.requests)
  return { understand: (message, speaker) => readMessage(message, speaker, learner) }
}

let whole: Understanding | undefined

/**
 * What a message says, for the speaker who sent it: the quote apart, what is asked of the bot, else what is reported.
 * Pure and synchronous; never throws on any text.
 */
export function understand(message: Message, speaker: Speaker): Meaning {
  whole ??= createUnderstanding()
  return whole.understand(message, speaker)
}

function readMessage(message: Message, speaker: Speaker, learner: Learner): Meaning {
  const { quote, rest } = splitQuote(message.text)
  if (!quote) return readOwnWords(message, speaker, learner)
  const own = { ...message, text: rest, quote: message.quote ?? `${quote.author}:${quote.words}` }
  return shifted(readOwnWords(own, speaker, learner), Math.max(0, message.text.lastIndexOf(rest)))
}

function readOwnWords(message: Message, speaker: Speaker, learner: Learner): Meaning {
  const context = readContext(message, speaker)
  const report = readReport(context, learner)
  // how a cry for help ended is told in the words of one
  const isCry = report.concern.level === 'urgent' && !closesConcern(message)
  const request = isCry ? null : readRequest(context, learner.requests)
  if (!request) return report
  return carriesTrouble.has(request.intent) ? { ...request, concern: report.concern } : request
}

/** A question or a correction may tell of a trouble besides: 改成昨天,她发烧了. */
const carriesTrouble: ReadonlySet<Meaning['intent']> = new Set(['amend', 'undo', 'my-children', 'child', 'summary'])

/** Evidence counts from the start of the message, quote and all. */
function shifted(meaning: Meaning, by: number): Meaning {
  if (by === 0) return meaning
  const evidence = meaning.evidence.map((one) => ({ ...one, from: one.from + by, to: one.to + by }))
  return { ...meaning, evidence }
}

/** Reads one sentence of nobody's, so that what learns at first use has learnt before somebody waits for it. */
export function warmUp(at: Date): void {
  const speaker: Speaker = {
    account: '',
    person: { id: '1', name: '李秀云' },
    offices: [],
    stations: [],
    roomStation: null,
    roster: {
      children: [{ id: '1', name: '陈佳怡', nicknames: [], sex: null, guardian: null }],
      volunteers: [{ id: '1', name: '李秀云', leader: false, children: ['1'] }],
    },
    ownChildren: ['1'],
    question: null,
    recent: [],
  }
  for (const text of ['昨晚给佳怡打了半小时电话,奶奶病了', '佳怡那边我也弯过去了一趟'])
    understand({ text, channel: 'group', mention: false, quote: null, at }, speaker)
}
