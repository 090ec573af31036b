import { describe, expect, test } from 'vitest'
import { readTranscript, TranscriptFault } from '../../src/chat/transcript.ts'

const HEAD = ['时间 2026-03-11 20:15', '站点 甲站', '群 甲群', '站长 刘桂兰', '志愿者 王秀英: 王子涵(涵涵)']
const read = (...lines: string[]) => readTranscript('x.chat', [...HEAD, ...lines].join('\n'))

/** The beats without line numbers and sources. */
const actions = (...lines: string[]) => read(...lines).beats.map(({ action }) => action)

describe('a transcript', () => {
  test('names its people with all that is known of them', () => {
    const { scene } = readTranscript(
      'x.chat',
      [
        '时间 2026-03-11 20:15',
        '协调员 何玉芬',
        '站点 甲站',
        '群 甲群',
        '群 乙群 没绑定',
        '协调员 陈静',
        '志愿者 王秀英 没绑定: 王子涵(涵涵,女,监护人外婆,2016-02-15,农历,方案周末妈妈)、李想 未同意、周末 撤回同意 至2026-02-01',
        '未绑定 张姐、李姐',
      ].join('\n'),
    )
    expect(scene).toMatchObject({
      start: { day: '2026-03-11', hour: 20, minute: 15 },
      coordinators: [{ name: '何玉芬', isBound: true }],
      freeRooms: ['乙群'],
      unbound: ['张姐', '李姐'],
    })
    const [station] = scene.stations
    expect(station).toMatchObject({ name: '甲站', rooms: ['甲群'] })
    expect(station?.people.map(({ name, office, isBound }) => [name, office, isBound])).toEqual([
      ['陈静', 'coordinator', true],
      ['王秀英', 'volunteer', false],
    ])
    expect(station?.people[1]?.children).toEqual([
      {
        name: '王子涵',
        nicknames: ['涵涵'],
        sex: 'f',
        guardian: '外婆',
        birthday: '2016-02-15',
        isLunar: true,
        programme: '周末妈妈',
        consent: 'given',
        until: null,
      },
      expect.objectContaining({ name: '李想', consent: 'awaited' }),
      expect.objectContaining({ name: '周末', consent: 'withdrawn', until: '2026-02-01' }),
    ])
  })

  test.each([
    ['[群] 王秀英: 你好', { who: '王秀英', in: { room: '甲群' }, text: '你好', mentionsBot: false }],
    ['[群 甲] 王秀英: 你好:在吗', { in: { room: '甲群' }, text: '你好:在吗' }],
    ['[私] 王秀英: 帮助', { in: { person: '王秀英' }, text: '帮助' }],
    ['[群] 王秀英: @伴伴 我的记录', { text: '我的记录', mentionsBot: true }],
    ['[群] 王秀英: 伴伴,我的记录', { text: '伴伴,我的记录', mentionsBot: false }],
    ['[群] 王秀英: [语音]', { text: '', files: ['voice'] }],
    ['[群] 王秀英 (昨天 20:03): 你好', { sentAt: { kind: 'to', day: null, daysAhead: -1, hour: 20, minute: 3 } }],
    ['[群] 王秀英: #接龙\n|1. 涵涵\n| 2. 虎子', { text: '#接龙\n1. 涵涵\n2. 虎子' }],
    ['甲) [群] 王秀英: 你好  # a remark', { label: '甲', text: '你好' }],
  ])('reads %s', (line, expected) => {
    expect(actions(line)).toMatchObject([{ kind: 'said', ...expected }])
  })

  test('reads what else happens, by label and by number', () => {
    expect(
      actions(
        '甲) [群] 王秀英: 你好',
        '[群] 王秀英 撤回 1',
        '[群] 王秀英 重发 甲',
        '[群] 刘桂兰 引用 甲: 撤销',
        '[群] 刘桂兰 引文 甲: 撤销',
        '时间 +10分钟',
        '时间 明天 07:30',
        '重启',
        '拒收 王秀英',
        '断线 5分钟',
        '加好友 王秀英: 你好',
      ),
    ).toMatchObject([
      { kind: 'said' },
      { kind: 'recalled', label: '1', in: { room: '甲群' } },
      { kind: 'again', label: '甲' },
      { kind: 'said', quote: { label: '甲', isFlat: false } },
      { kind: 'said', quote: { label: '甲', isFlat: true } },
      { kind: 'clock', move: { kind: 'by', minutes: 10 } },
      { kind: 'clock', move: { kind: 'to', daysAhead: 1, hour: 7, minute: 30 } },
      { kind: 'restart' },
      { kind: 'reach', who: '王秀英', isReachable: false },
      { kind: 'away', minutes: 5 },
      { kind: 'befriend', who: '王秀英', hello: '你好' },
    ])
  })

  test('takes an expectation without a place for where the last line was said', () => {
    const [first, second] = read(
      '[群] 王秀英: 你好',
      '> 无',
      '[私] 王秀英: 帮助',
      '> 我会这些:*',
      '> [私 刘桂兰] 含 王秀英 不含 涵涵',
      '> 乙) [群] 好',
    ).beats
    expect(first?.expected).toMatchObject([{ kind: 'silence' }])
    expect(second?.expected).toMatchObject([
      { in: { person: '王秀英' }, text: { kind: 'whole', text: '我会这些:*' } },
      { in: { person: '刘桂兰' }, text: { kind: 'words', has: ['王秀英'], hasNot: ['涵涵'] } },
      { in: { room: '甲群' }, label: '乙' },
    ])
  })

  test.each([
    ['a name that nobody bears', ['[群] 王秀: 你好'], 6, '“王秀”: expected somebody named in the head'],
    ['a colon that is missing', ['[群] 王秀英 你好'], 6, 'expected [群] 姓名: 说的话'],
    ['a step that there is not', ['[群] 王秀英: 好', '等一会儿'], 7, '“等一会儿”: expected [群] 姓名: 说的话'],
    ['a room that there is not', ['[群 丙] 王秀英: 好'], 6, '“丙”: expected one of the rooms: 甲群'],
    ['a label that no line has', ['[群] 王秀英 撤回 丁'], 6, '“丁”: expected the label or number of an earlier line'],
    ['a label twice', ['甲) [群] 王秀英: 好', '甲) [群] 王秀英: 好'], 7, 'expected a label that no other line has'],
    ['a time of no clock', ['[群] 王秀英: 好', '时间 25:00'], 7, '“25:00”: expected 2026-03-11 20:15'],
    ['a fact after a child', ['志愿者 李丽: 李想 未同'], 6, '“未同”: expected 孩子'],
    ['a key of no head', ['志愿 李丽'], 6, '“志愿 李丽”: expected 时间'],
    ['an expectation of nothing', ['> 无'], 6, 'expected something that happens before'],
  ])('%s is told with its line, its value and what was expected', (_name, lines, line, says) => {
    const fault = (() => {
      try {
        return read(...lines)
      } catch (error) {
        return error
      }
    })()
    expect(fault).toBeInstanceOf(TranscriptFault)
    expect((fault as TranscriptFault).line).toBe(line)
    expect((fault as TranscriptFault).message).toContain(says)
  })

  test('of several rooms must say which', () => {
    const twoRooms = [...HEAD, '群 乙群', '[群] 王秀英: 好'].join('\n')
    expect(() => readTranscript('x.chat', twoRooms)).toThrow('which of the rooms: [群 甲群] [群 乙群]')
  })
})
