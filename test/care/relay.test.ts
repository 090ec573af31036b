import { describe, expect, test } from 'vitest'
import {
  compareVersions,
  type Deed,
  isVersion,
  type KnownLine,
  type SentLine,
  startsAnew,
} from '../../src/care/relay.ts'

/** '涵call' */
const deed = (text: string): Deed => ({ child: text.slice(0, 1), kind: text.slice(1) as Deed['kind'] })

const known = (number: number, author: string | null, words: string, deeds: string[], gone = false): KnownLine => ({
  number,
  author,
  words,
  deeds: deeds.map(deed),
  gone,
})
const sent = (number: number, author: string | null, words: string, deeds: string[]): SentLine => ({
  number,
  author,
  words,
  deeds: deeds.map(deed),
})

const first = [
  known(1, '王', '涵涵 电话', ['涵call']),
  known(2, '赵', '小红 家访', ['红visit']),
  known(3, '刘', '末末 送书', ['末gift']),
]

/** 'same', 'changed' or 'new' for each line, then the numbers of those gone. */
function told(before: readonly KnownLine[], now: readonly SentLine[]): string {
  const { lines, gone } = compareVersions(before, now)
  const fates = lines.map(({ was, isSame }) => (was === null ? 'new' : isSame ? 'same' : 'changed'))
  return [...fates, ...gone.map(({ number }) => `${number} gone`)].join(' ')
}

describe('versions of a list', () => {
  const cases: readonly [string, readonly SentLine[], string][] = [
    ['one more line', [...first, sent(4, '王', '想想 谈心', ['想talk'])], 'same same same new'],
    [
      'moved lines are the same',
      [...first].reverse().map((line, at) => ({ ...line, number: at + 1 })),
      'same same same',
    ],
    [
      'other words of the same author about the same child',
      first.map((line, at) => (at === 1 ? sent(2, '赵', '小红 家访40分钟', ['红visit']) : line)),
      'same changed same',
    ],
    [
      'something else done with the same child in another line is new, and the old line is missing',
      [...first.slice(0, 1), ...first.slice(2), sent(4, '赵', '小红 送书', ['红gift'])],
      'same same new 2 gone',
    ],
    [
      'another child in the author’s old number',
      first.map((line, at) => (at === 1 ? sent(2, '赵', '小明 家访', ['明visit']) : line)),
      'same changed same',
    ],
    [
      'the same words under another name are hers, and the old line is missing',
      first.map((line, at) => (at === 1 ? sent(2, '王', '小红 家访', ['红visit']) : line)),
      'same new same 2 gone',
    ],
    ['a line that is missing', first.slice(0, 2), 'same same 3 gone'],
    [
      'the same line twice is one and a new one',
      [...first, sent(4, '王', '涵涵 电话', ['涵call'])],
      'same same same new',
    ],
  ]
  test.each(cases)('%s', (_, now, expected) => {
    expect(told(first, now)).toBe(expected)
  })

  test('a line that came back is the one that was gone, and is missed only once', () => {
    const before = first.map((line, at) => (at === 1 ? { ...line, gone: true } : line))
    expect(told(before, first)).toBe('same same same')
    expect(
      told(
        before,
        [first[0], first[2]].flatMap((line) => line ?? []),
      ),
    ).toBe('same same')
  })

  test('a list that has little of the old one is a new list', () => {
    const keeps = (lines: readonly SentLine[]) => isVersion(compareVersions(first, lines))
    expect(keeps(first.slice(0, 2))).toBe(true)
    expect(keeps(first.slice(0, 1))).toBe(false)
    expect(keeps([sent(1, '周', '乐乐 电话', ['乐call'])])).toBe(false)
  })

  test.each([
    ['#接龙\n本周关爱', 'week'],
    ['今日走访', 'day'],
    ['三月关爱', null],
  ])('%s', (title, expected) => {
    expect(startsAnew(title)).toBe(expected)
  })
})
