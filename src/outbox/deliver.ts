import { setTimeout as sleep } from 'node:timers/promises'
import pRetry from 'p-retry'
import { type Chat, type Outgoing, SendError } from '../chat/chat.ts'
import type { Db, Store } from '../store/database.ts'
import { codeOf } from '../store/failures.ts'
import type { BotAccount, OutboxRow } from '../store/outbox.ts'
import { type Claimed, isSentAgain } from '../store/outbox-claim.ts'
import {
  clearRefusals,
  countRefusal,
  type LastReason,
  markAgain,
  markFailed,
  markSent,
  markUnknown,
  pauseAccount,
} from '../store/outbox-settle.ts'
import { attemptsAtMost, backoffSeconds } from './backoff.ts'
import type { OutboxSettings } from './settings.ts'

/** What pino has; only ids, names and codes are given to it. */
export interface OutboxLog {
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

export interface DeliveryOptions {
  readonly store: Store
  readonly now: () => Date
  readonly settings: OutboxSettings
  readonly log: OutboxLog
  /** learns in the same transaction that a person or room can't be reached; what it puts is sent in the same pass */
  readonly onUnreachable?: ((db: Db, row: OutboxRow) => Promise<void>) | undefined
  /** learns in the same transaction that the network refused too often, and until when the account pauses */
  readonly onPaused?: ((db: Db, account: BotAccount, until: Date) => Promise<void>) | undefined
}

/** `late`: nobody knows yet; the lease decides, unless the network still answers. */
export type Delivery = 'sent' | 'failed' | 'loggedOut' | 'late'

/** The account is offline: looked at again after this long. */
export const LOGGED_OUT_SECONDS = 15

/** Sends a claimed message, outside any transaction, and settles what became of it. */
export async function deliver(claimed: Claimed, chat: Chat, options: DeliveryOptions): Promise<Delivery> {
  const outgoing = compose(claimed)
  const sending = attempt(chat, outgoing)
  const settled = sending.then((outcome) => settle(claimed, outcome, options))
  const inTime = await isInTime(sending, options.settings.sendTimeoutSeconds)
  if (inTime) return settled
  options.log.warn({ outbox: claimed.rows[0].id }, 'no answer from the network in time')
  return 'late'
}

/** What the network said. */
type Outcome =
  | { readonly kind: 'sent'; readonly messageId: string | null; readonly text: string | null }
  | { readonly kind: 'refused'; readonly error: unknown }

async function attempt(chat: Chat, outgoing: Outgoing): Promise<Outcome> {
  try {
    return { kind: 'sent', messageId: await chat.send(outgoing), text: outgoing.text ?? null }
  } catch (error) {
    return { kind: 'refused', error }
  }
}

async function isInTime(sending: Promise<unknown>, seconds: number): Promise<boolean> {
  const answered = new AbortController()
  const late = sleep(seconds * 1000, false, { signal: answered.signal }).catch(() => true)
  try {
    return await Promise.race([sending.then(() => true), late])
  } finally {
    answered.abort()
  }
}

async function settle(claimed: Claimed, outcome: Outcome, options: DeliveryOptions): Promise<Delivery> {
  try {
    if (outcome.kind === 'sent') return await settleSent(claimed, outcome, options)
    return await settleFailure(claimed, outcome.error, options)
  } catch (error) {
    options.log.error({ outbox: claimed.rows[0].id, ...nameOf(error) }, 'settling failed, its lease will decide')
    return 'late'
  }
}

function compose({ rows, file }: Claimed): Outgoing {
  const [head] = rows
  const lines = rows.flatMap((row) => (row.text === null ? [] : [row.text]))
  const mentions = [...new Set(rows.flatMap((row) => row.mentions))]
  return {
    to: head.isRoom ? { room: head.conversation } : { account: head.conversation },
    ...(lines.length > 0 ? { text: lines.join('\n') } : {}),
    ...(file ? { file: { name: file.name, mime: file.mime, bytes: file.bytes } } : {}),
    ...(rows.length === 1 && head.quote !== null ? { quote: { messageId: head.quote } } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  }
}

/** A message whose success is not kept would be sent twice, so a broken connection is tried again. */
async function settleSent(
  claimed: Claimed,
  sent: { readonly messageId: string | null; readonly text: string | null },
  { store, now, log }: DeliveryOptions,
): Promise<Delivery> {
  const at = now()
  const mark = () =>
    store.transaction(async (db) => {
      const marked = await markSent(db, claimed, { at, ...sent })
      await clearRefusals(db, claimed.rows[0])
      return marked
    })
  const marked = await pRetry(mark, { retries: 3, minTimeout: 200 })
  if (marked < claimed.rows.length) log.warn({ outbox: claimed.rows[0].id }, 'sent after its lease had been taken over')
  return 'sent'
}

async function settleFailure(claimed: Claimed, error: unknown, options: DeliveryOptions): Promise<Delivery> {
  const [head] = claimed.rows
  const reason: LastReason = error instanceof SendError ? error.reason : null
  const isFinal = error instanceof SendError && !error.retryable
  options.log.warn({ outbox: head.id, attempt: head.attempts, reason, ...nameOf(error) }, 'send failed')
  if (error instanceof SendError && error.maybeSent) return settleUnknown(claimed, reason, options)
  await options.store.transaction(async (db) => {
    if (reason === 'loggedOut') {
      await markAgain(db, claimed, { notBefore: later(options.now(), LOGGED_OUT_SECONDS), reason, usedUp: false })
      return
    }
    if (reason === 'limited') await heedRefusal(db, head, options)
    if (isFinal || head.attempts >= attemptsAtMost(head.class)) {
      const failed = await markFailed(db, claimed, reason)
      options.log.error({ outbox: head.id, class: head.class, reason }, 'message given up')
      for (const row of reason === 'unreachable' ? failed : []) await options.onUnreachable?.(db, row)
      return
    }
    const seconds = backoffSeconds({ ...head, isLimited: reason === 'limited' })
    await markAgain(db, claimed, { notBefore: later(options.now(), seconds), reason, usedUp: true })
  })
  return reason === 'loggedOut' ? 'loggedOut' : 'failed'
}

/** The network fell silent over it. As where a lease runs out, by class: sent again so often and no more, or never twice. */
async function settleUnknown(claimed: Claimed, reason: LastReason, options: DeliveryOptions): Promise<Delivery> {
  const [head] = claimed.rows
  await options.store.transaction(async (db) => {
    if (!isSentAgain(head.class)) return markUnknown(db, claimed, reason)
    if (head.attempts >= attemptsAtMost(head.class)) {
      await markFailed(db, claimed, reason)
      options.log.error({ outbox: head.id, class: head.class, reason }, 'message given up')
      return
    }
    const notBefore = later(options.now(), backoffSeconds({ ...head, isLimited: false }))
    await markAgain(db, claimed, { notBefore, reason, usedUp: true })
  })
  return 'failed'
}

async function heedRefusal(db: Db, account: BotAccount, options: DeliveryOptions): Promise<void> {
  const refusals = await countRefusal(db, account)
  if (refusals < options.settings.refusalsBeforePause) return
  const until = later(options.now(), options.settings.pauseMinutes * 60)
  await pauseAccount(db, account, until)
  options.log.error({ platform: account.platform, refusals, until }, 'account paused after refusals')
  await options.onPaused?.(db, { platform: account.platform, botAccount: account.botAccount }, until)
}

function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

/** Name and code of an error, never its message: that may hold what was written. */
export function nameOf(error: unknown): { name: string; code: string | null } {
  return { name: error instanceof Error ? error.name : typeof error, code: codeOf(error) }
}
