import { hostname } from 'node:os'
import { learnUnreachable } from '../bot/unreachable.ts'
import { type Bot, type BotLog, type BotOptions, createBot } from '../bot.ts'
import type { Chat, ChatEvents } from '../chat/chat.ts'
import { startClock, tick } from '../clock.ts'
import type { ConcernSettings } from '../concerns.ts'
import { createOutbox, type Outbox, type OutboxSettings } from '../outbox.ts'
import type { ReminderSettings } from '../reminders.ts'
import type { Store } from '../store/database.ts'
import { understand } from '../understand/understand.ts'

export interface WireSettings {
  readonly botName: string
  readonly concerns: ConcernSettings
  readonly outbox: OutboxSettings
  readonly textDays: number
  /** null: nobody is reminded */
  readonly reminders: ReminderSettings | null
  /** pause between accepted friend requests, in milliseconds */
  readonly friendPauseMs: number
}

export interface WireOptions {
  readonly store: Store
  readonly chats: readonly Chat[]
  readonly settings: WireSettings
  readonly now: () => Date
  readonly log: BotLog
  readonly explain?: BotOptions['explain']
}

export interface Wired {
  readonly bot: Bot
  readonly outbox: Outbox
  /** What the minute does; also for a clock that was set ahead. */
  tick(): Promise<void>
  /** Chats, outbox, minute clock. Throws where a chat can't start. */
  start(): Promise<void>
  /** In reverse: nothing more is sent, then nothing more is heard. The store stays open. */
  stop(): Promise<void>
}

/** Puts bot, outbox, chats and clock together on a store. */
export function wire(options: WireOptions): Wired {
  const { store, settings, now, log, explain } = options
  const { concerns, textDays, reminders } = settings
  const chats = new Map(options.chats.map((chat) => [chat.platform, chat]))
  const outbox = createOutbox({
    store,
    chats: (platform) => chats.get(platform),
    now,
    settings: settings.outbox,
    log,
    name: `${hostname()} ${process.pid}`,
    onUnreachable: (db, row) => learnUnreachable(db, row, concerns, now()),
  })
  const bot = createBot({
    store,
    understand,
    names: [settings.botName],
    concerns,
    outbox,
    accept: async (platform, requestId) => chats.get(platform)?.accept(requestId),
    now,
    log,
    friendPauseMs: settings.friendPauseMs,
    ...(explain ? { explain } : {}),
  })
  const ticking = { store, concerns, reminders, outbox, textDays, log }
  let stopClock = async () => {}
  return {
    bot,
    outbox,
    tick: () => tick(ticking, now()),
    async start() {
      for (const chat of chats.values()) await chat.start(eventsOf(chat, bot))
      outbox.start()
      stopClock = startClock(ticking, now)
    },
    async stop() {
      const stopChats = () => Promise.all([...chats.values()].map((chat) => chat.stop()))
      for (const stop of [() => stopClock(), () => outbox.stop(), stopChats, () => bot.idle()])
        await stop().catch((error: unknown) => log.error({ err: error }, 'stopping failed'))
    },
  }
}

function eventsOf(chat: Chat, bot: Bot): ChatEvents {
  return {
    receive: bot.receive,
    gap: async (from, to) => {
      const { botAccount } = chat.state()
      if (botAccount !== null) await bot.wasAway({ platform: chat.platform, botAccount }, from, to)
    },
  }
}
