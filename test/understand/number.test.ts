import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readNumber } from '../../src/understand/recognise/number.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly exp: number | readonly [number, number] | null
}
const rows = JSON.parse(readFileSync(new URL('../phrases/numbers.json', import.meta.url), 'utf8')) as Row[]

/** Where the table and the labelling guide differ, the guide's value and why. */
const differences: Readonly<Record<string, readonly [number | null, string]>> = {
  'num#57': [10, 'the number said: 十几分钟 is labelled by the ten in it'],
  'num#58': [20, 'the number said'],
  'num#64': [null, '几十 says no number'],
  'num#66': [null, 'a whole string: 两个孩子 is more than a number'],
}

describe('readNumber', () => {
  it.each(rows)('reads $text ($id) as the table or the guide says', ({ id, text, exp }) => {
    const difference = differences[id]
    expect(readNumber(text)).toBe(difference ? difference[0] : Array.isArray(exp) ? exp[0] : exp)
  })

  it.each([
    ['一两', 1],
    ['五六', 5],
    ['十五六', 15],
    ['四五十', 40],
    ['一百来', 100],
    ['二十几', 20],
    ['两千零五', 2005],
    ['一万二', 12000],
    ['一百一十', 110],
    ['2个半', 2.5],
    ['十五', 15],
  ])('reads %s as %d', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })

  it.each(['', '十全十美', '万', '百', '个半', '第', '一个', '点五', '三三两两的', 'x3', '半路'])(
    'reads no number in "%s"',
    (text) => {
      expect(readNumber(text)).toBeNull()
    },
  )
})
