import type { Weights } from '../../src/understand/danger/weights.ts'
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
