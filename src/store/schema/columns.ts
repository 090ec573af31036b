import { type AnyPgColumn, bigint, customType, timestamp } from 'drizzle-orm/pg-core'

/** Identity numbers; in care/ and understand/ they travel as strings. */
export const id = () => bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity()

export const reference = (name: string, to: () => AnyPgColumn) => bigint(name, { mode: 'number' }).references(to)

/** An instant, to the millisecond. */
export const moment = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 })

export const createdAt = () => moment().notNull().defaultNow()

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
})
