import { readFileSync } from 'node:fs'
import { type ActivityKind, activityKinds } from '../../care/activity.ts'
import { normalise } from '../normalise.ts'
import { kindOf, peopleIn } from '../recognise/contact.ts'
import { activityWords } from '../words/activities.ts'
import type { Example } from './learner.ts'
import { type ManySample, trainMany, type Votes } from './multilabel.ts'

/** One clause and the kinds it tells as done: X stands for a child's name, V for a volunteer's. */
export interface ToldClause {
  readonly voice: string
  readonly text: string
  readonly kinds: readonly ActivityKind[]
}

/** Says of a clause, made by `plainClause`, which kinds it tells as done. */
export type KindVotes = (clause: string) => Votes<ActivityKind>

/** The labelled clauses, written and of the labelled messages: `[voice]`, then lines `kinds|wording`. */
export function toldClauses(): ToldClause[] {
  return [...clausesOf('tellings.txt'), ...clausesOf('told.txt')]
}

/** The clauses or messages of one file: `[voice]`, then lines `kinds|wording`. */
export function clausesOf(file: string): ToldClause[] {
  const clauses: ToldClause[] = []
  let voice = ''
  for (const line of readFileSync(new URL(file, import.meta.url), 'utf8').split('\n')) {
    const heading = /^\[(.+)\]$/.exec(line)
    if (heading) voice = heading[1] ?? ''
    const bar = line.indexOf('|')
    if (line.startsWith('#') || bar < 0) continue
    const named = new Set(line.slice(0, bar).split(','))
    clauses.push({ voice, text: line.slice(bar + 1), kinds: activityKinds.filter((kind) => named.has(kind)) })
  }
  return clauses
}

/** Votes on kinds, learnt from the labelled clauses, other labelled wordings and the examples of the words. */
export function learnKinds(
  examples: readonly Example[],
  withoutVoices: readonly string[],
  more: readonly ToldClause[] = [],
): KindVotes {
  const told = [...toldClauses(), ...more].filter(({ voice }) => !withoutVoices.includes(voice))
  const samples: ManySample<ActivityKind>[] = [
    ...told.map(({ text, kinds }) => ({ text: plainExample(text), labels: kinds })),
    ...examples
      .filter(({ voice }) => voice > 'e')
      .map(({ text, intent }) => ({ text: plainExample(text), labels: intent === 'report' ? null : [] })),
    ...activityKinds.flatMap((kind) =>
      activityWords[kind].examples.map((text) => ({ text: plainExample(text), labels: [kind] })),
    ),
  ]
  return trainMany(samples, activityKinds)
}

export const plainExample = (text: string) =>
  plainClause(normalise(text).text.replace(/X(?=[X、和跟]*X)[、和跟]?/g, ''))

const counted = /(?:\d+|[一二两三四五六七八九十半几百千]+)(?=[多来个分刻点元块年岁月号日本件双套袋斤箱次遍趟]|小时|钟)/g
const letters = { guardian: 'G', parent: 'P', teacher: 'T' } as const

/** A clause as the votes know it: children are X, volunteers V, the people around a child one letter for each sort. */
export function plainClause(masked: string): string {
  let text = masked.replace(/\uE001+/g, 'X').replace(/\uE002+/g, 'V')
  for (const { from, to, who } of peopleIn(text).reverse())
    text = text.slice(0, from) + letters[kindOf(who)] + text.slice(to)
  return text.replace(counted, '0').replace(/\d+/g, '0').replace(/\s+/g, ' ').trim()
}
