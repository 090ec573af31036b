import { readFileSync } from 'node:fs'
import { windowsOf } from '../danger/features.ts'
import { plain } from '../danger/plain.ts'
import { loudest, scoreOf, type Weights } from '../danger/score.ts'

/** What a text sounds like to one who has learnt how trouble (or danger) of a child is told. */
export interface HeardTrouble {
  /** log odds, by the training's own count of both */
  readonly score: number
  /** UTF-16 stretches of the text that spoke loudest for it */
  readonly words: readonly { readonly from: number; readonly to: number }[]
}

/** A line `feature<TAB>weight in hundredths`; the first is the bias. Written by test/understand/trouble-weights.ts. */
function readWeights(table: string): Weights {
  const of = new Map<string, number>()
  let bias = 0
  for (const line of table.split('\n')) {
    const tab = line.lastIndexOf('\t')
    const weight = Number(line.slice(tab + 1)) / 100
    if (tab === 0) bias = weight
    else if (tab > 0) of.set(line.slice(0, tab), weight)
  }
  return { bias, of }
}

let ownWeights: Weights | undefined

/** Hears the stretch of the text that sounds most like trouble. */
export function hearsTrouble(text: string, weights?: Weights): HeardTrouble {
  ownWeights ??= weights
    ? undefined
    : readWeights(readFileSync(new URL('trouble-weights.txt', import.meta.url), 'utf8'))
  const known = weights ?? ownWeights
  if (!known) return { score: Number.NEGATIVE_INFINITY, words: [] }
  const view = plain(text, ',')
  let best: { score: number; words: { from: number; to: number }[] } = { score: Number.NEGATIVE_INFINITY, words: [] }
  for (const window of windowsOf(view)) {
    const score = scoreOf(window, known)
    if (score > best.score) best = { score, words: loudest(window, known) }
  }
  const words = best.words.map(({ from, to }) => ({
    from: view.starts[from] ?? 0,
    to: view.ends[to - 1] ?? text.length,
  }))
  return { score: best.score, words: words.sort((one, other) => one.from - other.from) }
}
