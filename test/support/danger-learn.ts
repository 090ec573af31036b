import { readdirSync, readFileSync } from 'node:fs'
import type { Window } from '../../src/understand/danger/features.ts'
import { windowsOf } from '../../src/understand/danger/features.ts'
import { plain } from '../../src/understand/danger/plain.ts'
import { share } from '../../src/understand/danger/score.ts'
import type { Weights } from '../../src/understand/danger/weights.ts'
import { dangerSigns } from '../../src/understand/words/danger-signs.ts'
import { taggedLines } from './clause-learn.ts'
import { composedLines } from './clause-wordings.ts'
import { sets } from './labelled-sets.ts'

export interface Told {
  readonly text: string
  readonly level: 'urgent' | 'attention' | 'none'
  readonly voice: string
  /** never learnt from */
  readonly held?: boolean
}

/** One window to learn from. */
export interface Example {
  readonly voice: string
  readonly urgent: boolean
  readonly keys: readonly string[]
  readonly share: number
  /** the longest window of its text, which stands for the text where texts are counted */
  readonly longest: boolean
}

const ROUNDS = 20
const STEP = 0.3
const DECAY = 4e-4
/** A missed cry weighs this much more than a false alarm. */
const URGENT_WEIGHT = 2.5
/** A feature seen in fewer examples tells of one message, not of danger. */
const SEEN_AT_LEAST = 2

const corpus = new URL('../corpus/', import.meta.url)

function lines(file: string) {
  return readFileSync(new URL(file, corpus), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

/** The voices of danger written for the learner, with those that nobody had read before it stood. */
export function newVoices(): Told[] {
  return readdirSync(new URL('danger-voices/', corpus))
    .sort()
    .flatMap((file) => lines(`danger-voices/${file}`))
}

function levelIn(kept: string): Told['level'] {
  if (/\burgent\b/.test(kept)) return 'urgent'
  return /\battention\b/.test(kept) ? 'attention' : 'none'
}

/** X, Y and V of a text made names, the same ones for the same text always: nobody else writes of an X. */
export function withNames(text: string): string {
  let place = Array.from(text).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973, 7)
  const given = new Map<string, string>()
  return text.replace(/(?<![A-Za-z])[XYV](?![A-Za-z])/g, (letter) => {
    const known = given.get(letter)
    if (known) return known
    const names = letter === 'V' ? volunteerNames : childNames
    const name = names[place % names.length] ?? letter
    place += 17
    given.set(letter, name)
    return name
  })
}

const childNames =
  '小雨 石头 阿妹 婷婷 李想 小军 春燕 王浩然 妞妞 强子 陈静 玉兰 小虎 张子涵 阿牛 丽丽 刘洋 冬冬 马小燕 豆豆'.split(' ')
const volunteerNames = '玉梅 小周 秀英 建国 阿芳 红霞'.split(' ')

/** Of the composed reports every so many is enough. */
const EVERY = 12

/** All labelled texts: the voices, the older ones, and the corpus of reports and questions by its writers. */
export function toldRows(): Told[] {
  const reports = lines('dev.jsonl').map(({ id, text, expect }) => ({
    text,
    level: expect.concern,
    voice: `writer ${id[0]}`,
  }))
  const voices = sets
    .filter((set) => set !== 'dev')
    .flatMap((set) => lines(`voices/${set}.jsonl`))
    .map(({ id, text, expect }) => ({ text, level: expect.concern, voice: `writer ${id[0]}` }))
  const tagged = taggedLines().map(({ text, concern, voice }) => ({ text, level: concern, voice: `tagged ${voice}` }))
  const requests = lines('requests.jsonl').map(({ text, expect }) => ({
    text,
    level: expect.concern,
    voice: 'requests',
  }))
  const told = readFileSync(new URL('../understand/reports.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('|').map((part) => part.trim()))
    .map(([, text = '', kept = '']) => ({ text, level: levelIn(kept), voice: 'reports.txt' }))
  const signs = dangerSigns.flatMap(({ yes, no }) => [
    ...yes.map((text) => ({ text, level: 'urgent', voice: 'examples of the signs' }) as const),
    ...no.map((text) => ({ text, level: 'none', voice: 'examples of the signs' }) as const),
  ])
  // Reports of every kind, in which nothing is wrong.
  const plain = composedLines()
    .filter((_, at) => at % EVERY === 0)
    .map(({ text }) => ({ text, level: 'none', voice: 'wordings' }) as const)
  const all = [
    ...plain,
    ...newVoices(),
    ...lines('danger.jsonl'),
    ...reports,
    ...voices,
    ...tagged,
    ...requests,
    ...told,
    ...signs,
  ]
  return all.map((row) => ({ ...row, text: withNames(row.text) }))
}

/** The table of the weights as `readWeights` reads it, in hundredths: the bias under no name, in one order always. */
export function weightTable({ bias, of }: Weights): string {
  const hundredths = (weight: number) => Math.round(weight * 100)
  const rows = [...of]
    .filter(([, weight]) => Math.abs(weight) >= 0.1)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, weight]) => `${key}\t${hundredths(weight)}`)
  return [`\t${hundredths(bias)}`, ...rows].join('\n')
}

/** A cry is learnt whole; of what is not urgent, every window is not. */
export function examplesOf(rows: readonly Told[]): Example[] {
  return rows.flatMap(({ text, level, voice }) => {
    const windows = windowsOf(plain(text, ','))
    const urgent = level === 'urgent'
    const longest = windows.reduce<Window | undefined>(
      (best, window) => (best && best.to - best.from >= window.to - window.from ? best : window),
      undefined,
    )
    return (urgent ? (longest ? [longest] : []) : windows).map((window) => ({
      voice,
      urgent,
      keys: window.units.flatMap(({ features }) => features.map(({ key }) => key)),
      share: share(window),
      longest: window === longest,
    }))
  })
}

/**
 * Logistic regression by AdaGrad, in an order that is always the same. Each feature counts by how unevenly it is spread
 * over danger and the rest (NB-SVM), which is folded into its weight.
 */
export function train(examples: readonly Example[]): Weights {
  const numbers = numbered(examples)
  const uneven = unevenness(examples, numbers)
  const weight = new Float64Array(numbers.size)
  const seen = new Float64Array(numbers.size).fill(1e-3)
  const rows = examples.map((example) => ({
    ...example,
    at: example.keys.flatMap((key) => numbers.get(key) ?? []),
  }))
  let bias = -1
  let biasSeen = 1
  const random = sequence(7)
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(rows, random)
    for (const { at, urgent, share: each } of rows) {
      let sum = 0
      for (const number of at) sum += (weight[number] ?? 0) * (uneven[number] ?? 0)
      const error = (1 / (1 + Math.exp(-bias - sum * each)) - (urgent ? 1 : 0)) * (urgent ? URGENT_WEIGHT : 1)
      for (const number of at) {
        const slope = error * each * (uneven[number] ?? 0) + DECAY * (weight[number] ?? 0)
        seen[number] = (seen[number] ?? 0) + slope * slope
        weight[number] = (weight[number] ?? 0) - (STEP * slope) / Math.sqrt(seen[number] ?? 1)
      }
      biasSeen += error * error
      bias -= (STEP * error) / Math.sqrt(biasSeen)
    }
  }
  return {
    bias,
    of: new Map([...numbers].map(([key, number]) => [key, (weight[number] ?? 0) * (uneven[number] ?? 0)])),
  }
}

/** For each feature, how far its share of dangers is from its share of the rest: the log of one over the other. */
function unevenness(examples: readonly Example[], numbers: ReadonlyMap<string, number>): Float64Array {
  const MOST = 3
  const inDanger = new Float64Array(numbers.size).fill(1)
  const inRest = new Float64Array(numbers.size).fill(1)
  let dangers = 1
  let rest = 1
  for (const { keys, urgent } of examples.filter(({ longest }) => longest)) {
    const counted = urgent ? inDanger : inRest
    if (urgent) dangers++
    else rest++
    for (const key of new Set(keys)) {
      const number = numbers.get(key)
      if (number !== undefined) counted[number] = (counted[number] ?? 0) + 1
    }
  }
  return inDanger.map((count, number) =>
    Math.min(MOST, Math.abs(Math.log(count / dangers / ((inRest[number] ?? 1) / rest)))),
  )
}

function numbered(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { keys } of examples) for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= SEEN_AT_LEAST).map(([key]) => key)
  return new Map(kept.map((key, number) => [key, number]))
}

function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return state / 2147483648
  }
}

function shuffle<Row>(rows: Row[], random: () => number): void {
  for (let last = rows.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [rows[last], rows[other]]
    if (one !== undefined && two !== undefined) {
      rows[last] = two
      rows[other] = one
    }
  }
}

/** Each voice with weights of all the others; those held back, with weights of none of them. */
export function leaveOneOut(rows: readonly Told[]): { voice: string; rows: Told[]; weights: Weights }[] {
  const examples = examplesOf(rows.filter(({ held }) => !held))
  const voices = [...new Set(rows.map(({ voice }) => voice))]
  const whole = train(examples)
  return voices.map((voice) => {
    const own = rows.filter((row) => row.voice === voice)
    const held = own.every((row) => row.held)
    return { voice, rows: own, weights: held ? whole : train(examples.filter((example) => example.voice !== voice)) }
  })
}
