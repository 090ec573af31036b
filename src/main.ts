import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { firstCode } from './bot/first-code.ts'
import type { Chat } from './chat/chat.ts'
import { createSandboxChat, openTalk, type SandboxChat, sandboxPlatform, type Talk } from './chat/sandbox.ts'
import { createWechatyChat } from './chat/wechaty.ts'
import type { ConcernSettings } from './concerns.ts'
import { demoBotAccount, demoGuest, makeDemo } from './demo.ts'
import { createLog, type Log } from './log.ts'
import { createDemoClock } from './main/demo-clock.ts'
import { doorsOf } from './main/doors.ts'
import { createSandboxSide, type DemoClock, type SandboxSide } from './main/sandbox-backend.ts'
import { type WireSettings, wire } from './main/wire.ts'
import { defaultOutboxSettings } from './outbox.ts'
import { previewHandler } from './reminders/preview-days.ts'
import { importHandler } from './roster-in/import-handler.ts'
import { programmesHandler } from './roster-in/import-programmes.ts'
import { loadSettings, type Settings, SettingsError } from './settings.ts'
import type { Store } from './store/database.ts'
import { openAs } from './store/nature.ts'
import { nextDue } from './store/next-due.ts'
import { StoreUnusable } from './store/unusable.ts'
import { isWord } from './understand/recognise/word-bounds.ts'
import { warmUp } from './understand/understand.ts'

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
  const talk =
    nature === 'demo' ? openTalk(settings.databaseUrl ? null : join(settings.dataDir, 'sandbox.jsonl')) : null
  const clock = createDemoClock(talk?.lastAt() ?? null)
  const side = talk ? sandboxSide(store, clock, settings) : null
  const sandbox = side && talk ? openSandbox(settings, side, talk) : null
  const wechaty = settings.wechaty ? openWechaty(settings, settings.wechaty, log) : null
  const wired = wire({
    store,
    chats: [sandbox, wechaty].filter((chat) => chat !== null),
    settings: wireSettings(settings, log),
    now: clock.now,
    log,
    ...(side ? { explain: side.explained } : {}),
  })
  clock.nextDue = (after) => store.read((db) => nextDue(db, after))
  clock.onPass = async () => {
    await wired.tick()
    while ((await wired.outbox.runOnce()) > 0);
  }
  await wired.start()
  store.folder?.serve(
    doorsOf({
      import: importHandler(store, clock.now, isWord),
      programmes: programmesHandler(store),
      preview: previewHandler(store, { digestHour: settings.digestHour }, clock.now),
    }),
  )
  stopOnSignal(async () => {
    await wired.stop()
    await store.close()
  }, log)
  await greet(store, nature, wechaty, sandbox)
  // a moment later, so that the page is served first
  setTimeout(() => warmUp(new Date()), 200).unref()
}

function sandboxSide(store: Store, clock: DemoClock, { digestHour }: Settings): SandboxSide {
  const on = { platform: sandboxPlatform, botAccount: demoBotAccount }
  return createSandboxSide(store, clock, on, { guest: demoGuest, reminders: { digestHour } })
}

function openSandbox({ port, botName }: Settings, { backend }: SandboxSide, talk: Talk): SandboxChat {
  return createSandboxChat({ port, botAccount: demoBotAccount, botName, backend, talk })
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

function wireSettings(settings: Settings, log: Log): WireSettings {
  const { botName, textDays, digestHour } = settings
  const concerns = concernSettings(settings, log)
  const reminders = { digestHour }
  return { botName, textDays, concerns, reminders, outbox: outboxSettings(settings), friendPauseMs: FRIEND_PAUSE_MS }
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
  wechaty: Chat | null,
  sandbox: SandboxChat | null,
): Promise<void> {
  // one write: whoever waits for the first line has them all
  const say = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`)
  if (sandbox) {
    say(`Banban is ready: a demo with invented people. Open ${sandbox.address()} in a browser.`)
    return
  }
  const code = await firstCode(store, new Date())
  const first = `First coordinator: send the bot in a private chat: 绑定 ${code} (valid for 7 days, once; a new one is made at each start until it is used)`
  const connect =
    'Set WECHATY_PUPPET_SERVICE_ENDPOINT and WECHATY_PUPPET_SERVICE_TOKEN to connect WeChat; see README.md.'
  say(
    `Banban is ready: a ${nature} store, ${networkNow(wechaty)}. It opens no page (the desk is not built yet).`,
    ...(code === null ? [] : [first]),
    ...(wechaty ? [] : [connect]),
  )
}

function networkNow(wechaty: Chat | null): string {
  if (!wechaty) return 'no network is set yet'
  return wechaty.state().online ? 'connected to WeChat' : 'the WeChat account is not online yet, asked for until it is'
}

function stopOnSignal(stop: () => Promise<void>, log: Log): void {
  let stopping = false
  const onSignal = async () => {
    if (stopping) process.exit(1)
    stopping = true
    await stop().catch((error: unknown) => log.error({ err: error }, 'stopping failed'))
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void onSignal())
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
