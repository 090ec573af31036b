import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { Incoming, Said } from '../../src/chat/chat.ts'
import { createSandboxChat, openTalk, type SandboxBackend, type SandboxChat } from '../../src/chat/sandbox.ts'

/** A county of two people and one room, without a store behind it. */
function backend(): SandboxBackend {
  let now = new Date('2026-03-11T20:15:00+08:00')
  return {
    people: async () => [
      { account: '李秀云', name: '李秀云', office: '志愿者 石桥村', rooms: ['石桥村群'] },
      { account: '外人', name: '外人', office: '没绑定', rooms: [] },
    ],
    rooms: async () => [{ id: '石桥村群', name: '石桥村' }],
    explanation: async () => null,
    answers: async () => [],
    waiting: async () => [],
    madeAt: async () => now,
    now: () => now,
    advance: async (to) => {
      now = to
    },
  }
}

const open: SandboxChat[] = []

async function start(talk = openTalk(null)) {
  const heard: Incoming[] = []
  const chat = createSandboxChat({ port: 0, botAccount: 'banban', botName: '伴伴', backend: backend(), talk })
  open.push(chat)
  await chat.start({ receive: async (incoming) => void heard.push(incoming) })
  const call = (path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(`${chat.address()}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...headers },
    })
  return { chat, heard, call }
}

afterEach(async () => {
  for (const chat of open.splice(0)) await chat.stop()
})

const hello = { as: '李秀云', room: '石桥村群', text: '@伴伴 我的孩子' }

describe('what a person does on the page reaches the bot', () => {
  test('a mention is taken out of the text and told apart', async () => {
    const { call, heard } = await start()
    expect((await call('/say', hello)).status).toBe(200)
    expect(heard[0]).toMatchObject({ kind: 'said', channel: 'group', text: '我的孩子', mentionsBot: true })
  })

  test('a recall names the message, and only the sender may', async () => {
    const { call, heard } = await start()
    const said = (await (await call('/say', hello)).json()) as { id: string }
    expect((await call('/recall', { as: '外人', messageId: said.id })).status).toBe(400)
    expect((await call('/recall', { as: '李秀云', messageId: said.id })).status).toBe(200)
    expect(heard.at(-1)).toMatchObject({ kind: 'recalled', messageId: said.id, room: '石桥村群' })
    const state = (await (await call('/state')).json()) as { messages: { text: string; recalled: boolean }[] }
    expect(state.messages).toMatchObject([{ text: '', recalled: true }])
  })

  test('a quote carries the id of the message that it means', async () => {
    const { call, chat, heard } = await start()
    const id = await chat.send({ to: { room: '石桥村群' }, text: '记好了' })
    await call('/say', { ...hello, text: '撤销', quote: id })
    expect((heard[0] as Said).quote).toEqual({ messageId: id })
  })

  test('a voice message arrives as a file without text', async () => {
    const { call, heard } = await start()
    await call('/say', { as: '李秀云', room: null, text: '', file: 'voice' })
    expect(heard[0]).toMatchObject({ channel: 'private', text: '', files: [{ kind: 'voice' }] })
  })

  test('what the bot sends is in the history and comes live', async () => {
    const { chat, call } = await start()
    const stream = await fetch(`${chat.address()}/events`)
    const reader = stream.body!.getReader()
    await reader.read()
    await chat.send({ to: { account: '李秀云' }, text: '下周见' })
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('下周见')
    await reader.cancel()
    expect(await (await call('/state')).text()).toContain('下周见')
  })

  test('the clock goes forward only', async () => {
    const { call } = await start()
    expect((await call('/clock', { to: '2026-03-11T21:15:00+08:00' })).status).toBe(200)
    expect((await call('/clock', { to: '2026-03-11T20:00:00+08:00' })).status).toBe(400)
  })
})

describe('nobody else gets in', () => {
  test.each([
    ['another host name', { host: 'evil.example' }],
    ['another origin', { origin: 'http://evil.example' }],
  ])('%s is refused', async (_, headers) => {
    const { chat } = await start()
    const { request } = await import('node:http')
    const status = await new Promise((resolve, reject) => {
      request(`${chat.address()}/state`, { headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
        .on('error', reject)
        .end()
    })
    expect(status).toBe(403)
  })

  test('it listens on this machine alone', async () => {
    const { chat } = await start()
    expect(new URL(chat.address()).hostname).toBe('127.0.0.1')
  })

  test('a megabyte of text is refused', async () => {
    const { call, heard } = await start()
    expect((await call('/say', { ...hello, text: '长'.repeat(350_000) })).status).toBe(413)
    expect(heard).toEqual([])
  })

  test('a body that is no JSON or of another shape is an error that says so', async () => {
    const { call, chat, heard } = await start()
    expect((await fetch(`${chat.address()}/say`, { method: 'POST', body: 'as=x' })).status).toBe(400)
    expect((await call('/say', { ...hello, text: 7 })).status).toBe(400)
    expect((await call('/say', { ...hello, as: '没有这个人' })).status).toBe(400)
    expect((await call('/say', { ...hello, as: '外人' })).status).toBe(400)
    expect(heard).toEqual([])
  })

  test('names and texts reach the page as data, and no script but its own may run', async () => {
    const { call } = await start()
    await call('/say', { ...hello, text: '<img src=x onerror=alert(1)>' })
    const page = await call('/')
    expect(await page.text()).not.toContain('onerror')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const script = await (await call('/app.js')).text()
    expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/)
  })
})

test('what was said, who came and who is called what outlive a restart, a line that was cut off does not harm', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'banban-talk-'))
  const file = join(folder, 'sandbox.jsonl')
  const first = await start(openTalk(file))
  const { id } = (await (await first.call('/say', hello)).json()) as { id: string }
  await first.call('/say', { ...hello, text: '今晚吃啥' })
  await first.call('/recall', { as: '李秀云', messageId: id })
  await first.call('/person', { name: '小陈' })
  await first.call('/alias', { as: '小陈', room: '石桥村群', alias: '石桥小陈' })
  const before = await (await first.call('/state')).json()
  await first.chat.stop()
  appendFileSync(file, '{"kind":"mess')
  const talk = openTalk(file)
  expect(talk.lastAt()).toEqual(new Date('2026-03-11T20:15:00+08:00'))
  expect(await (await (await start(talk)).call('/state')).json()).toEqual(before)
  rmSync(folder, { recursive: true })
})

test.each([
  ['a name that is there already', '/person', { name: '李秀云' }],
  ['no name', '/person', { name: '  ' }],
  ['an alias in a room that she is not in', '/alias', { as: '外人', room: '石桥村群', alias: '甲' }],
])('%s is refused with words', async (_, path, body) => {
  const { call } = await start()
  const answer = await call(path, body)
  expect([answer.status, Object.keys((await answer.json()) as object)]).toEqual([400, ['error']])
})
