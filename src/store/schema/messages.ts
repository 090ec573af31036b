import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { bytes, createdAt, id, moment, reference } from './columns.ts'
import { person, station } from './people.ts'

/** 收件: messages claimed once. Chatter leaves its key and no text; a report keeps its text until the purge. */
export const inbox = pgTable(
  'inbox',
  {
    id: id(),
    kind: text({ enum: ['said', 'recalled'] }).notNull(),
    platform: text().notNull(),
    botAccount: text().notNull(),
    /** the room, else the other's account */
    conversation: text().notNull(),
    messageId: text().notNull(),
    account: text().notNull(),
    room: text(),
    person: reference('person_id', () => person.id),
    station: reference('station_id', () => station.id),
    at: moment().notNull(),
    state: text({ enum: ['done', 'failed'] })
      .notNull()
      .default('done'),
    intent: text(),
    /** of reports only; gone after the purge, a recall or an undo */
    text: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('inbox_claimed_once').on(t.kind, t.platform, t.botAccount, t.conversation, t.messageId),
    index('inbox_conversation_at').on(t.platform, t.botAccount, t.conversation, t.at),
    index('inbox_person').on(t.person),
    index('inbox_text_age').on(t.at).where(sql`${t.text} is not null`),
  ],
)

/** A question that waits for an answer. `payload` is what the answer completes (commands/answer.ts knows its shape). */
export const question = pgTable(
  'question',
  {
    id: id(),
    platform: text().notNull(),
    botAccount: text().notNull(),
    conversation: text().notNull(),
    account: text().notNull(),
    person: reference('person_id', () => person.id),
    about: text({ enum: ['child', 'activity', 'date', 'record', 'author', 'confirm', 'station', 'plan'] }).notNull(),
    options: jsonb().$type<readonly { readonly label: string; readonly value: string }[]>().notNull(),
    several: boolean().notNull().default(false),
    payload: jsonb().$type<Record<string, unknown>>().notNull(),
    source: reference('source_id', () => inbox.id),
    askedAt: moment().notNull(),
    expiresAt: moment().notNull(),
    state: text({ enum: ['open', 'answered', 'dropped'] })
      .notNull()
      .default('open'),
  },
  (t) => [
    index('question_open').on(t.platform, t.botAccount, t.conversation, t.account).where(sql`${t.state} = 'open'`),
    index('question_source').on(t.source),
  ],
)

/** Sent in this order. */
export const outboxClasses = ['urgent', 'answer', 'echo', 'reminder', 'summary'] as const
/** 'unknown': the lease of a row that was being sent ran out, and its class is not sent twice. */
export const outboxStates = ['waiting', 'sending', 'sent', 'failed', 'cancelled', 'expired', 'unknown'] as const
export const sendReasons = ['unreachable', 'limited', 'loggedOut', 'invalid'] as const

/** What a waiting row is about, so that a record, a recall or a withdrawn consent can cancel it. */
export interface OutboxAbout {
  readonly children?: readonly number[]
  readonly commitment?: string
  readonly concern?: number
}

/** 发件: messages waiting to be sent. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    platform: text().notNull(),
    botAccount: text().notNull(),
    /** the room's id, or the account's */
    conversation: text().notNull(),
    isRoom: boolean().notNull(),
    class: text({ enum: outboxClasses }).notNull(),
    /** 0 urgent … 4 summary, for the claim's order */
    rank: integer().notNull(),
    key: text().notNull(),
    text: text(),
    mentions: jsonb().$type<readonly string[]>().notNull().default([]),
    quote: text(),
    about: jsonb().$type<OutboxAbout>().notNull().default({}),
    /** inbox rows that it answers; several where echoes were merged */
    answers: jsonb().$type<readonly number[]>().notNull().default([]),
    /** nobody asked for it: it waits through the quiet hours */
    proactive: boolean().notNull(),
    notBefore: moment().notNull(),
    validUntil: moment(),
    state: text({ enum: outboxStates }).notNull().default('waiting'),
    claimedBy: text(),
    leaseUntil: moment(),
    attempts: integer().notNull().default(0),
    lastReason: text({ enum: sendReasons }),
    sentAt: moment(),
    sentMessageId: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('outbox_key_unique').on(t.key),
    index('outbox_due').on(t.platform, t.botAccount, t.rank, t.id).where(sql`${t.state} = 'waiting'`),
    index('outbox_conversation').on(t.platform, t.botAccount, t.conversation, t.id),
    index('outbox_sent_message').on(t.platform, t.botAccount, t.sentMessageId),
    index('outbox_lease').on(t.leaseUntil).where(sql`${t.state} = 'sending'`),
    index('outbox_sending').on(t.platform, t.botAccount, t.conversation).where(sql`${t.state} = 'sending'`),
    index('outbox_sent_at').on(t.platform, t.botAccount, t.sentAt).where(sql`${t.sentAt} is not null`),
  ],
)

/** Attachments, gone once sent. */
export const outboxFile = pgTable(
  'outbox_file',
  {
    outbox: reference('outbox_id', () => outbox.id).notNull(),
    name: text().notNull(),
    mime: text().notNull(),
    bytes: bytes().notNull(),
  },
  (t) => [primaryKey({ name: 'outbox_file_pk', columns: [t.outbox] })],
)

/** How a bot account fares: refusals in a row stop it. */
export const botAccountState = pgTable(
  'bot_account_state',
  {
    platform: text().notNull(),
    botAccount: text().notNull(),
    refusals: integer().notNull().default(0),
    pausedUntil: moment(),
  },
  (t) => [primaryKey({ name: 'bot_account_state_pk', columns: [t.platform, t.botAccount] })],
)

/** Reports of unbound members that could not be kept: told once a week; the leader hears how many wait. */
export const unheard = pgTable(
  'unheard',
  {
    platform: text().notNull(),
    botAccount: text().notNull(),
    room: text().notNull(),
    account: text().notNull(),
    station: reference('station_id', () => station.id).notNull(),
    toldAt: moment().notNull(),
    /** reports since then that were not kept */
    waiting: integer().notNull().default(1),
    /** the leader has heard of it */
    leaderTold: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ name: 'unheard_pk', columns: [t.platform, t.botAccount, t.room, t.account] })],
)

/** 练习: somebody tries the bot out in private until then. What she said is played again each time, and never kept. */
export const practice = pgTable(
  'practice',
  {
    platform: text().notNull(),
    botAccount: text().notNull(),
    account: text().notNull(),
    until: moment().notNull(),
    said: jsonb().$type<readonly PractisedMessage[]>().notNull().default([]),
    /** a cry that was practised and not reported */
    danger: jsonb().$type<PractisedMessage>(),
    /** she was told that it is over */
    ended: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ name: 'practice_pk', columns: [t.platform, t.botAccount, t.account] })],
)

/** A message that is practised with, as it was said. */
export interface PractisedMessage {
  readonly messageId: string
  readonly text: string
  /** ISO instant */
  readonly at: string
}
