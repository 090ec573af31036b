/** Hears the events of one line and has each of them read, in the order they came. */

import type { Incoming } from '../chat.ts'
import { TimeoutError, within } from './failure.ts'
import { joined, left, type Reader, readFriendship, readMessage, readRoomInvitation, renamed } from './incoming.ts'
import type { Lifeline } from './lifeline.ts'
import type { QuietPuppet } from './line.ts'

/** A read that failed is tried once more, after this long: later events wait for it. */
const rereadAfterMs = 1_000
const readTries = 2

export interface Listening {
  readonly puppet: QuietPuppet
  readonly lifeline: Lifeline
  /** of one read */
  readonly timeoutMs: number
  readonly botNames: readonly string[]
  readonly add: (read: () => Promise<Incoming | null>) => void
}

export function listen(listening: Listening): void {
  const { puppet, lifeline, botNames } = listening
  const add = (read: (reader: Reader, heard: Date) => Promise<Incoming | null>) => {
    const heard = new Date()
    // asked of the puppet that is there when the read runs: an event outlives the connection that it came on
    const reader = () => ({ puppet: lifeline.puppet ?? puppet, botAccount: lifeline.account ?? '', botNames })
    listening.add(() => readPatiently(() => read(reader(), heard), heard, listening))
  }
  puppet.on('message', ({ messageId }) => add((reader, heard) => readMessage(reader, messageId, heard)))
  puppet.on('room-join', (event) => add(async (reader, heard) => joined(reader, event, heard)))
  puppet.on('room-leave', (event) => add(async (reader, heard) => left(reader, event, heard)))
  puppet.on('room-topic', (event) => add(async (reader, heard) => renamed(reader, event, heard)))
  puppet.on('friendship', ({ friendshipId }) => add((reader, heard) => readFriendship(reader, friendshipId, heard)))
  puppet.on('room-invite', ({ roomInvitationId }) =>
    add((reader, heard) => readRoomInvitation(reader, roomInvitationId, heard)),
  )
}

async function readPatiently<T>(read: () => Promise<T>, heard: Date, { lifeline, timeoutMs }: Listening): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await within(timeoutMs, read())
    } catch (error) {
      if (error instanceof TimeoutError) lifeline.doubt()
      if (attempt === readTries) {
        lifeline.lost(heard)
        throw error
      }
      await new Promise((resolve) => setTimeout(resolve, rereadAfterMs))
    }
  }
}
