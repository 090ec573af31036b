import { sql } from 'drizzle-orm'
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import { activityKinds, outcomes } from '../../care/activity.ts'
import type { Day } from '../../care/day.ts'
import { createdAt, id, moment, reference } from './columns.ts'
import { inbox } from './messages.ts'
import { child, person, station } from './people.ts'

/** 一次活动: what one author did at one time. Minutes and 场次 count by occasion. */
export const occasion = pgTable(
  'occasion',
  {
    id: id(),
    station: reference('station_id', () => station.id).notNull(),
    author: reference('author_id', () => person.id).notNull(),
    day: date({ mode: 'string' }).$type<Day>().notNull(),
    source: reference('source_id', () => inbox.id),
    createdAt: createdAt(),
  },
  (t) => [
    index('occasion_station_day').on(t.station, t.day),
    index('occasion_author').on(t.author),
    index('occasion_source').on(t.source),
  ],
)

/** How sure the day is: told; taken as the day of sending; somewhere near it (前几天). */
export const dayCertainties = ['known', 'assumed', 'approximate'] as const
/** 'pending': the child's consent is awaited; kind, day and author only, dropped after 30 days. */
export const activityStates = ['kept', 'pending', 'withdrawn'] as const
export const withdrawals = ['undo', 'recall', 'delete', 'list', 'consent'] as const

/** 关爱活动: something done or tried with or for one child on a day. 人次 and commitments count by activity. */
export const activity = pgTable(
  'activity',
  {
    id: id(),
    occasion: reference('occasion_id', () => occasion.id).notNull(),
    station: reference('station_id', () => station.id).notNull(),
    child: reference('child_id', () => child.id).notNull(),
    kind: text({ enum: activityKinds }).notNull(),
    author: reference('author_id', () => person.id).notNull(),
    reporter: reference('reporter_id', () => person.id).notNull(),
    day: date({ mode: 'string' }).$type<Day>().notNull(),
    dayIs: text({ enum: dayCertainties }).notNull(),
    /** start, 'HH:MM' on the wall */
    clock: text(),
    minutes: integer(),
    outcome: text({ enum: outcomes }).notNull(),
    source: reference('source_id', () => inbox.id),
    state: text({ enum: activityStates }).notNull().default('kept'),
    withdrawnAt: moment(),
    withdrawnBy: reference('withdrawn_by_id', () => person.id),
    withdrawnWhy: text({ enum: withdrawals }),
    createdAt: createdAt(),
  },
  (t) => [
    index('activity_child_day').on(t.child, t.day),
    index('activity_author_day').on(t.author, t.day),
    index('activity_reporter').on(t.reporter, t.createdAt),
    index('activity_station_day').on(t.station, t.day),
    index('activity_occasion').on(t.occasion),
    index('activity_source').on(t.source),
    check('activity_minutes', sql`${t.minutes} > 0`),
  ],
)

/** What an amendment changed: the history of a record. */
export const activityChange = pgTable(
  'activity_change',
  {
    id: id(),
    activity: reference('activity_id', () => activity.id).notNull(),
    by: reference('by_id', () => person.id).notNull(),
    at: createdAt(),
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    after: jsonb().$type<Record<string, unknown>>().notNull(),
    source: reference('source_id', () => inbox.id),
  },
  (t) => [index('activity_change_activity').on(t.activity)],
)

/** 预告: an activity that a volunteer announced. */
export const plan = pgTable(
  'plan',
  {
    id: id(),
    station: reference('station_id', () => station.id).notNull(),
    child: reference('child_id', () => child.id).notNull(),
    kind: text({ enum: activityKinds }).notNull(),
    day: date({ mode: 'string' }).$type<Day>(),
    author: reference('author_id', () => person.id).notNull(),
    source: reference('source_id', () => inbox.id),
    state: text({ enum: ['open', 'done', 'withdrawn'] })
      .notNull()
      .default('open'),
    createdAt: createdAt(),
  },
  (t) => [
    index('plan_child').on(t.child),
    index('plan_author').on(t.author),
    index('plan_open_day').on(t.day).where(sql`${t.state} = 'open'`),
    index('plan_source').on(t.source),
  ],
)

/** 心愿: wanted and not yet had, in the volunteer's words. */
export const wish = pgTable(
  'wish',
  {
    id: id(),
    station: reference('station_id', () => station.id).notNull(),
    child: reference('child_id', () => child.id).notNull(),
    text: text().notNull(),
    author: reference('author_id', () => person.id).notNull(),
    source: reference('source_id', () => inbox.id),
    state: text({ enum: ['open', 'fulfilled', 'withdrawn'] })
      .notNull()
      .default('open'),
    fulfilledBy: reference('fulfilled_by_id', () => activity.id),
    createdAt: createdAt(),
  },
  (t) => [index('wish_child').on(t.child), index('wish_source').on(t.source)],
)

export const concernStates = ['open', 'taken', 'closed', 'false-alarm'] as const

/** 隐患. An urgent one is written in a transaction of its own, before all else. */
export const concern = pgTable(
  'concern',
  {
    id: id(),
    level: text({ enum: ['attention', 'urgent'] }).notNull(),
    station: reference('station_id', () => station.id),
    platform: text().notNull(),
    botAccount: text().notNull(),
    conversation: text().notNull(),
    /** who wrote it: the account always, the person where bound */
    writerAccount: text().notNull(),
    writer: reference('writer_id', () => person.id),
    state: text({ enum: concernStates }).notNull().default('open'),
    takenBy: reference('taken_by_id', () => person.id),
    takenAt: moment(),
    closedBy: reference('closed_by_id', () => person.id),
    closedAt: moment(),
    outcome: text(),
    /** how often it was told again; the first telling is 0 */
    repeats: integer().notNull().default(0),
    nextRepeatAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    index('concern_repeat').on(t.nextRepeatAt).where(sql`${t.state} = 'open' and ${t.level} = 'urgent'`),
    index('concern_station').on(t.station),
    index('concern_conversation').on(t.platform, t.botAccount, t.conversation),
  ],
)

export const concernChild = pgTable(
  'concern_child',
  {
    concern: reference('concern_id', () => concern.id).notNull(),
    child: reference('child_id', () => child.id).notNull(),
  },
  (t) => [
    primaryKey({ name: 'concern_child_pk', columns: [t.concern, t.child] }),
    index('concern_child_child').on(t.child),
  ],
)

/** The words of a concern: the first message and those that joined it. They outlive recall and undo, marked. */
export const concernText = pgTable(
  'concern_text',
  {
    id: id(),
    concern: reference('concern_id', () => concern.id).notNull(),
    messageId: text().notNull(),
    platform: text().notNull(),
    botAccount: text().notNull(),
    conversation: text().notNull(),
    text: text().notNull(),
    /** who wrote it, where bound */
    writer: reference('writer_id', () => person.id),
    words: jsonb().$type<readonly string[]>().notNull(),
    at: moment().notNull(),
    markedAt: moment(),
    markedWhy: text({ enum: [...withdrawals, 'amend'] }),
  },
  (t) => [
    uniqueIndex('concern_text_message').on(t.platform, t.botAccount, t.conversation, t.messageId),
    index('concern_text_concern').on(t.concern),
  ],
)

/** Who may be told of a concern and was; `leftOut`: she may be the one accused, or wrote it herself. */
export const concernPerson = pgTable(
  'concern_person',
  {
    concern: reference('concern_id', () => concern.id).notNull(),
    person: reference('person_id', () => person.id).notNull(),
    /** 1 the station's leaders and coordinator; 2 all coordinators; 3 the alert command */
    step: integer().notNull(),
    leftOut: text({ enum: ['writer', 'accused'] }),
    toldAt: moment(),
  },
  (t) => [
    primaryKey({ name: 'concern_person_pk', columns: [t.concern, t.person] }),
    index('concern_person_person').on(t.person),
  ],
)
