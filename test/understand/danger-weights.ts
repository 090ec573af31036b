import { writeFileSync } from 'node:fs'
import { examplesOf, toldRows, train, weightModule } from '../support/danger-learn.ts'

/** Makes the learner's weights anew from all voices but those held back: npx tsx test/understand/danger-weights.ts */
const made = weightModule(train(examplesOf(toldRows().filter(({ held }) => !held))))
writeFileSync(new URL('../../src/understand/words/danger-weights.ts', import.meta.url), made)
console.log(`${made.split('\n').length - 3} features, ${Math.round(made.length / 1024)} thousand characters`)
