import { type Excuse, excuses, jokedAmongTalkers, oftenHarmless, ownWords } from '../words/danger.ts'
import { type Window, windowsOf } from './features.ts'
import type { Plain } from './plain.ts'
import { loudest, scoreOf } from './score.ts'
import { expressionOf } from './sign.ts'
import { readWeights, type Weights } from './weights.ts'
import { type Doubt, doubtIn, type Setting, settingOf, type Who } from './who.ts'

/**
 * The score from which a text is urgent: chosen on voices left out of the training and on ordinary chat
 * (test/understand/danger-figures.ts). Chat of people about themselves has to speak much plainer, and so has what names
 * nothing that is danger by itself. In order: grave, grave in chat, nothing grave, nothing grave in chat.
 */
const thresholds: Readonly<Record<Who, readonly [number, number, number, number]>> = {
  child: [-2.1, 0.1, -0.9, 2.1],
  others: [-0.9, 0.3, 0, 2.1],
  mixed: [0.2, 1.9, 0.7, 1.8],
  addressed: [1.8, 2, 3.2, 3.2],
  nobody: [1.8, 3, 3.2, 3.2],
}

const ownWeights = readWeights(new URL('danger-weights.txt', import.meta.url))

/** What takes back a stretch, whoever reads it: a denial, found again; and a whole text: a notice, an advert. */
const takenBack = (['reformed', 'settled-before', 'advert'] as const).map((name) => {
  const excuse: Excuse = excuses[name]
  return {
    words: expressionOf(excuse.words),
    unless: excuse.unless === undefined ? undefined : expressionOf(excuse.unless),
  }
})

/** A text as long as one thought is judged by all of it, a longer one stretch by stretch. */
const ONE_THOUGHT_CHARACTERS = 120

function thresholdOf({ who, grave, chat }: Setting): number {
  return thresholds[who][(grave ? 0 : 2) + (chat ? 1 : 0)] ?? 0
}

/** The stretches of a plain text that make the learner call it urgent; empty where it does not. */
export function hearsDanger(view: Plain, weights: Weights = ownWeights): { from: number; to: number }[] {
  let best: { window: Window; margin: number } | undefined
  if (excused(view.text, wholeTakenBack)) return []
  const whole = view.text.length <= ONE_THOUGHT_CHARACTERS ? settingOf(view.text) : undefined
  for (const window of windowsOf(view)) {
    const setting = whole ?? settingOf(view.text.slice(window.from, window.to))
    const margin = scoreOf(window, weights) - thresholdOf(setting)
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
/** Below this a sign counts for nothing, even of a child: all around it tells of something else. */
const leastOfAll = -3
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
  const likely = (from: number, to: number, least: number) =>
    weighed().some((window) => window.from < to && window.to > from && window.score >= least)
  return ({ from, to, rule }: { from: number; to: number; rule: string }): boolean => {
    if (wishAlone.test(view.text)) return true
    if (!oftenHarmless.has(rule) && !jokedAmongTalkers.has(rule)) return true
    const doubt = ownWords.has(rule) ? doubtOf.own() : doubtOf.other()
    const plainly = doubt === 'none' || (jokedAmongTalkers.has(rule) && !amongTalkers.includes(doubt))
    return likely(from, to, plainly ? leastOfAll : doubts[doubt])
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const wholeTakenBack = takenBack.slice(-1)

function excused(text: string, by = takenBack): boolean {
  const has = (expression: RegExp) => text.search(expression) >= 0
  return by.some(({ words, unless }) => has(words) && !(unless && has(unless)))
}
