import { writeFileSync } from 'node:fs'
import type { LinearTable } from '../../src/understand/learner/linear-table.ts'
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
