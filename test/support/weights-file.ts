/** Weights of all labels at each place, in steps of a size for each label. */
export interface Stepped {
  readonly weights: Int8Array
  readonly steps: readonly number[]
}

/** The weights as whole steps, at most 127 of them: a quarter of the size, and as good. */
export function inSteps(weights: Float32Array, labels: number): Stepped {
  const most = Array.from({ length: labels }, () => 1e-6)
  for (let at = 0; at < weights.length; at++) most[at % labels] = Math.max(most[at % labels]!, Math.abs(weights[at]!))
  const steps = most.map((largest) => largest / 127)
  return { steps, weights: Int8Array.from(weights, (weight, at) => Math.round(weight / steps[at % labels]!)) }
}

/** As the learners read it: the steps as 32-bit numbers, then the table. */
export function bytesOf({ steps, weights }: Stepped): Buffer {
  const head = Buffer.alloc(steps.length * 4)
  for (const [label, step] of steps.entries()) head.writeFloatLE(step, label * 4)
  return Buffer.concat([head, Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength)])
}
