import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise, normaliseName } from '../../src/understand/normalise.ts'
import { chatCodes } from '../../src/understand/words/chat-codes.ts'

describe('normalise', () => {
  it.each([
    ['wxid_abc123:\r\n給虎子打電話😂１．５小時', '给虎子打电话 1.5小时'],
    ['1️⃣给小虎打电话\n2️⃣3月5号家访', '1. 给小虎打电话\n2. 3月5号家访'],
    ['3️⃣点去,聊了2️⃣0️⃣分钟', '3点去,聊了20分钟'],
    ['①家访②电话', '1. 家访 2. 电话'],
    ['1½小时,½小时', '1.5小时,0.5小时'],
    ['［呲牙］好[捂脸]', ' 好 '],
    ['看浩浩/耶', '看浩浩 '],
    ['电话/握手都行', '电话/握手都行'],
    ['[图片] [语音] 【通知】[王小虎]', '[图片] [语音] 【通知】[王小虎]'],
    ['❤️👨‍👩‍👧家\u200B访', ' 家访'],
    ['🔸家访\n📌电话', '• 家访\n• 电话'],
    ['⼩虎　上週六', '小虎 上周六'],
    ['a\uE001b', 'a b'],
    ['', ''],
  ])('makes %j plain', (text, plain) => {
    expect(normalise(text).text).toBe(plain)
  })

  it.each(chatCodes)('takes the face [%s] for a space', (code) => {
    expect(normalise(`好[${code}]的`).text).toBe('好 的')
  })

  it('knows where each stretch came from', () => {
    const original = 'wxid_abc123:\n給虎子😂打電話１½小時'
    const plain = normalise(original)
    const stretch = (words: string) => {
      const from = plain.text.indexOf(words)
      const span = plain.originalSpan(from, from + words.length)
      return original.slice(span.from, span.to)
    }
    expect(plain.text).toBe('给虎子 打电话1.5小时')
    expect(stretch('虎子')).toBe('虎子')
    expect(stretch('打电话')).toBe('打電話')
    expect(stretch('1.5小时')).toBe('１½小時')
  })

  it('is settled after one pass, never throws, and never points outside of the text', () => {
    const pieces = fc.constantFrom(
      '１',
      '️',
      '⃣',
      '½',
      '[',
      '呲牙',
      ']',
      '臺',
      '後',
      '😂',
      '\u200D',
      '\r',
      '\n',
      ':',
      'wxid_aaaaaa',
      '①',
      '乾',
      '／',
      '耶',
      '㏠',
      '\uD83D',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 3 }))).map((list) => list.join('')),
    )
    fc.assert(
      fc.property(texts, fc.nat(40), fc.nat(40), (text, from, length) => {
        const plain = normalise(text)
        expect(normalise(plain.text).text).toBe(plain.text)
        const span = plain.originalSpan(from, from + length)
        expect(span.from).toBeGreaterThanOrEqual(0)
        expect(span.to).toBeGreaterThanOrEqual(span.from)
        expect(span.to).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })
})

describe('normaliseName', () => {
  it('takes a name of the roster the way of the text', () => {
    expect(normaliseName(' 張乾乾 ')).toBe(normalise('張乾乾').text)
    expect(normaliseName('王　小虎')).toBe('王 小虎')
  })
})
