/** Keeps what arrives in order: read several at once, handed on as they arrived, one at a time in each conversation. */

import PQueue from 'p-queue'
import type { Incoming } from '../chat.ts'

const readersAtOnce = 8

export interface Order {
  /** `read` fetches what an event was about; null is nothing to hand on, a rejection goes to `onFailure` */
  readonly add: (read: () => Promise<Incoming | null>) => void
  /** resolves when all that was added has been handed on */
  readonly idle: () => Promise<void>
}

/**
 * A person's 撤销 must not overtake her report: an event waits until all earlier ones are read, then in its conversation (the room,
 * else the other's account) until the one before it is handled. Conversations do not wait for each other's handling.
 */
export function createOrder(
  handle: (incoming: Incoming) => Promise<void>,
  onFailure: (stage: 'read' | 'handle', error: unknown) => void,
): Order {
  const readers = new PQueue({ concurrency: readersAtOnce })
  const conversations = new Map<string, PQueue>()
  let lastRead: Promise<void> = Promise.resolve()

  const handOn = (incoming: Incoming) => {
    const key = incoming.room === null ? `account ${incoming.account}` : `room ${incoming.room}`
    let queue = conversations.get(key)
    if (!queue) {
      queue = new PQueue({ concurrency: 1 })
      conversations.set(key, queue)
      const created = queue
      created.on('idle', () => {
        if (conversations.get(key) === created && created.size === 0 && created.pending === 0) conversations.delete(key)
      })
    }
    void queue.add(() => handle(incoming)).catch((error: unknown) => onFailure('handle', error))
  }

  return {
    add: (read) => {
      // settled at once as a value, so that a failure that waits its turn is no unhandled rejection
      const reading = readers.add(read).then(
        (incoming) => ({ incoming, error: null }),
        (error: unknown) => ({ incoming: null, error }),
      )
      lastRead = lastRead.then(async () => {
        const { incoming, error } = await reading
        if (error !== null) onFailure('read', error)
        else if (incoming) handOn(incoming)
      })
    },
    idle: async () => {
      await lastRead
      await Promise.all([...conversations.values()].map((queue) => queue.onIdle()))
    },
  }
}
