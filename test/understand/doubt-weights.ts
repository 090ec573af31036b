import { writeFileSync } from 'node:fs'
import {
  caught,
  doubtModule,
  fit,
  leaveVoicesOut,
  messageExamples,
  type Scored,
  scoreAbove,
} from '../support/doubt-learn.ts'
import { doubtRows } from '../support/doubt-rows.ts'

/**
 * Makes anew what doubts a reading, from all labelled sets: npx tsx test/understand/doubt-weights.ts
 * Prints how well they do on voices left out.
 */
/** The score from which there is a question: chosen on the sums of test/corpus/held, where lower ones only asked of right readings. */
const ASKED = 0.3

const rows = doubtRows()
const examples = messageExamples(rows)
const scored = leaveVoicesOut(examples)
const tuned = scored.filter(({ example }) => example.group !== 'dev')
console.log('voices left out: share of the right above a score → share of the wrong above it')
curve('all but dev', tuned, ASKED)
for (const group of new Set(examples.map((one) => one.group)))
  curve(
    group,
    scored.filter(({ example }) => example.group === group),
    ASKED,
  )
const made = doubtModule({ ...fit(examples), asked: ASKED })
writeFileSync(new URL('../../src/understand/words/doubt-weights.ts', import.meta.url), made)

function curve(name: string, scored: readonly Scored[], asked: number): void {
  const wrong = scored.filter(({ example }) => example.wrong).length
  const points = [0.02, 0.05, 0.08, 0.12, 0.2, 0.3].map(
    (share) => `${share} → ${caught(scored, scoreAbove(scored, share)).toFixed(2)}`,
  )
  const right = scored.filter(({ example }) => !example.wrong)
  const above = right.filter(({ score }) => score > asked).length / Math.max(1, right.length)
  const here = `  at the score kept ${above.toFixed(2)} → ${caught(scored, asked).toFixed(2)}`
  console.log(`${name.padEnd(22)} ${right.length} right, ${wrong} wrong  ${points.join('  ')}${here}`)
}
