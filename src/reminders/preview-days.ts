import { z } from 'zod'
import { addDays, calendarDayOf, type Day, instant, wallClock } from '../care/day.ts'
import { logAccess } from '../store/access-log.ts'
import type { Store } from '../store/database.ts'
import { receiversOf } from '../store/preview.ts'
import { previewText } from '../wording.ts'
import type { ReminderSettings } from './options.ts'
import { previewReminders } from './preview.ts'

/** What one person or room would be told. */
export interface PreviewedTelling {
  readonly at: Date
  /** a person's or a station's name; the account where nobody is bound to it */
  readonly to: string
  readonly isRoom: boolean
  readonly text: string
}

export interface PreviewedDay {
  readonly day: Day
  readonly tellings: readonly PreviewedTelling[]
}

/**
 * What would be said unasked on this day's rest and the days after it, `days` in all, if nobody reported anything. Nothing is sent and no
 * reminder is kept; that particulars of children were shown is, once, in the access log.
 */
export async function previewDays(
  store: Store,
  settings: ReminderSettings,
  now: Date,
  days: number,
): Promise<PreviewedDay[]> {
  const today = calendarDayOf(now)
  const messages = await previewReminders(store, settings, now, instant(addDays(today, days - 1), 23, 59))
  const names = await store.read((db) => receiversOf(db, messages))
  const children = [...new Set(messages.flatMap(({ children: about }) => about))]
  await store.transaction((db) =>
    logAccess(
      db,
      children.map((child) => ({
        person: null,
        account: 'operator',
        child,
        fields: ['name', 'due', 'birthday', 'plans', 'wishes'],
        why: 'preview',
        channel: 'file' as const,
        conversation: 'preview',
        source: null,
        at: now,
      })),
    ),
  )
  return Array.from({ length: days }, (_, ahead) => addDays(today, ahead)).map((day) => ({
    day,
    tellings: messages
      .filter(({ at }) => calendarDayOf(at) === day)
      .map(({ at, conversation, isRoom, text }) => ({ at, to: names.get(conversation) ?? conversation, isRoom, text })),
  }))
}

const MOST_DAYS = 60
const door = z.object({ door: z.literal('preview'), days: z.number().int().min(1).max(MOST_DAYS) })

/** How many days a text names; null where it is no number of 1 to 60. */
export function daysToPreview(text: string): number | null {
  const days = Number(text)
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS ? days : null
}

/** What `npm run preview` asks the process that holds the folder. */
export function previewAsked(days: number): unknown {
  return { door: 'preview', days }
}

/** The holder's side of it: the lines to print. Throws where the request is another. */
export function previewHandler(
  store: Store,
  settings: ReminderSettings,
  now: () => Date,
): (request: unknown) => Promise<readonly string[]> {
  return async (request) => linesOf(await previewDays(store, settings, now(), door.parse(request).days))
}

function linesOf(days: readonly PreviewedDay[]): string[] {
  return previewText(
    days.map(({ day, tellings }) => ({
      day,
      tellings: tellings.map(({ at, ...rest }) => {
        const { hour, minute } = wallClock(at)
        return { ...rest, clock: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` }
      }),
    })),
  )
}
