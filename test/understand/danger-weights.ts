import { examplesOf, toldRows, train } from '../support/danger-learn.ts'
import { makeWeights } from '../support/weights-script.ts'

/** Makes what hears danger anew, from all voices but those held back: npx tsx test/understand/danger-weights.ts */
makeWeights('danger/danger-weights.txt', train(examplesOf(toldRows().filter(({ held }) => !held))))
