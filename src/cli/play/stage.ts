import { learnUnreachable } from '../../bot/unreachable.ts'
import { type Bot, createBot } from '../../bot.ts'
import { createTranscriptChat, type TranscriptChat, transcriptPlatform } from '../../chat/transcript.ts'
import { tick } from '../../clock.ts'
import type { ConcernSettings } from '../../concerns.ts'
import { serializeError } from '../../log.ts'
import { createOutbox, defaultOutboxSettings, type Outbox } from '../../outbox.ts'
import type { ReminderSettings } from '../../reminders.ts'
import type { Store } from '../../store/database.ts'
import { nextDue } from '../../store/next-due.ts'
import { understand } from '../../understand/understand.ts'

const MINUTE = 60_000
/** Digests have full hours, quiet hours end and begin at half past. */
const HALF_AN_HOUR = 30 * MINUTE
const TEXT_DAYS = 30

export const botName = '伴伴'
export const playedOn = { platform: transcriptPlatform, botAccount: 'banban' } as const

export interface StageOptions {
  readonly start: Date
  readonly rooms: readonly string[]
  /** null: nobody is reminded */
  readonly reminders: ReminderSettings | null
}

/** The whole bot on one store, with a network that is a file and a clock that the file sets. */
export interface Stage {
  readonly chat: TranscriptChat
  now(): Date
  bot(): Bot
  store(): Store
  /** Sends all that may be sent now. */
  drain(): Promise<void>
  /** Lets the time pass, with the minute ticks that have something to do. */
  advance(to: Date): Promise<void>
  /** Closes bot and store, and opens both anew. */
  restart(): Promise<void>
  /** Errors that were logged since it was last asked, as the log has them. */
  logged(): string[]
  /** Concerns that nobody at all could be told of, since it was last asked. */
  lastResorts(): number[]
  close(): Promise<void>
}

export async function openStage({ start, rooms, reminders }: StageOptions, open: () => Promise<Store>): Promise<Stage> {
  let now = start
  const logged: string[] = []
  const lastResorts: number[] = []
  const chat = createTranscriptChat(playedOn.botAccount, rooms)
  const note = (facts: object, message: string) => {
    const error: unknown = Reflect.get(facts, 'err')
    if (error !== undefined) logged.push(`${message}\n    ${JSON.stringify(serializeError(error), null, 1)}`)
  }
  const log = { info: () => {}, warn: () => {}, error: note }
  const concerns: ConcernSettings = { numbers: '', lastResort: (concern) => void lastResorts.push(concern) }
  let store = await open()
  let running = await begin()

  async function begin(): Promise<{ bot: Bot; outbox: Outbox }> {
    const outbox = createOutbox({
      store,
      chats: (platform) => (platform === chat.platform ? chat : undefined),
      now: () => now,
      settings: defaultOutboxSettings,
      log,
      name: 'player',
      onUnreachable: (db, row) => learnUnreachable(db, row, concerns, now),
    })
    const accept = (_platform: string, requestId: string) => chat.accept(requestId)
    const options = { store, understand, names: [botName], concerns, outbox, accept, now: () => now, log }
    const bot = createBot({ ...options, friendPauseMs: 0 })
    await chat.start({ receive: bot.receive })
    return { bot, outbox }
  }

  async function drain(): Promise<void> {
    while ((await running.outbox.runOnce()) > 0);
    await running.outbox.idle()
  }

  async function passTo(at: Date): Promise<void> {
    now = at
    await tick({ store, concerns, reminders, outbox: running.outbox, textDays: TEXT_DAYS, log }, now)
    await drain()
  }

  return {
    chat,
    now: () => now,
    bot: () => running.bot,
    store: () => store,
    drain,
    async advance(to) {
      while (now < to) {
        const due = await store.read((db) => nextDue(db, now))
        const half = (Math.floor(now.getTime() / HALF_AN_HOUR) + 1) * HALF_AN_HOUR
        const dueMinute = due === null ? half : Math.ceil(due.getTime() / MINUTE) * MINUTE
        await passTo(new Date(Math.min(half, dueMinute, to.getTime())))
      }
    },
    async restart() {
      await running.bot.idle()
      await running.outbox.stop()
      await chat.stop()
      await store.close()
      store = await open()
      running = await begin()
    },
    logged: () => logged.splice(0),
    lastResorts: () => lastResorts.splice(0),
    async close() {
      await running.bot.idle()
      await running.outbox.stop()
      await store.close()
    },
  }
}
