import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from 'drizzle-orm/pg-core'
import { activityKinds } from '../../care/activity.ts'
import type { Day } from '../../care/day.ts'
import { createdAt, id, moment, reference } from './columns.ts'
import { inbox } from './messages.ts'
import { child, person, station } from './people.ts'

/** 请假: a volunteer is away, both days included. A stand-in counts once she said 好. */
export const leave = pgTable(
  'leave',
  {
    id: id(),
    person: reference('person_id', () => person.id).notNull(),
    from: date({ mode: 'string' }).$type<Day>().notNull(),
    until: date({ mode: 'string' }).$type<Day>().notNull(),
    standIn: reference('stand_in_id', () => person.id),
    /** 'asked': the stand-in has not answered yet; the leave itself holds all the same */
    standInIs: text({ enum: ['none', 'asked', 'agreed', 'declined'] })
      .notNull()
      .default('none'),
    source: reference('source_id', () => inbox.id),
    endedAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [
    index('leave_person').on(t.person, t.until),
    index('leave_stand_in').on(t.standIn),
    check('leave_days', sql`${t.from} <= ${t.until}`),
  ],
)

export const reminderKinds = ['digest', 'nudge', 'leader-nudge', 'room-summary', 'plan-asked', 'leader-told'] as const

/** 提醒: what was said to whom unasked. The key makes it once, whoever else looks at the same minute. */
export const reminder = pgTable(
  'reminder',
  {
    id: id(),
    key: text().notNull(),
    kind: text({ enum: reminderKinds }).notNull(),
    person: reference('person_id', () => person.id),
    station: reference('station_id', () => station.id),
    /** the care day that it belongs to */
    day: date({ mode: 'string' }).$type<Day>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('reminder_key_unique').on(t.key),
    index('reminder_person_day').on(t.person, t.day),
    index('reminder_station_day').on(t.station, t.day),
  ],
)

/** A matter that somebody was told of: never again. */
export const reminded = pgTable(
  'reminded',
  {
    person: reference('person_id', () => person.id).notNull(),
    /** of the matter, with its step */
    key: text().notNull(),
    day: date({ mode: 'string' }).$type<Day>().notNull(),
  },
  (t) => [primaryKey({ name: 'reminded_pk', columns: [t.person, t.key] })],
)

/** What somebody wishes about her reminders. */
export const reminderWish = pgTable(
  'reminder_wish',
  {
    person: reference('person_id', () => person.id).notNull(),
    /** 停止提醒 */
    stopped: boolean().notNull().default(false),
    /** her hour, 0–23; null: the county's */
    hour: integer(),
  },
  (t) => [primaryKey({ name: 'reminder_wish_pk', columns: [t.person] })],
)

/** 下周再提醒: hers about one child, or all of hers. */
export const snooze = pgTable(
  'snooze',
  {
    id: id(),
    person: reference('person_id', () => person.id).notNull(),
    child: reference('child_id', () => child.id),
    /** the first day on which she is reminded again */
    until: date({ mode: 'string' }).$type<Day>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('snooze_person').on(t.person, t.until), index('snooze_child').on(t.child)],
)

/** A programme that the county changed or made; the shipped ones need no row. */
export const countyProgramme = pgTable(
  'county_programme',
  { key: text().notNull(), definition: jsonb().$type<Record<string, unknown>>().notNull(), changedAt: createdAt() },
  (t) => [primaryKey({ name: 'county_programme_pk', columns: [t.key] })],
)

/** A programme that is not in force at a station. */
export const programmeOff = pgTable(
  'programme_off',
  { station: reference('station_id', () => station.id).notNull(), programme: text().notNull() },
  (t) => [primaryKey({ name: 'programme_off_pk', columns: [t.station, t.programme] })],
)

/** What a station has switched on. */
export const stationSetting = pgTable(
  'station_setting',
  {
    station: reference('station_id', () => station.id).notNull(),
    /** the room gets its summary on Sunday evening */
    weeklySummary: boolean().notNull().default(false),
    /** the leader gets a short nudge on Monday */
    leaderNudge: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ name: 'station_setting_pk', columns: [t.station] })],
)

/** 主题活动: what a station did together, in one line. */
export const stationEvent = pgTable(
  'station_event',
  {
    id: id(),
    station: reference('station_id', () => station.id).notNull(),
    title: text().notNull(),
    kind: text({ enum: activityKinds }),
    day: date({ mode: 'string' }).$type<Day>().notNull(),
    children: integer(),
    minutes: integer(),
    author: reference('author_id', () => person.id).notNull(),
    source: reference('source_id', () => inbox.id),
    withdrawnAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [index('station_event_day').on(t.station, t.day), index('station_event_source').on(t.source)],
)
