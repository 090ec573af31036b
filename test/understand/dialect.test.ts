import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise, normaliseName } from '../../src/understand/normalise.ts'
import { plainBesideNames } from '../../src/understand/recognise/dialect.ts'
import { dialectWords } from '../../src/understand/words/dialect.ts'

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

  it('keeps the length where a name must stand beside', () => {
    for (const { from, to, besideName } of dialectWords) if (besideName) expect(to).toHaveLength(from.length)
    expect(plainBesideNames('\uE001\uE001话想屋企')).toBe('\uE001\uE001说想屋企')
  })

  it('leaves a name of the roster in a message alone', () => {
    expect(normalise('一同同一同去看书', (word) => word === '方一同').text).toBe('一起同一起去看书')
    expect(normalise('跟方一同一同去看书', (word) => word === '方一同').text).toBe('跟方一同一起去看书')
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
