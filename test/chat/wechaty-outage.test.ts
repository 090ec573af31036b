/** The gateway dies, freezes, stops or drops the account, for real: the chat comes back by itself and tells once what it missed. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, type TestContext } from 'vitest'
import { PuppetService } from 'wechaty-puppet-service'
import { SendError } from '../../src/chat/chat.ts'
import { createWechatyChat } from '../../src/chat/wechaty.ts'
import { type Gateway, startGateway } from '../support/gateway.ts'
import { type Connected, connect, until } from '../support/wechaty-chat.ts'

const room = 'station-1@chatroom'
const backWithinMs = 10_000
// the long outage is held by test/bot-over-wechaty-outage.test.ts, with the whole bot
const outages = [5]

type Finish = TestContext['onTestFinished']

/** A gateway and a chat connected to it; both end with the test. */
async function connected(onTestFinished: Finish, options: Parameters<typeof connect>[1] = {}) {
  const gateway = await startGateway()
  onTestFinished(() => gateway.close())
  await gateway.addContact('wang', '王秀英')
  await gateway.addRoom(room, '青石站', ['bot', 'wang'])
  const bot = await connect(gateway, options)
  onTestFinished(() => bot.close())
  return { gateway, bot }
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000))

async function hearsAndSpeaks({ gateway, bot }: { gateway: Gateway; bot: Connected }) {
  await gateway.say({ from: 'wang', room, text: '又听见了吗' })
  await bot.said('又听见了吗')
  const id = await bot.chat.send({ to: { room }, text: '听见了' })
  await gateway.waitForSent((sent) => sent.id === id)
}

describe.concurrent('an outage', () => {
  it.for(outages)(
    'of %i s: sends fail as retryable, the chat is back within 10 s of its end and tells one gap',
    { timeout: 180_000 },
    async (length, { onTestFinished }) => {
      const { gateway, bot } = await connected(onTestFinished)
      const before = new Date()
      await gateway.kill()
      const killed = new Date()
      await until(() => !bot.chat.state().online, 'the outage is noticed', 1_000)
      const failure = await bot.chat.send({ to: { room }, text: '没人听见' }).catch((caught: unknown) => caught)
      expect(failure).toBeInstanceOf(SendError)
      expect(failure).toMatchObject({ reason: 'loggedOut', retryable: true, maybeSent: false })
      await seconds(length)
      expect(bot.gaps).toEqual([])

      await gateway.restart()
      const returned = Date.now()
      await until(() => bot.chat.state().online, 'the chat is back', backWithinMs)
      expect(Date.now() - returned).toBeLessThan(backWithinMs)
      await hearsAndSpeaks({ gateway, bot })
      expect(bot.gaps).toHaveLength(1)
      const gap = bot.gaps[0]!
      // from the last sign of life, which came a heartbeat before the end at the most
      expect(gap.from.getTime()).toBeGreaterThan(before.getTime() - 5_000)
      expect(gap.from.getTime()).toBeLessThanOrEqual(killed.getTime())
      expect(gap.to.getTime()).toBeGreaterThan(killed.getTime() + length * 1_000)
      expect(bot.logged.filter((line) => line.includes('away'))).toHaveLength(1)
    },
  )
})

describe.concurrent('a gateway that', () => {
  it('is frozen lets a send fail in time as perhaps sent, and is served again when it thaws', async ({
    onTestFinished,
  }) => {
    const { gateway, bot } = await connected(onTestFinished, { timeoutMs: 2_000 })
    gateway.freeze()
    const asked = Date.now()
    const failure = await bot.chat.send({ to: { room }, text: '在吗' }).catch((caught: unknown) => caught)
    expect(Date.now() - asked).toBeLessThan(4_000)
    expect(failure).toMatchObject({ reason: 'loggedOut', retryable: true, maybeSent: true })
    await until(() => !bot.chat.state().online, 'the silence is noticed', 20_000)
    gateway.thaw()
    await until(() => bot.chat.state().online, 'the chat is back', backWithinMs)
    await hearsAndSpeaks({ gateway, bot })
    expect(bot.gaps).toHaveLength(1)
    expect(await gateway.status()).toMatchObject({ loggedIn: true, stops: 0 })
  }, 60_000)

  it('freezes while nobody sends anything is noticed by its silence', async ({ onTestFinished }) => {
    const { gateway, bot } = await connected(onTestFinished, { timeoutMs: 2_000, silenceMs: 4_000 })
    gateway.freeze()
    await until(() => !bot.chat.state().online, 'the silence is noticed', 20_000)
    gateway.thaw()
    await until(() => bot.chat.state().online, 'the chat is back', backWithinMs)
    await hearsAndSpeaks({ gateway, bot })
  }, 60_000)

  it('has nothing to say for long is asked, and left alone when it answers', async ({ onTestFinished }) => {
    const { gateway, bot } = await connected(onTestFinished, { silenceMs: 1, superviseEveryMs: 100 })
    await seconds(2)
    expect(bot.gaps).toEqual([])
    expect(await gateway.status()).toMatchObject({ loggedIn: true, starts: 1, stops: 0 })
  }, 60_000)

  it('is not there yet when the bot starts is waited for, and nothing was missed', async ({ onTestFinished }) => {
    const gateway = await startGateway()
    onTestFinished(() => gateway.close())
    await gateway.addRoom(room, '青石站', ['bot', 'wang'])
    await gateway.addContact('wang', '王秀英')
    await gateway.kill()
    const bot = await connect(gateway, { awaitLogin: false })
    onTestFinished(() => bot.close())
    expect(bot.chat.state()).toEqual({ online: false, botAccount: null, lastSeen: null })
    await expect(bot.chat.send({ to: { room }, text: '太早' })).rejects.toMatchObject({
      reason: 'loggedOut',
      retryable: true,
    })
    await gateway.restart()
    await until(() => bot.chat.state().online, 'the chat is there', backWithinMs)
    await hearsAndSpeaks({ gateway, bot })
    expect(bot.gaps).toEqual([])
  }, 60_000)

  it('serves another bot leaves ours waiting, says so in the log, and is ours when the other goes', async ({
    onTestFinished,
  }) => {
    const { gateway, bot: first } = await connected(onTestFinished)
    const second = await connect(gateway, { awaitLogin: false })
    onTestFinished(() => second.close())
    expect(second.chat.state().online).toBe(false)
    expect(second.logged.join()).toContain('GatewayBusyError')
    await hearsAndSpeaks({ gateway, bot: first })
    await first.chat.stop()
    await until(() => second.chat.state().online, 'the second is served', backWithinMs)
    await hearsAndSpeaks({ gateway, bot: second })
  }, 60_000)

  it('refuses the token is tried again and named in the log by its code, without the token', async ({
    onTestFinished,
  }) => {
    const gateway = await startGateway()
    onTestFinished(() => gateway.close())
    const bot = await connect({ endpoint: gateway.endpoint, token: 'insecure_wrong' }, { awaitLogin: false })
    onTestFinished(() => bot.close())
    expect(bot.chat.state().online).toBe(false)
    expect(bot.logged.join()).toContain('"code":16')
    expect(bot.logged.join()).not.toContain('insecure')
  }, 60_000)

  it('loses its account and has it again tells one gap and keeps the line', async ({ onTestFinished }) => {
    const { gateway, bot } = await connected(onTestFinished)
    await gateway.dropAccount()
    await until(() => !bot.chat.state().online, 'the logout is heard')
    await expect(bot.chat.send({ to: { room }, text: '在吗' })).rejects.toMatchObject({ reason: 'loggedOut' })
    await gateway.returnAccount()
    await until(() => bot.chat.state().online, 'the login is heard')
    await hearsAndSpeaks({ gateway, bot })
    expect(bot.gaps).toHaveLength(1)
    expect(await gateway.status()).toMatchObject({ starts: 1, stops: 0 })
  }, 60_000)

  it('is stopped under us by another client is started again, twelve times over, without a leak', async ({
    onTestFinished,
  }) => {
    const warnings: string[] = []
    const onWarning = (warning: Error) => void warnings.push(warning.name)
    process.on('warning', onWarning)
    onTestFinished(() => void process.off('warning', onWarning))
    const { gateway, bot } = await connected(onTestFinished, { superviseEveryMs: 200 })
    for (let round = 1; round <= 12; round++) {
      await stopByAnother(gateway)
      await until(
        async () => (await gateway.status()).starts > round && bot.chat.state().online,
        'the chat is back',
        20_000,
      )
    }
    await hearsAndSpeaks({ gateway, bot })
    expect(bot.gaps).toHaveLength(12)
    expect(warnings.filter((name) => name.startsWith('MaxListeners'))).toEqual([])
  }, 120_000)
})

/** What a second bot does on leaving: the plain library tells the gateway to stop its puppet. */
async function stopByAnother({ endpoint, token }: Gateway): Promise<void> {
  const other = new PuppetService({ endpoint, token })
  other.on('error', () => {})
  await other.start()
  await other.stop()
}

describe.concurrent('a closed line', () => {
  it('is forgotten whole: of thirty none stays in memory', async ({ onTestFinished }) => {
    const gateway = await startGateway()
    onTestFinished(() => gateway.close())
    const { code, said } = await run(openAndClose(gateway, 30))
    expect({ code, said }).toEqual({ code: 0, said: 'opened 30, kept 0\n' })
    expect(await gateway.status()).toMatchObject({ starts: 1, stops: 0 })
  }, 60_000)
})

describe.concurrent('stopping', () => {
  it('leaves the account logged in and lets the process end by itself', async ({ onTestFinished }) => {
    const gateway = await startGateway()
    onTestFinished(() => gateway.close())
    const { code, said, endedAfterMs } = await run(startAndStop(gateway))
    expect({ code, said }).toEqual({ code: 0, said: 'online\nstopped\n' })
    expect(endedAfterMs).toBeLessThan(2_000)
    await seconds(0.5)
    expect(await gateway.status()).toMatchObject({ loggedIn: true, starts: 1, stops: 0 })
  }, 60_000)

  it('twice is as once, and the next bot finds the account where it was', async ({ onTestFinished }) => {
    const { gateway, bot } = await connected(onTestFinished)
    await bot.chat.stop()
    await bot.chat.stop()
    expect(bot.chat.state().online).toBe(false)
    await expect(bot.chat.send({ to: { room }, text: '晚了' })).rejects.toMatchObject({ reason: 'loggedOut' })
    const next = await connect(gateway)
    onTestFinished(() => next.close())
    await hearsAndSpeaks({ gateway, bot: next })
    expect(await gateway.status()).toMatchObject({ loggedIn: true, stops: 0 })
  }, 60_000)

  it('in the middle of the start ends it', async ({ onTestFinished }) => {
    const gateway = await startGateway()
    onTestFinished(() => gateway.close())
    const { endpoint, token } = gateway
    const log = { info: () => {}, warn: () => {}, error: () => {} }
    const dataDir = mkdtempSync(join(tmpdir(), 'banban-stop-'))
    const chat = createWechatyChat({ endpoint, token, dataDir, log })
    await chat.stop()
    const starting = chat.start({ receive: async () => {} })
    await chat.stop()
    await starting
    await seconds(2)
    expect(chat.state().online).toBe(false)
    const next = await connect(gateway)
    onTestFinished(() => next.close())
    await until(() => next.chat.state().online, 'the next bot is served')
  }, 60_000)
})

/** Runs a script in a process of its own; `endedAfterMs` counts from its last word to its end. */
async function run(script: string): Promise<{ code: number | null; said: string; endedAfterMs: number }> {
  const given = ['--no-warnings', '--expose-gc', '--import', 'tsx', '--input-type=module', '-e', script]
  const child = spawn(process.execPath, given, {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  let saidAt = Date.now()
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk
    saidAt = Date.now()
  })
  const [code] = await once(child, 'exit')
  return { code, said, endedAfterMs: Date.now() - saidAt }
}

const source = (path: string) => JSON.stringify(fileURLToPath(new URL(`../../src/chat/${path}`, import.meta.url)))

function openAndClose({ endpoint, token }: Gateway, times: number): string {
  return `
    import { createLine } from ${source('wechaty/line.ts')}
    const ignore = () => {}
    const events = { heard: ignore, loggedIn: ignore, loggedOut: ignore, broken: ignore, attach: ignore }
    const puppets = []
    let opened = 0
    const openOne = async () => {
      const line = createLine({ endpoint: '${endpoint}', token: '${token}', timeoutMs: 5000 }, events)
      puppets.push(new WeakRef(line.puppet))
      await line.open().then(() => opened++)
      line.close()
    }
    for (let count = 0; count < ${times}; count++) {
      await openOne()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    // the library keeps the last one by its own timers for a moment
    for (let round = 0; round < 50 && puppets.some((puppet) => puppet.deref()); round++) {
      await new Promise((resolve) => setTimeout(resolve, 200))
      gc()
    }
    console.log('opened ' + opened + ', kept ' + puppets.filter((puppet) => puppet.deref()).length)
    process.exit()`
}

function startAndStop({ endpoint, token }: Gateway): string {
  return `
    import { mkdtempSync } from 'node:fs'
    import { createWechatyChat } from ${source('wechaty.ts')}
    const log = { info() {}, warn() {}, error() {} }
    const dataDir = mkdtempSync('/tmp/banban-stop-')
    const chat = createWechatyChat({ endpoint: '${endpoint}', token: '${token}', dataDir, log })
    await chat.start({ receive: async () => {} })
    while (!chat.state().online) await new Promise((resolve) => setTimeout(resolve, 20))
    console.log('online')
    await chat.stop()
    console.log('stopped')`
}
