import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import { understand } from '../../src/understand/understand.ts'

const children = [
  { id: 'lei', name: '温小蕾', nicknames: ['蕾蕾'], sex: 'f', guardian: '奶奶' },
  { id: 'gang', name: '温小刚', nicknames: ['刚刚娃'], sex: 'm', guardian: '奶奶' },
  { id: 'jing', name: '简静静', nicknames: ['静静'], sex: 'f', guardian: '外婆' },
  { id: 'an', name: '岳安安', nicknames: ['安安'], sex: 'f', guardian: '爷爷' },
  { id: 'ning', name: '岳宁宁', nicknames: ['宁宁'], sex: 'f', guardian: '爷爷' },
] as const

const volunteers = [
  { id: 'qin', name: '邰秀琴', leader: true, children: ['lei', 'gang'] },
  { id: 'mao', name: '丛茂林', leader: false, children: ['jing'] },
  { id: 'yue', name: '卞月娥', leader: false, children: ['an', 'ning'] },
]

function speaker(id: string): Speaker {
  const station = { id: 1, name: '白石站' }
  const volunteer = volunteers.find((one) => one.id === id)
  return {
    account: id,
    person: { id, name: volunteer?.name ?? '' },
    offices: [{ role: 'leader', station }],
    stations: [station],
    roomStation: station,
    roster: { children, volunteers },
    ownChildren: volunteer?.children ?? [],
    question: null,
    recent: [],
  }
}

/** 'author child activity minutes' of each record, sent on Wednesday 2026-03-11; 'ask …' where something is asked. */
function told(text: string, sender = 'qin'): string[] {
  const { records, clarify } = understand(
    {
      channel: 'group',
      mention: false,
      at: new Date('2026-03-11T20:15:00+08:00'),
      text,
      quote: null,
    },
    speaker(sender),
  )
  const kept = records.map(({ by, child, activity, date, minutes, outcome }) =>
    [by ?? sender, child, activity, date?.slice(5), minutes, outcome === 'done' ? null : outcome]
      .filter((part) => part !== null && part !== undefined)
      .join(' '),
  )
  return [...kept, ...(clarify ? [`ask ${clarify}`] : [])].sort()
}

describe('what is reported in another’s place is hers, and her children are meant', () => {
  it.each([
    ['替丛茂林说一声,他昨天去学校看了静静', ['mao jing visit 03-10']],
    ['代茂林报:3月9日,静静,上门看望,20分钟', ['mao jing visit 03-09 20']],
    ['帮月娥姐登记一下:今天给俩娃打了电话,每人十分钟', ['yue an call 03-11 10', 'yue ning call 03-11 10']],
    ['转卞月娥:“周一带安安去了图书馆,一个小时。”她手机坏了', ['yue an outing 03-09 60']],
    ['卞月娥:上周六宁宁在我家住的', ['yue ning homestay 03-07']],
    ['丛茂林:昨天我去看了蕾蕾', ['qin lei visit 03-10']],
    ['和月娥姐一起去看的蕾蕾,月娥姐还送了她一盒蜡笔', ['qin lei visit 03-11', 'yue lei gift 03-11']],
  ])('%s', (text, records) => {
    expect(told(text)).toEqual(records)
  })
})

describe('the sender’s own family beside a child in care is not asked about', () => {
  it('keeps the child alone', () => {
    expect(told('带我外孙跟蕾蕾一起去公园放风筝')).toEqual(['qin lei outing 03-11'])
  })
})
