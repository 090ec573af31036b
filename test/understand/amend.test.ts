import { describe, expect, it } from 'vitest'
import { changeWords, notOursWords, outcomeWords, recordWords, undoWords } from '../../src/understand/words/amend.ts'
import { asked, withNames } from './asked.ts'

const amendments: readonly [string, object, object][] = [
  ['不是轩轩是涵涵', { child: 'c3' }, { children: ['c4'] }],
  ['是涵涵不是轩轩', { child: 'c3' }, { children: ['c4'] }],
  ['写成轩轩了,应该是涵涵', { child: 'c3' }, { children: ['c4'] }],
  ['把刚才那条的轩轩改成涵涵', { child: 'c3' }, { children: ['c4'] }],
  ['时长改30分钟', { minutes: 30 }, {}],
  ['刚才那条时长写错了,不是20分钟,是40分钟', { minutes: 40 }, {}],
  ['刚才报的20分钟,其实有45分钟', { minutes: 45 }, {}],
  ['应该是昨天', { date: '2026-03-11' }, {}],
  ['不是今天,是昨天', { date: '2026-03-11' }, { date: '2026-03-12' }],
  ['轩轩那条日期不对,是前天', { date: '2026-03-10' }, { children: ['c4'] }],
  ['上一条是视频,不是家访', { activity: 'call' }, { activity: 'visit' }],
  [
    '轩轩那条不对,不是陪读,是辅导作业,时长1h20',
    { activity: 'tutoring', minutes: 80 },
    { children: ['c4'], activity: 'reading' },
  ],
  ['其实那电话没打通,上一条写错了', { outcome: 'missed' }, {}],
  ['改一下,上一条那天没见着人', { outcome: 'missed' }, {}],
  ['第2条改成40分钟', { minutes: 40 }, { number: 2 }],
]

const kept = [
  '昨天去看轩轩,他不是感冒,是过敏',
  '给轩轩打电话,不是他接的,是奶奶接的',
  '今天陪轩轩改作业,改错题改了一个小时',
  '上次说错的那道题今天给轩轩重新讲了一遍,40分钟',
  '昨天家访轩轩40分钟,聊了学习情况,他考试写错了好几道题',
  '不是今天开会,是明天',
  '昨天给轩轩改作文,错字改了一堆',
  '跟轩轩奶奶说了下周改到周三去',
  '他应该是感冒了,昨天去看轩轩一直咳',
  '刚才打了电话,轩轩应该是感冒了',
  '刚才给轩轩打电话,是他奶奶接的',
  '轩轩数学应该有90分,错了两道题',
  '拨了三次无人应答',
  '约好的视频他忘了,没打成',
  '会议时间改了,改成周五下午两点',
]

describe('an amendment', () => {
  it.each(amendments)('%s', (text, changes, target) => {
    const found = asked({ text, where: 'group' })
    expect(found?.intent).toBe('amend')
    expect(found?.changes).toEqual(changes)
    expect(found?.target).toEqual(target)
  })

  it.each(kept)('is not read in: %s', (text) => {
    expect(asked({ text, where: 'group' })?.intent).not.toBe('amend')
    expect(asked({ text })?.intent).not.toBe('amend')
  })

  it.each(changeWords.examples.map(withNames))('%s changes the child', (text) => {
    expect(asked({ text, where: 'group' })).toMatchObject({
      intent: 'amend',
      changes: { child: 'c4' },
    })
  })

  it.each(outcomeWords.flatMap((entry) => entry.examples.map((text) => [text, entry.value] as const)))(
    '%s: %s',
    (text, outcome) => {
      expect(asked({ text, where: 'group' })).toMatchObject({ intent: 'amend', changes: { outcome } })
    },
  )
})

describe('taking back', () => {
  const examples = [...recordWords.examples, ...undoWords.examples, ...notOursWords.examples].map(withNames)
  it.each([...examples, '算了,刚才那条不作数,莫记', '刚才发错了,撤了吧', '手滑了,刚发的撤掉'])(
    '%s is heard in a group',
    (text) => {
      expect(asked({ text, where: 'group' })?.intent).toBe('undo')
    },
  )

  it('says which record it means', () => {
    expect(asked({ text: '轩轩那条撤了' })?.target).toEqual({ children: ['c4'] })
    expect(asked({ text: '第2条记录删掉' })?.target).toEqual({ number: 2 })
  })

  it.each([
    '明天的走访先取消,等通知',
    '那个群公告删了吧,都过期了',
    '轩轩把作业本上的字擦掉了',
    '这次活动取消',
    '今天去看轩轩,他说不要了,让我拿回去',
    '照片删了吧,别发娃的脸',
  ])('%s takes nothing back', (text) => {
    expect(asked({ text, where: 'group' })?.intent).not.toBe('undo')
  })
})
