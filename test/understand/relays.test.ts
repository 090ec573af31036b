import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'

/** Whether a whole reading is doubted is held in doubt.test.ts. */
const { understand } = createUnderstanding({ doubts: { message: () => ({ doubted: false, reasons: [] }) } })

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

describe('lists, forms and tables hold what they name for each of their lines', () => {
  it.each([
    [
      'the sender’s own line in a list of others',
      '今天汇总\n1.丛茂林 静静 电话8分钟\n2.卞月娥 安安 家访\n3.我 蕾蕾 辅导作业半小时',
      ['mao jing call 03-11 8', 'qin lei tutoring 03-11 30', 'yue an visit 03-11'],
    ],
    [
      'a list without numbers',
      '月娥 宁宁 昨天家访\n茂林 静静 电话15分钟\n我 蕾蕾 送了双鞋',
      ['mao jing call 03-11 15', 'qin lei gift 03-11', 'yue ning visit 03-10'],
    ],
    [
      'a heading that names the kind, rows that name the children',
      '3月8日慰问品发放情况:\n蕾蕾—水壶1个\n宁宁(月娥送的)—台灯1盏\n均已签收',
      ['qin lei gift 03-08', 'yue ning gift 03-08'],
    ],
    [
      'a sign-in list with its duration below',
      '3月7日活动签到\n主题:剪窗花\n温小蕾\n简静静\n时长80分钟',
      ['qin jing outing 03-07 80', 'qin lei outing 03-07 80'],
    ],
    [
      'a deed stated above the rows',
      '今天下午家访:\n1、蕾蕾:送牛奶一箱\n2、静静:送米一袋',
      ['qin jing gift 03-11', 'qin jing visit 03-11', 'qin lei gift 03-11', 'qin lei visit 03-11'],
    ],
    ['fields in any order', '时长:20分钟\n关爱方式:电话\n日期:3月9日\n结对儿童:蕾蕾', ['qin lei call 03-09 20']],
    ['fields in one line', '孩子:蕾蕾 形式:家访 时间:14:10-15:00', ['qin lei visit 03-11 50']],
    [
      'names of fields in brackets, two forms under one day',
      '【日期】3月9日\n【儿童】蕾蕾\n【方式】家访\n\n【儿童】刚刚娃\n【方式】视频\n【时长】10分钟',
      ['qin gang call 03-09 10', 'qin lei visit 03-09'],
    ],
    [
      'fields nobody has seen',
      '本次陪伴对象:蕾蕾\n做了什么:一起看绘本\n共陪伴时长:四十分钟',
      ['qin lei reading 03-11 40'],
    ],
    [
      'a table between bars, its author and day above it',
      '走访表\n志愿者:丛茂林\n日期:3月6日\n儿童|内容|时长\n静静|家访|25分钟\n蕾蕾|陪读|30分钟',
      ['mao jing visit 03-06 25', 'mao lei reading 03-06 30'],
    ],
  ])('%s', (_, text, records) => {
    expect(told(text)).toEqual(records)
  })

  it.each([
    ['周一:茂林叔 静静 家访\n周二:卞月娥 宁宁 电话15分钟', ['mao jing visit 03-09', 'yue ning call 03-10 15']],
    ['接龙:三月\n邰秀琴-蕾蕾-家访-3.5\n卞月娥-安安-电话-3.6-10分钟', ['qin lei visit 03-05', 'yue an call 03-06 10']],
    ['茂林叔看的静静,月娥姐看的安安', ['mao jing visit 03-11', 'yue an visit 03-11']],
    ['姐弟俩电话都打了,姐姐8分钟,弟弟没接', ['qin gang call 03-11 missed', 'qin lei call 03-11 8']],
  ])('reads whose it is: %s', (text, records) => {
    expect(told(text)).toEqual(records)
  })

  it('takes no prose above lines for a heading', () => {
    expect(told('下午开会讲了用电安全\n蕾蕾数学考了90\n静静感冒好了')).toEqual([])
  })
})

describe('what is said of a child goes to that child', () => {
  it.each([
    [
      'the one whom the quoted message names',
      '「丛茂林：静静今天没来上学」\n- - - - - - - - - - - - - - -\n我去她家看了,在睡觉',
      ['qin jing visit 03-11'],
    ],
    ['goods that another had too', '给安安送了双雨靴,宁宁也有一双', ['yue an gift 03-11', 'yue ning gift 03-11']],
    [
      'everyone has the time of each',
      '安安宁宁 电话都打了 一个八分钟',
      ['yue an call 03-11 8', 'yue ning call 03-11 8'],
    ],
    [
      'those who follow what was done',
      '今天讲故事 两个都听 半个钟头',
      ['yue an reading 03-11 30', 'yue ning reading 03-11 30'],
    ],
    ['three people are not three children', '昨天去看了宁宁,她姑姑也在,三个人坐着聊了会儿', ['yue ning visit 03-10']],
    [
      'each of a number its own',
      '两个娃今天分别打了电话,安安7分钟,宁宁没接',
      ['yue an call 03-11 7', 'yue ning call 03-11 missed'],
    ],
    ['all but one', '除了安安,另外一个看了', ['yue ning visit 03-11']],
    ['a family by one of it', '安安家两个今天都看了', ['yue an visit 03-11', 'yue ning visit 03-11']],
    [
      'gone in vain in one breath',
      '接龙 本周记录\n1. 卞月娥 安安 去了没人在家\n2. 丛茂林 静静 电话5分钟',
      ['mao jing call 03-11 5', 'yue an visit 03-11 missed'],
    ],
  ] as [string, string, string[], string?][])('%s', (_, text, records, by) => {
    const sender = by ?? (/静静|蕾蕾/.test(text) ? 'qin' : 'yue')
    expect(told(text, sender).filter((one) => !one.includes('guardian'))).toEqual(records)
  })

  it('asks of both halves of a story whose child nobody can tell', () => {
    const twins = [
      ...children,
      { id: 'x1', name: '于子涵', nicknames: [], sex: 'f', guardian: null } as const,
      { id: 'x2', name: '尹子涵', nicknames: [], sex: 'f', guardian: null } as const,
    ]
    const message = {
      channel: 'group',
      mention: false,
      at: new Date('2026-03-11T20:15:00+08:00'),
      text: '给子涵打了个电话,没接',
      quote: null,
    } as const
    const asker = { ...speaker('mao'), roster: { children: twins, volunteers } }
    expect(understand(message, asker)).toMatchObject({ records: [], clarify: 'child', candidates: ['x1', 'x2'] })
  })
})

describe('the sender’s own family beside a child in care is not asked about', () => {
  it('keeps the child alone', () => {
    expect(told('带我外孙跟蕾蕾一起去公园放风筝')).toEqual(['qin lei outing 03-11'])
  })
})
