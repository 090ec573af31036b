import { describe, expect, it } from 'vitest'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { speakerOf } from '../support/corpus.ts'

const plain = ['昨晚给涵涵打了半小时电话', '今天下午去涵涵家看了看', '给轩轩辅导数学作业四十分钟', '涵涵 电话 15分钟']
const whole = createUnderstanding()
const doubting = createUnderstanding({ doubts: { message: () => ({ doubted: true, reasons: ['length'] }) } })
const read = (text: string, by = whole) =>
  by.understand(
    { text, channel: 'group', mention: false, quote: null, at: new Date('2026-03-12T20:10:00+08:00') },
    speakerOf('a1', 'v2'),
  )

describe('a reading that may not be all', () => {
  it.each(plain)('is not asked about where it is plain: %s', (text) => {
    expect(read(text)).toMatchObject({ intent: 'checkin', clarify: null })
  })

  it('is asked about, with its records kept, nothing to complete, and the reason told', () => {
    const meaning = read('昨晚给涵涵打了半小时电话', doubting)
    expect(meaning.records).toHaveLength(1)
    expect(meaning).toMatchObject({ intent: 'checkin', clarify: 'activity' })
    expect(meaning.unplaced).toBeUndefined()
    expect(meaning.evidence.map(({ rule }) => rule)).toContain('doubt.length')
  })

  it.each(['明天去看涵涵', '涵涵想要一个书包', '大家早上好'])('is none where nothing is told as done: %s', (text) => {
    expect(read(text, doubting).clarify).toBeNull()
  })
})
