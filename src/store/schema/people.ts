import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Day } from '../../care/day.ts'
import { createdAt, id, moment, reference } from './columns.ts'

export const station = pgTable('station', { id: id(), name: text().notNull(), createdAt: createdAt() }, (t) => [
  uniqueIndex('station_name_unique').on(t.name),
])

export const person = pgTable('person', { id: id(), name: text().notNull(), createdAt: createdAt() }, (t) => [
  index('person_name').on(t.name),
])

export const roles = ['volunteer', 'leader', 'coordinator'] as const

/**
 * Who holds which office at which station. A leader is a volunteer too: one row each. A coordinator without a station
 * coordinates all of this store.
 */
export const office = pgTable(
  'office',
  {
    id: id(),
    person: reference('person_id', () => person.id).notNull(),
    station: reference('station_id', () => station.id),
    role: text({ enum: roles }).notNull(),
    since: moment().notNull().defaultNow(),
    until: moment(),
  },
  (t) => [
    uniqueIndex('office_held_once').on(t.person, t.role, sql`coalesce(${t.station}, 0)`).where(sql`${t.until} is null`),
    index('office_station').on(t.station),
    check('office_has_station', sql`${t.station} is not null or ${t.role} = 'coordinator'`),
  ],
)

export const child = pgTable(
  'child',
  {
    id: id(),
    station: reference('station_id', () => station.id).notNull(),
    /** 孩子编号, the county's own; null where the roster has none */
    number: text(),
    name: text().notNull(),
    sex: text({ enum: ['m', 'f'] }),
    /** the birthday as the family keeps it, in `birthCalendar`; the year may be unknown */
    birthYear: integer(),
    birthMonth: integer(),
    birthDay: integer(),
    birthLeapMonth: boolean().notNull().default(false),
    birthCalendar: text({ enum: ['solar', 'lunar'] })
      .notNull()
      .default('solar'),
    /** 奶奶, 外公 … (the relation, as volunteers call the person) */
    guardian: text(),
    leftAt: moment(),
    leftWhy: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('child_number_unique').on(t.number).where(sql`${t.number} is not null`),
    index('child_station').on(t.station),
    index('child_name').on(t.name),
    check('child_birth_month', sql`${t.birthMonth} between 1 and 12`),
    check('child_birth_day', sql`${t.birthDay} between 1 and 31`),
  ],
)

/** Agreed nicknames (小名); `person` where only one volunteer uses it. The lowest position is the group's. */
export const nickname = pgTable(
  'nickname',
  {
    id: id(),
    child: reference('child_id', () => child.id).notNull(),
    name: text().notNull(),
    person: reference('person_id', () => person.id),
    position: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('nickname_unique').on(t.child, t.name, sql`coalesce(${t.person}, 0)`),
    index('nickname_child').on(t.child),
    index('nickname_person').on(t.person),
  ],
)

/** The guardian's consent, without which a child is not active. */
export const consent = pgTable(
  'consent',
  {
    id: id(),
    child: reference('child_id', () => child.id).notNull(),
    givenBy: text().notNull(),
    relation: text().notNull(),
    day: date({ mode: 'string' }).$type<Day>().notNull(),
    /** 书面, 电话录音, 当面 … */
    method: text().notNull(),
    notice: text(),
    recordedBy: reference('recorded_by_id', () => person.id),
    recordedAt: createdAt(),
    withdrawnAt: moment(),
  },
  (t) => [uniqueIndex('consent_in_force_once').on(t.child).where(sql`${t.withdrawnAt} is null`)],
)

/** 结对: a volunteer cares for a child under a programme, from–until. */
export const pairing = pgTable(
  'pairing',
  {
    id: id(),
    person: reference('person_id', () => person.id).notNull(),
    child: reference('child_id', () => child.id).notNull(),
    /** key in care/programme.ts */
    programme: text().notNull(),
    from: date('from_day', { mode: 'string' }).$type<Day>().notNull(),
    /** last day; null while it lasts */
    until: date('until_day', { mode: 'string' }).$type<Day>(),
    endedWhy: text(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('pairing_running_once').on(t.person, t.child, t.programme).where(sql`${t.until} is null`),
    index('pairing_child').on(t.child),
  ],
)

/** A person's id on a network, bound by a code or by the leader's word; never by a display name. */
export const account = pgTable(
  'account',
  {
    id: id(),
    platform: text().notNull(),
    botAccount: text().notNull(),
    account: text().notNull(),
    person: reference('person_id', () => person.id),
    boundAt: moment(),
    /** learnt from friendship and refusals; null: not known yet */
    reachable: boolean(),
    /** a voice message or picture in private is answered once a day */
    toldOfVoiceAt: moment(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('account_unique').on(t.platform, t.botAccount, t.account), index('account_person').on(t.person)],
)

/** One-time codes. Only a hash is kept. */
export const bindingCode = pgTable(
  'binding_code',
  {
    id: id(),
    codeHash: text().notNull(),
    person: reference('person_id', () => person.id).notNull(),
    madeBy: reference('made_by_id', () => person.id),
    madeAt: createdAt(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
    voidedAt: moment(),
  },
  (t) => [uniqueIndex('binding_code_unique').on(t.codeHash), index('binding_code_person').on(t.person)],
)

/** A group chat that belongs to a station. */
export const room = pgTable(
  'room',
  {
    id: id(),
    platform: text().notNull(),
    botAccount: text().notNull(),
    room: text().notNull(),
    station: reference('station_id', () => station.id).notNull(),
    boundBy: reference('bound_by_id', () => person.id),
    boundAt: createdAt(),
    unboundAt: moment(),
  },
  (t) => [
    uniqueIndex('room_bound_once').on(t.platform, t.botAccount, t.room).where(sql`${t.unboundAt} is null`),
    index('room_station').on(t.station),
  ],
)

/** In private a coordinator of many stations names one; the last named is remembered. */
export const chosenStation = pgTable(
  'chosen_station',
  {
    person: reference('person_id', () => person.id).notNull(),
    station: reference('station_id', () => station.id).notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ name: 'chosen_station_pk', columns: [t.person] })],
)
