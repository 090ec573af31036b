import { type Chat, type ChatEvents, type Outgoing, SendError } from './chat.ts'

export { type DemoNames, readTranscript } from './transcript/read.ts'
export * from './transcript/steps.ts'

export const transcriptPlatform = 'transcript'

/** A message of the bot, as it was sent. */
export interface SentLine {
  /** the network's id of it */
  readonly messageId: string
  readonly message: Outgoing
}

export interface TranscriptChat extends Chat {
  readonly events: () => ChatEvents
  /** What was sent since it was last asked. */
  take(): SentLine[]
  /** Private messages to this account are refused from now on, or arrive again. */
  reach(account: string, isReachable: boolean): void
  /** Ids of friend requests that were accepted since it was last asked. */
  takeAccepted(): string[]
}

/** The same port over a file: what is sent is collected. */
export function createTranscriptChat(botAccount: string, rooms: readonly string[]): TranscriptChat {
  let events: ChatEvents | null = null
  let count = 0
  let sent: SentLine[] = []
  const closed = new Set<string>()
  const accepted: string[] = []
  return {
    platform: transcriptPlatform,
    start: async (given) => {
      events = given
    },
    events: () => {
      if (!events) throw new Error('the chat was not started')
      return events
    },
    send: async (message) => {
      if ('account' in message.to && closed.has(message.to.account)) throw new SendError('unreachable', false)
      count += 1
      const messageId = `bot-${count}`
      sent.push({ messageId, message })
      return messageId
    },
    take: () => {
      const taken = sent
      sent = []
      return taken
    },
    reach: (account, isReachable) => {
      if (isReachable) closed.delete(account)
      else closed.add(account)
    },
    takeAccepted: () => accepted.splice(0),
    download: async () => {
      throw new Error('a transcript has no files')
    },
    accept: async (requestId) => {
      accepted.push(requestId)
    },
    rooms: async () => rooms,
    state: () => ({ online: true, botAccount, lastSeen: null }),
    stop: async () => {
      events = null
    },
  }
}
