import { readFileSync } from 'node:fs'

/** Places in a table and how much each weighs: what a learner sees of a text. */
export interface Features {
  readonly places: Int32Array
  readonly shares: Float32Array
}

/** Weights of all labels at each place, label by label, in steps. */
export interface LinearTable {
  readonly weights: Int8Array
  /** what one step of each label's column is worth */
  readonly steps: readonly number[]
}

/** The score of each label. */
export function scoresOf({ weights, steps }: LinearTable, { places, shares }: Features): number[] {
  const labels = steps.length
  const sums = new Float64Array(labels)
  for (let index = 0; index < places.length; index++) {
    const share = shares[index] ?? 0
    const row = (places[index] ?? 0) * labels
    for (let label = 0; label < labels; label++) sums[label] = (sums[label] ?? 0) + share * (weights[row + label] ?? 0)
  }
  return steps.map((step, label) => (sums[label] ?? 0) * step)
}

/** A table from its file: a step for each label as a 32-bit number, then the weights of so many places. */
export function readTable(file: string | URL, labels: number, places: number): LinearTable {
  const bytes = readFileSync(file)
  const steps = Array.from({ length: labels }, (_, label) => bytes.readFloatLE(label * 4))
  return { steps, weights: new Int8Array(bytes.buffer, bytes.byteOffset + labels * 4, places * labels) }
}
