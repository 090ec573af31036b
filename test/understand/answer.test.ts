import { describe, expect, it } from 'vitest'
import type { OpenQuestion } from '../../src/care/speaker.ts'
import type { Arguments } from '../../src/understand/meaning.ts'
import { allWords, noWords, placeWords, yesWords } from '../../src/understand/words/answers.ts'
import { asked } from './asked.ts'

const question = (about: OpenQuestion['about'], options: OpenQuestion['options'], several = false): OpenQuestion => ({
  id: 1,
  about,
  options,
  several,
  askedAt: new Date('2026-03-12T20:00:00+08:00'),
})
const which = question(
  'child',
  [
    { label: '涵涵', value: 'c3' },
    { label: '轩轩', value: 'c4' },
  ],
  true,
)
const oneOf = { ...which, several: false }
const record = question('record', [
  { label: '3月10日 电话 涵涵', value: '17' },
  { label: '3月11日 看望 轩轩', value: '18' },
])
const yesOrNo = question('confirm', [])
const yesNoOptions = question('confirm', [
  { label: '是', value: 'yes' },
  { label: '不是', value: 'no' },
])
const kind = question('activity', [
  { label: '电话', value: 'call' },
  { label: '看望', value: 'visit' },
])
const author = question('author', [
  { label: '李建国', value: 'v3' },
  { label: '张翠花', value: 'v4' },
])
const station = question('station', [
  { label: '柳树镇石桥村关爱站', value: '1' },
  { label: '清水湾村儿童之家', value: '2' },
])
const day = question('date', [])

const answers: readonly [string, OpenQuestion, Arguments][] = [
  ['1', which, { chosen: ['c3'] }],
  ['2', which, { chosen: ['c4'] }],
  ['1和2', which, { chosen: ['c3', 'c4'] }],
  ['1、2', which, { chosen: ['c3', 'c4'] }],
  ['第一个', which, { chosen: ['c3'] }],
  ['第2个吧', which, { chosen: ['c4'] }],
  ['后面那个', which, { chosen: ['c4'] }],
  ['都是', which, { chosen: ['c3', 'c4'] }],
  ['两个都是', which, { chosen: ['c3', 'c4'] }],
  ['轩轩', which, { chosen: ['c4'] }],
  ['是轩轩', which, { chosen: ['c4'] }],
  ['王子轩', which, { chosen: ['c4'] }],
  ['涵涵和轩轩', which, { chosen: ['c3', 'c4'] }],
  ['是虎子', which, { chosen: ['c1'] }],
  ['都不是', which, { declined: true }],
  ['算了', which, { declined: true }],
  ['2', record, { chosen: ['18'] }],
  [
    '轩轩那条',
    question('record', [
      { label: '3月10日 电话 涵涵', value: 'c3' },
      { label: '3月11日 看望 轩轩', value: 'c4' },
    ]),
    { chosen: ['c4'] },
  ],
  ['是的', yesOrNo, { chosen: [] }],
  ['嗯嗯', yesOrNo, { chosen: [] }],
  ['不是', yesOrNo, { declined: true }],
  ['对', yesNoOptions, { chosen: ['yes'] }],
  ['不用了', yesNoOptions, { chosen: ['no'], declined: true }],
  ['家访', kind, { chosen: ['visit'], activity: 'visit' }],
  ['打电话', kind, { chosen: ['call'], activity: 'call' }],
  ['是送东西', kind, { activity: 'gift' }],
  ['李建国', author, { chosen: ['v3'] }],
  ['清水湾', station, { chosen: ['2'] }],
  ['昨天', day, { date: '2026-03-11' as never }],
  ['是上周六', day, { date: '2026-03-07' as never }],
  ['3月5号', day, { date: '2026-03-05' as never }],
]

describe('an open question', () => {
  it.each(answers)('is answered by %s', (text, open, given) => {
    expect(asked({ text, question: open, where: 'group' })).toMatchObject({ intent: 'answer' })
    expect(asked({ text, question: open, where: 'group' })?.arguments).toEqual(given)
  })

  it.each(yesWords.filter((word) => word !== '1'))('is confirmed by %s', (text) => {
    expect(asked({ text, question: yesOrNo })?.arguments).toEqual({ chosen: [] })
  })

  it.each(noWords)('is turned down by %s', (text) => {
    expect(asked({ text, question: which })?.arguments).toEqual({ declined: true })
  })

  it.each(allWords)('is answered by all of it: %s', (text) => {
    expect(asked({ text, question: which })?.arguments).toEqual({ chosen: ['c3', 'c4'] })
  })

  it.each(Object.entries(placeWords))('is answered by a place: %s', (text, place) => {
    expect(asked({ text, question: which })?.arguments).toEqual({ chosen: [place === 0 ? 'c3' : 'c4'] })
  })

  it.each([
    ['昨天给轩轩打了半个小时电话', which],
    ['3', which],
    ['我的孩子这个月还差几次', which],
    ['下午去看了涵涵和轩轩,送了两件衣服', which],
    ['1和2', oneOf],
    ['好的,谢谢大家', which],
    ['大家早上好', day],
  ])('is not answered by %s', (text, open) => {
    expect(asked({ text, question: open, where: 'group' })?.intent).not.toBe('answer')
  })

  it('that nobody asked has no answer', () => {
    expect(asked({ text: '1', where: 'group' })).toBeNull()
  })
})
