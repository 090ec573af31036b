import { readFileSync } from 'node:fs'
import type { ActivityKind } from '../../care/activity.ts'
import { normalise } from '../normalise.ts'
import { type Classifier, train } from './classifier.ts'
import { type ClauseEar, trainedClauseEar } from './clause-model.ts'
import { type Doubts, trainedDoubts } from './doubt-model.ts'
import { type RequestEar, trainedRequestEar } from './request-model.ts'

export const wordings = ['report', 'plan', 'wish', 'concern', 'chat', 'request'] as const
/** What kind of message a wording is, as far as a small classifier can tell. */
export type Wording = (typeof wordings)[number]

/** One labelled wording: X stands for a child's name, V for a volunteer's. */
export interface Example {
  readonly voice: string
  readonly intent: Wording
  readonly text: string
  readonly kinds?: readonly ActivityKind[]
}

/** Votes of wording learnt from examples. It never decides against grammar. */
export interface Learner {
  /** of the masked text; the chances add up to 1 */
  readonly wording: Classifier<Wording>
  /** what a clause tells, and how it stands */
  readonly ear: ClauseEar
  /** what a text asks of the bot */
  readonly requests: RequestEar
  /** of a reading: how likely something in it is wrong */
  readonly doubts: Doubts
}

let examples: readonly Example[] | undefined

/** The labelled wordings, read once. */
export function labelledExamples(): readonly Example[] {
  if (!examples) {
    const lines = readFileSync(new URL('examples.jsonl', import.meta.url), 'utf8').split('\n')
    examples = lines.filter((line) => line.trim()).map((line) => JSON.parse(line) as Example)
  }
  return examples
}

/** A learner that has heard all voices but those left out (to measure it on their messages). */
export function createLearner(
  withoutVoices: readonly string[] = [],
  doubts: Doubts = trainedDoubts,
  ear: ClauseEar = trainedClauseEar(),
  requests: RequestEar = trainedRequestEar(),
): Learner {
  const heard = labelledExamples().filter(({ voice }) => !withoutVoices.includes(voice))
  const classify = train(
    heard.map(({ text, intent }) => ({ text: normalise(text).text, label: intent })),
    wordings,
  )
  return {
    wording: (masked) => classify(masked.replace(/\uE001+/g, 'X').replace(/\uE002+/g, 'V')),
    doubts,
    ear,
    requests,
  }
}
