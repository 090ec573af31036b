import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/understand/normalise.ts'
import { durationRules, recogniseMinutes } from '../../src/understand/recognise/minutes.ts'
import { vagueDurations } from '../../src/understand/words/durations.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly lo: number | null
}
const rows = JSON.parse(readFileSync(new URL('../phrases/durations.json', import.meta.url), 'utf8')) as Row[]

/** Where the table and the labelling guide differ: the guide's minutes, and why. */
const differences: Readonly<Record<string, readonly [readonly (number | null)[], string]>> = {
  'dur#45': [[60], 'the number said counts, whatever stands before it'],
  'dur#46': [[120], 'the number said'],
  'dur#47': [[60], 'the number said'],
  'dur#48': [[30], 'the number said'],
  'dur#55': [[60], 'the number said'],
  'dur#56': [[60], 'about an hour is labelled 60'],
  'dur#58': [[20], 'the number said'],
  'dur#60': [[20], 'the number said'],
  'dur#62': [[null], '几分钟 says no number'],
  'dur#65': [[10], 'the number said'],
  'dur#87': [[70], 'a clock span is a duration, with a part of the day or without'],
  'dur#94': [[40, 20], 'each belongs to its own activity: nothing is summed here'],
  'dur#96': [[40], 'the number said'],
}

const read = (text: string) => recogniseMinutes(normalise(text).text)

describe('recogniseMinutes', () => {
  it.each(rows)('reads $text ($id) as the table or the guide says', ({ id, text, lo }) => {
    const minutes = read(text).map((mention) => mention.value.minutes)
    const wanted = differences[id]?.[0] ?? [lo]
    expect(minutes.length ? minutes : [null]).toEqual(wanted)
  })

  it.each(
    durationRules.flatMap((rule) => rule.examples.map(([text, minutes]) => ({ rule: rule.name, text, minutes }))),
  )('reads $text by the rule $rule', ({ rule, text, minutes }) => {
    expect(read(text)[0]).toMatchObject({ rule, value: { minutes } })
  })

  it.each(vagueDurations)('knows that %s took time, and not how much', (word) => {
    expect(read(`陪他${word}`)[0]?.value.minutes).toBeNull()
  })

  it.each([
    ['9点进洞下午1点出来', 240, '09:00'],
    ['从两点讲到四点', 120, '14:00'],
    ['八点半跟他视频,聊到九点', 30, '08:30'],
    ['晚上11点到1点', 120, '23:00'],
    ['7.15 15:00-16:30', 90, '15:00'],
    ['18:30-18:50', 20, '18:30'],
    ['下午2-4点', 120, '14:00'],
    ['晚七点到八点', 60, '19:00'],
    ['14时至16时', 120, '14:00'],
  ])('reads the clock span %s', (text, minutes, clock) => {
    expect(read(text)).toMatchObject([{ value: { minutes, clock } }])
  })

  it.each([
    '各20分钟',
    '每人半小时',
    '一人十来分钟',
    '各聊了一刻钟',
    '每人一个多小时',
    '各自讲了10分钟',
    '20分钟/人',
    '前天一人十分钟',
  ])('hears that %s holds for each child', (text) => {
    expect(read(text)[0]?.value.each).toBe(true)
  })

  it.each(['40分钟', '一个人去聊的,半小时', '两个人一起20分钟'])('hears no "each" in %s', (text) => {
    expect(read(text)[0]?.value.each).toBe(false)
  })

  it.each([
    '考了90分',
    '比上学期多13分',
    '数学92分',
    '40分钟前',
    '10分钟后再打',
    '过半小时再去',
    '三点一刻',
    '坐车就坐了三个小时',
    '走了两个小时山路',
    '等了半小时',
    '等10分钟',
    '小时候',
    '24小时热线',
    '十分高兴',
    '一分钱',
    '走散了十来分钟',
    '他每天玩两小时手机',
    '说是3点到',
    '迟到20分钟',
    '跑了50m',
    '38度5',
    '三分之一',
    '10点10分打的',
    '上午9时30分',
    '路上花了一个半小时',
  ])('finds no minutes in "%s"', (text) => {
    expect(read(text).filter((mention) => mention.value.minutes !== null)).toEqual([])
  })

  it('finds the place of what it read', () => {
    expect(read('陪他读书40分钟,又聊了半个钟头')).toMatchObject([
      { from: 4, to: 8, text: '40分钟' },
      { from: 12, to: 16, text: '半个钟头' },
    ])
  })
})
