import type { Features, LinearTable } from '../../src/understand/learner/linear-table.ts'

const DECAY = 1e-3
/** Smaller errors teach nothing. */
const LEAST_ERROR = 0.005
const SEEN_AT_FIRST = 0.1

/** A table while it learns, by AdaGrad. */
export interface Learning {
  /** the scores of the labels from `first` up to `last` */
  readonly scores: (features: Features, first: number, last: number) => Float64Array
  /** moves one label's score of these features by what it was wrong */
  readonly correct: (features: Features, label: number, error: number) => void
  readonly table: () => LinearTable
}

export function createLearning(places: number, labels: number, step: number): Learning {
  const weights = new Float32Array(places * labels)
  const seen = new Float32Array(places * labels).fill(SEEN_AT_FIRST)
  return {
    scores({ places: at, shares }, first, last) {
      const sums = new Float64Array(last - first)
      for (let index = 0; index < at.length; index++) {
        const base = at[index]! * labels
        const share = shares[index]!
        for (let label = first; label < last; label++) sums[label - first]! += share * weights[base + label]!
      }
      return sums
    },
    correct({ places: at, shares }, label, error) {
      if (Math.abs(error) < LEAST_ERROR) return
      for (let index = 0; index < at.length; index++) {
        const place = at[index]! * labels + label
        const slope = error * shares[index]! - DECAY * weights[place]!
        seen[place]! += slope * slope
        weights[place]! += (step * slope) / Math.sqrt(seen[place]!)
      }
    },
    table: () => inSteps(weights, labels),
  }
}

/** The rows of all rounds, in an order that is mixed and always the same. */
export function* roundsOf<Row>(rows: readonly Row[], rounds: number): Generator<Row> {
  for (let round = 0; round < rounds; round++)
    for (let order = 0; order < rows.length; order++) {
      const row = rows[(order * 7919 + round * 31) % rows.length]
      if (row !== undefined) yield row
    }
}

/** The weights as whole steps, at most 127 of them: a quarter of the size, and as good. */
function inSteps(weights: Float32Array, labels: number): LinearTable {
  const most = Array.from({ length: labels }, () => 1e-6)
  for (let at = 0; at < weights.length; at++) most[at % labels] = Math.max(most[at % labels]!, Math.abs(weights[at]!))
  const steps = most.map((largest) => largest / 127)
  return { steps, weights: Int8Array.from(weights, (weight, at) => Math.round(weight / steps[at % labels]!)) }
}

/** As linear-table.ts reads it: the steps as 32-bit numbers, then the weights. */
export function bytesOf({ steps, weights }: LinearTable): Buffer {
  const head = Buffer.alloc(steps.length * 4)
  for (const [label, step] of steps.entries()) head.writeFloatLE(step, label * 4)
  return Buffer.concat([head, Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)])
}
