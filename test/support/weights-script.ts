import { writeFileSync } from 'node:fs'
import type { Weights } from '../../src/understand/danger/weights.ts'
import type { LinearTable } from '../../src/understand/learner/linear-table.ts'
import { weightTable } from './danger-learn.ts'
import { bytesOf } from './linear-learn.ts'

/**
 * A script that makes the table of a learner anew: [--to FILE] [--without NAME,NAME …]. `make` gets the sets, files and
 * voices to leave out, and says what it made the table of.
 */
export function makeTable(
  name: string,
  make: (without: readonly string[]) => { readonly table: LinearTable; readonly said: readonly unknown[] },
): void {
  const option = (flag: string) =>
    process.argv.includes(flag) ? process.argv[process.argv.indexOf(flag) + 1] : undefined
  const { table, said } = make(option('--without')?.split(',') ?? [])
  writeFileSync(option('--to') ?? new URL(`../../src/understand/learner/${name}`, import.meta.url), bytesOf(table))
  console.log(...said)
}

/** A script that makes the weights of features anew, into a file of src/understand. */
export function makeWeights(file: string, weights: Weights): void {
  const table = weightTable(weights)
  writeFileSync(new URL(`../../src/understand/${file}`, import.meta.url), table)
  console.log(`${table.split('\n').length} features, ${Math.round(table.length / 1024)} thousand characters`)
}
