import { describe, expect, it } from 'vitest'
import type { OpenQuestion } from '../../src/care/speaker.ts'
import { asked } from './asked.ts'

/** 说好的,去成了吗? Thursday 2026-03-12, about 涵涵 c3 and 轩轩 c4 or 轩轩 alone. */
const about = (...children: string[]): OpenQuestion => ({
  id: 1,
  about: 'plan',
  options: children.map((value) => ({ label: value, value })),
  several: false,
  askedAt: new Date('2026-03-12T19:00:00+08:00'),
})

const answers: readonly [text: string, chosen: string, date: string | null][] = [
  ['去了', 'done', null],
  ['去成了', 'done', null],
  ['去过了', 'done', null],
  ['是的', 'done', null],
  ['嗯,去看了', 'done', null],
  ['打了,聊了半小时', 'done', null],
  ['没去成', 'not', null],
  ['没有', 'not', null],
  ['没去', 'not', null],
  ['忘了', 'not', null],
  ['有事没去成', 'not', null],
  ['改到周六', 'later', '2026-03-14'],
  ['没去成,改到下周一', 'later', '2026-03-16'],
  ['明天再去', 'later', '2026-03-13'],
  ['推到20号吧', 'later', '2026-03-20'],
]

describe('asked about one announced day', () => {
  it.each(answers)('%s: %s', (text, chosen, date) => {
    const meaning = asked({ text, question: about('c4') })
    expect(meaning?.intent).toBe('answer')
    expect(meaning?.arguments).toMatchObject({ chosen: [chosen], children: ['c4'], ...(date && { date }) })
  })

  it('keeps the minutes that are told with it', () => {
    expect(asked({ text: '去了40分钟', question: about('c4') })?.arguments?.minutes).toBe(40)
  })

  it.each(['涵涵去了', '今天给李想打了电话', '他奶奶病了', '谢谢', '周六大家一起去春游'])(
    '%s answers nothing',
    (text) => {
      expect(asked({ text, question: about('c4') })?.intent).not.toBe('answer')
    },
  )
})

describe('asked about several', () => {
  it('a name says whose', () => {
    expect(asked({ text: '轩轩没去成', question: about('c3', 'c4') })?.arguments).toEqual({
      chosen: ['not'],
      children: ['c4'],
    })
  })

  it('without a name it is not guessed', () => {
    expect(asked({ text: '去了', question: about('c3', 'c4') })?.intent).not.toBe('answer')
  })
})
