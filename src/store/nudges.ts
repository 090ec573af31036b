import { and, asc, countDistinct, eq, gte, inArray, isNull, lt, max, min, notExists, or, sql } from 'drizzle-orm'
import { type Day, daysBetween } from '../care/day.ts'
import type { NotDone } from '../care/nudge.ts'
import type { Db } from './database.ts'
import { countTroubles } from './outbox.ts'
import { account, concern, concernChild, office, person, question, reminder, stationSetting } from './schema/index.ts'

/** Somebody who is nudged on Monday, and for which stations; null among them: the whole store. */
export interface Nudged {
  readonly id: number
  readonly role: 'coordinator' | 'leader'
  readonly stations: readonly (number | null)[]
}

/** Coordinators, and leaders of stations that switched it on, who have an account and no nudge of this week yet. */
export async function peopleToNudge(db: Db, monday: Day): Promise<Nudged[]> {
  const rows = await db
    .select({ id: office.person, role: office.role, station: office.station })
    .from(office)
    .leftJoin(stationSetting, eq(stationSetting.station, office.station))
    .where(
      and(
        isNull(office.until),
        or(eq(office.role, 'coordinator'), and(eq(office.role, 'leader'), eq(stationSetting.leaderNudge, true))),
        sql`exists (select 1 from ${account} where ${account.person} = ${office.person})`,
        notExists(
          db
            .select({ one: sql`1` })
            .from(reminder)
            .where(
              and(
                eq(reminder.person, office.person),
                inArray(reminder.kind, ['nudge', 'leader-nudge']),
                gte(reminder.day, monday),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(office.person))
  const found = new Map<number, { id: number; role: 'coordinator' | 'leader'; stations: (number | null)[] }>()
  // who coordinates is nudged as such, also for a station that she leads
  for (const { id, role, station } of rows) {
    const known = found.get(id) ?? { id, role: 'leader' as const, stations: [] }
    found.set(id, {
      id,
      role: role === 'coordinator' ? 'coordinator' : known.role,
      stations: [...new Set([...known.stations, station])],
    })
  }
  return [...found.values()]
}

/** The day of the last nudge of a person; null: she never had one. */
export async function lastNudgeOf(db: Db, personId: number): Promise<Day | null> {
  const [row] = await db
    .select({ day: max(reminder.day) })
    .from(reminder)
    .where(and(eq(reminder.person, personId), inArray(reminder.kind, ['nudge', 'leader-nudge'])))
  return (row?.day as Day | null | undefined) ?? null
}

/** Was anybody nudged before this day? A store that begins on a Wednesday has missed no Monday. */
export async function nudgedBefore(db: Db, monday: Day): Promise<boolean> {
  const rows = await db
    .select({ id: reminder.id })
    .from(reminder)
    .where(and(inArray(reminder.kind, ['nudge', 'leader-nudge']), lt(reminder.day, monday)))
    .limit(1)
  return rows.length > 0
}

/** Children of these stations about whom a concern is open. */
export async function childrenWithConcern(db: Db, stations: readonly number[]): Promise<Set<string>> {
  if (stations.length === 0) return new Set()
  const rows = await db
    .selectDistinct({ child: concernChild.child })
    .from(concernChild)
    .innerJoin(concern, eq(concern.id, concernChild.concern))
    .where(and(inArray(concern.station, [...stations]), inArray(concern.state, ['open', 'taken'])))
  return new Set(rows.map(({ child }) => String(child)))
}

/** What the bot could not do at these stations since a day; messages and evenings are those of the whole store. */
export async function notDoneSince(
  db: Db,
  stations: readonly number[],
  since: Day,
  { today, at }: { readonly today: Day; readonly at: Date },
): Promise<NotDone> {
  const from = new Date(Date.parse(`${since}T00:00:00+08:00`))
  const { failed, unknown } = await countTroubles(db, from)
  const members = db
    .selectDistinct({ id: office.person })
    .from(office)
    .where(and(isNull(office.until), inArray(office.station, [...stations])))
  const [unbound] = await db
    .select({ count: countDistinct(person.id) })
    .from(person)
    .where(
      and(
        inArray(person.id, members),
        notExists(db.select({ one: sql`1` }).from(account).where(eq(account.person, person.id))),
      ),
    )
  const [unanswered] = await db
    .select({ count: countDistinct(question.id) })
    .from(question)
    .where(
      and(
        eq(question.state, 'open'),
        gte(question.expiresAt, from),
        lt(question.expiresAt, at),
        inArray(question.person, members),
      ),
    )
  return {
    unsent: failed,
    unknownFates: unknown,
    unboundAccounts: unbound?.count ?? 0,
    unansweredQuestions: unanswered?.count ?? 0,
    skippedHours: await skippedEvenings(db, since, today),
  }
}

/** Evenings since a day on which nobody at all was looked after: the machine was off, or asleep until it was too late. */
async function skippedEvenings(db: Db, since: Day, today: Day): Promise<number> {
  const [first] = await db
    .select({ day: min(reminder.day) })
    .from(reminder)
    .where(eq(reminder.kind, 'digest'))
  const begun = first?.day as Day | null | undefined
  if (!begun) return 0
  const from = begun > since ? begun : since
  const served = await db
    .selectDistinct({ day: reminder.day })
    .from(reminder)
    .where(and(eq(reminder.kind, 'digest'), gte(reminder.day, from), lt(reminder.day, today)))
  return Math.max(0, daysBetween(from, today) - served.length)
}

export interface StationSetting {
  readonly weeklySummary: boolean
  readonly leaderNudge: boolean
}

/** 周汇总 开/关, 站长提醒 开/关 */
export async function setStation(db: Db, station: number, wish: Partial<StationSetting>): Promise<void> {
  await db
    .insert(stationSetting)
    .values({ station, ...wish })
    .onConflictDoUpdate({ target: stationSetting.station, set: wish })
}

/** Stations whose room gets its weekly summary and has not had the one of this day. */
export async function stationsToSumUp(db: Db, sunday: Day): Promise<number[]> {
  const rows = await db
    .select({ station: stationSetting.station })
    .from(stationSetting)
    .where(
      and(
        eq(stationSetting.weeklySummary, true),
        notExists(
          db
            .select({ one: sql`1` })
            .from(reminder)
            .where(
              and(
                eq(reminder.station, stationSetting.station),
                eq(reminder.kind, 'room-summary'),
                eq(reminder.day, sunday),
              ),
            ),
        ),
      ),
    )
    .orderBy(asc(stationSetting.station))
  return rows.map(({ station }) => station)
}
