import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readContext } from '../../src/understand/context.ts'
import { trainedRequestEar } from '../../src/understand/learner/request-model.ts'
import { readRequest } from '../../src/understand/request.ts'
import { type CorpusMessage, corpus, speakerOf } from '../support/corpus.ts'
import { asked } from './asked.ts'

const own = readFileSync(new URL('../corpus/requests.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as CorpusMessage)
const requests = new Set(['my-children', 'child', 'summary', 'undo', 'amend', 'help'])
const read = (message: CorpusMessage) =>
  readRequest(
    readContext(
      { ...message, quote: null, at: new Date(message.at) },
      speakerOf(message.roster, message.sender, message.channel),
    ),
    trainedRequestEar(),
  )

const share = (messages: readonly CorpusMessage[], right: (message: CorpusMessage) => boolean) =>
  messages.filter(right).length / messages.length
const plain = (fields: object | undefined) =>
  JSON.stringify(
    Object.entries(fields ?? {})
      .map(([key, value]) => [key, Array.isArray(value) ? value.toSorted() : value])
      .sort(),
  )

describe.each([
  ['the corpus', corpus()],
  ['our own requests', own],
])('%s', (_name, messages) => {
  const asking = messages.filter((message) => requests.has(message.expect.intent))
  const ordinary = messages.filter((message) => !requests.has(message.expect.intent))

  it('is told apart by intent', () => {
    expect(share(asking, (message) => read(message)?.intent === message.expect.intent)).toBeGreaterThan(0.93)
  })

  it('loses no report to a request', () => {
    const taken = ordinary.filter((message) => !['none', undefined].includes(read(message)?.intent))
    expect(taken.map((message) => message.text)).toEqual([])
  })

  it('loses no report to "none"', () => {
    const silenced = ordinary.filter((message) => message.expect.intent !== 'none' && read(message)?.intent === 'none')
    expect(silenced.map((message) => message.text)).toEqual([])
  })

  it('is asked for what it asks', () => {
    const queries = messages.filter((message) => message.expect.query)
    expect(share(queries, (message) => plain(read(message)?.query) === plain(message.expect.query))).toBeGreaterThan(
      0.85,
    )
  })

  it('is changed as it says', () => {
    const amendments = messages.filter((message) => message.expect.changes)
    expect(
      share(amendments, (message) => plain(read(message)?.changes) === plain(message.expect.changes)),
    ).toBeGreaterThan(0.85)
  })
})

describe('in a group without a mention', () => {
  it.each(['你们谁去看虎子了?', '大家这周都联系孩子了吗?', '轩轩咋样了?'])(
    'a question between people is none: %s',
    (text) => {
      expect(asked({ text, where: 'group' })?.intent ?? 'none').toBe('none')
    },
  )

  it.each(['撤销', '帮助', '汇总', '我的孩子', '刚才那条撤了', '不是轩轩是涵涵'])('%s is heard', (text) => {
    expect(asked({ text, where: 'group' })).not.toBeNull()
    expect(asked({ text, where: 'group' })?.intent).not.toBe('none')
  })
})

describe('the words that gave a request', () => {
  it('are told by their places in the message as sent', () => {
    const text = '[玫瑰]我這邊兩個娃,該聯繫誰了'
    const [evidence] = asked({ text })?.evidence ?? []
    expect(evidence).toMatchObject({ of: 'intent', rule: 'query.due' })
    expect(text.slice(evidence?.from, evidence?.to)).toBe('該聯繫誰了')
  })

  it('are nothing in an empty text', () => {
    expect(asked({ text: '' })).toBeNull()
    expect(asked({ text: '[玫瑰]' })).toBeNull()
  })
})
