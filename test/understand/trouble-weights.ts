import { writeFileSync } from 'node:fs'
import { troubleTable, troubleWeights } from '../support/trouble-learn.ts'

/** Makes anew what hears trouble, from all labelled texts: npx tsx test/understand/trouble-weights.ts */
const table = troubleTable(troubleWeights())
writeFileSync(new URL('../../src/understand/learner/trouble-weights.txt', import.meta.url), table)
console.log(`${table.split('\n').length} features, ${Math.round(table.length / 1024)} thousand characters`)
