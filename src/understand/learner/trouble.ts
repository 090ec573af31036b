import { windowsOf } from '../danger/features.ts'
import { plain } from '../danger/plain.ts'
import { loudest, scoreOf } from '../danger/score.ts'
import { readWeights, type Weights } from '../danger/weights.ts'

/** What a text sounds like to one who has learnt how trouble (or danger) of a child is told. */
export interface HeardTrouble {
  /** log odds, by the training's own count of both */
  readonly score: number
  /** UTF-16 stretches of the text that spoke loudest for it */
  readonly words: readonly { readonly from: number; readonly to: number }[]
}

let ownWeights: Weights | undefined

/** Hears the stretch of the text that sounds most like trouble. */
export function hearsTrouble(text: string, weights?: Weights): HeardTrouble {
  ownWeights ??= readWeights(new URL('trouble-weights.txt', import.meta.url))
  const known = weights ?? ownWeights
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
