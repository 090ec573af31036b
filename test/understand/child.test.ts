import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../src/care/speaker.ts'
import { normalise } from '../../src/understand/normalise.ts'
import { recogniseChildren } from '../../src/understand/recognise/child.ts'
import { maskNames } from '../../src/understand/recognise/mask.ts'
import { recogniseVolunteers } from '../../src/understand/recognise/volunteer.ts'
import { corpus, speakerOf } from '../support/corpus.ts'

interface PersonCase {
  readonly name: string
  readonly nicknames?: readonly string[]
  readonly sex?: 'm' | 'f'
}

function speakerWith(own: readonly PersonCase[], others: readonly PersonCase[] = []): Speaker {
  const children = [...own, ...others].map(({ name, nicknames = [], sex }, at) => ({
    id: `${name}#${at}`,
    name,
    nicknames,
    sex: sex ?? null,
    guardian: null,
  }))
  return {
    account: 'account',
    person: { id: 'sender', name: '林月华' },
    offices: [],
    stations: [],
    roomStation: null,
    roster: {
      children,
      volunteers: [
        { id: 'sender', name: '林月华', leader: false, children: children.slice(0, own.length).map(({ id }) => id) },
      ],
    },
    ownChildren: children.slice(0, own.length).map(({ id }) => id),
    question: null,
    recent: [],
  }
}

const plain = (ids: readonly string[]) => ids.map((id) => id.replace(/#\d+$/, ''))

/** 'words:children' of each mention, '?' before those it may be where that is open. */
function read(text: string, speaker: Speaker): string[] {
  return recogniseChildren(normalise(text).text, speaker).map(({ text: words, value }) => {
    if (value.kind === 'unknown') return `${words}:nobody`
    if (value.children.length === 0) return `${words}:?${plain(value.candidates).join()}`
    return `${words}:${plain(value.children).join()}`
  })
}

const two = speakerWith([
  { name: '段佳怡', sex: 'f' },
  { name: '段佳明', sex: 'm' },
])
const three = speakerWith([
  { name: '沙冬青', sex: 'm' },
  { name: '沙雪莲', sex: 'f' },
  { name: '尤晓宁', sex: 'f' },
])
const one = speakerWith([{ name: '葛一帆', nicknames: ['帆帆'] }])

describe('children told without a name', () => {
  it.each([
    ['今天给孩子打了电话', one, ['孩子:葛一帆']],
    ['今天给孩子打了电话', two, ['孩子:?段佳怡,段佳明']],
    ['孩子们都好', two, ['孩子们:段佳怡,段佳明']],
    ['带俩娃去赶集', two, ['俩娃:段佳怡,段佳明']],
    ['带俩娃去赶集', three, ['俩娃:?沙冬青,沙雪莲,尤晓宁']],
    ['三个娃都接来我家了', three, ['三个娃:沙冬青,沙雪莲,尤晓宁']],
    ['她俩今天考试', two, ['她俩:段佳怡,段佳明']],
    ['冬青、晓宁都在,给他俩讲了故事', three, ['冬青:沙冬青', '晓宁:尤晓宁', '他俩:沙冬青,尤晓宁']],
    ['沙家两姐弟住我这儿', three, ['两姐弟:沙冬青,沙雪莲']],
    ['佳怡接了,另外那个没接', two, ['佳怡:段佳怡', '另外那个:段佳明']],
    ['两个女娃儿都来了', two, ['两个女娃儿:?段佳怡']],
    ['那个男娃没来', two, ['那个男娃:段佳明']],
    ['两个孩子都在家,冬青在画画,晓宁没睡醒', three, ['两个孩子:沙冬青,尤晓宁', '冬青:沙冬青', '晓宁:尤晓宁']],
    ['去沙家坐了坐', three, ['沙家:沙冬青,沙雪莲']],
    ['去看了佳怡,孩子长高了', two, ['佳怡:段佳怡', '孩子:段佳怡']],
  ] as const)('%s', (text, speaker, mentions) => {
    expect(read(text, speaker)).toEqual(mentions)
  })

  it.each([
    ['带我外甥去打球', ['我外甥:nobody']],
    ['我家孩子发烧了', ['我家孩子:nobody']],
    ['别的孩子都回家了', []],
    ['全村孩子都来了', []],
    ['关爱留守儿童', []],
    ['他今天没来', []],
  ])('the sender’s family and children in general are nobody in care: %s', (text, mentions) => {
    expect(read(text, one)).toEqual(mentions)
  })
})

describe('names that are words, where only a person fits', () => {
  const speaker = speakerWith([
    { name: '康可可', nicknames: ['可可'] },
    { name: '邬立秋' },
    { name: '邬小雪' },
    { name: '丘平安' },
    { name: '丘元元', nicknames: ['元元'] },
  ])
  it.each([
    ['傍晚到可可家坐了坐', ['可可:康可可']],
    ['立秋9:20电话,6分钟', ['立秋:邬立秋']],
    ['邬立秋我今天去学校找他,他没在', ['邬立秋:邬立秋']],
    ['平安聊了半个小时', ['平安:丘平安']],
    ['小雪和立秋都住我这儿', ['小雪:邬小雪', '立秋:邬立秋']],
    ['给元元可可送了绘本', ['元元:丘元元', '可可:康可可']],
    ['邬家那个小雪去看电影了', ['小雪:邬小雪']],
    ['下着小雪去的', []],
    ['周末家访', []],
    ['祝大家平安', []],
    ['立秋我去赶集了', []],
  ] as const)('%s', (text, mentions) => {
    expect(read(text, speaker).filter((one) => !one.includes(','))).toEqual(mentions)
  })
})

describe('whom a name means', () => {
  const station = speakerWith(
    [{ name: '邵紫涵' }, { name: '丁雨桐', nicknames: ['桐桐'] }],
    [
      { name: '葛子涵' },
      { name: '邵子涵' },
      { name: '卓浩然' },
      { name: '万浩然' },
      { name: '白婷婷', nicknames: ['大婷'] },
      { name: '毕心童', nicknames: ['童童'] },
    ],
  )
  it.each([
    ['an exact full name wins over a homophone', '给邵子涵打电话', ['邵子涵:邵子涵']],
    ['a homophone of the sender’s child wins over a given name elsewhere', '给子涵打电话', ['子涵:邵紫涵']],
    ['a name that several others bear is open', '给浩然打电话', ['浩然:?卓浩然,万浩然']],
    ['an agreed nickname elsewhere that sounds like one’s own is open', '给童童打电话', ['童童:?丁雨桐,毕心童']],
    ['a full name settles it', '给卓浩然打电话', ['卓浩然:卓浩然']],
    ['a nickname of another form', '陪小桐写作业', ['小桐:丁雨桐']],
    ['pinyin', '陪yutong写作业', ['yutong:丁雨桐']],
    ['near sounds of the sender’s own', '给丁雨东打电话', ['丁雨东:nobody']],
    ['another surname is another child', '给姜雨桐打电话', ['姜雨桐:nobody']],
    ['nobody bears it', '去小凯家看了看', ['小凯:nobody']],
    ['a word in its place', '和大家打电话', []],
  ] as const)('%s: %s', (_, text, mentions) => {
    expect(read(text, station)).toEqual(mentions)
  })

  it('means the child of the volunteer who heads the line of a list', () => {
    const speaker = speakerOf('b2', 'v7')
    const mentions = recogniseChildren('#接龙\n1. 李慧敏 欣怡 家访\n2. 郑小玲 嘉豪', speaker)
    expect(mentions.map(({ value }) => value.children)).toEqual([['c1'], ['c12']])
  })
})

describe('children of the corpus', () => {
  const messages = corpus().map((message) => {
    const text = normalise(message.text).text
    const speaker = speakerOf(message.roster, message.sender, message.channel)
    return { message, text, speaker, mentions: recogniseChildren(text, speaker) }
  })

  it('finds nearly all that a record, plan or wish is about and that are told', () => {
    let wanted = 0
    let found = 0
    for (const { message, mentions } of messages) {
      const { records, plans, wishes } = message.expect
      const children = new Set([...records, ...plans, ...wishes].map(({ child }) => child))
      const read = new Set(mentions.flatMap(({ value }) => value.children))
      if (mentions.length === 0 && children.size === 1) continue
      wanted += children.size
      found += [...children].filter((child) => read.has(child)).length
    }
    expect(wanted).toBeGreaterThan(300)
    expect(found / wanted).toBeGreaterThanOrEqual(0.98)
  })

  it('names no other child in a report of a day’s doings but a few that are only spoken of', () => {
    let sure = 0
    let right = 0
    for (const { message, mentions } of messages) {
      const { records, plans, wishes } = message.expect
      const children = new Set([...records, ...plans, ...wishes].map(({ child }) => child))
      if (children.size === 0) continue
      for (const { value } of mentions) {
        if (value.kind !== 'name' || !value.sure) continue
        sure++
        if (value.children.every((child) => children.has(child))) right++
      }
    }
    expect(right / sure).toBeGreaterThanOrEqual(0.95)
  })
})

describe('whatever is written', () => {
  const speakers = [two, three, one, speakerOf('a1', 'v1'), speakerOf('c1', 'v4')]
  const words = [
    '给',
    '小虎',
    '周末',
    '孩子',
    '俩',
    '她俩',
    '打电话',
    '王姐',
    '平安',
    '\n1. ',
    '另外那个',
    '我家',
    '😀',
    'hu',
    '、',
  ]
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...words)).map((parts) => parts.join('')),
  )

  it('reads stretches within the text that do not overlap, and masks them at equal length', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...speakers), (text, speaker) => {
        const children = recogniseChildren(text, speaker)
        const volunteers = recogniseVolunteers(text, speaker)
        const all = [...children, ...volunteers].sort((left, right) => left.from - right.from)
        let end = 0
        for (const mention of all) {
          expect(mention.from).toBeGreaterThanOrEqual(end)
          expect(mention.text).toBe(text.slice(mention.from, mention.to))
          end = mention.to
        }
        expect(end).toBeLessThanOrEqual(text.length)
        expect(maskNames(text, children, volunteers)).toHaveLength(text.length)
      }),
    )
  })

  it('reads the same structure under other names of the same shape', () => {
    const surname = fc.constantFrom(...'沈邱葛邓龚谭薛廖'.split(''))
    const given = fc.constantFrom('梓睿', '若曦', '俊杰', '雅琳', '鹏飞', '欣妍', '伟强', '思颖')
    const frames = ['昨晚给X打了电话', 'X没接', '带X去赶集,孩子很开心', '去X家,奶奶说X想要书包', '陪X读书半小时']
    fc.assert(
      fc.property(fc.constantFrom(...frames), surname, given, (frame, family, name) => {
        const shape = (full: string, called: string) =>
          recogniseChildren(normalise(frame.replaceAll('X', called)).text, speakerWith([{ name: full }])).map(
            ({ rule, value }) => [rule, value.children.length],
          )
        expect(shape(family + name, name)).toEqual(shape('曹振宇', '振宇'))
        expect(shape(family + name, family + name)).toEqual(shape('曹振宇', '曹振宇'))
      }),
    )
  })
})
