import { describe, expect, it } from 'vitest'
import { asked } from './asked.ts'

/** Thursday 2026-03-12 */
const leaves: readonly (readonly [text: string, first: string | null, last: string | null, standIn: string | null])[] =
  [
    ['我请假到15号,李建国代', '2026-03-12', '2026-03-15', 'v3'],
    ['这周请假', '2026-03-12', '2026-03-15', null],
    ['我下周请假', '2026-03-16', '2026-03-22', null],
    ['请假三天', '2026-03-12', '2026-03-14', null],
    ['我请三天假', '2026-03-12', '2026-03-14', null],
    ['明天起请假一周', '2026-03-13', '2026-03-19', null],
    ['家里有事,明天请假', '2026-03-13', '2026-03-13', null],
    ['我从3月20号请假到4月1号', '2026-03-20', '2026-04-01', null],
    ['我请假3月20号到25号,请李建国帮忙代一下', '2026-03-20', '2026-03-25', 'v3'],
    ['请假到月底', '2026-03-12', '2026-03-31', null],
    ['我请假', null, null, null],
  ]

describe('a leave', () => {
  it.each(leaves)('%s: %s to %s', (text, first, last, standIn) => {
    const meaning = asked({ text })
    expect(meaning?.intent).toBe('take-leave')
    const { days, people } = meaning?.arguments ?? {}
    expect(days ?? null).toEqual(first === null ? null : { first, last })
    expect(people?.length ?? 0).toBe(standIn === null ? 0 : 1)
  })

  it.each([
    '轩轩请假了没去上学',
    '轩轩今天请假在家,给他打了电话',
    '老师说涵涵请假三天',
    '帮涵涵跟老师请假',
    '请假怎么写',
    '孩子请假一周了,病还没好',
    '昨天去学校,她请假了',
  ])('%s is none of the speaker’s', (text) => {
    expect(asked({ text })?.intent).not.toBe('take-leave')
  })
})

const snoozes: readonly (readonly [text: string, until: string, children: readonly string[] | null])[] = [
  ['下周再提醒', '2026-03-16', null],
  ['明天再提醒我', '2026-03-13', null],
  ['过几天再提醒', '2026-03-15', null],
  ['下个月再提醒', '2026-04-01', null],
  ['轩轩的下周再提醒', '2026-03-16', ['c4']],
  ['这周忙,涵涵周六再提醒我一下', '2026-03-14', ['c3']],
]

describe('a snooze', () => {
  it.each(snoozes)('%s: from %s on', (text, date, children) => {
    const meaning = asked({ text })
    expect(meaning?.intent).toBe('snooze')
    expect(meaning?.arguments).toEqual({ date, ...(children && { children }) })
  })

  it.each(['昨天再提醒了他一次', '下周再提醒轩轩交作业', '再提醒一下大家带孩子打疫苗'])('%s is none', (text) => {
    expect(asked({ text })?.intent).not.toBe('snooze')
  })
})

describe('her own hour', () => {
  it.each([
    ['几点提醒我 20点', '20:00'],
    ['每天晚上八点提醒我', '20:00'],
    ['以后8点提醒我', '20:00'],
    ['早上9点提醒我', '09:00'],
    ['提醒时间改到21:00', '21:00'],
  ])('%s: %s', (text, clock) => {
    expect(asked({ text })).toMatchObject({ intent: 'reminder-hour', arguments: { clock } })
  })

  it.each(['明天8点提醒轩轩起床', '8点提醒了轩轩写作业', '提醒大家8点到学校'])('%s sets none', (text) => {
    expect(asked({ text })?.intent).not.toBe('reminder-hour')
  })
})
