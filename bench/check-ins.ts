import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { createBot } from '../src/bot.ts'
import type { Said } from '../src/chat/chat.ts'
import { readTranscript } from '../src/chat/transcript.ts'
import { addScenePeople } from '../src/cli/play/people.ts'
import { playedOn } from '../src/cli/play/stage.ts'
import { open, rows, type Store } from '../src/store/database.ts'
import { understand } from '../src/understand/understand.ts'
import { startPostgres } from '../test/support/postgres.ts'
import { type Figures, median, type Pace } from './figures.ts'
import { type Made, type Recording, recording, replay } from './recorded-sql.ts'
import { stationScene, type Volunteer } from './station.ts'

/** Check-ins a second from `bot.receive` to commit, beside the statements of one check-in as bare SQL on the same store. */

const AT_ONCE = [1, 10, 50] as const
const at = new Date('2026-03-11T10:15:00+08:00')
const { head, volunteers } = stationScene('石桥村爱心群')
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

function botOn(store: Store) {
  return createBot({
    store,
    understand,
    names: ['伴伴'],
    concerns: { numbers: '' },
    outbox: { wake: () => {} },
    accept: async () => {},
    now: () => at,
    log: quiet,
    friendPauseMs: 0,
  })
}

let count = 0

/** Each one new: another length of the call than all before. */
function checkIn({ account, child }: Volunteer): Said {
  count += 1
  return {
    ...playedOn,
    kind: 'said',
    account,
    room: null,
    channel: 'private',
    messageId: `bench-message-${count}`,
    text: `昨晚又给${child}打了${1 + (count % 90)}分钟电话`,
    mentions: [],
    mentionsBot: false,
    quote: null,
    shownName: account,
    roomAlias: null,
    files: [],
    at,
  }
}

/** How often a second `work` is done, by so many at once for so long; each has volunteers of its own. */
async function perSecond(atOnce: number, forMs: number, work: (by: Volunteer) => Promise<void>): Promise<number> {
  const begun = performance.now()
  let done = 0
  const one = async (lane: number) => {
    for (let turn = 0; performance.now() - begun < forMs; turn++) {
      const by = volunteers[(lane + turn * atOnce) % volunteers.length]
      if (by) await work(by)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: atOnce }, (_, lane) => one(lane)))
  return (1000 * done) / (performance.now() - begun)
}

/** Keys of the rows that a check-in makes are long numbers, so that they are known again among its parameters. */
async function lengthenKeys(store: Store): Promise<void> {
  await store.transaction(async (db) => {
    for (const [index, table] of ['inbox', 'occasion', 'activity', 'outbox', 'question'].entries())
      await db.execute(sql.raw(`alter table ${table} alter column id restart with ${(index + 1) * 1_000_001}`))
  })
}

async function lastKeys(store: Store): Promise<Made> {
  return store.read(async (db) => {
    const made: Made = new Map()
    for (const table of ['inbox', 'occasion', 'activity']) {
      const [last] = await rows<{ id: string }>(db, sql.raw(`select max(id)::text as id from ${table}`))
      made.set(table, last ? [last.id] : [])
    }
    return made
  })
}

async function recordOne(store: Store, by: Volunteer): Promise<{ recorded: Recording; made: Made; messageId: string }> {
  const recorder = recording(store)
  const said = checkIn(by)
  await botOn(recorder.store).receive(said)
  const made = await lastKeys(store)
  return { recorded: recorder.recorded, made, messageId: said.messageId }
}

async function measureOn(store: Store, name: string, { rounds, roundMs }: Pace): Promise<Record<string, number>> {
  const { scene } = readTranscript('bench', head)
  await store.transaction((db) => addScenePeople(db, scene, playedOn, at))
  await lengthenKeys(store)
  const bot = botOn(store)
  const first = volunteers[0]
  if (!first) throw new Error('the station has no volunteer')
  for (const by of volunteers) await bot.receive(checkIn(by))
  const { recorded, made, messageId } = await recordOne(store, first)
  const bare = async () => {
    count += 1
    const keys = new Map([...made].map(([table, ids]) => [table, [...ids]]))
    await replay(store, recorded, keys, new Map([[messageId, `bench-message-${count}`]]))
  }
  await checkReplay(store, bare)
  const figures: Record<string, number> = {
    [`${name}SqlStatements`]: recorded.transactions.reduce((sum, { statements }) => sum + statements.length, 0),
  }
  for (const atOnce of AT_ONCE) {
    const ours: number[] = []
    const sqls: number[] = []
    for (let round = 0; round < rounds; round++) {
      ours.push(await perSecond(atOnce, roundMs, (by) => bot.receive(checkIn(by))))
      sqls.push(await perSecond(atOnce, roundMs, bare))
    }
    figures[`${name}CheckInsPerSecondAt${atOnce}`] = median(ours)
    figures[`${name}SqlPerSecondAt${atOnce}`] = median(sqls)
  }
  return figures
}

/** A replay that wrote nothing would be fast and worth nothing. */
async function checkReplay(store: Store, bare: () => Promise<void>): Promise<void> {
  const counted = () =>
    store.read(async (db) => {
      const [row] = await rows<{ all: number }>(
        db,
        sql`select ((select count(*) from inbox) + (select count(*) from activity) + (select count(*) from outbox))::int as all`,
      )
      return row?.all ?? 0
    })
  const before = await counted()
  await bare()
  if ((await counted()) !== before + 3) throw new Error('the replayed check-in did not write what a check-in writes')
}

export async function measureCheckIns(pace: Pace): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'banban-bench-'))
  const server = await startPostgres()
  try {
    const figures: Record<string, number> = {}
    for (const [name, where] of [
      ['pglite', { dataDir: folder }],
      ['postgres', { databaseUrl: `${server.address}/postgres` }],
    ] as const) {
      const store = await open(where)
      Object.assign(figures, await measureOn(store, name, pace))
      await store.close()
    }
    return figures
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
