import type { Speaker } from '../care/speaker.ts'
import type { ConcernSettings } from '../concerns.ts'
import type { Store } from '../store/database.ts'
import type { Meaning, Message } from '../understand/meaning.ts'

/** The part of a logger that the bot uses. No text and no name goes into it. */
export interface BotLog {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** What was understood of a message, for the sandbox's panel; never kept. */
export interface Explained {
  readonly platform: string
  readonly conversation: string
  readonly messageId: string
  readonly text: string
  readonly meaning: Meaning
  readonly speaker: Speaker
}

export interface BotOptions {
  readonly store: Store
  readonly understand: (message: Message, speaker: Speaker) => Meaning
  /** names that call the bot at the head of a text */
  readonly names: readonly string[]
  readonly concerns: ConcernSettings
  readonly outbox: { wake(): void }
  /** accepts a friend request or a room invitation on a network */
  readonly accept: (platform: string, requestId: string) => Promise<void>
  readonly now: () => Date
  readonly log: BotLog
  /** pause between accepted friend requests, in milliseconds */
  readonly friendPauseMs: number
  readonly explain?: (explained: Explained) => void
}
