import { spawn } from 'node:child_process'
import { hostname } from 'node:os'
import { firstCode } from './bot/first-code.ts'
import { learnUnreachable } from './bot/unreachable.ts'
import { createBot } from './bot.ts'
import type { Chat } from './chat/chat.ts'
import { createSandboxChat, type SandboxChat, sandboxPlatform } from './chat/sandbox.ts'
import { createWechatyChat } from './chat/wechaty.ts'
import { startClock, tick } from './clock.ts'
import type { ConcernSettings } from './concerns.ts'
import { demoBotAccount, demoGuest, makeDemo } from './demo.ts'
import { createLog, type Log } from './log.ts'
import { createSandboxSide, type DemoClock, type SandboxSide } from './main/sandbox-backend.ts'
import { createOutbox, defaultOutboxSettings } from './outbox.ts'
import { loadSettings, type Settings, SettingsError } from './settings.ts'
import type { Store } from './store/database.ts'
import { openAs } from './store/nature.ts'
import { StoreUnusable } from './store/unusable.ts'
import { understand } from './understand/understand.ts'

const FRIEND_PAUSE_MS = 30_000

/** The front door: settings → store → bot → chats → clock; stopped in reverse. */
async function main(): Promise<void> {
  const settings = loadSettings()
  const log = createLog(settings.logLevel)
  const startedAt = new Date()
  const where = settings.databaseUrl ? { databaseUrl: settings.databaseUrl } : { dataDir: settings.dataDir }
  const wish = { setting: settings.store, networkSet: settings.networkSet }
  const { store, nature } = await openAs(where, wish, startedAt, async (db, made) => {
    if (made === 'demo') await makeDemo(db, startedAt)
  })
  try {
    await run(store, nature, settings, log)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function run(store: Store, nature: 'demo' | 'real', settings: Settings, log: Log): Promise<void> {
  const stops: (() => Promise<void>)[] = [() => store.close()]
  const clock = createClock()
  const side = nature === 'demo' ? sandboxSide(store, clock) : null
  const chats = new Map<string, Chat>()
  const concerns = concernSettings(settings, log)
  const outbox = createOutbox({
    store,
    chats: (platform) => chats.get(platform),
    now: clock.now,
    settings: outboxSettings(settings),
    log,
    name: `${hostname()} ${process.pid}`,
    onUnreachable: (db, row) => learnUnreachable(db, row, concerns, clock.now()),
  })
  const bot = createBot({
    store,
    understand,
    names: [settings.botName],
    concerns,
    outbox,
    accept: async (platform, requestId) => chats.get(platform)?.accept(requestId),
    now: clock.now,
    log,
    friendPauseMs: FRIEND_PAUSE_MS,
    ...(side ? { explain: side.explained } : {}),
  })
  const ticking = { store, concerns, outbox, textDays: settings.textDays, log }
  clock.onJump = () => tick(ticking, clock.now())
  const sandbox = side ? openSandbox(settings, side) : null
  if (sandbox) chats.set(sandbox.platform, sandbox)
  if (settings.wechaty) chats.set('wechaty', openWechaty(settings, settings.wechaty, log))
  for (const chat of chats.values()) await chat.start(eventsOf(chat, bot))
  stops.push(async () => {
    await Promise.all([...chats.values()].map((chat) => chat.stop()))
    await bot.idle()
  })
  outbox.start()
  stops.push(() => outbox.stop())
  stops.push(startClock(ticking, clock.now))
  await greet(store, nature, settings, sandbox)
  stopOnSignal(stops, log)
}

function eventsOf(chat: Chat, bot: ReturnType<typeof createBot>) {
  return {
    receive: bot.receive,
    gap: async (from: Date, to: Date) => {
      const { botAccount } = chat.state()
      if (botAccount !== null) await bot.wasAway({ platform: chat.platform, botAccount }, from, to)
    },
  }
}

/** The clock of this process; a demo's can be set ahead. */
function createClock(): DemoClock & { onJump: () => Promise<void> } {
  let aheadMs = 0
  const clock = {
    now: () => new Date(Date.now() + aheadMs),
    onJump: async () => {},
    advance: async (to: Date) => {
      aheadMs += Math.max(0, to.getTime() - clock.now().getTime())
      await clock.onJump()
    },
  }
  return clock
}

function sandboxSide(store: Store, clock: DemoClock): SandboxSide {
  return createSandboxSide(store, clock, { platform: sandboxPlatform, botAccount: demoBotAccount }, demoGuest)
}

function openSandbox(settings: Settings, { backend }: SandboxSide): SandboxChat {
  return createSandboxChat({ port: settings.port, botAccount: demoBotAccount, botName: settings.botName, backend })
}

function openWechaty(settings: Settings, wechaty: { token: string; endpoint: string }, log: Log): Chat {
  return createWechatyChat({
    ...wechaty,
    dataDir: settings.dataDir,
    botNames: [settings.botName],
    log,
    timeoutMs: settings.sendTimeoutSeconds * 1000,
  })
}

function concernSettings(settings: Settings, log: Log): ConcernSettings {
  return {
    numbers: settings.emergencyNumbers.join(' · '),
    lastResort: (concern) => {
      log.error({ concern }, 'nobody could be told of an urgent concern')
      if (settings.alertCommand) spawnAlert(settings.alertCommand, concern, log)
    },
  }
}

/** The alert command of the settings gets the concern's number, nothing else. */
function spawnAlert(command: string, concern: number, log: Log): void {
  const child = spawn(command, [String(concern)], { stdio: 'ignore', detached: true })
  child.on('error', (error) => log.error({ err: error }, 'the alert command could not be started'))
  child.unref()
}

function outboxSettings(settings: Settings) {
  const { roomIntervalSeconds, accountPerMinute, accountPerDay, quietFrom, quietTo, sendTimeoutSeconds } = settings
  return {
    ...defaultOutboxSettings,
    roomIntervalSeconds,
    perMinute: accountPerMinute,
    perDay: accountPerDay,
    quietFrom,
    quietTo,
    sendTimeoutSeconds,
  }
}

async function greet(
  store: Store,
  nature: 'demo' | 'real',
  settings: Settings,
  sandbox: SandboxChat | null,
): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (sandbox) {
    say(`Banban is ready: a demo with invented people. Open ${sandbox.address()} in a browser.`)
    return
  }
  const code = await firstCode(store, new Date())
  say(
    `Banban is ready: a ${nature} store, ${settings.wechaty ? 'connected to WeChat' : 'no network is set yet'}. It opens no page (the desk is not built yet).`,
  )
  if (code !== null)
    say(
      `First coordinator: send the bot in a private chat: 绑定 ${code} (valid for 7 days, once; a new one is made at each start until it is used)`,
    )
  if (!settings.wechaty)
    say('Set WECHATY_PUPPET_SERVICE_ENDPOINT and WECHATY_PUPPET_SERVICE_TOKEN to connect WeChat; see README.md.')
}

function stopOnSignal(stops: readonly (() => Promise<void>)[], log: Log): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    for (const each of [...stops].reverse())
      await each().catch((error: unknown) => log.error({ err: error }, 'stopping failed'))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
}

/** Known faults are one clear line; of anything else name and place, never its text. */
function explainFailure(error: unknown): void {
  const line = knownFault(error)
  if (line !== null) process.stderr.write(`${line}\n`)
  else createLog('error').error({ err: error }, 'Banban could not start')
}

function knownFault(error: unknown): string | null {
  if (error instanceof SettingsError || error instanceof StoreUnusable) return error.message
  const { code, port = '' } = error as { code?: string; port?: number }
  if (code === 'EADDRINUSE')
    return `PORT ${port} is in use on this machine. Set PORT to another one, or to 0 for any that is free.`
  if (code === 'EACCES') return `PORT ${port} may not be used by this user. Set PORT to one above 1023.`
  return null
}

main().catch((error: unknown) => {
  explainFailure(error)
  process.exit(1)
})
