import { describe, expect, it } from 'vitest'
import { understand } from '../../src/understand/understand.ts'
import { speakerOf } from '../support/corpus.ts'

const at = new Date('2026-03-11T20:15:00+08:00')

/** A message of 李建国 (a1/v3), who has 李想, 梦瑶 and 高兴. */
const read = (text: string, quote: string | null = null) =>
  understand({ text, channel: 'group', mention: false, quote, at }, speakerOf('a1', 'v3'))

const occasions = (text: string) => new Set(read(text).records.map(({ occasion }) => occasion)).size

describe('occasions', () => {
  it.each([
    ['给梦瑶打电话谈心一小时', 1],
    ['带李想和梦瑶去公园玩了', 1],
    ['去梦瑶家家访40分钟,送了书包', 1],
    ['给李想和梦瑶打电话,一人10分钟', 2],
    ['给李想打电话10分钟,又给梦瑶打电话20分钟', 2],
    ['昨天去看了李想,今天又去看了李想', 2],
  ])('%s: %i', (text, wanted) => expect(occasions(text)).toBe(wanted))
})

describe('a quote', () => {
  const flattened = '「王秀英：梦瑶这周有人联系吗」\n- - - - - - - - - - - - - - -\n昨天打过电话了,15分钟'

  it('tells which child is meant, and is not reported again', () => {
    expect(read(flattened).records).toMatchObject([{ child: 'c6', activity: 'call', date: '2026-03-10', minutes: 15 }])
  })

  it('of a report, answered by a field with its value, is corrected', () => {
    const quoting = (own: string) => read(`「李建国：今天去看了梦瑶」\n- - - - - - - -\n${own}`)
    expect(quoting('时长1小时')).toMatchObject({ intent: 'amend', changes: { minutes: 60 }, records: [] })
    expect(quoting('日期是昨天')).toMatchObject({ intent: 'amend', changes: { date: '2026-03-10' } })
    expect(quoting('时间过得真快').intent).toBe('none')
  })

  it('leaves the places of evidence in the text as sent', () => {
    const found = read(flattened).evidence.find(({ of }) => of === 'records.0.minutes')
    expect(found && flattened.slice(found.from, found.to)).toContain('15分钟')
  })
})

describe('what was taken for granted is named', () => {
  it('says that no day was told', () => {
    expect(read('给梦瑶打了电话').assumed).toContainEqual({ what: 'date', rule: 'no-day-said', record: 0 })
  })

  it('keeps what could not be placed, and whom it may be for', () => {
    const meaning = read('给孩子打了电话,20分钟')
    expect(meaning.clarify).toBe('child')
    expect(meaning.unplaced).toMatchObject([{ activity: 'call', minutes: 20, outcome: 'done' }])
    expect([...(meaning.candidates ?? [])].sort()).toEqual(['c5', 'c6', 'c8'])
  })
})

describe('another in whose place it is reported', () => {
  it('is the author of all that follows', () => {
    expect(read('替桂兰姐报一下,她昨天去看了小虎,还给他送了本字典').records).toMatchObject([
      { by: 'v1', child: 'c1', activity: 'visit', date: '2026-03-10' },
      { by: 'v1', child: 'c1', activity: 'gift', date: '2026-03-10' },
    ])
  })
})
