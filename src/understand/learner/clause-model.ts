import { readFileSync } from 'node:fs'
import { type ActivityKind, activityKinds } from '../../care/activity.ts'
import type { Clause } from '../recognise/clause.ts'
import { BUCKETS, type ClauseSight, featuresOf } from './clause-features.ts'

/** How a doing stands in its clause: done, tried in vain, announced. */
export const standings = ['done', 'missed', 'plan'] as const
export type Standing = (typeof standings)[number]

/** What the learner hears told in a clause; each chance lies between 0 and 1. */
export interface Heard {
  readonly any: number
  readonly kinds: Readonly<Record<ActivityKind, number>>
  readonly standing: Readonly<Record<Standing, number>>
  /** that a child wishes for something */
  readonly want: number
}

/** A clause and what is heard in it. */
export interface HeardIn {
  readonly clause: Clause
  readonly heard: Heard
}

/** Labels of a clause in the order of the table's columns. */
export const clauseLabels = ['any', ...activityKinds, ...standings, 'want'] as const

/** Weights of all labels at each place, in steps of `step`. */
export interface ClauseWeights {
  readonly weights: Int8Array
  /** what one step of each label's column is worth */
  readonly steps: readonly number[]
}

/** Hears one clause between its neighbours. */
export type ClauseEar = (sights: readonly ClauseSight[], at: number) => Heard

const WIDTH = clauseLabels.length

export function clauseEar({ weights, steps }: ClauseWeights): ClauseEar {
  return (sights, at) => {
    const { places, shares } = featuresOf(sights, at)
    const sums = new Float64Array(WIDTH)
    for (let index = 0; index < places.length; index++) {
      const share = shares[index] ?? 0
      const row = (places[index] ?? 0) * WIDTH
      for (let label = 0; label < WIDTH; label++) sums[label] = (sums[label] ?? 0) + share * (weights[row + label] ?? 0)
    }
    return heardWith((label) => 1 / (1 + Math.exp(-(sums[label] ?? 0) * (steps[label] ?? 0))))
  }
}

const heardWith = (chance: (label: number) => number): Heard => ({
  any: chance(0),
  kinds: Object.fromEntries(activityKinds.map((kind, at) => [kind, chance(at + 1)])) as Record<ActivityKind, number>,
  standing: Object.fromEntries(
    standings.map((standing, at) => [standing, chance(activityKinds.length + 1 + at)]),
  ) as Record<Standing, number>,
  want: chance(WIDTH - 1),
})

/** Says nothing either way: what is read is read by words and rules alone. */
export const deafEar: ClauseEar = () => ({ ...heardWith(() => 0.1), any: 0.5, want: 0 })

let trained: ClauseEar | undefined

/** An ear from a file as test/understand/clause-weights.ts writes it: steps as 32-bit numbers, then the table. */
export function readClauseEar(file: string | URL): ClauseEar {
  const bytes = readFileSync(file)
  const steps = Array.from({ length: WIDTH }, (_, label) => bytes.readFloatLE(label * 4))
  return clauseEar({ weights: new Int8Array(bytes.buffer, bytes.byteOffset + WIDTH * 4, BUCKETS * WIDTH), steps })
}

/** The ear that has heard every labelled set. */
export function trainedClauseEar(): ClauseEar {
  trained ??= readClauseEar(new URL('clause-weights.bin', import.meta.url))
  return trained
}
