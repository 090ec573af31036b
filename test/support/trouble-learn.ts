import type { Weights } from '../../src/understand/danger/score.ts'
import { concernSigns } from '../../src/understand/words/concerns.ts'
import { examplesOf, type Told, toldRows, train, withNames } from './danger-learn.ts'

/** Every labelled text, danger and trouble alike being trouble. */
export function troubleRows(): Told[] {
  const signs = concernSigns.flatMap(({ yes, no }) => [
    ...yes.map((text) => ({ text: withNames(text), level: 'attention', voice: 'examples of the signs' }) as const),
    ...no.map((text) => ({ text: withNames(text), level: 'none', voice: 'examples of the signs' }) as const),
  ])
  return [...toldRows(), ...signs].map((row) => ({ ...row, level: row.level === 'none' ? 'none' : 'urgent' }))
}

/** Weights learnt from all voices but those left out. */
export function troubleWeights(without: readonly string[] = []): Weights {
  return train(examplesOf(troubleRows().filter(({ held, voice }) => !held && !without.includes(voice))))
}

/** The table of the weights, in hundredths: the bias under no name, in one order always. */
export function troubleTable({ bias, of }: Weights): string {
  const hundredths = (weight: number) => Math.round(weight * 100)
  const rows = [...of]
    .filter(([, weight]) => Math.abs(weight) >= 0.1)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, weight]) => `${key}\t${hundredths(weight)}`)
  return [`\t${hundredths(bias)}`, ...rows].join('\n')
}
