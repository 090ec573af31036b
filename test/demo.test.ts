import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ageOn } from '../src/care/birthday.ts'
import { type Day, dayOf, parseDay } from '../src/care/day.ts'
import { programmes } from '../src/care/programme.ts'
import { makeDemo } from '../src/demo.ts'
import { birthdayOf } from '../src/store/birth.ts'
import { type Db, rows } from '../src/store/database.ts'
import { childFacts } from '../src/store/roster.ts'
import { activity, child, consent, occasion, office, pairing, person, station } from '../src/store/schema/index.ts'
import { onEveryStore, openSnapshot } from './support/database.ts'

const now = new Date('2026-11-23T10:00:00+08:00')

/** Every row of every table that the demo fills, without the moment at which the database wrote it. */
async function everything(db: Db): Promise<string> {
  const tables = await rows<{ name: string }>(
    db,
    sql`select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  )
  const found: Record<string, unknown> = {}
  for (const { name } of tables)
    found[name] = (
      await rows<{ row: Record<string, unknown> }>(
        db,
        sql`select to_jsonb(t) - 'created_at' - 'recorded_at' - 'bound_at' - 'since' as row from ${sql.identifier(name)} t order by 1`,
      )
    ).map(({ row }) => row)
  return JSON.stringify(found)
}

onEveryStore('the invented county', (openStore) => {
  const made = async (at = now) => {
    await openStore().transaction((db) => makeDemo(db, at))
  }
  const read = <T>(work: (db: Db) => Promise<T>) => openStore().read(work)

  test('has three stations, about twenty volunteers with a leader each, one coordinator and about forty children', async () => {
    await made()
    const [stations, children, offices] = await read(async (db) => [
      await db.select().from(station),
      await db.select().from(child),
      await db.select().from(office),
    ])
    expect(stations).toHaveLength(3)
    expect(Math.abs(children.length - 40)).toBeLessThanOrEqual(3)
    const holders = (role: string) => new Set(offices.filter((each) => each.role === role).map((each) => each.person))
    expect(Math.abs(holders('volunteer').size - 20)).toBeLessThanOrEqual(2)
    expect(holders('coordinator').size).toBe(1)
    const led = new Set(offices.filter(({ role }) => role === 'leader').map((each) => each.station))
    expect(led.size).toBe(3)
  })

  test('every child is active by a consent that was given before the first record', async () => {
    await made()
    const [children, consents, firstDay] = await read(async (db) => [
      await db.select().from(child),
      await db.select().from(consent),
      (await db.select({ day: activity.day }).from(activity).orderBy(activity.day).limit(1))[0]?.day,
    ])
    const facts = await read((db) =>
      childFacts(
        db,
        children.map(({ id }) => String(id)),
      ),
    )
    expect(facts.size).toBe(children.length)
    expect([...facts.values()].filter(({ state }) => state !== 'active')).toEqual([])
    expect(consents.filter(({ day }) => firstDay === undefined || day > firstDay)).toEqual([])
  })

  test('uses all six programmes, and every child is paired', async () => {
    await made()
    const [pairings, children] = await read(async (db) => [
      await db.select().from(pairing),
      await db.select().from(child),
    ])
    expect(new Set(pairings.map(({ programme }) => programme))).toEqual(new Set(programmes.map(({ key }) => key)))
    expect(new Set(pairings.map((each) => each.child)).size).toBe(children.length)
  })

  test('has some months of history and nothing in it that is still to come', async () => {
    await made()
    const [activities, occasions, people] = await read(async (db) => [
      await db.select().from(activity),
      await db.select().from(occasion),
      await db.select().from(person),
    ])
    const today = dayOf(now)
    expect(activities.length).toBeGreaterThan(200)
    expect(activities.filter(({ day, createdAt }) => day > today || createdAt > now)).toEqual([])
    expect(occasions.filter(({ day, createdAt }) => day > today || createdAt > now)).toEqual([])
    const months = new Set(activities.map(({ day }) => day.slice(0, 7)))
    expect(months.size).toBeGreaterThanOrEqual(3)
    expect(new Set(activities.map(({ author }) => author)).size).toBeGreaterThan(people.length / 2)
  })

  test('is the same county on the same day, whatever the hour', async () => {
    await made()
    const other = await openSnapshot()
    try {
      await other.transaction((db) => makeDemo(db, new Date('2026-11-23T21:00:00+08:00')))
      expect(await read(everything)).toBe(await other.read(everything))
    } finally {
      await other.close()
    }
  })

  const days = ['2026-01-01', '2026-02-17', '2026-02-28', '2026-06-30', '2026-11-23', '2026-12-31', '2028-02-29']
  test.each(days)('nobody is younger than 5 or older than 16 on %s', async (text) => {
    const today: Day = parseDay(text) ?? expect.fail()
    await made(new Date(`${text}T12:00:00+08:00`))
    const children = await read((db) => db.select().from(child))
    const ages = children.map((row) => {
      const birthday = birthdayOf(row)
      return birthday && ageOn(birthday, today)
    })
    expect(ages.filter((age) => age === null || age < 5 || age > 16)).toEqual([])
  })
})
