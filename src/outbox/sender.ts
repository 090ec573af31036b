import { calendarDayOf, instant } from '../care/day.ts'
import type { Chat } from '../chat/chat.ts'
import type { Db } from '../store/database.ts'
import type { BotAccount } from '../store/outbox.ts'
import { type Allowance, type Claimed, claimNext, lockAccount, recentlySent, type Sent } from '../store/outbox-claim.ts'
import { type DeliveryOptions, deliver, LOGGED_OUT_SECONDS } from './deliver.ts'
import { allowance, createGaps, isQuiet, type Lane, unpacedAllowance, urgentAllowance } from './pace.ts'

export interface SenderOptions extends DeliveryOptions {
  /** the network that serves a bot account in this process, if one does */
  readonly chats: (platform: string, botAccount: string) => Chat | undefined
  /** of this process, unlike any other's: claims carry it */
  readonly name: string
  /** [0, 1); default Math.random */
  readonly random?: (() => number) | undefined
}

/** One of the two queues of a bot account. */
export interface Line extends BotAccount {
  readonly lane: Lane
}

export interface Sender {
  /** Sends the next message that may go now; null where there is none. */
  next(line: Line): Promise<'sent' | 'not sent' | null>
  /** Ids; a clock that jumps ahead must not make this process send them again. */
  beingSent(): number[]
}

export function createSender(options: SenderOptions): Sender {
  const { chats, now, store } = options
  const inFlight = new Set<number>()
  const offline = createOffline(now)
  const gaps = createGaps(options.settings, options.random ?? Math.random)
  return {
    async next(line) {
      const chat = chats(line.platform, line.botAccount)
      const network = chat?.state()
      if (!chat || !network?.online || network.botAccount !== line.botAccount || offline.has(line)) return null
      const claimed = await store.transaction((db) => claim(db, line, options, gaps))
      if (!claimed) return null
      const ids = claimed.rows.map(({ id }) => id)
      for (const id of ids) inFlight.add(id)
      const delivery = await deliver(claimed, chat, options)
      for (const id of ids) inFlight.delete(id)
      if (delivery === 'loggedOut') offline.add(line)
      return delivery === 'sent' ? 'sent' : 'not sent'
    },
    beingSent: () => [...inFlight],
  }
}

/** Accounts that said they are logged out are left alone for a moment. */
function createOffline(now: () => Date) {
  const since = new Map<string, number>()
  const keyOf = (account: BotAccount) => `${account.platform}/${account.botAccount}`
  return {
    add: (account: BotAccount) => since.set(keyOf(account), now().getTime()),
    has: (account: BotAccount) => {
      const agoMs = now().getTime() - (since.get(keyOf(account)) ?? Number.NEGATIVE_INFINITY)
      return agoMs >= 0 && agoMs < LOGGED_OUT_SECONDS * 1000
    },
  }
}

async function claim(
  db: Db,
  line: Line,
  options: SenderOptions,
  gaps: (last: Sent) => number,
): Promise<Claimed | null> {
  const account = await lockAccount(db, line)
  const now = options.now()
  if (line.lane === 'others' && account.pausedUntil && account.pausedUntil > now) return null
  const leaseMs = leaseMsOf(options)
  const allowed = await allowedAt(now)
  if (!allowed) return null
  const leaseUntil = new Date(now.getTime() + leaseMs)
  return claimNext(
    db,
    { ...line, now, isQuiet: isQuiet(now, options.settings), claimedBy: options.name, leaseUntil },
    allowed,
  )

  async function allowedAt(at: Date): Promise<Allowance | null> {
    if (line.lane === 'urgent') return urgentAllowance
    if (options.settings.paced[line.platform] === false) return unpacedAllowance
    const since = new Date(at.getTime() - 60_000)
    const recent = await recentlySent(db, line, { now: at, since, dayBegan: instant(calendarDayOf(at)), leaseMs })
    return allowance(recent, at, options.settings, gaps)
  }
}

/** Twice the send timeout: then nobody is left who may still be sending it. */
function leaseMsOf({ settings }: SenderOptions): number {
  return settings.sendTimeoutSeconds * 2000
}
