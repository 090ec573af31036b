import { describe, expect, it } from 'vitest'
import type { Meaning } from '../../src/understand/meaning.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { type CorpusMessage, corpus, speakerOf } from '../support/corpus.ts'

/** Each message read by an understanding that has not learnt from its writer. */
function read(): { message: CorpusMessage; meaning: Meaning }[] {
  const voices = new Map<string, ReturnType<typeof createUnderstanding>>()
  return corpus().map((message) => {
    const voice = message.id.slice(0, 1)
    const understanding = voices.get(voice) ?? createUnderstanding({ withoutVoices: [voice] })
    voices.set(voice, understanding)
    const { text, channel, mention, roster, sender } = message
    const at = new Date(message.at)
    const speaker = speakerOf(roster, sender, channel)
    return { message, meaning: understanding.understand({ text, channel, mention, quote: null, at }, speaker) }
  })
}

const all = read()
const share = (part: number, whole: number) => part / whole

function recordsOf(
  records: readonly { child: string; activity: string; outcome: string; minutes: number | null; by?: string }[],
) {
  return records
    .map(({ child, activity, outcome, minutes, by }) => [by, child, activity, minutes, outcome].join(' '))
    .sort()
}

describe('the corpus, each writer left out of what is learnt', () => {
  it('reads at least 97 of 100 intents', () => {
    const right = all.filter(({ message, meaning }) => meaning.intent === message.expect.intent)
    expect(share(right.length, all.length)).toBeGreaterThanOrEqual(0.97)
  })

  it('reads all records of at least 95 of 100 check-ins', () => {
    const reports = all.filter(({ message }) => message.expect.records.length > 0)
    const right = reports.filter(
      ({ message, meaning }) => recordsOf(meaning.records).join() === recordsOf(message.expect.records).join(),
    )
    expect(share(right.length, reports.length)).toBeGreaterThanOrEqual(0.95)
  })

  it('records for a wrong child at most twice', () => {
    const wrong = all.flatMap(({ message, meaning }) => {
      const children = new Set(message.expect.records.map(({ child }) => child))
      const told = message.expect.records.length > 0 || message.expect.clarify !== null
      return told ? meaning.records.filter(({ child }) => !children.has(child)) : []
    })
    expect(wrong.length).toBeLessThanOrEqual(2)
  })

  it('keeps a record of at most two messages that report nothing', () => {
    const quiet = all.filter(({ message }) => message.expect.records.length === 0)
    expect(quiet.filter(({ meaning }) => meaning.records.length > 0).length).toBeLessThanOrEqual(2)
  })

  it('asks where the station leader would ask', () => {
    const asked = all.filter(({ message }) => message.expect.clarify !== null)
    const right = asked.filter(({ meaning }) => meaning.clarify !== null)
    expect(share(right.length, asked.length)).toBeGreaterThanOrEqual(0.9)
  })
})
