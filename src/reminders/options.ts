import type { Store } from '../store/database.ts'

/** When what is said unasked. Hours on the wall in Shanghai. */
export interface ReminderSettings {
  /** a person's digest, unless she has her own hour; 0–23 */
  readonly digestHour: number
}

export const usualReminders: ReminderSettings = { digestHour: 19 }

export interface ReminderLog {
  info(fields: object, text: string): void
  error(fields: object, text: string): void
}

export interface ReminderOptions {
  readonly store: Store
  readonly settings: ReminderSettings
  readonly log: ReminderLog
}
