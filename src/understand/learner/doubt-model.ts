import { doubtWeights, type LineWeights } from '../words/doubt-weights.ts'
import type { Features } from './doubt-features.ts'

/** How likely something is wrong, and what speaks for it most, strongest first. */
export interface Judged {
  readonly chance: number
  readonly reasons: readonly string[]
}

/** Judges of a reading as a whole, and of one record of it. */
export interface Doubts {
  readonly message: (features: Features) => Judged
  readonly record: (features: Features) => Judged
}

const MOST_REASONS = 3

function judge({ bias, of }: LineWeights): (features: Features) => Judged {
  const weights = new Map(Object.entries(of))
  return (features) => {
    const parts = Object.entries(features).map(([name, value]) => ({ name, part: value * (weights.get(name) ?? 0) }))
    const sum = parts.reduce((whole, { part }) => whole + part, bias)
    const speaking = parts.filter(({ part }) => part > 0).sort((one, other) => other.part - one.part)
    return { chance: 1 / (1 + Math.exp(-sum)), reasons: speaking.slice(0, MOST_REASONS).map(({ name }) => name) }
  }
}

/** The judges as trained by test/understand/doubt-weights.ts. */
export const trainedDoubts: Doubts = { message: judge(doubtWeights.message), record: judge(doubtWeights.record) }
