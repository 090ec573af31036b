import { writeFileSync } from 'node:fs'
import { examplesOf, toldRows, train, weightTable } from '../support/danger-learn.ts'

/** Writes src/understand/danger/weights.tsv anew from all voices but those held back: npx tsx test/understand/danger-weights.ts */
const table = weightTable(train(examplesOf(toldRows().filter(({ held }) => !held))))
writeFileSync(new URL('../../src/understand/danger/weights.tsv', import.meta.url), table)
console.log(`${table.split('\n').length - 2} features, ${Math.round(table.length / 1024)} KB`)
