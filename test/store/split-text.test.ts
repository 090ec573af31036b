import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitText } from '../../src/store/split-text.ts'

const cases: readonly { says: string; text: string; pieces: readonly string[] }[] = [
  { says: 'a short text stays whole', text: '一\n二', pieces: ['一\n二'] },
  { says: 'lines stay whole', text: '一二三四\n五六七\n八九十', pieces: ['一二三四\n五六七', '八九十'] },
  { says: 'a blank line at the cut goes', text: '一二三四五六\n\n\n七八九十', pieces: ['一二三四五六', '七八九十'] },
  {
    says: 'a long line is cut after a full stop',
    text: '一二三四五,六。七八九十一',
    pieces: ['一二三四五,六。', '七八九十一'],
  },
  { says: 'else after a comma', text: '一二三四五,六七八九十', pieces: ['一二三四五,', '六七八九十'] },
  { says: 'else at the limit', text: '一二三四五六七八九十一二', pieces: ['一二三四五六七八九十', '一二'] },
  { says: 'never inside an emoji', text: `一二三四五六七八九😀十`, pieces: ['一二三四五六七八九', '😀十'] },
]

test.each(cases)('$says', ({ text, pieces }) => {
  expect(splitText(text, 10)).toEqual(pieces)
})

test('no piece is too long or empty, and nothing but line ends is lost', () => {
  const texts = fc.string({ unit: fc.constantFrom('一', '二', '。', ',', '\n', '😀', ' '), maxLength: 120 })
  fc.assert(
    fc.property(texts, (text) => {
      const pieces = splitText(text, 10)
      if (text.length > 10) for (const piece of pieces) expect(piece).not.toBe('')
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(10)
      expect(pieces.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''))
    }),
  )
})
