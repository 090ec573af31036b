import { learnRequests, requestRows } from '../support/request-learn.ts'
import { makeTable } from '../support/weights-script.ts'

/**
 * Makes the ear for requests anew, from corpus/asked, chatter and all labelled sets:
 * npx tsx test/understand/request-weights.ts [--to FILE] [--without SET,FILE …]
 */
makeTable('request-weights.bin', (without) => {
  const rows = requestRows(without)
  const asking = rows.filter(({ request }) => request < 6).length
  return { table: learnRequests(rows), said: [`${rows.length} texts, ${asking} of them ask something`] }
})
