import { nameOf, type OutboxLog } from './deliver.ts'
import type { Line, Sender } from './sender.ts'

export interface Lanes {
  /** Sends what the line may send now; asked for while it does so, it looks once more. Resolves to the number sent. */
  drain(line: Line): Promise<number>
  /** Nothing more is claimed. */
  close(): void
  /** Resolves when no line is sending; null where none is. */
  busy(): Promise<unknown> | null
}

/** Each line sends one message at a time, all lines beside each other. */
export function createLanes(sender: Sender, log: OutboxLog): Lanes {
  const running = new Map<string, Promise<number>>()
  const wanted = new Set<string>()
  let isClosed = false

  async function sendAll(key: string, line: Line): Promise<number> {
    let count = 0
    try {
      while (wanted.delete(key)) {
        for (let next = await sendNext(line); next !== null; next = await sendNext(line))
          if (next === 'sent') count += 1
      }
    } catch (error) {
      log.error({ lane: line.lane, ...nameOf(error) }, 'outbox lane failed')
    } finally {
      running.delete(key)
    }
    return count
  }

  async function sendNext(line: Line) {
    return isClosed ? null : sender.next(line)
  }

  return {
    drain(line) {
      const key = `${line.platform}/${line.botAccount}/${line.lane}`
      wanted.add(key)
      const drained = running.get(key) ?? sendAll(key, line)
      running.set(key, drained)
      return drained
    },
    close: () => {
      isClosed = true
    },
    busy: () => (running.size > 0 ? Promise.all(running.values()) : null),
  }
}
