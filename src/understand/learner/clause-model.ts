import { type ActivityKind, activityKinds } from '../../care/activity.ts'
import type { Clause } from '../recognise/clause.ts'
import { BUCKETS, type ClauseSight, featuresOf } from './clause-features.ts'
import { type LinearTable, readTable, scoresOf } from './linear-table.ts'

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

/** Hears one clause between its neighbours. */
export type ClauseEar = (sights: readonly ClauseSight[], at: number) => Heard

const WIDTH = clauseLabels.length

export function clauseEar(table: LinearTable): ClauseEar {
  return (sights, at) => {
    const scores = scoresOf(table, featuresOf(sights, at))
    return heardWith((label) => 1 / (1 + Math.exp(-(scores[label] ?? 0))))
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

/** An ear from a file as test/understand/clause-weights.ts writes it. */
export function readClauseEar(file: string | URL): ClauseEar {
  return clauseEar(readTable(file, WIDTH, BUCKETS))
}

/** The ear that has heard every labelled set. */
export function trainedClauseEar(): ClauseEar {
  trained ??= readClauseEar(new URL('clause-weights.bin', import.meta.url))
  return trained
}
