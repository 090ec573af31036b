import { addDays, calendarDayOf, type Day, instant } from '../care/day.ts'
import { runReminders } from '../reminders.ts'
import type { Db, Store } from '../store/database.ts'
import { newestOutbox, type PreviewedMessage, putSince } from '../store/preview.ts'
import type { ReminderOptions, ReminderSettings } from './options.ts'

export interface Previewed extends PreviewedMessage {
  readonly at: Date
}

/** What undoes the preview; it never leaves this file. */
class Undone extends Error {}

/** Nothing is said unasked at night. */
const FIRST_HOUR = 7
const LAST_HOUR = 21
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
      for (const at of fullHours(from, until)) {
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

/** Digests, nudges and summaries have full hours; what was missed is made up at once. */
function fullHours(from: Date, until: Date): Date[] {
  const instants: Date[] = [from]
  for (let day: Day = calendarDayOf(from); instant(day) <= until; day = addDays(day, 1))
    for (let hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
      const at = instant(day, hour)
      if (at > from && at <= until) instants.push(at)
    }
  return instants
}
