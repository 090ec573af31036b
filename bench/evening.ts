import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { createBot } from '../src/bot.ts'
import type { Said } from '../src/chat/chat.ts'
import { runReminders, usualReminders } from '../src/reminders.ts'
import { type Db, open, rows, type Store } from '../src/store/database.ts'
import { understand } from '../src/understand/understand.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { type Figures, type Pace, quantile } from './figures.ts'

/** One evening of a county, a prefecture and a province on PostgreSQL: the digests of everybody, and 我的孩子 at that size. */

const evening = new Date('2026-03-12T19:05:00+08:00')
const today = '2026-03-12'
const quiet = { info: () => {}, warn: () => {}, error: () => {} }
const on = { platform: 'bench', botAccount: 'banban' } as const
const PROGRAMMES = ['xiangyang', 'zouping', 'wulatehouqi', 'chongqing', 'haimen'] as const
const ACTIVITIES_A_CHILD = 35
/** Questions asked before they are timed. */
const WARM_UP = 20
const CHILDREN_A_STATION = 28.5
const VOLUNTEERS_A_CHILD = 0.74

interface Size {
  readonly name: string
  readonly children: number
}

const sizes: readonly Size[] = [
  { name: 'county', children: 570 },
  { name: 'prefecture', children: 5_700 },
  { name: 'province', children: 57_000 },
]

/** People, pairings and two years of activities, by SQL alone; ids count from 1. */
async function fill(db: Db, children: number): Promise<{ volunteers: number }> {
  const stations = Math.max(1, Math.round(children / CHILDREN_A_STATION))
  const volunteers = Math.round(children * VOLUNTEERS_A_CHILD)
  const run = (text: string) => db.execute(sql.raw(text))
  const stationOf = (id: string, all: number) => `(1 + (((${id}) - 1)::bigint * ${stations} / ${all}))`
  await run(`insert into station (name) select 'station ' || g from generate_series(1, ${stations}) g`)
  await run(
    `insert into person (name) select 'person ' || g from generate_series(1, ${volunteers + Math.ceil(stations / 20)}) g`,
  )
  await run(
    `insert into office (person_id, station_id, role) select g, ${stationOf('g', volunteers)}, 'volunteer' from generate_series(1, ${volunteers}) g`,
  )
  await run(
    `insert into office (person_id, station_id, role) select min(person_id), station_id, 'leader' from office where role = 'volunteer' group by station_id`,
  )
  await run(
    `insert into office (person_id, station_id, role) select ${volunteers} + 1 + (g - 1) / 20, g, 'coordinator' from generate_series(1, ${stations}) g`,
  )
  await run(
    `insert into account (platform, bot_account, account, person_id, bound_at, reachable) select '${on.platform}', '${on.botAccount}', 'account ' || id, id, now(), true from person`,
  )
  await run(
    `insert into child (station_id, name, birth_year, birth_month, birth_day, birth_calendar) select ${stationOf('g', children)}, 'child ' || g, 2012 + g % 8, 1 + g % 12, 1 + g % 28, case when g % 3 = 0 then 'lunar' else 'solar' end from generate_series(1, ${children}) g`,
  )
  await run(
    `insert into consent (child_id, given_by, relation, day, method, recorded_at) select id, 'guardian', 'guardian', date '${today}' - 800, 'paper', date '${today}' - 800 from child`,
  )
  const programmes = `(array[${PROGRAMMES.map((key) => `'${key}'`).join()}])`
  const volunteerOf = `least(${volunteers}, 1 + ((c.id - 1) * ${volunteers} / ${children}))`
  await run(
    `insert into pairing (person_id, child_id, programme, from_day) select ${volunteerOf}, c.id, ${programmes}[1 + c.id % 5], date '${today}' - 700 from child c`,
  )
  const kinds = `(array['call','call','visit','call','parent','reading','call','talk','guardian','outing','call','visit','teacher','homestay'])`
  await run(
    `insert into occasion (station_id, author_id, day, created_at) select c.station_id, ${volunteerOf}, date '${today}' - (k * 11 + (c.id * 7 + k) % 13)::int, now() - interval '1 day' from child c, generate_series(0, ${ACTIVITIES_A_CHILD - 1}) k order by c.id, k`,
  )
  await run(
    `insert into activity (occasion_id, station_id, child_id, kind, author_id, reporter_id, day, day_is, minutes, outcome, created_at) select o.id, o.station_id, 1 + (o.id - 1) / ${ACTIVITIES_A_CHILD}, ${kinds}[1 + o.id % 14], o.author_id, o.author_id, o.day, 'known', 20, case when o.id % 17 = 0 then 'missed' else 'done' end, o.created_at from occasion o`,
  )
  await run('analyze')
  return { volunteers }
}

/** The most memory that this process held meanwhile, in MB. */
async function peakMemory<Result>(work: () => Promise<Result>): Promise<{ result: Result; peakMb: number }> {
  let peak = process.memoryUsage().rss
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 50)
  try {
    return { result: await work(), peakMb: peak / 1e6 }
  } finally {
    clearInterval(timer)
  }
}

/** What an evening must hold, whatever its size; a figure for a wrong evening would be worth nothing. */
async function checkEvening(db: Db): Promise<void> {
  const [row] = await rows<{ most: number; digests: number }>(
    db,
    sql`select coalesce(max(n), 0)::int as most, coalesce(sum(n), 0)::int as digests
        from (select conversation, count(*) as n from outbox where class = 'reminder' group by conversation) each`,
  )
  if (!row || row.digests === 0) throw new Error('the evening made no digest')
  if (row.most > 1) throw new Error('somebody has two digests on one evening')
}

async function askForChildren(store: Store, volunteers: number, times: number): Promise<number[]> {
  const bot = createBot({
    store,
    understand,
    names: ['伴伴'],
    concerns: { numbers: '' },
    outbox: { wake: () => {} },
    accept: async () => {},
    now: () => evening,
    log: quiet,
    friendPauseMs: 0,
  })
  const took: number[] = []
  for (let turn = -WARM_UP; turn < times; turn++) {
    const account = `account ${1 + (((turn + WARM_UP) * 7919) % volunteers)}`
    const said: Said = {
      ...on,
      kind: 'said',
      account,
      room: null,
      channel: 'private',
      messageId: `mine ${turn}`,
      text: '我的孩子',
      mentions: [],
      mentionsBot: false,
      quote: null,
      shownName: account,
      roomAlias: null,
      files: [],
      at: evening,
    }
    const begun = performance.now()
    await bot.receive(said)
    if (turn >= 0) took.push(performance.now() - begun)
  }
  return took
}

async function measureSize(address: string, { name, children }: Size, asks: number): Promise<Record<string, number>> {
  const database = `evening_${name}`
  const admin = postgres(`${address}/postgres`, { max: 1 })
  await admin.unsafe(`create database ${database}`)
  await admin.end()
  const store = await open({ databaseUrl: `${address}/${database}` })
  try {
    const { volunteers } = await store.transaction((db) => fill(db, children))
    const begun = performance.now()
    const { result, peakMb } = await peakMemory(() =>
      runReminders({ store, settings: usualReminders, log: quiet }, evening),
    )
    const seconds = (performance.now() - begun) / 1000
    await store.read(checkEvening)
    const took = await askForChildren(store, volunteers, asks)
    return {
      [`${name}Children`]: children,
      [`${name}EveningSeconds`]: seconds,
      [`${name}EveningChildrenPerSecond`]: children / seconds,
      [`${name}EveningDigests`]: result,
      [`${name}EveningPeakMemoryMb`]: peakMb,
      [`${name}MyChildrenP50Ms`]: quantile(took, 0.5),
      [`${name}MyChildrenP99Ms`]: quantile(took, 0.99),
    }
  } finally {
    await store.close()
  }
}

export async function measureEvening({ quick, large }: Pace): Promise<Figures> {
  const server = await startPostgres()
  try {
    const figures: Record<string, number> = {}
    for (const size of sizes.slice(0, quick ? 1 : large ? 3 : 2))
      Object.assign(figures, await measureSize(server.address, size, quick ? 50 : 300))
    const perChild = (name: string) => (figures[`${name}EveningSeconds`] ?? 0) / (figures[`${name}Children`] ?? 1)
    if (!quick)
      figures.eveningGrowthPerChild =
        perChild(large ? 'province' : 'prefecture') / perChild(large ? 'prefecture' : 'county')
    return figures
  } finally {
    await server.stop()
  }
}
