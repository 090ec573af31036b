import { clauseEar, clauseLabels } from '../../src/understand/learner/clause-model.ts'
import { figuresOf, learnClauses } from '../support/clause-learn.ts'
import { clauseRows } from '../support/clause-rows.ts'
import { makeTable } from '../support/weights-script.ts'

/**
 * Makes the ear for clauses anew, from the wordings, the tagged lines, the tellings and all labelled sets:
 * npx tsx test/understand/clause-weights.ts [--to FILE] [--without SET,VOICE …]
 */
makeTable('clause-weights.bin', (without) => {
  const rows = clauseRows(without)
  const table = learnClauses(rows)
  return { table, said: [`${rows.length} clauses, ${clauseLabels.length} labels`, figuresOf(clauseEar(table), rows)] }
})
