/** The whole product over real gRPC: what people do in WeChat, and what the bot says there. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, dayOf, instant } from '../src/care/day.ts'
import { isReachable } from '../src/store/binding.ts'
import type { SentByBot } from './support/gateway.ts'
import { room, type StationBot, startStationBot, strangeRoom } from './support/wechaty-bot.ts'
import { until } from './support/wechaty-chat.ts'

let bot: StationBot
beforeAll(async () => {
  bot = await startStationBot()
})
afterAll(() => bot?.close())

/** What was sent, as [to whom, text]. */
const told = (sent: readonly SentByBot[]) => sent.map(({ to, text }) => [to, text])
const hint = '\n(不对就回“撤销”,或直接说怎么改)'
const rule = '- - - - - - - - - - - - - - -'

describe('binding', () => {
  test('a volunteer sends her code in private, once, and from then on her reports are kept', async () => {
    const code = await bot.codeFor('sun')
    expect(told(await bot.tell('sun', room, '今天给小雨打了电话'))).toEqual([
      ['sun', expect.stringContaining('这条还没记上')],
    ])
    expect(told(await bot.tell('sun', 'private', `绑定 ${code}`))).toEqual([
      ['sun', expect.stringMatching(/^孙丽,绑定好了\(青石站 志愿者\)/)],
    ])
    expect(told(await bot.tell('li', 'private', `绑定 ${code}`))).toEqual([
      ['li', expect.stringContaining('这个绑定码不对')],
    ])
    expect(told(await bot.tell('sun', room, '今天给小雨打了电话'))).toEqual([[room, `记好了:小雨 电话(今天)${hint}`]])
    expect(await bot.recordsOf('吴小雨')).toMatchObject([{ state: 'kept' }])
  })

  test('who asks to be a friend and carries a code is accepted, bound and then welcomed; a stranger is not', async () => {
    await bot.gateway.addContact('stranger', '路人')
    await bot.gateway.requestFriend('stranger', '你好')
    for (const who of ['zhao', 'zhou'] as const)
      await bot.gateway.requestFriend(who, `我是志愿者 ${await bot.codeFor(who)}`)
    for (const [who, name] of [
      ['zhao', '赵敏'],
      ['zhou', '周敏'],
    ])
      expect((await bot.gateway.waitForSent(({ to }) => to === who)).text).toMatch(`${name},绑定好了`)
    expect(await bot.gateway.accepted()).toEqual(['zhao', 'zhou'])
    expect(told(await bot.tell('zhao', room, '昨天去看了末末'))).toEqual([[room, `记好了:末末 看望(昨天)${hint}`]])
  })

  test('a leader binds a room by a word in it, and reports there are answered from then on', async () => {
    expect(await bot.tell('chen', strangeRoom, '今天给豆豆打了电话')).toEqual([])
    expect(told(await bot.tell('liu', strangeRoom, '@伴伴 绑定站点'))).toEqual([
      [strangeRoom, expect.stringContaining('这个群就是“青石站”的群了')],
    ])
    expect(told(await bot.tell('chen', strangeRoom, '今天给豆豆打了电话'))).toEqual([
      [strangeRoom, `记好了:豆豆 电话(今天)${hint}`],
    ])
  })
})

describe('in the room', () => {
  test('a report is kept and answered there', async () => {
    expect(told(await bot.tell('wang', room, '昨晚给涵涵打了半小时电话'))).toEqual([
      [room, `记好了:涵涵 电话30分钟(昨天)${hint}`],
    ])
    const yesterday = addDays(dayOf(bot.clock.now()), -1)
    expect(await bot.recordsOf('王子涵')).toEqual([{ day: yesterday, minutes: 30, state: 'kept' }])
  })

  test('我的孩子 is short there and full in private', async () => {
    const [inRoom, ...more] = await bot.tell('wang', room, '我的孩子')
    expect([inRoom?.to, more]).toEqual([room, []])
    expect(inRoom?.text).toMatch(/^王秀英结对的孩子:\n· 涵涵 .*\n· 想想 .*\n\(详细的私聊问我\)$/)
    const [inPrivate, ...rest] = await bot.tell('wang', 'private', '我的孩子')
    expect([inPrivate?.to, rest]).toEqual(['wang', []])
    for (const fact of ['王子涵', '李想', '监护人:奶奶']) {
      expect(inPrivate?.text).toContain(fact)
      expect(inRoom?.text).not.toContain(fact)
    }
  })

  const refused = '这个要站长或协调员来办。'
  const calls: readonly [promise: string, text: string, mentionIds: string[], answer: string[]][] = [
    ['by id, under a name it had before', '@旧名字\u2005绑定站点', ['bot'], [refused]],
    ['by the name it has in the room, from a phone', '@伴伴(青石)\u2005绑定站点', [], [refused]],
    ['by that name, from a desktop', '@伴伴(青石) 绑定站点', [], [refused]],
    ['by its account’s name', '绑定站点 @小助手', [], [refused]],
    ['not by the mention of another', '@李桂芳\u2005绑定站点', ['li'], []],
    ['not by a call to all', '@所有人\u2005绑定站点', ['bot', 'li'], []],
    ['not where nobody is called', '绑定站点', [], []],
  ]
  test.each(calls)('the bot is called %s', async (_, text, mentionIds, answer) => {
    expect(told(await bot.tell('wang', room, text, { mentionIds }))).toEqual(answer.map((line) => [room, line]))
  })

  test('a message that is taken back takes its record along', async () => {
    const report = '今天去看了想想'
    const id = await bot.say('wang', room, report)
    await bot.handled(id)
    expect(await bot.recordsOf('李想')).toMatchObject([{ state: 'kept' }])
    const before = bot.gateway.sent().length
    await bot.gateway.recall('wang', id)
    await bot.handled(id, 'recalled')
    expect(told(bot.gateway.sent().slice(before))).toEqual([[room, '撤回的那条,记录也一起撤了。']])
    expect(await bot.recordsOf('李想')).toMatchObject([{ state: 'withdrawn' }])
  })

  const quotes: readonly [promise: string, quoted: string][] = [
    ['of the report', '「钱芳：今天给果果打电话10分钟」'],
    ['of the bot’s answer to it', '「小助手：记好了:果果 电话10分钟(今天)」'],
    ['cut by the network', '「钱芳：今天给果果打电话…」'],
  ]
  test.each(quotes)('a quote %s undoes that report, not the last one', async (_, quoted) => {
    const earlier = (await bot.recordsOf('冯果果')).length
    await bot.tell('qian', room, '今天给果果打电话10分钟')
    await bot.tell('qian', room, '昨天去看了果果40分钟')
    expect(told(await bot.tell('qian', room, `${quoted}\n${rule}\n撤销`))).toEqual([
      [room, '撤销了:果果 电话10分钟(今天)'],
    ])
    expect((await bot.recordsOf('冯果果')).slice(earlier)).toMatchObject([
      { minutes: 10, state: 'withdrawn' },
      { minutes: 40, state: 'kept' },
    ])
    await bot.tell('qian', room, '撤销')
  })
})

describe('a message that the network sends again', () => {
  test('is silent where it has the same id, and is kept once', async () => {
    const report = ['chen', room, '今天给豆豆打电话25分钟', { id: 'again-1' }] as const
    await bot.tell(...report)
    const times = bot.gateway.sent().length
    await bot.say(...report)
    // messages of a room are handled in the order they came
    await bot.tell('wang', room, '今天天气不错')
    expect(bot.gateway.sent()).toHaveLength(times)
    expect((await bot.recordsOf('张豆豆')).filter(({ minutes }) => minutes === 25)).toHaveLength(1)
  })

  test('keeps its own day where it is old, and the answer names that day', async () => {
    const day = addDays(dayOf(bot.clock.now()), -3)
    const timestamp = instant(day, 20).getTime()
    const [answer] = await bot.tell('chen', room, '今天给豆豆打电话35分钟', { timestamp })
    expect(answer?.text).toMatch(/^记好了:豆豆 电话35分钟\(\d+月\d+日\(周.\)\)/)
    expect((await bot.recordsOf('张豆豆')).filter(({ minutes }) => minutes === 35)).toMatchObject([{ day }])
  })

  test('asks nothing any more where it is old', async () => {
    const timestamp = bot.clock.now().getTime() - 11 * 60_000
    expect(await bot.tell('chen', room, '我的孩子', { timestamp })).toEqual([])
  })
})

describe('a cry for help', () => {
  test('that accuses the leader goes to the coordinator in private; neither room nor leader hears of it', async () => {
    const sent = await bot.tell('li', room, '刘桂兰打了虎子,孩子身上全是伤,不敢回家')
    expect(sent.map(({ to }) => to).sort()).toEqual(['he', 'li'])
    const alert = sent.find(({ to }) => to === 'he')?.text
    expect(alert).toMatch(/^【告急 \d+】青石站 周小虎\n李桂芳 .* 在群里说:\n“刘桂兰打了虎子,孩子身上全是伤,不敢回家”/)
    expect(alert).toContain('110')
    expect(sent.find(({ to }) => to === 'li')?.text).toBe('已悄悄告诉协调员。伴伴不是报警电话,有危险先打110。')
    const number = /告急 (\d+)/.exec(alert ?? '')?.[1]
    const taken = await bot.tell('he', 'private', `我来处理 ${number}`)
    expect(taken.map(({ to }) => to)).not.toContain('liu')
    expect(taken.find(({ to }) => to === 'he')?.text).toContain(`告急${number}由您处理`)
  })

  const ways: readonly [promise: string, child: string, act: () => Promise<unknown>][] = [
    ['writes in private', '果果', () => bot.tell('he', 'private', '在吗')],
    [
      'asks to be a friend',
      '小雨',
      async () => {
        const place = { platform: 'wechaty', botAccount: 'bot', account: 'he' }
        await bot.gateway.requestFriend('he', '我是何玉芬')
        await until(() => bot.store.read((db) => isReachable(db, place)), 'she is a friend')
      },
    ],
  ]
  test.each(ways)('reaches a coordinator who could not be reached before and then %s', async (_, child, act) => {
    await bot.gateway.refuse('he', '对方开启了朋友验证，你还不是他（她）朋友')
    const unheard = await bot.tell('li', room, `刘桂兰打了${child},身上全是伤`)
    expect(unheard.map(({ to }) => to)).toEqual(['li'])
    await bot.gateway.refuse('he', null)
    await act()
    const sent = await bot.tell('chen', strangeRoom, `刘桂兰又打了${child},孩子吓得不敢回家`)
    expect(sent.filter(({ to }) => to === 'he').map(({ text }) => text)).toEqual([expect.stringContaining('【告急')])
  })
})

test('of all that nobody’s name and no word is logged', () => {
  expect(bot.logged.length).toBeGreaterThan(0)
  expect(bot.logged.join('\n')).not.toMatch(/\p{Script=Han}|insecure/u)
})
