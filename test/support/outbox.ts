import type { Chat, Outgoing } from '../../src/chat/chat.ts'
import type { OutboxSettings } from '../../src/outbox.ts'
import { defaultOutboxSettings } from '../../src/outbox.ts'
import type { NewOutbox } from '../../src/store/outbox.ts'

/** A working hour: no test is quiet unless it says so. */
export const noon = new Date('2026-11-16T12:00:00+08:00')

export const bot = { platform: 'wechaty', botAccount: 'banban' } as const

/** A row to put: of a room where the conversation's name begins with `room`. */
export function waiting(key: string, over: Partial<NewOutbox> = {}): NewOutbox {
  const conversation = over.conversation ?? 'room-a'
  const isRoom = conversation.startsWith('room')
  return { ...bot, conversation, isRoom, class: 'answer', key, text: key, notBefore: noon, ...over }
}

/** A clock that stands still until it is moved. */
export function createClock(start: Date = noon) {
  let now = start.getTime()
  return {
    now: () => new Date(now),
    set: (at: Date) => {
      now = at.getTime()
    },
    /** negative: it is set back */
    step: (seconds: number) => {
      now += seconds * 1000
    },
  }
}

export type Answer = 'sent' | Error | 'never'

/** A network that keeps what it was given and answers as it is told; by default it sends. */
export function createFakeChat(answer: (message: Outgoing) => Answer = () => 'sent') {
  const sent: Outgoing[] = []
  const tried: Outgoing[] = []
  const late: { resolve: () => void; reject: (error: Error) => void }[] = []
  let isOnline = true
  const chat: Chat = {
    platform: bot.platform,
    start: async () => undefined,
    async send(message) {
      tried.push(message)
      const said = answer(message)
      if (said instanceof Error) throw said
      if (said === 'never') await new Promise<void>((resolve, reject) => late.push({ resolve, reject }))
      sent.push(message)
      return `m${sent.length}`
    },
    download: async () => new Uint8Array(),
    accept: async () => undefined,
    rooms: async () => [],
    state: () => ({ online: isOnline, botAccount: bot.botAccount, lastSeen: null }),
    stop: async () => undefined,
  }
  return {
    chat,
    sent,
    tried,
    texts: () => sent.map((message) => message.text),
    /** the messages that hung arrive after all */
    answerLate: () => {
      for (const { resolve } of late.splice(0)) resolve()
    },
    /** the messages that hung fail */
    breakOff: (error: Error) => {
      for (const { reject } of late.splice(0)) reject(error)
    },
    goOffline: () => {
      isOnline = false
    },
    comeBack: () => {
      isOnline = true
    },
  }
}

/** Keeps what is logged, so that a test can look for what must not be there. */
export function createFakeLog() {
  const lines: string[] = []
  const keep = (fields: object, text: string) => {
    lines.push(`${text} ${JSON.stringify(fields)}`)
  }
  return { lines, log: { info: keep, warn: keep, error: keep } }
}

/** The defaults, but a hung message is given up after 30 ms. */
export const fastSettings: OutboxSettings = { ...defaultOutboxSettings, sendTimeoutSeconds: 0.03 }
/** Not paced either. */
export const unpaced: OutboxSettings = { ...fastSettings, paced: { [bot.platform]: false } }
