import { readFileSync } from 'node:fs'

/** What each feature says for danger (above 0) or against it, and what is said of a text with none. */
export interface Weights {
  readonly bias: number
  readonly of: ReadonlyMap<string, number>
}

/** A line `feature<TAB>weight in hundredths`; the first is the bias. Written by test/understand/danger-weights.ts and its like. */
export function readWeights(file: URL): Weights {
  const of = new Map<string, number>()
  let bias = 0
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const tab = line.lastIndexOf('\t')
    const weight = Number(line.slice(tab + 1)) / 100
    if (tab === 0) bias = weight
    else if (tab > 0) of.set(line.slice(0, tab), weight)
  }
  return { bias, of }
}
