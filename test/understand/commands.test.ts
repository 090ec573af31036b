import { describe, expect, it } from 'vitest'
import type { Arguments, FixedCommand } from '../../src/understand/meaning.ts'
import { bareWords, commandWords } from '../../src/understand/words/commands.ts'
import { briefHelpWords, helpWords } from '../../src/understand/words/help.ts'
import { asked } from './asked.ts'

const commands: readonly [string, FixedCommand, Arguments][] = [
  ['绑定 7K3M9Q', 'bind', { code: '7K3M9Q' }],
  ['绑定:7k3m-9q', 'bind', { code: '7K3M9Q' }],
  ['绑定', 'bind', {}],
  ['绑定站点', 'bind-station', {}],
  ['绑定站点 柳树镇石桥村关爱站', 'bind-station', { text: '柳树镇石桥村关爱站' }],
  ['绑定码 王秀英、李建国', 'make-code', { names: ['王秀英', '李建国'] }],
  ['绑定码 王秀英 李建国', 'make-code', { names: ['王秀英', '李建国'] }],
  ['我的记录', 'my-records', {}],
  ['删2', 'delete-record', { number: 2 }],
  ['删 第2条', 'delete-record', { number: 2 }],
  ['删除第二条', 'delete-record', { number: 2 }],
  ['改2 轩轩', 'change-record', { number: 2, changes: { child: 'c4' }, text: '轩轩' }],
  ['改2 时长30分钟', 'change-record', { number: 2, changes: { minutes: 30 }, text: '时长30分钟' }],
  ['改 第3条 家访', 'change-record', { number: 3, changes: { activity: 'visit' }, text: '家访' }],
  ['改1 没打通', 'change-record', { number: 1, changes: { outcome: 'missed' }, text: '没打通' }],
  ['改2', 'change-record', { number: 2, changes: {} }],
  ['我来处理', 'take-concern', {}],
  ['我来处理 3', 'take-concern', { number: 3 }],
  ['误报 孩子在姑姑家', 'false-alarm', { text: '孩子在姑姑家' }],
  ['误报 3 孩子在姑姑家', 'false-alarm', { number: 3, text: '孩子在姑姑家' }],
  ['误报', 'false-alarm', {}],
]

describe('a fixed command', () => {
  it.each(commands)('%s is heard in private', (text, name, given) => {
    expect(asked({ text })).toMatchObject({ intent: name })
    expect(asked({ text })?.arguments).toEqual(given)
  })

  it.each(commands)('%s is heard with a mention', (text, name) => {
    expect(asked({ text, where: '@' })?.intent).toBe(name)
  })

  it.each(commands)('%s is not one in a group without a mention', (text, name) => {
    expect(asked({ text, where: 'group' })?.intent).not.toBe(name)
  })

  it.each(commandWords.flatMap((entry) => entry.examples.map((example) => [example, entry.name] as const)))(
    '%s runs %s',
    (example, name) => {
      expect(asked({ text: example })?.intent).toBe(name)
    },
  )

  it.each(commandWords.flatMap((entry) => entry.words.map((word) => [word, entry] as const)))(
    'every word is heard: %s',
    (word, entry) => {
      const after = {
        nothing: '',
        code: ' 7K3M9Q',
        number: '2',
        'number and text': '',
        'number and change': '2 轩轩',
        names: ' 王秀英',
        text: '',
        'own rule': '',
        'on or off': ' 开',
      }
      expect(asked({ text: word + after[entry.takes] })?.intent).toBe(entry.name)
    },
  )

  it.each([
    '改了2道错题',
    '改作业1小时',
    '删了吧',
    '记录一下昨天去看了轩轩',
    '我来处理不了这个',
    '绑定王小虎的妈妈',
    '我的记录怎么没有轩轩',
  ])('%s is none', (text) => {
    const fixed = new Set<string>(commandWords.map((entry) => entry.name))
    expect(fixed.has(asked({ text })?.intent ?? '')).toBe(false)
  })
})

describe('a word that stands alone', () => {
  const all = bareWords.flatMap((entry) => entry.words.map((word) => [word, entry.intent] as const))
  it.each(all)('%s is %s in a group without a mention', (text, intent) => {
    expect(asked({ text, where: 'group' })?.intent).toBe(intent)
  })

  it.each(all)('%s is %s in private', (text, intent) => {
    expect(asked({ text })?.intent).toBe(intent)
  })
})

describe('help', () => {
  it.each([...helpWords.examples, ...briefHelpWords.examples])('%s asks for it in private', (text) => {
    expect(asked({ text })?.intent).toBe('help')
  })

  it.each(['怎么办啊,他不肯上学', '轩轩的作业怎么写', '你会去吗'])('%s does not', (text) => {
    expect(asked({ text })?.intent).not.toBe('help')
  })

  it.each([
    ['我的纪录', '我的记录'],
    ['绑顶', '绑定'],
    ['帮住', '帮助'],
    ['我的孩孑', '我的孩子'],
    ['绑定占点', '绑定站点'],
    ['我来处里', '我来处理'],
    ['会总', '汇总'],
  ])('%s is taken for a slip of %s', (text, near) => {
    expect(asked({ text })).toMatchObject({ intent: 'help', didYouMean: near })
    expect(asked({ text, where: 'group' })).toBeNull()
  })

  it.each(['谢谢', '好的', '收到', '辛苦了', '看轩轩', '晚安', '在吗'])('%s is near no command', (text) => {
    expect(asked({ text })?.didYouMean).toBeUndefined()
  })
})
