import { addDays, calendarDayOf, type Day, instant } from '../care/day.ts'
import { runReminders } from '../reminders.ts'
import type { Db, Store } from '../store/database.ts'
import { newestOutbox, ownHours, type PreviewedMessage, putSince } from '../store/preview.ts'
import type { ReminderOptions, ReminderSettings } from './options.ts'

export interface Previewed extends PreviewedMessage {
  readonly at: Date
}

/** What undoes the preview; it never leaves this file. */
class Undone extends Error {}

const nothing = { info: () => {}, error: () => {} }

/**
 * What would be said unasked until then, if nobody reported anything: the days are lived through in a transaction that is
 * taken back. Nothing is kept and nothing is sent.
 */
export async function previewReminders(
  store: Store,
  settings: ReminderSettings,
  from: Date,
  until: Date,
): Promise<Previewed[]> {
  const previewed: Previewed[] = []
  try {
    await store.transaction(async (db) => {
      const options: ReminderOptions = { store: storeOf(store, db), settings, log: nothing }
      const hours = [...new Set([settings.digestHour, ...(await ownHours(db))])].sort((one, other) => one - other)
      for (const at of instantsBetween(from, until, hours)) {
        const before = await newestOutbox(db)
        if ((await runReminders(options, at)) === 0) continue
        previewed.push(...(await putSince(db, before)).map((message) => ({ ...message, at })))
      }
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return previewed
}

/** All reads and writes of a store go to one transaction. */
function storeOf(store: Store, db: Db): Store {
  return { ...store, read: (work) => work(db), transaction: (work) => db.transaction(work) }
}

/** When digests have their time, day by day. */
function instantsBetween(from: Date, until: Date, hours: readonly number[]): Date[] {
  const instants: Date[] = []
  for (let day: Day = calendarDayOf(from); instant(day) <= until; day = addDays(day, 1))
    instants.push(...hours.map((hour) => instant(day, hour)))
  const today = hours.map((hour) => instant(calendarDayOf(from), hour))
  // an hour that was missed is made up at once
  const isMissed = today.some((at) => at <= from)
  return [...(isMissed ? [from] : []), ...instants.filter((at) => at > from && at <= until)]
}
