import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { id, moment, reference } from './columns.ts'
import { inbox } from './messages.ts'
import { person } from './people.ts'

/** 接龙: a list that is sent again with every new line. Words are kept as fingerprints alone: the texts go with the purge. */
export const relayList = pgTable(
  'relay_list',
  {
    id: id(),
    platform: text().notNull(),
    botAccount: text().notNull(),
    conversation: text().notNull(),
    /** fingerprint of header and title */
    title: text().notNull(),
    /** its newest version */
    source: reference('source_id', () => inbox.id).notNull(),
    seenAt: moment().notNull(),
  },
  (t) => [index('relay_list_conversation').on(t.platform, t.botAccount, t.conversation, t.title, t.seenAt)],
)

/** A line of a list, as its newest version has it, and what it led to. */
export const relayLine = pgTable(
  'relay_line',
  {
    id: id(),
    list: reference('list_id', () => relayList.id).notNull(),
    /** its order among all lines that the list ever had */
    position: integer().notNull(),
    number: integer(),
    /** null: nobody of the roster bears the name */
    author: reference('author_id', () => person.id),
    /** fingerprint of its words */
    words: text().notNull(),
    activities: jsonb().$type<readonly number[]>().notNull().default([]),
    /** the message that first told it, and whose that was */
    source: reference('source_id', () => inbox.id).notNull(),
    toldBy: reference('told_by_id', () => person.id).notNull(),
    toldAt: moment().notNull(),
    /** the version that does not have it any more */
    goneAt: moment(),
  },
  (t) => [uniqueIndex('relay_line_position').on(t.list, t.position), index('relay_line_source').on(t.source)],
)
