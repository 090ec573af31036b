import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judge } from '../../src/understand/learner/doubt-model.ts'
import { labelledIntents, type Meaning } from '../../src/understand/meaning.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { doubtWeights } from '../../src/understand/words/doubt-weights.ts'
import { fit, messageExamples } from '../support/doubt-learn.ts'
import { doubtRows, earWithout } from '../support/doubt-rows.ts'
import { messagesOf, sets, speakersOf } from '../support/labelled-sets.ts'

/**
 * How well messages are understood by learners that have not heard their writer: each voice of the labelled sets is read
 * with the wording, the ear for clauses and the doubt learnt from all the others. What hears danger and trouble has heard
 * them all, and rules were written by people who had read them. npx tsx test/understand/left-out.ts [SET …]
 */
const wanted = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'banban-left-out-'))
const score = fileURLToPath(new URL('../corpus/score.mjs', import.meta.url))
const examples = messageExamples(doubtRows())

function labelsOf(meaning: Meaning) {
  return {
    ...meaning,
    intent: labelledIntents.find((intent) => intent === meaning.intent) ?? 'none',
    concern: meaning.concern.level,
  }
}

for (const set of sets.filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const speaker = speakersOf(set)
  const messages = messagesOf(set)
  const voices = [...new Set(messages.map(({ id }) => id.charAt(0)))]
  const read = voices.flatMap((voice) => {
    const doubts = judge({ ...fit(examples.filter((one) => one.voice !== voice)), asked: doubtWeights.asked })
    const { understand } = createUnderstanding({
      withoutVoices: [voice],
      ear: earWithout(voice),
      doubts: { message: doubts },
    })
    return messages
      .filter(({ id }) => id.startsWith(voice))
      .map((message) => {
        const meaning = understand({ ...message, quote: null, at: new Date(message.at) }, speaker(message))
        return JSON.stringify({ id: message.id, expect: labelsOf(meaning) })
      })
  })
  const gold = join(folder, `${set}.jsonl`)
  const said = join(folder, `${set}.read.jsonl`)
  writeFileSync(gold, messages.map((message) => JSON.stringify(message)).join('\n'))
  writeFileSync(said, read.join('\n'))
  console.log(`\n${set}\n${execFileSync('node', [score, gold, said], { encoding: 'utf8' })}`)
}
rmSync(folder, { recursive: true })
