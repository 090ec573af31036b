import { createGrams } from './grams.ts'

/** A text and the label it bears. */
export interface Sample<Label extends string> {
  readonly text: string
  readonly label: Label
}

/** Tells how likely each label is; the chances of all labels add up to 1. */
export type Classifier<Label extends string> = (text: string) => Readonly<Record<Label, number>>

const LONGEST_GRAM = 3
const READ_CHARACTERS = 120
const ROUNDS = 14
const STEP = 0.35
const DECAY = 0.0004

/**
 * Softmax regression over character grams of one to three. Each label weighs alike, however many samples it has: most
 * labelled messages are reports, most messages of a group are not. Samples are taken in a fixed order, so that the same
 * samples always give the same classifier.
 */
export function train<Label extends string>(
  samples: readonly Sample<Label>[],
  labels: readonly Label[],
): Classifier<Label> {
  const grams = createGrams(LONGEST_GRAM)
  const known = samples.map(({ text, label }) => ({ grams: grams.learn(framed(text)), at: labels.indexOf(label) }))
  const weights = labels.map(() => new Float64Array(grams.count()))
  const counts = labels.map((_, at) => Math.max(1, known.filter((sample) => sample.at === at).length))
  const fair = counts.map((count) => Math.min(3, Math.sqrt(samples.length / (labels.length * count))))
  for (let round = 0; round < ROUNDS; round++)
    for (let order = 0; order < known.length; order++) {
      const sample = known[(order * 7919) % known.length]
      if (sample) learn(weights, sample, (STEP * (fair[sample.at] ?? 1)) / (1 + round * 0.3))
    }
  return (text) => {
    const guessed = chances(weights, grams.known(framed(text)))
    return Object.fromEntries(labels.map((label, at) => [label, guessed[at] ?? 0])) as Record<Label, number>
  }
}

interface Known {
  readonly grams: readonly number[]
  readonly at: number
}

function learn(weights: readonly Float64Array[], { grams, at }: Known, step: number): void {
  const guessed = chances(weights, grams)
  const share = step / Math.sqrt(grams.length + 1)
  for (const [label, row] of weights.entries()) {
    const error = (label === at ? 1 : 0) - (guessed[label] ?? 0)
    for (const gram of grams) row[gram] = (row[gram] ?? 0) * (1 - DECAY) + share * error
  }
}

function chances(weights: readonly Float64Array[], grams: readonly number[]): number[] {
  const scale = 1 / Math.sqrt(grams.length + 1)
  const scores = weights.map((row) => grams.reduce((sum, gram) => sum + (row[gram] ?? 0), 0) * scale * 4)
  const most = Math.max(...scores)
  const raised = scores.map((score) => Math.exp(score - most))
  const whole = raised.reduce((sum, one) => sum + one, 0)
  return raised.map((one) => one / whole)
}

const framed = (text: string) => `^${text.slice(0, READ_CHARACTERS).replace(/\d+/g, '0').replace(/\s+/g, ' ')}$`
