/** The WeChat adapter over real gRPC, against a puppet server in a process of its own. */

import { once } from 'node:events'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { types } from 'wechaty-puppet'
import { type FileHandle, type Outgoing, SendError } from '../../src/chat/chat.ts'
import { createWechatyChat } from '../../src/chat/wechaty.ts'
import { type Gateway, startGateway } from '../support/gateway.ts'
import { type Connected, connect, until } from '../support/wechaty-chat.ts'

const room = 'station-1@chatroom'
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

let gateway: Gateway
let bot: Connected

beforeAll(async () => {
  gateway = await startGateway({ botName: '小 助手' })
  await gateway.addContact('wang', '王秀英')
  await gateway.addContact('li', '李桂芳')
  await gateway.addRoom(room, '青石站', ['bot', 'wang', 'li'])
  await gateway.setAlias(room, 'wang', '王阿姨')
  await gateway.setAlias(room, 'bot', '伴伴(青石)')
  bot = await connect(gateway, { botNames: ['伴伴'] })
})
afterAll(async () => {
  await bot?.close()
  await gateway?.close()
})
beforeEach(() => void bot.received.splice(0))

describe('what people say', () => {
  it('is told with who, where, when and by what name', async () => {
    await gateway.say({ from: 'wang', room, text: '今天去看了小明', id: 'm1', timestamp: 1_790_000_000 })
    expect(await bot.said('今天去看了小明')).toEqual({
      kind: 'said',
      platform: 'wechaty',
      botAccount: 'bot',
      account: 'wang',
      room,
      at: new Date(1_790_000_000_000),
      channel: 'group',
      messageId: 'm1',
      text: '今天去看了小明',
      mentions: [],
      mentionsBot: false,
      quote: null,
      shownName: '王秀英',
      roomAlias: '王阿姨',
      files: [],
    })
  })

  it('is private where there is no room', async () => {
    await gateway.say({ from: 'li', text: '绑定 ABCD' })
    expect(await bot.said('绑定 ABCD')).toMatchObject({
      channel: 'private',
      room: null,
      account: 'li',
      shownName: '李桂芳',
    })
  })

  const calls: [promise: string, text: string, mentionIds: string[], expected: string][] = [
    ['by id and name', '@小 助手\u2005我的孩子', ['bot'], '我的孩子'],
    ['by a name with a blank in it, without ids', '@小 助手\u2005本周汇总', [], '本周汇总'],
    ['by the room alias, from a desktop', '@伴伴(青石) 上月汇总', [], '上月汇总'],
    ['by a name from the settings', '@伴伴，帮助', [], '，帮助'],
    ['at the end', '谁看了小明 @小 助手', [], '谁看了小明'],
    ['by id and an alias that was changed a moment ago', '@旧名字\u2005我的记录', ['bot'], '我的记录'],
    ['beside a person', '@李桂芳\u2005@小 助手\u2005看这个', ['li', 'bot'], '@李桂芳\u2005看这个'],
  ]
  it.each(calls)('calls the bot %s', async (_, text, mentionIds, expected) => {
    await gateway.say({ from: 'wang', room, text, mentionIds })
    const said = await bot.said(expected)
    expect(said.mentionsBot).toBe(true)
    expect(said.mentions).toEqual(mentionIds)
  })

  const noCalls: [promise: string, text: string, mentionIds: string[]][] = [
    ['everyone is called', '@所有人\u2005明天开会', ['bot', 'wang']],
    ['another is called', '@李桂芳\u2005你好', ['li']],
    ['its name goes on', '@伴伴同行的人都来', []],
    ['the call stands in a quote', '「李桂芳：@李 看」\n- - - - - - - - - - - - - - -\n好的', []],
  ]
  it.each(noCalls)('does not call the bot when %s', async (_, text, mentionIds) => {
    await gateway.say({ from: 'wang', room, text, mentionIds })
    expect((await bot.said(text)).mentionsBot).toBe(false)
  })

  it('keeps a flattened quote in the text, and a call inside it calls nobody', async () => {
    const line = '- - - - - - - - - - - - - - -'
    await gateway.say({ from: 'wang', room, text: `「李桂芳：@小 助手\u2005看小明30分钟」\n${line}\n不是小明是小红` })
    const said = await bot.said(`「李桂芳：看小明30分钟」\n${line}\n不是小明是小红`)
    expect(said.mentionsBot).toBe(false)
  })

  it('gives the text of a 接龙', async () => {
    const text = '#接龙\n周末探访\n\n1. 王秀英 小虎 周六\n2. '
    await gateway.say({ from: 'li', room, text, type: types.Message.GroupNote })
    expect((await bot.said(text)).account).toBe('li')
  })

  it('loses the sender id that raw texts begin with', async () => {
    await gateway.say({ from: 'wang', room, text: 'wxid_abc123:\n电话20分钟' })
    await bot.said('电话20分钟')
  })

  it('keeps a line of her own that looks like an id', async () => {
    await gateway.say({ from: 'wang', room, text: 'note:\n电话20分钟' })
    await bot.said('note:\n电话20分钟')
  })

  it('passes an old message on with its own time, seconds or milliseconds, each time it comes', async () => {
    await gateway.say({ from: 'wang', room, text: '早先的话', id: 'old', timestamp: 1_780_000_000 })
    await gateway.say({ from: 'wang', room, text: '早先的话', id: 'old', timestamp: 1_780_000_000_000 })
    await until(() => bot.received.length === 2, 'both came')
    for (const one of bot.received) expect(one).toMatchObject({ messageId: 'old', at: new Date(1_780_000_000_000) })
  })

  it('is silence where nobody speaks to us', async () => {
    await gateway.say({ from: 'bot', room, text: '自己的话' })
    await gateway.say({ from: 'wang', room, text: '红包', type: types.Message.RedEnvelope })
    await gateway.say({ from: 'wang', room, text: '转账', type: types.Message.Transfer })
    await gateway.say({ from: 'wang', room, text: '链接', type: types.Message.Url })
    await gateway.addContact('gh_paper', '公众号')
    await gateway.say({ from: 'gh_paper', text: '推送' })
    await gateway.say({ from: 'wang', room, text: '说完了' })
    await bot.said('说完了')
    expect(bot.received).toHaveLength(1)
  })

  it('is a recall with the id of what was taken back', async () => {
    const id = await gateway.say({ from: 'wang', room, text: '说错了' })
    await gateway.recall('wang', id)
    expect(await bot.received1('recalled')).toMatchObject({ account: 'wang', room, messageId: id })
  })

  it('is a recall too where the gateway passes the notice on as it came', async () => {
    const text = '<sysmsg type="revokemsg"><revokemsg><newmsgid>77001</newmsgid></revokemsg></sysmsg>'
    await gateway.say({ from: 'wang', room, text, type: types.Message.Recalled })
    expect((await bot.received1('recalled')).messageId).toBe('77001')
  })
})

describe('a message that can not be read', () => {
  it('at once is read again', async () => {
    await gateway.failReads(1)
    await gateway.say({ from: 'wang', room, text: '慢一点到' })
    await gateway.say({ from: 'wang', room, text: '在它之后' })
    await bot.said('在它之后')
    expect(bot.received.map((one) => one.kind === 'said' && one.text)).toEqual(['慢一点到', '在它之后'])
  })

  it('at all is counted in the log, and the next one is heard', async () => {
    await gateway.failReads(2)
    await gateway.say({ from: 'wang', text: '读不到' })
    await until(() => bot.logged.join().includes('"stage":"read"'), 'the loss is logged')
    await gateway.say({ from: 'wang', text: '读得到' })
    await bot.said('读得到')
    expect(bot.received).toHaveLength(1)
  })
})

describe('files', () => {
  const files: [name: string, kind: FileHandle['kind']][] = [
    ['现场.png', 'image'],
    ['语音.silk', 'voice'],
    ['花名册.xlsx', 'file'],
  ]
  it.each(files)('%s arrives as a handle of its kind, and its bytes are fetched', async (name, kind) => {
    await gateway.say({ from: 'li', text: '<xml>', file: { name, base64: picture } })
    const said = await bot.received1('said')
    expect(said).toMatchObject({ text: '', channel: 'private', files: [{ name, kind }] })
    const bytes = await bot.chat.download(said.files[0]!, 1_000)
    expect(Buffer.from(bytes).toString('base64')).toBe(picture)
  })

  it('one larger than allowed is refused', async () => {
    await gateway.say({ from: 'li', file: { name: '大.xlsx', base64: Buffer.alloc(200_000, 1).toString('base64') } })
    const { files } = await bot.received1('said')
    await expect(bot.chat.download(files[0]!, 199_999)).rejects.toThrow('larger')
    expect(await bot.chat.download(files[0]!, 200_000)).toHaveLength(200_000)
  })

  it('one that lies at an address of our own network is refused without asking for it', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked++
      response.end('secret')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      const { port } = server.address() as AddressInfo
      for (const host of ['127.0.0.1', 'localhost', '2130706433', '[::1]', '[::ffff:127.0.0.1]']) {
        bot.received.splice(0)
        await gateway.say({ from: 'li', file: { name: '表.xlsx', url: `http://${host}:${port}/` } })
        const { files } = await bot.received1('said')
        await expect(bot.chat.download(files[0]!, 1_000), host).rejects.toThrow('address')
      }
      expect(asked).toBe(0)
    } finally {
      server.close()
    }
  })

  it('one that is gone is refused', async () => {
    const gone = { id: 'never', name: 'x', kind: 'file', size: null } as const
    await expect(bot.chat.download(gone, 1_000)).rejects.toThrow()
  })
})

describe('membership and requests', () => {
  it('tells who came, who went and how the room is called', async () => {
    await gateway.addContact('zhao', '赵敏')
    await gateway.join(room, 'zhao', 'wang')
    await gateway.rename(room, 'wang', '青石站(新)')
    await gateway.leave(room, 'zhao')
    expect(await bot.received1('left')).toMatchObject({ room, members: ['zhao'], account: 'zhao' })
    expect(bot.received.map((one) => one.kind)).toEqual(['joined', 'renamed', 'left'])
    expect(bot.received[0]).toMatchObject({ room, members: ['zhao'], account: 'wang' })
    expect(bot.received[1]).toMatchObject({ room, name: '青石站(新)', account: 'wang' })
  })

  it('tells of a friend request, and accepts it', async () => {
    await gateway.requestFriend('li', '绑定 ABCD')
    const asked = await bot.received1('friendAsked')
    expect(asked).toMatchObject({ account: 'li', room: null, hello: '绑定 ABCD' })
    await bot.chat.accept(asked.requestId)
    expect(await gateway.accepted()).toContain('li')
  })

  it('tells of an invitation to a room, and accepts it', async () => {
    await gateway.inviteToRoom('wang', '白云站')
    const asked = await bot.received1('roomAsked')
    expect(asked.account).toBe('wang')
    await bot.chat.accept(asked.requestId)
    expect(await gateway.accepted()).toContain('白云站')
  })

  it('lists the rooms of the account', async () => {
    expect(await bot.chat.rooms()).toEqual([room])
  })
})

describe('what the bot sends', () => {
  it('reaches a room, and rings those it mentions by the names they have there', async () => {
    const id = await bot.chat.send({ to: { room }, text: '记下了', mentions: ['wang', 'li'] })
    expect(await gateway.waitForSent((sent) => sent.id === id)).toMatchObject({
      to: room,
      text: '@王阿姨\u2005@李桂芳\u2005记下了',
      mentionIds: ['wang', 'li'],
    })
  })

  it('reaches a person in private', async () => {
    const id = await bot.chat.send({ to: { account: 'li' }, text: '本周汇总' })
    expect(await gateway.waitForSent((sent) => sent.id === id)).toMatchObject({ to: 'li', text: '本周汇总' })
  })

  const files: [name: string, mime: string, size: number][] = [
    ['card.png', 'image/png', 70],
    ['青石站 关爱台账.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 300_000],
  ]
  it.each(files)('may be %s, whole and with its name', async (name, mime, size) => {
    const bytes = Buffer.alloc(size, 7)
    const id = await bot.chat.send({ to: { room }, file: { name, mime, bytes } })
    const sent = await gateway.waitForSent((one) => one.id === id)
    expect(sent.file?.name).toBe(name)
    expect(Buffer.from(sent.file?.base64 ?? '', 'base64').equals(bytes)).toBe(true)
  })

  const refusals: [text: string, to: Outgoing['to'], reason: SendError['reason'], retryable: boolean][] = [
    ['操作过于频繁，请稍后再试', { room }, 'limited', true],
    ['rate limit exceeded', { account: 'li' }, 'limited', true],
    ['对方开启了朋友验证，你还不是他（她）朋友', { account: 'li' }, 'unreachable', false],
    ['contact is not your friend', { account: 'li' }, 'unreachable', false],
    ['puppet is not logged in', { room }, 'loggedOut', true],
    ['something else', { room }, 'limited', true],
  ]
  it.each(refusals)('refused with "%s" to %j is %s', async (text, to, reason, retryable) => {
    const conversation = 'room' in to ? to.room : to.account
    await gateway.refuse(conversation, text)
    const error = await bot.chat.send({ to, text: '你好' }).catch((caught: unknown) => caught)
    await gateway.refuse(conversation, null)
    expect(error).toBeInstanceOf(SendError)
    expect(error).toMatchObject({ reason, retryable, maybeSent: false })
    expect(JSON.stringify((error as SendError).cause)).not.toContain(text)
  })

  it('is not tried again behind our back when a file is refused', async () => {
    await gateway.refuse(room, '操作过于频繁')
    const before = (await gateway.status()).refused
    const file = { name: '台账.xlsx', mime: 'application/octet-stream', bytes: Buffer.alloc(100) }
    await expect(bot.chat.send({ to: { room }, file })).rejects.toMatchObject({ reason: 'limited' })
    await gateway.refuse(room, null)
    expect((await gateway.status()).refused - before).toBe(1)
  })

  it('is refused for ever when there is nothing in it', async () => {
    await expect(bot.chat.send({ to: { room } })).rejects.toMatchObject({ reason: 'invalid', retryable: false })
  })
})

describe('order', () => {
  it('is kept in a conversation, one message at a time, and a slow room does not hold up another chat', async () => {
    let inRoom = 0
    let mostInRoom = 0
    let openRoom = () => {}
    const closed = new Promise<void>((resolve) => {
      openRoom = resolve
    })
    const own = await startGateway()
    const ordered = await connect(own, {
      onReceive: async ({ room: place }) => {
        if (place === null) return
        mostInRoom = Math.max(mostInRoom, ++inRoom)
        await closed
        inRoom--
      },
    })
    try {
      await own.addRoom(room, '青石站', ['bot', 'wang'])
      const texts = Array.from({ length: 60 }, (_, number) => `第${number}条`)
      await Promise.all(texts.map((text, number) => own.say({ from: `cold-${number}`, room, text })))
      await own.say({ from: 'li', text: '私聊' })
      await ordered.said('私聊')
      expect(ordered.received).toHaveLength(1)
      openRoom()
      await until(() => ordered.received.length === 61, 'all came')
      const heard = ordered.received.flatMap((one) => (one.kind === 'said' && one.room ? [one.text] : []))
      expect(heard).toEqual(texts)
      expect(mostInRoom).toBe(1)
    } finally {
      openRoom()
      await ordered.close()
      await own.close()
    }
  })

  it('goes on after a message whose handling failed, and logs no text of it', async () => {
    const own = await startGateway()
    const failing = await connect(own, {
      onReceive: async (incoming) => {
        if (incoming.kind === 'said' && incoming.text === '秘密') throw new Error('秘密')
      },
    })
    try {
      await own.say({ from: 'li', text: '秘密' })
      await own.say({ from: 'li', text: '后来' })
      await failing.said('后来')
      expect(failing.logged.join()).toContain('wechaty event was lost')
      expect(failing.logged.join()).not.toContain('秘密')
    } finally {
      await failing.close()
      await own.close()
    }
  })
})

describe('settings and traces', () => {
  const log = { info: () => {}, warn: () => {}, error: () => {} }
  it('says which setting can not work', () => {
    const dataDir = '/nowhere'
    expect(() => createWechatyChat({ endpoint: '', token: 'insecure_1', dataDir, log })).toThrow('endpoint')
    expect(() => createWechatyChat({ endpoint: '127.0.0.1:1', token: 'secret', dataDir, log })).toThrow('<SNI>_')
  })

  it('leaves no names on disk, in a folder for the owner alone', async () => {
    await gateway.say({ from: 'wang', room, text: '有名有姓' })
    await bot.said('有名有姓')
    const home = join(bot.dataDir, 'wechaty')
    expect(existsSync(home)).toBe(true)
    expect(statSync(home).mode & 0o777).toBe(0o700)
    expect(readdirSync(home)).toEqual([])
  })

  it('logs nothing that anybody said, is called, or knows as a secret', () => {
    expect(bot.logged.join()).not.toMatch(/王|李|小明|青石|insecure/)
  })
})
