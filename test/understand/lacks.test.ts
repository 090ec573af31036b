import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'

/** Whether a whole reading is doubted is held in doubt.test.ts. */
const { understand } = createUnderstanding({ doubts: { message: () => ({ doubted: false, reasons: [] }) } })

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

const told = (text: string, mention = false) =>
  understand({ text, channel: 'group', mention, quote: null, at: new Date('2026-03-11T20:15:00+08:00') }, speaker)

describe('what a report lacks is asked, and waits with all that was told', () => {
  it.each([
    ['2月30号给然然打了电话20分钟', 'date', [{ child: 'c1', activity: 'call', date: null, minutes: 20 }]],
    ['昨天帮欣欣弄了一下午', 'activity', [{ child: 'c2', date: '2026-03-10', minutes: null }]],
    ['昨天给孩子打了十分钟电话', 'child', [{ activity: 'call', date: '2026-03-10', minutes: 10 }]],
  ] as const)('%s: %s', (text, clarify, unplaced) => {
    const meaning = told(text)
    expect(meaning).toMatchObject({ intent: 'checkin', records: [], clarify, unplaced })
    expect(meaning.candidates).toEqual(clarify === 'child' ? ['c1', 'c2'] : undefined)
  })
})

it('asks for whom it was, where the bot is told', () => {
  expect(told('放学后在站里给补了半小时算术', true).clarify).toBe('child')
})

it('asks nothing beside a cry for help, and makes no deed of it', () => {
  expect(told('然然喝了农药,正往医院送')).toMatchObject({ records: [], clarify: null, concern: { level: 'urgent' } })
})

describe('a child named among what was done and left out is asked about,', () => {
  it.each(['给然然送了本书,欣欣两本', '给然然送了米,欣欣一袋'])('or recorded, where goods go to each: %s', (text) => {
    const meaning = told(text)
    expect(meaning.records.map(({ child, activity }) => [child, activity])).toEqual([
      ['c1', 'gift'],
      ['c2', 'gift'],
    ])
  })

  it.each(['给然然送了双棉鞋,欣欣没来', '给然然打了电话,欣欣还没打', '带然然去了公园,欣欣发烧在家'])(
    'unless grammar says why not: %s',
    (text) => {
      expect(told(text).clarify).toBeNull()
    },
  )
})

describe('what only the learner hears', () => {
  it.each(['欣欣那边我也弯过去了一趟', '昨天然然也补了 四十五分'])(
    '%s: is recorded or asked about, never lost',
    (text) => {
      const meaning = told(text)
      expect(meaning.clarify === 'activity' || meaning.records.length === 1).toBe(true)
    },
  )

  it.each([
    '昨天然然没补',
    '要是然然也补了就好了',
    '听说然然也补了',
    '然然补了没有?',
    '明天然然也补一下',
    '我外甥也补了',
  ])('never overrules grammar: %s', (text) => {
    expect(told(text)).toMatchObject({ records: [], clarify: null })
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
