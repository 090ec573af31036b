import { attemptsAtMost } from './outbox/backoff.ts'
import { nameOf, type OutboxLog } from './outbox/deliver.ts'
import { createLanes } from './outbox/lanes.ts'
import type { Lane } from './outbox/pace.ts'
import { createSender, type Sender, type SenderOptions } from './outbox/sender.ts'
import type { Db } from './store/database.ts'
import type { BotAccount } from './store/outbox.ts'
import { accountsWithWork, expire, releaseLapsed } from './store/outbox-claim.ts'

export type { OutboxLog } from './outbox/deliver.ts'
export type { SenderOptions as OutboxOptions } from './outbox/sender.ts'
export { defaultOutboxSettings, type OutboxSettings } from './outbox/settings.ts'

export interface Outbox {
  /** Something was put: look now. Before `start` it does nothing. */
  wake(): void
  /** Sends all that may be sent now; resolves to the number of messages sent. */
  runOnce(): Promise<number>
  /** Looks at once, when woken, and every few seconds. */
  start(): void
  /** Claims nothing more and waits for what is being sent. */
  stop(): Promise<void>
  /** Resolves when nothing is being sent or about to be (tests, the player). */
  idle(): Promise<void>
}

const LANES: readonly Lane[] = ['urgent', 'others']

/**
 * A message goes out: claim → pace → send → sent | again at … | failed. Each bot account has two lanes, so that an urgent
 * message never waits for another that hangs. Rows alone carry the state: several processes may serve one table, and a
 * restart loses nothing.
 */
export function createOutbox(options: SenderOptions): Outbox {
  const sender = createSender(options)
  const lanes = createLanes(sender, options.log)
  let timer: NodeJS.Timeout | null = null
  let looking: Promise<unknown> | null = null
  let isAskedAgain = false

  async function look(): Promise<BotAccount[]> {
    try {
      return await options.store.transaction((db) => sweep(db, options, sender))
    } catch (error) {
      options.log.error(nameOf(error), 'outbox could not look')
      return []
    }
  }

  async function drain(accounts: readonly BotAccount[]): Promise<number> {
    const lines = accounts.flatMap((account) => LANES.map((lane) => ({ ...account, lane })))
    const counts = await Promise.all(lines.map((line) => lanes.drain(line)))
    return counts.reduce((sum, count) => sum + count, 0)
  }

  /** Starts the lanes without waiting for them: one that hangs keeps no other from being woken. */
  async function lookWhileAsked(): Promise<void> {
    while (isAskedAgain) {
      isAskedAgain = false
      void drain(await look())
    }
    looking = null
  }

  function wake(): void {
    if (!timer) return
    isAskedAgain = true
    looking ??= lookWhileAsked()
  }

  async function idle(): Promise<void> {
    for (let busy = looking ?? lanes.busy(); busy; busy = looking ?? lanes.busy()) await busy
  }

  return {
    wake,
    idle,
    async runOnce() {
      return drain(await look())
    },
    start() {
      timer ??= setInterval(wake, options.settings.pollSeconds * 1000)
      wake()
    },
    async stop() {
      if (timer) clearInterval(timer)
      timer = null
      lanes.close()
      await idle()
    },
  }
}

/** Ends what is too late, takes back what hangs, and says which accounts have something due. */
async function sweep(db: Db, { now, log }: SweepOptions, sender: Sender): Promise<BotAccount[]> {
  const at = now()
  const expired = await expire(db, at)
  const lapsed = await releaseLapsed(db, { now: at, except: sender.beingSent(), attemptsAtMost })
  if (expired > 0) log.info({ expired }, 'messages came too late')
  if (lapsed.again + lapsed.unknown + lapsed.failed > 0) log.warn({ ...lapsed }, 'messages of unknown fate')
  return accountsWithWork(db, at)
}

interface SweepOptions {
  readonly now: () => Date
  readonly log: OutboxLog
}
