import { createGrams } from './grams.ts'

/** A text and every label it bears; `null` where the labels of a sample are not known, but that it bears some. */
export interface ManySample<Label extends string> {
  readonly text: string
  readonly labels: readonly Label[] | null
}

/** How likely each label is, each for itself, and how likely any is. */
export interface Votes<Label extends string> {
  readonly any: number
  readonly of: Readonly<Record<Label, number>>
}

const LONGEST_GRAM = 3
const READ_CHARACTERS = 80
const ROUNDS = 12
const STEP = 0.6
/** What is learnt already is passed over. */
const LEAST_ERROR = 0.01
const SCALE = 4

/**
 * Logistic regressions, one for each label and one for any of them, over character grams of one to four. Samples are
 * taken in a fixed order, so that the same samples always give the same votes.
 */
export function trainMany<Label extends string>(
  samples: readonly ManySample<Label>[],
  labels: readonly Label[],
  readCharacters = READ_CHARACTERS,
): (text: string) => Votes<Label> {
  const width = labels.length + 1
  const grams = createGrams(LONGEST_GRAM)
  // number 0 stands in every text and carries the bias
  const framed = (text: string) => `^${text.slice(0, readCharacters)}$`
  const known = samples.map(({ text, labels: own }) => ({
    grams: [0, ...grams.learn(framed(text))],
    bears: own && labels.map((label) => own.includes(label)),
  }))
  const weights = new Float64Array(grams.count() * width)
  const fair = [1, ...labels.map((_, at) => fairShare(known, at))]
  for (let round = 0; round < ROUNDS; round++)
    for (let order = 0; order < known.length; order++) {
      const sample = known[(order * 7919) % known.length]
      if (sample) learn(weights, fair, sample, STEP / (1 + round * 0.25))
    }
  return (text) => {
    const chances = chancesOf(weights, width, [0, ...grams.known(framed(text))])
    const of = Object.fromEntries(labels.map((label, at) => [label, chances[at + 1] ?? 0])) as Record<Label, number>
    return { any: chances[0] ?? 0, of }
  }
}

interface Known {
  readonly grams: readonly number[]
  readonly bears: readonly boolean[] | null
}

/** A rare label weighs more where it stands, so that it is heard beside the many clauses without it. */
function fairShare(samples: readonly Known[], label: number): number {
  const bearing = samples.filter(({ bears }) => bears?.[label]).length
  return Math.min(6, Math.sqrt(samples.length / (2 * Math.max(1, bearing))))
}

function learn(weights: Float64Array, fair: readonly number[], { grams, bears }: Known, step: number): void {
  const width = fair.length
  const chances = chancesOf(weights, width, grams)
  const share = step / Math.sqrt(grams.length + 1)
  for (let at = 0; at < width; at++) {
    if (bears === null && at > 0) return
    const bearing = at === 0 ? bears === null || bears.includes(true) : (bears?.[at - 1] ?? false)
    const error = (Number(bearing) - (chances[at] ?? 0)) * (bearing ? (fair[at] ?? 1) : 1)
    if (Math.abs(error) < LEAST_ERROR) continue
    for (const gram of grams) {
      const place = gram * width + at
      weights[place] = (weights[place] ?? 0) + share * error
    }
  }
}

function chancesOf(weights: Float64Array, width: number, grams: readonly number[]): number[] {
  const scores = new Array<number>(width).fill(0)
  for (const gram of grams)
    for (let at = 0; at < width; at++) scores[at] = (scores[at] ?? 0) + (weights[gram * width + at] ?? 0)
  const scale = SCALE / Math.sqrt(grams.length + 1)
  return scores.map((score) => 1 / (1 + Math.exp(-score * scale)))
}
