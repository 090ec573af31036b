import pino, { type DestinationStream, type Logger } from 'pino'

/** A pino logger: `log.warn({ outbox: 7, err: error }, 'send failed')`. Give it ids, names of rules and counts; never a name or a text. */
export type Log = Logger

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/**
 * A logger that never writes the message of an error: drizzle, PGlite, zod and gRPC put names and texts there. Wherever an error
 * stands among the arguments, `serializeError` takes its place. It writes to stderr, which leaves stdout to the doors.
 */
export function createLog(
  level: LogLevel = 'info',
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: serializeError },
    formatters: { level: (label: string) => ({ level: label }), log: safeFields },
    hooks: {
      logMethod(this: Logger, args: Parameters<Logger['info']>, method: (...args: Parameters<Logger['info']>) => void) {
        method.apply(this, safeArguments(args))
      },
    },
  }
  const logger = pino(options, destination)
  // pino hands what a child is bound to past the formatters; the children of children inherit this
  const child = logger.child
  logger.child = function bound(this: Logger, fields: object, ...rest: unknown[]) {
    return Reflect.apply(child, this, [safeFields(fields), ...rest])
  }
  return logger
}

/** The log of this process. The front door sets its level from the settings. */
export const log: Log = createLog('warn')

export interface LoggedError {
  name: string
  code?: string | number
  constraint?: string
  /** SQL with its values taken out */
  query?: string
  /** where, without what was said */
  stack?: string[]
  cause?: LoggedError
  errors?: LoggedError[]
}

const MAX_DEPTH = 5
const MAX_FRAMES = 12
const MAX_QUERY_LENGTH = 500

/** The only serializer of errors: what it does not take over is never logged. */
export function serializeError(error: unknown, depth = 0): LoggedError {
  if (isLogged(error)) return error
  if (typeof error !== 'object' || error === null) return logged({ name: `thrown ${typeof error}` })
  const name = token(read(error, 'name')) ?? 'Error'
  const code = token(read(error, 'code'))
  const constraint = token(read(error, 'constraint_name')) ?? token(read(error, 'constraint'))
  const query = read(error, 'query')
  const stack = error instanceof Error ? frames(error) : []
  const cause = read(error, 'cause')
  const errors = read(error, 'errors')
  const deeper = depth < MAX_DEPTH
  return logged({
    name: String(name),
    ...(code === null ? {} : { code }),
    ...(constraint === null ? {} : { constraint: String(constraint) }),
    ...(typeof query === 'string' ? { query: withoutValues(query) } : {}),
    ...(stack.length > 0 ? { stack } : {}),
    ...(deeper && cause instanceof Object ? { cause: serializeError(cause, depth + 1) } : {}),
    ...(deeper && Array.isArray(errors)
      ? { errors: errors.slice(0, MAX_DEPTH).map((inner) => serializeError(inner, depth + 1)) }
      : {}),
  })
}

const alreadyLogged = new WeakSet<object>()

function logged(error: LoggedError): LoggedError {
  alreadyLogged.add(error)
  return error
}

function isLogged(value: unknown): value is LoggedError {
  return typeof value === 'object' && value !== null && alreadyLogged.has(value)
}

/** A getter may throw; what can't be read is not logged. */
function read(holder: object, key: string): unknown {
  try {
    return Reflect.get(holder, key)
  } catch {
    return null
  }
}

/** Names and codes are short words of Latin letters; anything else may be somebody's text. */
function token(value: unknown): string | number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^[\w.$-]{1,80}$/.test(value) ? value : null
}

/** V8 puts `name: message` before the frames, and a message may have lines that look like frames. */
function frames(error: Error): string[] {
  const stack = String(read(error, 'stack') ?? '')
  const message = String(read(error, 'message') ?? '')
  const start = message === '' ? 0 : stack.indexOf(message) + message.length
  // a message that was changed after the stack was made can't be cut out: then nothing of the stack is sure
  if (message !== '' && !stack.includes(message)) return []
  return stack
    .slice(start)
    .split('\n')
    .filter((line) => /^ {4}at .+(:\d+:\d+\)?|\(native\)|<anonymous>\)?)$/.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim())
}

/** A value written into the SQL itself goes, as do letters that no identifier of ours has. */
function withoutValues(query: string): string {
  return query
    .replace(/\$([a-z_]*)\$[\s\S]*?(\$\1\$|$)/gi, '?')
    .replace(/'(?:[^']|'')*('|$)/g, '?')
    .replace(/"(?![a-z_0-9]+")[^"]*("|$)/g, '?')
    .replace(/[^\x20-\x7e\n]+/g, '?')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_QUERY_LENGTH)
}

function safeArguments(args: Parameters<Logger['info']>): Parameters<Logger['info']> {
  const [first, ...rest]: unknown[] = args
  // pino would take the error's message for the line's
  const fields = first instanceof Error ? { err: serializeError(first) } : safe(first)
  return [fields, ...rest.map((value) => safe(value))] as Parameters<Logger['info']>
}

function safeFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, safe(value)]))
}

/** Errors in fields, in lists and in fields of fields, to a depth that no log line should pass. */
function safe(value: unknown, depth = 0): unknown {
  if (value instanceof Error) return serializeError(value)
  if (typeof value !== 'object' || value === null || value instanceof Date || isLogged(value)) return value
  if (depth >= MAX_DEPTH) return '…'
  if (Array.isArray(value)) return value.map((item) => safe(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, safe(inner, depth + 1)]))
}
