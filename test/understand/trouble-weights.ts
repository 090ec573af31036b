import { troubleWeights } from '../support/trouble-learn.ts'
import { makeWeights } from '../support/weights-script.ts'

/** Makes anew what hears trouble, from all labelled texts: npx tsx test/understand/trouble-weights.ts */
makeWeights('learner/trouble-weights.txt', troubleWeights())
