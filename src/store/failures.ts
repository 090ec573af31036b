/** What a failed query says, alike on both drivers; drizzle wraps the driver's error, so all causes are asked. */

const LOST_CONNECTION = new Set([
  'CONNECTION_CLOSED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  '57P01', // the server was told to stop
  '57P02', // it crashed
  '57P03', // it is not ready yet
])

const SERIALISATION = '40001'
const DEADLOCK = '40P01'
const CONNECTION_CLASS = '08'

function* causes(error: unknown): Generator<object> {
  const seen = new Set<object>()
  for (let current = error; typeof current === 'object' && current !== null && !seen.has(current); ) {
    seen.add(current)
    yield current
    current = 'cause' in current ? current.cause : null
  }
}

function textOf(holder: object, key: string): string | null {
  const value: unknown = Reflect.get(holder, key)
  return typeof value === 'string' && value !== '' ? value : null
}

/** The SQLSTATE or network code of a failure; null where it has none. */
export function codeOf(error: unknown): string | null {
  for (const cause of causes(error)) {
    const code = textOf(cause, 'code')
    if (code) return code
  }
  return null
}

/** The name of the constraint that a query broke; null where it broke none. */
export function constraintOf(error: unknown): string | null {
  for (const cause of causes(error)) {
    const name = textOf(cause, 'constraint_name') ?? textOf(cause, 'constraint')
    if (name) return name
  }
  return null
}

/** Was the server not reached, or cut off? */
export function isLostConnection(error: unknown): boolean {
  const code = codeOf(error)
  return code !== null && (code.startsWith(CONNECTION_CLASS) || LOST_CONNECTION.has(code))
}

/** Would the same transaction, tried again, have a fair chance? Serialisation, deadlock, lost connection. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error)
  return code === SERIALISATION || code === DEADLOCK || isLostConnection(error)
}
