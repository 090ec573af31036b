import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import { understand } from '../../src/understand/understand.ts'

const station = { id: 1, name: '青石站' }
const speaker: Speaker = {
  account: 'v1',
  person: { id: 'v1', name: '陈雪梅' },
  offices: [{ role: 'volunteer', station }],
  stations: [station],
  roomStation: station,
  roster: {
    children: [
      { id: 'c1', name: '林浩然', nicknames: ['然然'], sex: 'm', guardian: '奶奶' },
      { id: 'c2', name: '林可欣', nicknames: ['欣欣'], sex: 'f', guardian: '奶奶' },
    ],
    volunteers: [{ id: 'v1', name: '陈雪梅', leader: false, children: ['c1', 'c2'] }],
  },
  ownChildren: ['c1', 'c2'],
  question: null,
  recent: [],
}

const told = (text: string) =>
  understand(
    { text, channel: 'group', mention: false, quote: null, at: new Date('2026-03-11T20:15:00+08:00') },
    speaker,
  )

describe('what a report lacks is asked, and waits with all that was told', () => {
  it.each([
    ['2月30号给然然打了电话20分钟', 'date', [{ child: 'c1', activity: 'call', date: null, minutes: 20 }]],
    ['昨天陪欣欣坐了一下午', 'activity', [{ child: 'c2', date: '2026-03-10', minutes: null }]],
    ['昨天给孩子打了十分钟电话', 'child', [{ activity: 'call', date: '2026-03-10', minutes: 10 }]],
  ] as const)('%s: %s', (text, clarify, unplaced) => {
    const meaning = told(text)
    expect(meaning).toMatchObject({ intent: 'checkin', records: [], clarify, unplaced })
    expect(meaning.candidates).toEqual(clarify === 'child' ? ['c1', 'c2'] : undefined)
  })
})

describe('a wish is told in the words of its sender', () => {
  it.each([
    ['然然说想要一双运动鞋', '一双运动鞋'],
    ['欣欣想要个带锁的日记本', '带锁的日记本'],
    ['欣欣盼着有一本字典', '一本字典'],
  ])('%s: %s', (text, wish) => {
    expect(told(text).wishes.map((one) => one.wish)).toEqual([wish])
  })
})

it('keeps a trouble that a correction tells of besides', () => {
  const meaning = told('刚才那个改成昨天,然然发烧了')
  expect(meaning).toMatchObject({ intent: 'amend', concern: { level: 'attention', children: ['c1'] } })
})
