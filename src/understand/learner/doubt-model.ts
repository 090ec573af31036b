import { type DoubtWeights, doubtWeights } from '../words/doubt-weights.ts'
import type { Features, Reading } from './doubt-features.ts'

/** Whether something is likely wrong, and what speaks for it most, strongest first. */
export interface Judged {
  readonly doubted: boolean
  readonly reasons: readonly string[]
}

/** Judges a reading. */
export interface Doubts {
  readonly message: (features: Features) => Judged
  /** shown every reading before it is judged: to learn from */
  readonly sees?: (reading: Reading) => void
}

const MOST_REASONS = 3

/** Judges by weights, as trained. */
export function judge({ bias, of, asked }: DoubtWeights): (features: Features) => Judged {
  const weights = new Map(Object.entries(of))
  return (features) => {
    const parts = Object.entries(features).map(([name, value]) => ({ name, part: value * (weights.get(name) ?? 0) }))
    const sum = parts.reduce((whole, { part }) => whole + part, bias)
    const speaking = parts.filter(({ part }) => part > 0).sort((one, other) => other.part - one.part)
    return { doubted: sum > asked, reasons: speaking.slice(0, MOST_REASONS).map(({ name }) => name) }
  }
}

/** The judge as trained by test/understand/doubt-weights.ts. */
export const trainedDoubts: Doubts = { message: judge(doubtWeights) }
