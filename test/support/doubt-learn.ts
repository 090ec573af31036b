import type { Features } from '../../src/understand/learner/doubt-features.ts'
import type { DoubtWeights } from '../../src/understand/words/doubt-weights.ts'
import type { Row } from './doubt-rows.ts'

/** One example of a judge: what speaks, whether it was wrong, and how much it counts. */
export interface Example {
  readonly id: string
  readonly voice: string
  readonly group: string
  readonly features: Features
  readonly wrong: boolean
  readonly counts: number
}

const DECAY = 3
const STEPS = 12
/** The sets that rules were tuned on flatter; the writers of dev were looked at longest. */
const countsOf = ({ set, code }: Row) => (set === 'dev' ? 0.5 : set === 'uvw' && code !== 'b001123' ? 2 : 1)
const groupOf = ({ set, code }: Row) => (code ? `${set} unseen, ${code}` : set)

/** Readings that were right or wrong; what was asked about says nothing of doubt. */
export function messageExamples(rows: readonly Row[]): Example[] {
  return rows
    .filter(({ stands }) => stands !== 'asked')
    .map((row) => ({ ...row, group: groupOf(row), wrong: row.stands === 'wrong', counts: countsOf(row) }))
}

/** Logistic regression with a ridge, by Newton's steps: the same examples always give the same weights. */
export function fit(examples: readonly Example[]): Omit<DoubtWeights, 'asked'> {
  const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort()
  const rows = examples.map(({ features }) => [1, ...names.map((name) => features[name] ?? 0)])
  let weights = new Array<number>(names.length + 1).fill(0)
  for (let step = 0; step < STEPS; step++) {
    const slope = weights.map((weight, at) => (at === 0 ? 0 : DECAY * weight))
    const bend = weights.map((_, at) => weights.map((__, other) => (at === other ? (at === 0 ? 1e-6 : DECAY) : 0)))
    rows.forEach((row, number) => {
      const { wrong = false, counts = 1 } = examples[number] ?? {}
      const chance = 1 / (1 + Math.exp(-dot(weights, row)))
      const share = counts * chance * (1 - chance)
      row.forEach((value, at) => {
        if (value === 0) return
        slope[at]! += counts * (chance - Number(wrong)) * value
        const line = bend[at]!
        for (let other = 0; other < row.length; other++) line[other]! += share * value * row[other]!
      })
    })
    const change = solve(bend, slope)
    weights = weights.map((weight, at) => weight - change[at]!)
  }
  const [bias = 0, ...rest] = weights
  return { bias, of: Object.fromEntries(names.map((name, at) => [name, rest[at] ?? 0])) }
}

const dot = (one: readonly number[], other: readonly number[]) =>
  one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)

/** Gauss's way, with the largest pivot. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let at = 0; at < size; at++) {
    let best = at
    for (let other = at; other < size; other++)
      if (Math.abs(rows[other]![at]!) > Math.abs(rows[best]![at]!)) best = other
    const pivot = rows[best]!
    rows[best] = rows[at]!
    rows[at] = pivot
    for (let other = 0; other < size; other++) {
      if (other === at) continue
      const share = rows[other]![at]! / pivot[at]!
      if (share !== 0) for (let column = at; column <= size; column++) rows[other]![column]! -= share * pivot[column]!
    }
  }
  return rows.map((row, at) => row[size]! / row[at]!)
}

export interface Scored {
  readonly example: Example
  readonly score: number
}

/** Each example's score with weights that have not heard its voice. */
export function leaveVoicesOut(examples: readonly Example[]): Scored[] {
  const voices = [...new Set(examples.map(({ voice }) => voice))]
  return voices.flatMap((voice) => {
    const { bias, of } = fit(examples.filter((one) => one.voice !== voice))
    return examples
      .filter((one) => one.voice === voice)
      .map((example) => ({
        example,
        score: Object.entries(example.features).reduce((sum, [name, value]) => sum + value * (of[name] ?? 0), bias),
      }))
  })
}

/** The score that this share of what was right lies above. */
export function scoreAbove(scored: readonly Scored[], share: number): number {
  const right = scored
    .filter(({ example }) => !example.wrong)
    .map(({ score }) => score)
    .sort((one, other) => other - one)
  return right[Math.floor(right.length * share)] ?? Number.POSITIVE_INFINITY
}

/** Of what was wrong, the share above the score. */
export function caught(scored: readonly Scored[], score: number): number {
  const wrong = scored.filter(({ example }) => example.wrong)
  return wrong.filter((one) => one.score > score).length / Math.max(1, wrong.length)
}

/** The module of the weights, in hundredths. */
export function doubtModule({ bias, of, asked }: DoubtWeights): string {
  const hundredths = (value: number) => Math.round(value * 100) / 100
  const name = (feature: string) => (/^\w+$/.test(feature) ? feature : `'${feature}'`)
  return [
    '/** Written by test/understand/doubt-weights.ts, not by hand. `asked`: the score from which there is a question. */',
    'export interface DoubtWeights {',
    '  readonly bias: number',
    '  readonly asked: number',
    '  readonly of: Readonly<Record<string, number>>',
    '}',
    '',
    'export const doubtWeights: DoubtWeights = {',
    `  bias: ${hundredths(bias)},`,
    `  asked: ${hundredths(asked)},`,
    '  of: {',
    ...Object.entries(of)
      .filter(([, weight]) => hundredths(weight) !== 0)
      .map(([feature, weight]) => `    ${name(feature)}: ${hundredths(weight)},`),
    '  },',
    '}',
    '',
  ].join('\n')
}
