/** What a call to the gateway can end in, told apart by codes; texts never leave this file. */

import { SendError } from '../chat.ts'

/** gRPC status codes that we tell apart */
const cancelled = 1
const invalidArgument = 3
const deadlineExceeded = 4
const notFound = 5
const permissionDenied = 7
const resourceExhausted = 8
const unimplemented = 12
const unavailable = 14
const unauthenticated = 16

/** A call that was not answered in time: whether it was carried out is unknown. */
export class TimeoutError extends Error {
  readonly timeoutMs: number
  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs} ms`)
    this.name = 'TimeoutError'
    this.timeoutMs = timeoutMs
  }
}

/** The gateway took our event stream and says nothing on it: it still serves another bot, or an older stream of ours. */
export class GatewayBusyError extends Error {
  override readonly name = 'GatewayBusyError'
}

/** The gateway ended our event stream in peace, because another bot stopped it or it is being shut down. */
export class StreamEndedError extends Error {
  override readonly name = 'StreamEndedError'
}

/** Waits for `call`, at most `timeoutMs`; a later outcome of it is dropped. Throws TimeoutError. */
export async function within<T>(timeoutMs: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeoutError(timeoutMs)), timeoutMs)
  })
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Name and gRPC code of an error: all of it that may be logged. */
export function nameAndCode(error: unknown): { errorName: string; code: number | null } {
  return { errorName: error instanceof Error ? error.name : typeof error, code: codeOf(error) }
}

function codeOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null
  return typeof error.code === 'number' ? error.code : null
}

/** What gateways say of their own failures; they give no codes for them, only texts, in two languages. */
const loggedOutWords = /not (?:been )?logged ?in|logged ?out|no __currentUserId|offline|未登[录陆]|已退出|掉线|离线/i
const limitedWords = /too (?:many|fast|frequent)|frequen|rate.?limit|throttl|quota|频繁|限制|太快|稍后/i
const unreachableWords =
  /not (?:a |your )?friend|no contact|stranger|blocked|非好友|不是.{0,4}好友|朋友验证|好友验证|拉黑|拒收|已被删除/i

/**
 * The cause of a send that failed. An account or gateway that is away and a refusal to be tried later are retryable; a person who
 * can't be reached in private, a room that is gone and a message that is wrong are not. Unknown refusals count as limits: to slow
 * down is the mistake that costs least.
 */
export function toSendError(error: unknown, toPerson: boolean): SendError {
  if (error instanceof SendError) return error
  const options = { cause: nameAndCode(error) }
  if (error instanceof TimeoutError) return new SendError('loggedOut', true, { ...options, maybeSent: true })
  switch (codeOf(error)) {
    case deadlineExceeded:
    case cancelled:
    case unavailable:
      return new SendError('loggedOut', true, { ...options, maybeSent: !neverLeft(error) })
    case unauthenticated:
      return new SendError('loggedOut', true, options)
    case resourceExhausted:
      return new SendError('limited', true, options)
    case invalidArgument:
    case unimplemented:
      return new SendError('invalid', false, options)
    case notFound:
    case permissionDenied:
      return new SendError(toPerson ? 'unreachable' : 'invalid', false, options)
    default:
      return byWords(error instanceof Error ? error.message : '', toPerson, options)
  }
}

/** The channel had no connection, so the call can't have reached the gateway. */
function neverLeft(error: unknown): boolean {
  return error instanceof Error && /no connection established|ECONNREFUSED/i.test(error.message)
}

function byWords(text: string, toPerson: boolean, options: { cause: unknown }): SendError {
  if (/no grpc manager|NO CLIENT|has been closed/.test(text)) return new SendError('loggedOut', true, options)
  if (limitedWords.test(text)) return new SendError('limited', true, options)
  if (loggedOutWords.test(text)) return new SendError('loggedOut', true, options)
  if (toPerson && unreachableWords.test(text)) return new SendError('unreachable', false, options)
  if (!toPerson && /no room|not in (?:the |this )?room|群.{0,6}不存在|不在.{0,4}群|移出/i.test(text))
    return new SendError('invalid', false, options)
  return new SendError('limited', true, options)
}
