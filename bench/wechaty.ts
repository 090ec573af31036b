import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readTranscript } from '../src/chat/transcript.ts'
import { createWechatyChat } from '../src/chat/wechaty.ts'
import { addScenePeople } from '../src/cli/play/people.ts'
import { wire } from '../src/main/wire.ts'
import { defaultOutboxSettings } from '../src/outbox.ts'
import { open } from '../src/store/database.ts'
import { type Gateway, startGateway } from '../test/support/gateway.ts'
import { type Figures, median, type Pace, quantile } from './figures.ts'
import { stationScene, type Volunteer } from './station.ts'

/**
 * From a check-in in a WeChat room to its echo there, over a real gateway process, beside a bare echo bot made of wechaty
 * alone over a second gateway of the same kind. They take turns.
 */

const room = 'bench@chatroom'
const { head, volunteers } = stationScene(room)
const log = { info: () => {}, warn: () => {}, error: () => {} }

interface Connected {
  readonly gateway: Gateway
  stop(): Promise<void>
}

async function gatewayOfStation(): Promise<Gateway> {
  const gateway = await startGateway()
  for (const { account } of volunteers) await gateway.addContact(account, account)
  await gateway.addRoom(room, '石桥村爱心群', ['bot', ...volunteers.map(({ account }) => account)])
  return gateway
}

async function connectOurs(folder: string): Promise<Connected> {
  const gateway = await gatewayOfStation()
  const store = await open({ dataDir: folder })
  const { scene } = readTranscript('bench', head)
  await store.transaction((db) => addScenePeople(db, scene, { platform: 'wechaty', botAccount: 'bot' }, new Date()))
  const { endpoint, token } = gateway
  const chat = createWechatyChat({ endpoint, token, dataDir: folder, botNames: ['伴伴'], log })
  const fast = { roomIntervalSeconds: 0, accountGapSeconds: { min: 0, max: 0 }, perMinute: 100_000, perDay: 100_000 }
  const wired = wire({
    store,
    chats: [chat],
    settings: {
      botName: '伴伴',
      concerns: { numbers: '' },
      outbox: { ...defaultOutboxSettings, ...fast },
      textDays: 30,
      reminders: null,
      friendPauseMs: 0,
    },
    now: () => new Date(),
    log,
  })
  await wired.start()
  while (!chat.state().online) await new Promise((resolve) => setTimeout(resolve, 50))
  return {
    gateway,
    stop: async () => {
      await wired.stop()
      await store.close()
      await gateway.close()
    },
  }
}

async function connectEcho(): Promise<Connected> {
  const gateway = await gatewayOfStation()
  const { WechatyBuilder } = await import('wechaty')
  const { endpoint, token } = gateway
  const bot = WechatyBuilder.build({ puppet: 'wechaty-puppet-service', puppetOptions: { endpoint, token } })
  const online = new Promise<void>((resolve) => bot.once('login', () => resolve()))
  bot.on('message', async (message) => {
    if (!message.self()) await message.room()?.say(message.text())
  })
  await bot.start()
  await online
  return {
    gateway,
    stop: async () => {
      await bot.stop()
      await gateway.close()
    },
  }
}

let count = 0

/** Milliseconds from a person's words to the bot's. */
async function roundTrip({ gateway }: Connected, by: Volunteer): Promise<number> {
  count += 1
  const before = gateway.sent().length
  const begun = performance.now()
  await gateway.say({ from: by.account, room, text: `昨晚又给${by.child}打了${1 + (count % 90)}分钟电话` })
  await gateway.waitForSent((sent) => gateway.sent().indexOf(sent) >= before)
  return performance.now() - begun
}

export async function measureWechaty({ rounds, quick }: Pace): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'banban-bench-'))
  // wechaty writes into its user's home
  const home = process.env.HOME
  process.env.HOME = folder
  const ours = await connectOurs(folder)
  const echo = await connectEcho()
  try {
    const figures = { ours: [] as number[], echo: [] as number[] }
    const turns = quick ? 5 : 10 * rounds
    // the first ones load rooms and contacts and do not count
    for (let turn = -3; turn < turns; turn++) {
      const by = volunteers[(turn + 3) % volunteers.length]
      if (!by) continue
      const [own, bare] = [await roundTrip(ours, by), await roundTrip(echo, by)]
      if (turn < 0) continue
      figures.ours.push(own)
      figures.echo.push(bare)
    }
    return {
      wechatyRoundTripMs: median(figures.ours),
      wechatyRoundTripP90Ms: quantile(figures.ours, 0.9),
      echoRoundTripMs: median(figures.echo),
      echoRoundTripP90Ms: quantile(figures.echo, 0.9),
    }
  } finally {
    await echo.stop()
    await ours.stop()
    if (home !== undefined) process.env.HOME = home
    rmSync(folder, { recursive: true, force: true })
  }
}
