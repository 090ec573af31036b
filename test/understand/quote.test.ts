import { describe, expect, it } from 'vitest'
import { splitQuote } from '../../src/understand/quote.ts'
import { addressed } from '../../src/understand/recognise/addressed.ts'

const line = '- - - - - - - - - - - - - - -'
const flattened: readonly { name: string; text: string; author: string; words: string; rest: string }[] = [
  {
    name: 'as the gateways write it',
    text: `「张三：昨天去看了虎子」\n${line}\n记上了吗`,
    author: '张三',
    words: '昨天去看了虎子',
    rest: '记上了吗',
  },
  {
    name: 'with a plain colon',
    text: `「张三:昨天去看了虎子」\n${line}\n撤销`,
    author: '张三',
    words: '昨天去看了虎子',
    rest: '撤销',
  },
  {
    name: 'with hyphens that touch',
    text: '「张三：好」\n---------------\n撤销',
    author: '张三',
    words: '好',
    rest: '撤销',
  },
  {
    name: 'with a short line of long dashes',
    text: '「张三：好」\n———\n撤销',
    author: '张三',
    words: '好',
    rest: '撤销',
  },
  { name: 'with carriage returns', text: `「张三：好」\r\n${line}\r\n撤销`, author: '张三', words: '好', rest: '撤销' },
  {
    name: 'with marks inside the quoted words',
    text: `「张三：他说「不想去」，我劝了」\n${line}\n好的`,
    author: '张三',
    words: '他说「不想去」，我劝了',
    rest: '好的',
  },
  {
    name: 'of a message that quotes another',
    text: `「张三：「李四：在吗」\n${line}\n在」\n${line}\n好`,
    author: '张三',
    words: '「李四：在吗',
    rest: `在」\n${line}\n好`,
  },
  {
    name: 'over several lines',
    text: `「张三：#接龙\n1. 王秀英 小虎\n2. 李桂芳」\n${line}\n第2条错了`,
    author: '张三',
    words: '#接龙\n1. 王秀英 小虎\n2. 李桂芳',
    rest: '第2条错了',
  },
  { name: 'with nothing said to it', text: `「张三：好」\n${line}`, author: '张三', words: '好', rest: '' },
  {
    name: 'of an author with blanks in the name',
    text: `「石桥 王秀英🌷：好」\n${line}\n撤销`,
    author: '石桥 王秀英🌷',
    words: '好',
    rest: '撤销',
  },
  {
    name: 'with an answer over two lines',
    text: `「张三：好」\n${line}\n第一行\n第二行`,
    author: '张三',
    words: '好',
    rest: '第一行\n第二行',
  },
]

describe('a flattened quote', () => {
  it.each(flattened.filter((entry) => !entry.name.includes('quotes another')))(
    '$name is split',
    ({ text, author, words, rest }) => {
      expect(splitQuote(text)).toEqual({ quote: { author, words }, rest })
    },
  )

  it('of a message that quotes another loses none of the words said last', () => {
    const found = splitQuote(`「张三：「李四：在吗」\n${line}\n在」\n${line}\n好`)
    expect(found.quote?.author).toBe('张三')
    expect(found.rest).toBe('好')
  })

  it.each([
    '昨天去看了虎子',
    '「十万个为什么」他很喜欢',
    '「提醒：明天下雨」大家小心',
    `今天\n${line}\n去看了虎子`,
    '花花说：「嬢嬢我不想活了」',
  ])('%s holds none', (text) => {
    expect(splitQuote(text)).toEqual({ quote: null, rest: text })
  })
})

describe('a call by name', () => {
  it.each([
    ['伴伴,我的孩子', '我的孩子'],
    ['伴伴 我的孩子', '我的孩子'],
    ['@伴伴\u2005汇总', '汇总'],
    ['@伴伴 汇总', '汇总'],
    ['伴伴：帮助', '帮助'],
    ['伴伴啊，帮助', '帮助'],
    ['伴伴', ''],
    ['banban 我的孩子', '我的孩子'],
  ])('%s is for the bot', (text, rest) => {
    expect(addressed(text)).toEqual({ addressed: true, rest })
  })

  it.each(['@所有人 明天开会', '伴伴们早', '问问伴伴', '我的孩子', '小伴郎昨天来了'])('%s is not', (text) => {
    expect(addressed(text)).toEqual({ addressed: false, rest: text })
  })

  it('is heard by the name that the network shows', () => {
    expect(addressed('@关爱 小助手\u2005汇总', ['关爱 小助手'])).toEqual({ addressed: true, rest: '汇总' })
  })
})
