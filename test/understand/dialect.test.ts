import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise, normaliseName } from '../../src/understand/normalise.ts'
import { dialectWords } from '../../src/understand/words/plainer.ts'

const lines = readFileSync(new URL('dialect.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => line.split(' = '))

describe('dialect and old style', () => {
  it.each(lines)('reads %j as %j', (written = '', plain = '') => {
    expect(normalise(written).text).toBe(plain)
  })

  it('has each word once', () => {
    const all = dialectWords.map(({ from, where }) => `${from} ${where ?? ''}`)
    expect(all.filter((one, at) => all.indexOf(one) !== at)).toEqual([])
  })

  it('leaves names of the roster alone', () => {
    expect(normaliseName('头先')).toBe('头先')
    expect(normaliseName('方才')).toBe('方才')
  })

  it('points at the words as written', () => {
    const plain = normalise('琴晚同佢倾咗半粒钟')
    const at = plain.text.indexOf('半个小时')
    const span = plain.originalSpan(at, at + 4)
    expect(plain.original.slice(span.from, span.to)).toBe('半粒钟')
  })

  it('is settled after one pass, whatever stands together', () => {
    const pieces = fc.constantFrom(...dialectWords.map(({ from }) => from), '家', '七', '了', '自', ',', '俺', '咗')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (list) => {
        const plain = normalise(list.join('')).text
        expect(normalise(plain).text).toBe(plain)
      }),
      { numRuns: 1000 },
    )
  })
})
