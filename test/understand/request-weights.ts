import { writeFileSync } from 'node:fs'
import { learnRequests, requestRows } from '../support/request-learn.ts'
import { bytesOf } from '../support/weights-file.ts'

/**
 * Makes the ear for requests anew, from corpus/asked and all labelled sets:
 * npx tsx test/understand/request-weights.ts [--to FILE] [--without SET,FILE …]
 */
const option = (name: string) => process.argv[process.argv.indexOf(name) + 1] ?? ''
const without = process.argv.includes('--without') ? option('--without').split(',') : []
const to = process.argv.includes('--to')
  ? option('--to')
  : new URL('../../src/understand/learner/request-weights.bin', import.meta.url)

const rows = requestRows(without)
writeFileSync(to, bytesOf(learnRequests(rows)))
console.log(`${rows.length} texts, ${rows.filter(({ request }) => request < 6).length} of them ask something`)
