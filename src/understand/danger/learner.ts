import { type Excuse, excuses, jokedAmongTalkers, oftenHarmless, ownWords } from '../words/danger.ts'
import { grave } from '../words/danger-topics.ts'
import { dangerWeights } from '../words/danger-weights.ts'
import { type Window, windowsOf } from './features.ts'
import type { Plain } from './plain.ts'
import { loudest, scoreOf, type Weights } from './score.ts'
import { expressionOf } from './sign.ts'
import { type Doubt, doubtIn, spokenOf, type Who } from './who.ts'

/**
 * The score from which a text is urgent: chosen on voices left out of the training and on ordinary chat
 * (test/understand/danger-figures.ts). Chat of people about themselves has to speak much plainer.
 */
const thresholds: Readonly<Record<Who, number>> = {
  child: 1,
  others: 0.9,
  mixed: 1.6,
  addressed: 2.5,
  nobody: 2.3,
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

/** What a stretch needs besides that names no danger, and one that is said to somebody. */
const WITHOUT_GRAVE_TOPIC = 0.8
const TO_SOMEBODY = 1
const graveKeys = new Set([...grave].map((name) => `<${name}>`))

function thresholdOf({ units }: Window, text: string): number {
  const named = units.some(({ features }) => features.some(({ key }) => graveKeys.has(key)))
  return thresholds[spokenOf(text)] + (named ? 0 : WITHOUT_GRAVE_TOPIC) + (/[你您]/.test(text) ? TO_SOMEBODY : 0)
}

/** The stretches of a plain text that make the learner call it urgent; empty where it does not. */
export function hearsDanger(view: Plain, weights: Weights = ownWeights): { from: number; to: number }[] {
  let best: { window: Window; margin: number } | undefined
  for (const window of windowsOf(view)) {
    const margin = scoreOf(window, weights) - thresholdOf(window, view.text.slice(window.from, window.to))
    if (margin > 0 && margin > (best?.margin ?? 0) && !excused(view.text.slice(window.from, window.to))) {
      best = { window, margin }
    }
  }
  return best ? loudest(best.window, weights) : []
}

/** The score that a doubted sign needs; the learner's own thresholds are far higher. */
const doubts: Readonly<Record<Exclude<Doubt, 'none'>, number>> = {
  others: -0.4,
  mixed: -0.3,
  addressed: 0.3,
  talkers: 0,
  nobody: -1.2,
}
const amongTalkers: readonly Doubt[] = ['addressed', 'talkers']

/** A message that is nothing but this wish, in a voice of nobody knows whose. */
const wishAlone = /^[我俺真好就也都,]*(?:想死|不想活)[了啊吧呀啦]*[,。!]*$/

/**
 * Tells of each sign of one text whether it counts: it is one that nobody says for fun, a child is spoken of, or a
 * stretch around it makes danger likely enough. The text is weighed once, and only where a sign is doubted.
 */
export function doubter(view: Plain, weights: Weights = ownWeights) {
  const doubtOf = { own: once(() => doubtIn(view.text, true)), other: once(() => doubtIn(view.text, false)) }
  const weighed = once(() =>
    windowsOf(view).map(({ from, to, units }) => ({ from, to, score: scoreOf({ from, to, units }, weights) })),
  )
  return ({ from, to, rule }: { from: number; to: number; rule: string }): boolean => {
    if (!oftenHarmless.has(rule) && !jokedAmongTalkers.has(rule)) return true
    if (wishAlone.test(view.text)) return true
    const doubt = ownWords.has(rule) ? doubtOf.own() : doubtOf.other()
    if (doubt === 'none' || (jokedAmongTalkers.has(rule) && !amongTalkers.includes(doubt))) return true
    return weighed().some((window) => window.from < to && window.to > from && window.score >= doubts[doubt])
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function excused(text: string): boolean {
  const has = (expression: RegExp) => text.search(expression) >= 0
  return takenBack.some(({ words, unless }) => has(words) && !(unless && has(unless)))
}
