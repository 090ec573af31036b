import { type Excuse, excuses } from '../words/danger.ts'
import { dangerWeights } from '../words/danger-weights.ts'
import { type Window, windowsOf } from './features.ts'
import type { Plain } from './plain.ts'
import { loudest, scoreOf, type Weights } from './score.ts'
import { expressionOf } from './sign.ts'
import { spokenOf, type Who } from './who.ts'

/**
 * The score from which a text is urgent: chosen on voices left out of the training and on ordinary chat
 * (test/understand/danger-figures.ts). Chat of people about themselves has to speak much plainer.
 */
const thresholds: Readonly<Record<Who, number>> = {
  child: 1,
  others: 1,
  mixed: 1.5,
  addressed: 2.5,
  nobody: 2,
}

/** A line `name<TAB>weight in thousandths`; the first is the bias. Written by test/understand/danger-weights.ts. */
function readWeights(table: string): Weights {
  const lines = table.split('\n')
  const of = new Map<string, number>()
  let bias = 0
  for (const line of lines) {
    const tab = line.lastIndexOf('\t')
    const weight = Number(line.slice(tab + 1)) / 1000
    if (tab === 0) bias = weight
    else of.set(line.slice(0, tab), weight)
  }
  return { bias, of }
}

const ownWeights = readWeights(dangerWeights)

/** What takes back a whole text, whoever reads it: a notice, an advert, a denial, found again. */
const takenBack = (['advert', 'reformed', 'settled-before'] as const).map((name) => {
  const excuse: Excuse = excuses[name]
  return {
    words: expressionOf(excuse.words),
    unless: excuse.unless === undefined ? undefined : expressionOf(excuse.unless),
  }
})

/** The stretches of a plain text that make the learner call it urgent; empty where it does not. */
export function hearsDanger(view: Plain, weights: Weights = ownWeights): { from: number; to: number }[] {
  let best: { window: Window; margin: number } | undefined
  for (const window of windowsOf(view)) {
    const margin = scoreOf(window, weights) - thresholds[spokenOf(view.text.slice(window.from, window.to))]
    if (margin > 0 && margin > (best?.margin ?? 0) && !excused(view.text.slice(window.from, window.to))) {
      best = { window, margin }
    }
  }
  return best ? loudest(best.window, weights) : []
}

function excused(text: string): boolean {
  const has = (expression: RegExp) => text.search(expression) >= 0
  return takenBack.some(({ words, unless }) => has(words) && !(unless && has(unless)))
}
