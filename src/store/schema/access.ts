import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { createdAt, id, reference } from './columns.ts'
import { inbox } from './messages.ts'
import { child, person } from './people.ts'

/** One row: what this store became at its creation. A trigger refuses changes. */
export const storeNature = pgTable(
  'store_nature',
  { id: integer().primaryKey().default(1), nature: text({ enum: ['demo', 'real'] }).notNull(), createdAt: createdAt() },
  (t) => [check('store_nature_one_row', sql`${t.id} = 1`)],
)

/** Who was shown what about which child. Append-only: a trigger refuses update and delete. */
export const accessLog = pgTable(
  'access_log',
  {
    id: id(),
    at: createdAt(),
    person: reference('person_id', () => person.id),
    account: text().notNull(),
    child: reference('child_id', () => child.id).notNull(),
    fields: text().array().notNull(),
    /** the command that showed it */
    why: text().notNull(),
    /** 'group' or 'private', and the conversation */
    channel: text({ enum: ['group', 'private', 'page', 'file'] }).notNull(),
    conversation: text().notNull(),
    source: reference('source_id', () => inbox.id),
  },
  (t) => [index('access_log_child').on(t.child), index('access_log_person').on(t.person)],
)
