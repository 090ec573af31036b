import cron from 'node-cron'
import type { BotLog } from './bot/options.ts'
import { type ConcernSettings, repeatConcerns } from './concerns.ts'
import { type ReminderSettings, runReminders, tellPracticesOver } from './reminders.ts'
import type { Store } from './store/database.ts'
import { forgetTextsBefore } from './store/inbox.ts'
import { forgetTexts } from './store/outbox.ts'
import { dropPending } from './store/pending.ts'

const DAY = 86_400_000

export interface TickOptions {
  readonly store: Store
  readonly concerns: ConcernSettings
  /** null: nobody is reminded */
  readonly reminders: ReminderSettings | null
  readonly outbox: { wake(): void }
  /** raw texts older than this are purged */
  readonly textDays: number
  readonly log: BotLog
}

/** TIME PASSES: what is to be done now, decided by the rows alone; a missed minute is made up by the next one. */
export async function tick(options: TickOptions, now: Date): Promise<void> {
  const { store, concerns, reminders, outbox, textDays, log } = options
  const repeated = await repeatConcerns(store, concerns, now)
  const before = new Date(now.getTime() - textDays * DAY)
  const purged = await store.transaction(async (db) => {
    await forgetTexts(db, before)
    return forgetTextsBefore(db, before)
  })
  const dropped = await store.transaction((db) => dropPending(db, now))
  await store.transaction((db) => tellPracticesOver(db, now))
  const reminded = reminders ? await runReminders({ store, settings: reminders, log }, now) : 0
  if (repeated + purged + dropped + reminded > 0) log.info({ repeated, purged, dropped, reminded }, 'minute tick')
  outbox.wake()
}

/** node-cron gives the minute; state decides. Returns what stops it. */
export function startClock(options: TickOptions, now: () => Date): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const run = () => {
    running = tick(options, now()).catch((error: unknown) =>
      options.log.error({ err: error }, 'the minute tick failed'),
    )
    return running
  }
  const task = cron.schedule('* * * * *', run, { name: 'minute', timezone: 'Asia/Shanghai', noOverlap: true })
  return async () => {
    await task.stop()
    await running
  }
}
