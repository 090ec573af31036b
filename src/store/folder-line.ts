import { createHmac } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { createInterface } from 'node:readline'

/** JSON, a line each way, over the socket of the folder lock. */
export interface Line {
  /** the holder's greeting */
  readonly pid?: unknown
  readonly nonce?: unknown
  /** the other's request */
  readonly proof?: unknown
  readonly request?: unknown
  /** the holder's reply */
  readonly answer?: unknown
  readonly refused?: unknown
}

export interface OpenLine {
  /** the next line; null where the other side closed, or said nothing in time */
  next(withinMs?: number): Promise<Line | null>
  send(line: Line): void
  close(): void
}

/** Shows that one can read the key without sending it. */
export function proofOf(key: string, nonce: string): string {
  return createHmac('sha256', key).update(nonce).digest('hex')
}

export function sendLine(socket: Socket, line: Line): void {
  socket.write(`${JSON.stringify(line)}\n`)
}

/** Reads line by line; null at the end, and for what is no JSON object. */
export function lineReader(socket: Socket): () => Promise<Line | null> {
  const reader = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY })
  // a destroyed socket never ends, and the reader would wait for ever
  socket.once('close', () => reader.close())
  const lines = reader[Symbol.asyncIterator]()
  return async () => {
    const { value, done } = await lines.next()
    return done ? null : parsed(value)
  }
}

/** Null where nobody listens there. */
export function openLine(address: string): Promise<OpenLine | null> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('error', () => resolve(null))
    socket.once('connect', () => {
      socket.on('error', () => socket.destroy())
      const next = lineReader(socket)
      resolve({
        send: (line) => sendLine(socket, line),
        close: () => socket.destroy(),
        next: (withinMs) => {
          if (withinMs === undefined) return next()
          socket.setTimeout(withinMs, () => socket.destroy())
          return next().finally(() => socket.setTimeout(0))
        },
      })
    })
  })
}

function parsed(text: string): Line | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}
