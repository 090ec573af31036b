/** The gateway under the whole product dies or freezes, and the product is stopped: nothing kept is lost, nothing is said twice. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { wallClock } from '../src/care/day.ts'
import { put } from '../src/store/outbox.ts'
import { outbox } from '../src/store/schema/index.ts'
import { startGateway } from './support/gateway.ts'
import { run } from './support/process.ts'
import { room, secondRoom, startStationBot } from './support/wechaty-bot.ts'
import { until } from './support/wechaty-chat.ts'

const backWithinMs = 10_000
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000))
/** Within one minute it says 前后. */
const away = /^我 (?<from>\d\d:\d\d)(?:–(?<to>\d\d:\d\d) | 前后)没在线,这段时间的记录请再发一次$/

/** The minutes of Shanghai that lie in the span, as the bot writes them. */
function minutesBetween(from: number, to: number): string[] {
  const minutes = new Set<string>()
  for (let at = from; at < to + 1_000; at += 1_000) {
    const { hour, minute } = wallClock(new Date(Math.min(at, to)))
    minutes.add(`${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)
  }
  return [...minutes]
}

describe.concurrent('the gateway', () => {
  it.for([5, 90])(
    'dies for %i s: within 10 s of its return each bound room hears once when the bot was away, what waited is sent once, and it answers again',
    { timeout: 180_000 },
    async (length, { onTestFinished }) => {
      const bot = await startStationBot()
      onTestFinished(() => bot.close())
      const { gateway } = bot
      await bot.tell('li', room, '刘桂兰打了虎子,孩子身上全是伤,不敢回家')
      const before = gateway.sent().length

      const heardLast = Date.now() - 2_000
      await gateway.kill()
      const killed = Date.now()
      await until(() => !bot.isOnline(), 'the outage is noticed')
      // ten minutes on, and nobody took the concern: its alert is due again
      bot.clock.step(11 * 60)
      await bot.wired.tick()
      await seconds(length)
      expect(gateway.sent().slice(before)).toEqual([])

      await gateway.restart()
      const returned = Date.now()
      const isNotice = (to: string) => (sent: { to: string; text: string | null }) =>
        sent.to === to && away.test(sent.text ?? '')
      const notice = await gateway.waitForSent(isNotice(room), backWithinMs)
      await gateway.waitForSent(isNotice(secondRoom), backWithinMs)
      expect(Date.now() - returned).toBeLessThan(backWithinMs)
      const { from = '', to = from } = away.exec(notice.text ?? '')?.groups ?? {}
      expect(minutesBetween(heardLast, killed)).toContain(from)
      expect(minutesBetween(killed + length * 1_000, Date.now())).toContain(to)

      const answer = await bot.tell('wang', room, '昨晚给涵涵打了半小时电话')
      expect(answer.map(({ text }) => text)).toEqual([expect.stringContaining('记好了:涵涵 电话30分钟(昨天)')])
      await seconds(2)
      const sent = gateway.sent().slice(before)
      expect(sent.map(({ to }) => to).sort()).toEqual(['he', room, room, secondRoom].sort())
      expect(sent.find(({ to }) => to === 'he')?.text).toMatch(/^\(第2次提醒/)
    },
  )

  it('dies in the middle of a row of answers: all arrive in their order, and at most the one on its way arrives twice', async ({
    onTestFinished,
  }) => {
    const bot = await startStationBot()
    onTestFinished(() => bot.close())
    const { gateway, store } = bot
    const texts = Array.from({ length: 40 }, (_, number) => `第${number}条`)
    const to = { platform: 'wechaty', botAccount: 'bot', conversation: room, isRoom: true, class: 'answer' } as const
    await store.transaction((db) =>
      put(
        db,
        texts.map((text) => ({ ...to, key: text, text, notBefore: bot.clock.now() })),
      ),
    )
    await gateway.waitForSent(({ text }) => text === '第5条')
    await gateway.kill()
    await gateway.restart()
    await gateway.waitForSent(({ text }) => text === '第39条', 30_000)
    const arrived = gateway.sent().flatMap(({ text }) => (text?.endsWith('条') ? [text] : []))
    expect([...new Set(arrived)]).toEqual(texts)
    expect(arrived.length).toBeLessThanOrEqual(texts.length + 1)
  }, 60_000)

  it('freezes: what somebody waits for is sent when it thaws, a reminder that may have arrived is not sent again', async ({
    onTestFinished,
  }) => {
    const bot = await startStationBot({ sendTimeoutSeconds: 2 })
    onTestFinished(() => bot.close())
    const { gateway, store } = bot
    const stateOf = (key: string) =>
      store.read(async (db) => {
        const [row] = await db.select({ state: outbox.state }).from(outbox).where(eq(outbox.key, key))
        return row?.state
      })
    gateway.freeze()
    await store.transaction((db) => {
      const base = { platform: 'wechaty', botAccount: 'bot', conversation: 'wang', isRoom: false }
      const row = (kind: 'answer' | 'reminder') => ({ ...base, class: kind, key: kind, text: kind })
      return put(db, [
        { ...row('answer'), notBefore: bot.clock.now() },
        { ...row('reminder'), notBefore: bot.clock.now() },
      ])
    })
    await until(async () => (await stateOf('reminder')) === 'unknown', 'the reminder is given up')
    expect(await stateOf('answer')).toBe('waiting')
    gateway.thaw()
    await until(async () => (await stateOf('answer')) === 'sent', 'the answer is sent', 40_000)
    await seconds(1)
    expect(await stateOf('reminder')).toBe('unknown')
    // the gateway may have kept what it was given while it was frozen
    expect(gateway.sent().filter(({ text }) => text === 'reminder').length).toBeLessThanOrEqual(1)
  }, 60_000)
})

describe.concurrent('the product as it is started', () => {
  it('lets the first coordinator in over WeChat, stops on Ctrl-C and leaves the account logged in', async ({
    onTestFinished,
  }) => {
    const gateway = await startGateway()
    onTestFinished(() => gateway.close())
    await gateway.addContact('he', '何玉芬')
    const dataDir = mkdtempSync(join(tmpdir(), 'banban-start-'))
    onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
    const banban = run('src/main.ts', [], {
      BANBAN_STORE: 'real',
      DATA_DIR: dataDir,
      WECHATY_PUPPET_SERVICE_ENDPOINT: gateway.endpoint,
      WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
    })
    await banban.until((line) => line.startsWith('First coordinator'))
    const code = /绑定 (\d{8})/.exec(banban.lines.join('\n'))?.[1]
    await gateway.say({ from: 'he', text: `绑定 ${code}` })
    expect((await gateway.waitForSent(({ to }) => to === 'he')).text).toContain('绑定好了')
    expect(await gateway.status()).toMatchObject({ loggedIn: true, starts: 1, stops: 0 })
    banban.kill('SIGINT')
    expect(await banban.ended).toBe(0)
    await seconds(0.5)
    expect(await gateway.status()).toMatchObject({ loggedIn: true, starts: 1, stops: 0 })
  }, 60_000)
})
