import { describe, expect, it } from 'vitest'
import type { Query } from '../../src/understand/meaning.ts'
import { maskExample } from '../../src/understand/recognise/pattern.ts'
import { kindsNamed } from '../../src/understand/recognise/query-named.ts'
import { either } from '../../src/understand/recognise/vocabulary.ts'
import {
  countWords,
  dueWords,
  hoursWords,
  kindWords,
  lastWords,
  listWords,
  notAsked,
  notYetWords,
  orderForms,
  overviewWords,
  pairedWords,
  questionForms,
  receiverForms,
  wantWords,
} from '../../src/understand/words/queries.ts'
import { asked, withNames } from './asked.ts'

const queries: readonly [string, 'my-children' | 'child' | 'summary', Query][] = [
  ['我的娃', 'my-children', { want: 'overview' }],
  ['我名下都有谁', 'my-children', { want: 'children' }],
  ['我还要给谁打电话', 'my-children', { want: 'due', kinds: ['call'] }],
  ['该联系谁了', 'my-children', { want: 'due' }],
  ['我上次给她们打电话是哪天', 'my-children', { want: 'last', kinds: ['call'] }],
  ['我的孩子有什么心愿', 'my-children', { want: 'wishes' }],
  ['轩轩', 'child', { want: 'overview', children: ['c4'] }],
  ['查一下轩轩', 'child', { want: 'overview', children: ['c4'] }],
  ['轩轩的生日', 'child', { want: 'birthday', children: ['c4'] }],
  ['轩轩跟谁住', 'child', { want: 'guardian', children: ['c4'] }],
  ['谁在带轩轩', 'child', { want: 'volunteer', children: ['c4'] }],
  ['涵涵和轩轩最近怎么样', 'child', { want: 'overview', children: ['c3', 'c4'] }],
  ['轩轩想要什么,不是涵涵哈', 'child', { want: 'wishes', children: ['c4'] }],
  ['轩轩的妈妈联系过没', 'child', { want: 'list', children: ['c4'], kinds: ['parent'] }],
  ['轩轩最近咋样,把他的家访翻出来看看', 'child', { want: 'list', children: ['c4'], kinds: ['visit'] }],
  ['轩轩生日是几号?上次家访又是哪天', 'child', { want: 'birthday', children: ['c4'] }],
  ['汇总', 'summary', { want: 'overview' }],
  ['谁还没联系', 'summary', { want: 'not-yet' }],
  ['李建国带哪几个娃', 'summary', { want: 'children', volunteers: ['v3'] }],
  ['李建国看了几回娃', 'summary', { want: 'count', volunteers: ['v3'], kinds: ['visit'] }],
  ['全站上门和通话次数', 'summary', { want: 'count', kinds: ['visit', 'call'] }],
  ['站里一共多少小时', 'summary', { want: 'hours' }],
  ['哪些娃超过一个月没人联系了', 'summary', { want: 'not-yet' }],
]

const periods: readonly [string, string | undefined, string | undefined][] = [
  ['本周汇总', '2026-03-09', '2026-03-15'],
  ['上个月谁一次都没联系娃', '2026-02-01', '2026-02-28'],
  ['下周谁过生日', '2026-03-16', '2026-03-22'],
  ['站里今年家访几次', '2026-01-01', '2026-12-31'],
  ['11月全站上门多少趟', '2025-11-01', '2025-11-30'],
  ['三季度报表', '2025-07-01', '2025-09-30'],
  ['十月到十二月各人打了多少电话', '2025-10-01', '2025-12-31'],
  ['昨天谁去看了孩子', '2026-03-11', '2026-03-11'],
  ['轩轩多久没人去看了', undefined, undefined],
  ['谁超过半个月没动静', undefined, undefined],
]

describe('a question', () => {
  it.each(queries)('%s', (text, intent, query) => {
    const found = asked({ text })
    expect(found?.intent).toBe(intent)
    expect(sorted(found?.query)).toEqual(sorted(query))
  })

  it.each(periods)('names its period: %s', (text, from, to) => {
    const found = asked({ text })?.query
    expect([found?.from, found?.to]).toEqual([from, to])
  })
})

describe('every word of a question is read', () => {
  const tables = [...wantWords, dueWords, notYetWords, hoursWords, countWords, lastWords, listWords, overviewWords]
  const examples = tables.flatMap((entry) =>
    entry.examples.map((example) => [withNames(example), entry.value] as const),
  )
  it.each(examples)('%s wants %s', (text, want) => {
    expect(asked({ text })?.query?.want).toBe(want)
  })

  const kinds = kindWords.flatMap((entry) =>
    entry.examples.map((example) => [maskExample(example), entry.value] as const),
  )
  it.each(kinds)('%s names %s', (text, kind) => {
    expect(kindsNamed(text)).toEqual([kind])
  })
})

describe('no question to the bot', () => {
  it.each([
    '昨天去看了轩轩,他问我下次什么时候再来',
    '给轩轩打了电话20分钟,他问妈妈几时回来',
    '轩轩这几天咳得厉害',
    '轩轩的心愿:一个会亮灯的书包',
    '明天去看看轩轩',
    '有没有人看见轩轩?',
    '轩轩没回家,谁见到他了?',
    '轩轩说他想要什么都没有',
    '谢谢大家',
  ])('%s', (text) => {
    expect(asked({ text, where: '@' })?.query).toBeUndefined()
  })
})

function sorted(query: Query | undefined): Query | undefined {
  if (!query) return undefined
  return {
    ...query,
    ...(query.children && { children: query.children.toSorted() }),
    ...(query.kinds && { kinds: query.kinds.toSorted() }),
  }
}

describe('the forms of asking', () => {
  const questions =
    '轩轩的监护人为何人 轩轩好吗? 谁去了 打了几次 站里多少人 去了几趟 什么时候去的 有什么心愿 哪家没去 做了些什么 几年级了 情况怎么样 联系了没 有没有去 还差几次 看了几回娃 咋写 打过几个电话 轩轩属啥 结对了几个 轩轩最近一次家访'
  const orders =
    '给我个单子 弄个总的 查一下轩轩 帮我看看轩轩 列个名单 记录发我 本月汇总 提醒我一声 统计一下 想知道轩轩的情况 时长排一下 给我说说 把轩轩的记录说一下'
  const others = '他问什么时候去 问了孩子想要什么 谁看见轩轩了 轩轩不见了 我说谁去都行'
  const receivers = '发给我 我想看看 跟我说说 我好订蛋糕'
  it.each([
    ['question', questionForms, questions],
    ['order', orderForms, orders],
    ['said by others', notAsked, others],
    ['receiver', receiverForms, receivers],
    ['paired', pairedWords, '我名下的 我这边的 我有哪几个 我的孩子是谁'],
  ] as const)('each %s form has an example', (_name, forms, examples) => {
    const texts = examples.split(' ').map((text) => text.replaceAll('轩轩', '\uE001\uE001'))
    expect(forms.filter((form) => !texts.some((text) => either([form]).test(text)))).toEqual([])
    expect(texts.filter((text) => !either(forms).test(text))).toEqual([])
  })
})
