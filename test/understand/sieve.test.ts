import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateRules } from '../../src/understand/recognise/date.ts'
import { matchesIn, mayMatch } from '../../src/understand/sieve.ts'
import { corpus } from '../support/corpus.ts'

const patterns = [
  /给(?:他|她)打(?:了)?电话/g,
  /(?<!没)(?:去|到)[^,。]{0,3}家?/g,
  /\d{1,2}[号日](?!楼)|初[一二三]/g,
  /(?<n>[一-三]|半)个?(?:小时|钟头)\k<n>?/g,
  /[^,]+|$/g,
  /(?:\uE001|\.){1,3}\(?/g,
  ...dateRules.map(({ pattern }) => pattern),
]
const texts = corpus().map(({ text }) => text)
const places = (matches: Iterable<RegExpMatchArray>) => [...matches].map((match) => [match.index, match[0]])

describe('a search that is spared', () => {
  it('would have found nothing, in any message and any cut of one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.constantFrom(...patterns), (text, at, pattern) => {
        const cut = text.slice(at % (text.length + 1))
        expect(places(matchesIn(cut, pattern))).toEqual(places(cut.matchAll(pattern)))
      }),
      { numRuns: 3000 },
    )
  })

  it.each([
    ['today is fine', /电话/g],
    ['给他打', /给(?:他|她)打(?:了)?电话/g],
    ['三楼', /\d{1,2}[号日]/g],
  ])('is spared where a needed character is missing: %s', (text, pattern) => {
    expect(mayMatch(pattern, text)).toBe(false)
  })

  it.each([
    ['x', /a?/g],
    ['x', /(?=x)/g],
    ['ABC', /abc/gi],
    ['x', /[^a]/g],
  ])('is made where nothing certain is needed: %s %s', (text, pattern) => {
    expect(mayMatch(pattern, text)).toBe(true)
  })
})
