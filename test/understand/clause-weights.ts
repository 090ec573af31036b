import { writeFileSync } from 'node:fs'
import { clauseEar, clauseLabels } from '../../src/understand/learner/clause-model.ts'
import { figuresOf, learnClauses } from '../support/clause-learn.ts'
import { clauseRows } from '../support/clause-rows.ts'
import { bytesOf } from '../support/weights-file.ts'

/**
 * Makes the ear for clauses anew, from the tagged lines, the tellings and all labelled sets:
 * npx tsx test/understand/clause-weights.ts [--to FILE] [--without SET,VOICE …]
 */
const option = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? ''
const without = process.argv.includes('--without') ? option('--without').split(',') : []
const to = process.argv.includes('--to')
  ? option('--to')
  : new URL('../../src/understand/learner/clause-weights.bin', import.meta.url)

const rows = clauseRows(without)
const made = learnClauses(rows)
writeFileSync(to, bytesOf(made))
console.log(`${rows.length} clauses, ${clauseLabels.length} labels`, figuresOf(clauseEar(made), rows))
