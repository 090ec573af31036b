import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Meaning } from '../../src/understand/meaning.ts'
import { normalise } from '../../src/understand/normalise.ts'
import { understand } from '../../src/understand/understand.ts'
import { corpus, speakerOf } from '../support/corpus.ts'

const messages = corpus()
const speaker = speakerOf('a1', 'v3')

function read(text: string, { roster, sender, channel, mention, at } = messages[0]!): Meaning {
  const message = { text, channel, mention, quote: null, at: new Date(at) }
  return understand(message, speakerOf(roster, sender, channel))
}

const wording = fc.constantFrom(
  ...'给 去 看了 打电话 家访 周末 李想 高兴 孩子 奶奶 没人接 昨天 明天 3.5 40分钟 , 。 \n 1. #接龙 「 」 😂 送了 书包 想要 说 不是 是 桂兰姐 ； \t'.split(
    ' ',
  ),
)

describe('any text', () => {
  it('is read without an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme' }),
          fc.array(wording).map((words) => words.join('')),
        ),
        (text) => {
          const meaning = understand(
            { text, channel: 'group', mention: false, quote: null, at: new Date('2026-03-11T20:15:00+08:00') },
            speaker,
          )
          for (const { from, to } of meaning.evidence) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeLessThanOrEqual(text.length)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  it('may be cut anywhere, or sent twice over, of every message of the corpus', () => {
    fc.assert(
      fc.property(fc.constantFrom(...messages), fc.nat(), (message, at) => {
        const cut = message.text.slice(0, at % (message.text.length + 1))
        expect(read(cut, message).intent).toBeTypeOf('string')
        expect(read(message.text + message.text, message).intent).toBeTypeOf('string')
      }),
      { numRuns: 300 },
    )
  })
})

describe('a plain text', () => {
  it('is as plain when it is made plain again', () => {
    for (const { text } of messages) expect(normalise(normalise(text).text).text).toBe(normalise(text).text)
    fc.assert(
      fc.property(fc.array(wording), (words) => {
        const once = normalise(words.join('')).text
        expect(normalise(once).text).toBe(once)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a record', () => {
  it('has words or a named assumption for its child, its activity and its day', () => {
    for (const message of messages) {
      const { records, evidence, assumed } = read(message.text, message)
      records.forEach((_, index) => {
        for (const what of ['child', 'activity', 'date'] as const) {
          const told = evidence.some(({ of }) => of === `records.${index}.${what}`)
          const named = assumed.some((one) => one.record === index && one.what === what)
          expect(told || named, `${message.id} ${what}`).toBe(true)
        }
      })
    }
  })

  it('is for a child of the roster, by a person of the roster', () => {
    for (const message of messages) {
      const { roster } = speakerOf(message.roster, message.sender, message.channel)
      for (const { child, by } of read(message.text, message).records) {
        expect(roster.children.map(({ id }) => id)).toContain(child)
        if (by !== undefined) expect(roster.volunteers.map(({ id }) => id)).toContain(by)
      }
    }
  })
})

describe('reading is quick', () => {
  it('takes no more than a few milliseconds, and time grows with the length alone', () => {
    const started = performance.now()
    for (const message of messages) read(message.text, message)
    expect((performance.now() - started) / messages.length).toBeLessThan(250)
    const long = '今天去看了李想,陪他写作业两个小时,他奶奶说挺好的。'.repeat(200).slice(0, 5000)
    const before = performance.now()
    read(long)
    expect(performance.now() - before).toBeLessThan(20_000)
  })
})
