/** Written by test/understand/doubt-weights.ts, not by hand. */
export interface LineWeights {
  readonly bias: number
  readonly of: Readonly<Record<string, number>>
}

export const doubtWeights: { readonly message: LineWeights; readonly record: LineWeights } = {
  message: { bias: -9, of: {} },
  record: { bias: -9, of: {} },
}
