import { describe, expect, it } from 'vitest'
import { deafEar } from '../../src/understand/learner/clause-model.ts'
import { createUnderstanding } from '../../src/understand/understand.ts'
import { kept, speakerOf } from '../support/told-tables.ts'

/** What rules read by themselves: the ear for clauses hears nothing, and no reading is doubted. */
const { understand } = createUnderstanding({
  ear: deafEar,
  doubts: { message: () => ({ doubted: false, reasons: [] }) },
})

const read = (sender: string, text: string, at = '2026-03-11T20:15:00+08:00') =>
  kept(
    understand({ text, channel: 'group', mention: false, quote: null, at: new Date(at) }, speakerOf('reports', sender)),
  )

describe('rules alone read', () => {
  it.each([
    ['lines that stand for commas', 'v3', '摊子刚收\n给石头打了电话\n讲了一刻钟', ['c5 call 03-11 15']],
    [
      'rows, each of its own day and child',
      'v3',
      '周一 墨墨 电话8分钟\n周二 石头 家访\n甜甜 电话没接',
      ['c4 call 03-09 8', 'c5 visit 03-10', 'c6 call 03-10 missed'],
    ],
    ['a surname in brackets', 'v1', '欣欣(林)电话20分钟', ['c2 call 03-11 20']],
    ['a planner’s weekdays', 'v3', 'Mon 墨墨 电话8min\nTue. 石头 家访', ['c4 call 03-09 8', 'c5 visit 03-10']],
    [
      'each day’s length of a row of days',
      'v2',
      '9号、10号连着两晚跟彤彤视频,每晚20分钟',
      ['c3 call 03-09 20', 'c3 call 03-10 20'],
    ],
    ['a lesson’s length beside marks', 'v2', '彤彤算术才六十分,给她补习了四十分钟', ['c3 tutoring 03-11 40']],
    ['a length beside its subject', 'v2', '给彤彤补数学40分', ['c3 tutoring 03-11 40']],
    [
      'a gift that is still to come',
      'v3',
      '给墨墨送了双鞋,石头那双没到货,到了再给他',
      ['c4 gift 03-11', 'plan c5 gift null'],
    ],
    [
      'a day after a clause of days to come',
      'v2',
      '材料我明晚写完,周五打电话跟彤彤外婆说一声',
      ['plan c3 guardian 03-13'],
    ],
    [
      'a home that was locked',
      'v3',
      '跑了两家。墨墨家铁将军把门;石头家坐了40分钟',
      ['c4 visit 03-11 missed', 'c5 visit 03-11 40'],
    ],
    [
      'a ringing in vain as of the talk it was for',
      'v2',
      '想跟彤彤外婆说下近况,打过去成空号了',
      ['c3 guardian 03-11 missed'],
    ],
    ['a grandmother’s ringing', 'v2', '彤彤外婆刚打我手机说娃不吃饭', ['c3 guardian 03-11']],
    ['nothing of a child’s own calls', 'v2', '彤彤跟她妈在电话里吵了一架', []],
    ['nothing of what a child writes in quotes', 'v2', '彤彤作文里写“今天我给妈妈打了电话”', []],
    [
      'what is passed on in quotes',
      'v3',
      '转何志强:“昨天带墨墨去了图书馆,一个小时。”他手机坏了',
      ['v4 c4 outing 03-10 60'],
    ],
    [
      'all who were told of',
      'v3',
      '带墨墨甜甜看了电影,甜甜笑得不行,出来给他们一人买了本字典',
      ['c4 outing 03-11', 'c6 outing 03-11', 'c4 gift 03-11', 'c6 gift 03-11'],
    ],
    ['no wish as a deed', 'v2', '彤彤天天吵着要遥控飞机', ['wish c3']],
  ])('%s: %s %s', (_, sender, text, told) => {
    expect(read(sender, text).toSorted()).toEqual(told.toSorted())
  })

  it('年前 before New Year and 年后 after it as now', () => {
    expect(read('v2', '年前去看了彤彤', '2026-02-13T20:15:00+08:00')).toEqual(['c3 visit 02-13'])
    expect(read('v2', '年后去看了彤彤', '2026-02-25T20:15:00+08:00')).toEqual(['c3 visit 02-25'])
    expect(read('v2', '年前去看了彤彤', '2026-06-13T20:15:00+08:00')).toEqual(['c3 visit null'])
  })
})
