/** The whole product as main.ts wires it, in WeChat rooms that a test gateway holds: real store, outbox and bot over real gRPC. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq } from 'drizzle-orm'
import { calendarDayOf, type Day, instant } from '../../src/care/day.ts'
import { createWechatyChat } from '../../src/chat/wechaty.ts'
import { type Wired, wire } from '../../src/main/wire.ts'
import { defaultOutboxSettings, type OutboxSettings } from '../../src/outbox.ts'
import { makeCode } from '../../src/store/binding.ts'
import type { Db, Store } from '../../src/store/database.ts'
import {
  addAccounts,
  addChildren,
  addConsents,
  addNicknames,
  addOffices,
  addPairings,
  addPeople,
  addRooms,
  addStations,
} from '../../src/store/roster-changes.ts'
import { activity, child, inbox, outbox } from '../../src/store/schema/index.ts'
import { openSnapshot } from './database.ts'
import { type Gateway, type SaidByPerson, type SentByBot, startGateway } from './gateway.ts'
import { until } from './wechaty-chat.ts'

export const room = 'qingshi@chatroom'
export const secondRoom = 'qingshi-2@chatroom'
/** The bot is in it, no station owns it. */
export const strangeRoom = 'new@chatroom'
const on = { platform: 'wechaty', botAccount: 'bot' } as const
const monthsAgo = '2026-01-05' as Day

/** Account, name, office; her children with nicknames. `unbound`: the account is nobody's yet. */
const people = {
  liu: { name: '刘桂兰', role: 'leader', children: [] },
  wang: { name: '王秀英', role: 'volunteer', children: ['王子涵 涵涵', '李想 想想'] },
  li: { name: '李桂芳', role: 'volunteer', children: ['周小虎 虎子'] },
  chen: { name: '陈玉梅', role: 'volunteer', children: ['张豆豆 豆豆'] },
  he: { name: '何玉芬', role: 'coordinator', children: [] },
  sun: { name: '孙丽', role: 'volunteer', children: ['吴小雨 小雨'], unbound: true },
  qian: { name: '钱芳', role: 'volunteer', children: ['冯果果 果果'] },
  zhou: { name: '周敏', role: 'volunteer', children: ['沈乐乐 乐乐'], unbound: true },
  zhao: { name: '赵敏', role: 'volunteer', children: ['郑末末 末末'], unbound: true },
} as const satisfies Record<
  string,
  { name: string; role: 'leader' | 'volunteer' | 'coordinator'; children: readonly string[]; unbound?: true }
>
export type Who = keyof typeof people

export interface StationBot {
  readonly gateway: Gateway
  readonly store: Store
  readonly wired: Wired
  readonly clock: { now(): Date; step(seconds: number): void }
  /** all that was logged, as JSON lines */
  readonly logged: string[]
  /** Said now on the bot's clock; resolves to the message's id. */
  say(from: Who, where: string | 'private', text: string, more?: Partial<SaidByPerson>): Promise<string>
  /** Says it and waits until it is handled and all that follows from it was sent; resolves to what was sent meanwhile. */
  tell(...said: Parameters<StationBot['say']>): Promise<readonly SentByBot[]>
  /** Resolves when the bot has handled this message, or its recall, and nothing waits to be sent any more. */
  handled(messageId: string, kind?: 'said' | 'recalled'): Promise<void>
  /** A one-time code for this person. */
  codeFor(who: Who): Promise<string>
  /** The stored records of a child, oldest first. */
  recordsOf(childName: string): Promise<{ day: Day; minutes: number | null; state: string }[]>
  isOnline(): boolean
  close(): Promise<void>
}

export const quick: OutboxSettings = {
  ...defaultOutboxSettings,
  roomIntervalSeconds: 0,
  accountGapSeconds: { min: 0, max: 0 },
  perMinute: 1_000,
  perDay: 10_000,
  sendTimeoutSeconds: 10,
  pollSeconds: 0.2,
}

/** Starts a gateway with a station's people and rooms in it, and the bot at it; resolves when the account is heard of. */
export async function startStationBot(settings: Partial<OutboxSettings> = {}): Promise<StationBot> {
  const gateway = await startGateway()
  const store = await openSnapshot()
  const ids = await store.transaction(makePeople)
  await fillGateway(gateway)
  const clock = createDaytimeClock()
  const logged: string[] = []
  const keep = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }))
  const log = { info: keep, warn: keep, error: keep }
  const dataDir = mkdtempSync(join(tmpdir(), 'banban-whole-'))
  const { endpoint, token } = gateway
  const outboxSettings = { ...quick, ...settings }
  const timeoutMs = outboxSettings.sendTimeoutSeconds * 1_000
  const chat = createWechatyChat({ endpoint, token, dataDir, botNames: ['伴伴'], log, timeoutMs })
  const wired = wire({
    store,
    chats: [chat],
    settings: {
      botName: '伴伴',
      concerns: { numbers: '' },
      outbox: outboxSettings,
      textDays: 30,
      reminders: null,
      friendPauseMs: 1_000,
    },
    now: clock.now,
    log,
  })
  await wired.start()
  await until(() => chat.state().online, 'the account is heard of')

  const say: StationBot['say'] = (from, where, text, more = {}) =>
    gateway.say({
      from,
      ...(where === 'private' ? {} : { room: where }),
      text,
      timestamp: clock.now().getTime(),
      ...more,
    })
  const handled: StationBot['handled'] = async (messageId, kind = 'said') => {
    await until(() => store.read((db) => isClaimed(db, messageId, kind)), `the bot has ${messageId}`)
    await until(async () => !(await store.read(isWaiting)), 'nothing waits to be sent')
  }
  return {
    gateway,
    store,
    wired,
    clock,
    logged,
    say,
    handled,
    tell: async (...said) => {
      const before = gateway.sent().length
      await handled(await say(...said))
      return gateway.sent().slice(before)
    },
    codeFor: (who) => store.transaction((db) => makeCode(db, ids[who], null, clock.now())),
    recordsOf: (name) => store.read((db) => recordsOf(db, name)),
    isOnline: () => chat.state().online,
    close: async () => {
      await wired.stop()
      await store.close()
      await gateway.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Runs with the world from ten in the morning on, so that no test falls into the quiet hours or beyond the end of a day. */
function createDaytimeClock() {
  const start = new Date()
  let aheadMs = instant(calendarDayOf(start), 10).getTime() - start.getTime()
  return {
    now: () => new Date(Date.now() + aheadMs),
    step: (seconds: number) => {
      aheadMs += seconds * 1_000
    },
  }
}

async function fillGateway(gateway: Gateway): Promise<void> {
  for (const [account, { name }] of Object.entries(people)) await gateway.addContact(account, name)
  const members = ['bot', ...Object.keys(people)]
  for (const [id, topic] of [
    [room, '青石村爱心群'],
    [secondRoom, '青石妈妈群'],
    [strangeRoom, '新建的群'],
  ] as const) {
    await gateway.addRoom(id, topic, members)
    await gateway.setAlias(id, 'bot', '伴伴(青石)')
  }
}

async function makePeople(db: Db): Promise<Record<Who, number>> {
  const all = Object.entries(people) as [Who, { name: string; role: 'leader' | 'volunteer' | 'coordinator' }][]
  const [station = 0] = await addStations(db, [{ name: '青石站' }])
  await addRooms(
    db,
    [room, secondRoom].map((id) => ({ ...on, room: id, station })),
  )
  const added = await addPeople(
    db,
    all.map(([, { name }]) => ({ name })),
  )
  const ids = Object.fromEntries(all.map(([who], index) => [who, added[index]])) as Record<Who, number>
  await addOffices(
    db,
    all.flatMap(([who, { role }]) => {
      const held = { person: ids[who], role, station }
      return role === 'leader' ? [held, { ...held, role: 'volunteer' as const }] : [held]
    }),
  )
  const bound = all.filter(([, person]) => !('unbound' in person))
  await addAccounts(
    db,
    bound.map(([who]) => ({ ...on, account: who, person: ids[who], boundAt: new Date(), reachable: true })),
  )
  await pairChildren(db, station, ids)
  return ids
}

async function pairChildren(db: Db, station: number, ids: Record<Who, number>): Promise<void> {
  const pairs = Object.entries(people).flatMap(([who, { children }]) =>
    children.map((names) => ({ who: who as Who, names: names.split(' ') })),
  )
  const children = await addChildren(
    db,
    pairs.map(({ names: [name = ''] }) => ({ station, name, guardian: '奶奶' })),
  )
  const ofEach = <Row>(row: (child: number, pair: (typeof pairs)[number]) => Row) =>
    pairs.map((pair, index) => row(children[index] ?? 0, pair))
  await addNicknames(
    db,
    ofEach((id, { names }) => ({ child: id, name: names[1] ?? '', position: 0 })),
  )
  const consent = { givenBy: '奶奶', relation: '奶奶', day: monthsAgo, method: '书面' }
  await addConsents(
    db,
    ofEach((id) => ({ child: id, ...consent })),
  )
  await addPairings(
    db,
    ofEach((id, { who }) => ({ child: id, person: ids[who], programme: 'haimen', from: monthsAgo })),
  )
}

async function isClaimed(db: Db, messageId: string, kind: 'said' | 'recalled'): Promise<boolean> {
  const found = await db.select({ kind: inbox.kind }).from(inbox).where(eq(inbox.messageId, messageId))
  return found.some((row) => row.kind === kind)
}

async function isWaiting(db: Db): Promise<boolean> {
  const found = await db.select({ state: outbox.state }).from(outbox)
  return found.some(({ state }) => state === 'waiting' || state === 'sending')
}

async function recordsOf(db: Db, name: string) {
  return db
    .select({ day: activity.day, minutes: activity.minutes, state: activity.state })
    .from(activity)
    .innerJoin(child, eq(child.id, activity.child))
    .where(eq(child.name, name))
    .orderBy(asc(activity.id))
}
