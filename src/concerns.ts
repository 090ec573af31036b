import { wallClock } from './care/day.ts'
import type { Speaker } from './care/speaker.ts'
import { alertPeople, whoMayBeTold } from './concerns/alert.ts'
import {
  concernsFor,
  dueConcerns,
  findConcern,
  joinConcern,
  keepConcern,
  leaveOutAccused,
  type NewConcern,
  notePeople,
  openConcernsOf,
  peopleOf,
  setRepeat,
} from './store/concerns.ts'
import type { Db, Store } from './store/database.ts'
import { accountToReach } from './store/offices.ts'
import { put } from './store/outbox.ts'
import { keepDanger, practisedBy, takeDanger } from './store/practice.ts'
import { childFacts } from './store/roster.ts'
import { conversationOf, type Place, whoIs } from './store/speaker.ts'
import { readClosing } from './understand/closing.ts'
import { type Danger, danger } from './understand/danger.ts'
import { normalise } from './understand/normalise.ts'
import { splitQuote } from './understand/quote.ts'
import { recogniseChildren } from './understand/recognise/child.ts'
import { saysItIsReal } from './understand/recognise/practice.ts'
import { alert, alertAgain, alertJoined, practisedDanger, textOf, writerLine } from './wording.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** A further text joins an open concern of its conversation for this long. */
const JOINS_FOR = 12 * HOUR
/** Told again so long after the first telling; then hourly by day. */
const REPEATS = [10 * MINUTE, 20 * MINUTE, 40 * MINUTE]
/** From this repeat on the next one up hears of it too. */
const REPEAT_TO_NEXT = 3
/** Leader, coordinator and all coordinators stayed silent: the last resort of the settings, once, at any hour. */
const REPEAT_TO_LAST_RESORT = REPEATS.length + 1
const DAY_FROM_HOUR = 7
const DAY_TO_HOUR = 22

export interface HeardText extends Place {
  readonly messageId: string
  readonly text: string
  readonly at: Date
}

export interface ConcernSettings {
  /** local numbers shown beside 110, as one text */
  readonly numbers: string
  /** nobody could be told, or nobody took it: the last resort of the settings (its number goes along, nothing else) */
  readonly lastResort?: (concern: number) => void
}

/**
 * A CRY FOR HELP: before all else, in a transaction of its own, keyed by the message id. What fails later never takes it
 * back. True where the text is one and somebody of ours (a bound room, a known person) wrote it.
 */
export async function checkConcern(
  store: Store,
  heard: HeardText,
  settings: ConcernSettings,
  now: Date,
): Promise<boolean> {
  const { rest } = splitQuote(heard.text)
  const found = danger(rest)
  if (!found.urgent) return heard.room === null && saysItIsReal(rest) && reportPractised(store, heard, settings, now)
  return store.transaction(async (db) => {
    const speaker = await whoIs(db, heard, heard.at)
    if (speaker.roomStation === null && speaker.person === null) return false
    if (await endsOne(db, heard, rest, speaker)) return false
    if (heard.room === null && (await practisedBy(db, heard, now)) !== null) {
      await answerPractised(db, heard, now)
      return true
    }
    await raise(db, heard, speaker, rest, found, settings, now)
    return true
  })
}

/** 真的: what was practised is reported after all, as it was written. */
async function reportPractised(store: Store, heard: HeardText, settings: ConcernSettings, now: Date): Promise<boolean> {
  return store.transaction(async (db) => {
    const cry = await takeDanger(db, heard, now)
    if (cry === null) return false
    const speaker = await whoIs(db, heard, heard.at)
    const { rest } = splitQuote(cry.text)
    const told = { ...heard, messageId: cry.messageId, text: cry.text, at: new Date(cry.at) }
    await raise(db, told, speaker, rest, danger(rest), settings, now)
    return true
  })
}

/** Nobody is told; she is asked, and her words wait for 真的. */
async function answerPractised(db: Db, heard: HeardText, now: Date): Promise<void> {
  await keepDanger(db, heard, { messageId: heard.messageId, text: heard.text, at: heard.at.toISOString() })
  await put(db, [
    {
      platform: heard.platform,
      botAccount: heard.botAccount,
      conversation: heard.account,
      isRoom: false,
      class: 'urgent',
      key: `practised-danger ${heard.platform} ${heard.botAccount} ${heard.account} ${heard.messageId}`,
      text: textOf(practisedDanger()),
      notBefore: now,
    },
  ])
}

/** 处理完, 误报: how a concern that she was told of ended, and no new one. */
async function endsOne(db: Db, { room }: HeardText, text: string, { person }: Speaker): Promise<boolean> {
  const closing = readClosing(text)
  if (closing === null || person === null || room !== null) return false
  const hers = await concernsFor(db, Number(person.id), ['open', 'taken'])
  return hers.some(({ id }) => closing.number === undefined || closing.number === id)
}

async function raise(
  db: Db,
  heard: HeardText,
  speaker: Speaker,
  text: string,
  found: Danger,
  settings: ConcernSettings,
  now: Date,
): Promise<void> {
  const children = childrenIn(text, speaker)
  const made: NewConcern = {
    place: heard,
    messageId: heard.messageId,
    station: await stationOf(db, children, speaker),
    children: children.map(Number),
    text,
    words: found.words.map(({ from, to }) => text.slice(from, to)),
    writer: speaker.person === null ? null : Number(speaker.person.id),
    at: now,
  }
  const joined = await joinOpen(db, made, settings, now)
  if (joined === 'seen') return
  if (joined === null) {
    const id = await keepConcern(db, made, {
      level: 'urgent',
      nextRepeatAt: new Date(now.getTime() + (REPEATS[0] ?? 0)),
    })
    if (id === null) return
    const stations = made.station === null ? speaker.stations.map((entry) => entry.id) : [made.station]
    const people = await whoMayBeTold(db, stations, made)
    const told = await alertPeople(db, id, people, { say: alert, key: 'first', settings, now })
    await notePeople(db, id, told, now)
  }
  await tellWriter(db, heard, joined ?? (await newestConcern(db, made, now)), now)
}

async function newestConcern(db: Db, made: NewConcern, now: Date): Promise<number | null> {
  const [newest] = await openConcernsOf(db, made.place, new Date(now.getTime() - JOINS_FOR))
  return newest?.id ?? null
}

/** 'seen': the message is in it already; null: it is a concern of its own. */
async function joinOpen(
  db: Db,
  made: NewConcern,
  settings: ConcernSettings,
  now: Date,
): Promise<number | 'seen' | null> {
  const open = await openConcernsOf(db, made.place, new Date(now.getTime() - JOINS_FOR))
  const same = open.find(
    ({ children }) =>
      children.length === 0 || made.children.length === 0 || children.some((id) => made.children.includes(id)),
  )
  if (!same) return null
  if (!(await joinConcern(db, same.id, made))) return 'seen'
  // whoever the new words accuse hears none of them and nothing more of this concern, and the next one up does
  const judged = await whoMayBeTold(db, made.station === null ? [] : [made.station], made)
  const accused = judged.filter((entry) => entry.leftOut === 'accused').map((entry) => entry.person)
  await leaveOutAccused(db, same.id, accused, new Date(now.getTime() + (REPEATS[0] ?? 0)))
  const before = await peopleOf(db, same.id)
  const people = [
    ...before.filter((entry) => entry.person !== made.writer),
    ...judged.filter((entry) => !before.some((other) => other.person === entry.person)),
  ]
  const told = await alertPeople(db, same.id, people, {
    say: alertJoined,
    key: `joined ${made.messageId}`,
    newestOnly: true,
    settings,
    now,
  })
  await notePeople(db, same.id, told, now)
  return same.id
}

/** Named children; a bug in reading names must not lose the alert. */
function childrenIn(text: string, speaker: Speaker): string[] {
  try {
    const readings = recogniseChildren(normalise(text).text, speaker)
    return [...new Set(readings.flatMap(({ value }) => value.children))]
  } catch {
    return []
  }
}

async function stationOf(db: Db, children: readonly string[], speaker: Speaker): Promise<number | null> {
  const [fact] = (await childFacts(db, children)).values()
  return (
    fact?.station ??
    speaker.roomStation?.id ??
    (speaker.stations.length === 1 ? (speaker.stations[0]?.id ?? null) : null)
  )
}

/** One line in private, bound or not: who, by office, was told. Where she can't be reached, nothing. */
async function tellWriter(db: Db, heard: HeardText, id: number | null, now: Date): Promise<void> {
  const offices = id === null ? [] : await officesTold(db, id, heard)
  await put(db, [
    {
      platform: heard.platform,
      botAccount: heard.botAccount,
      conversation: heard.account,
      isRoom: false,
      class: 'urgent',
      key: `concern-writer ${heard.platform} ${heard.botAccount} ${conversationOf(heard)} ${heard.messageId}`,
      text: textOf(writerLine(offices)),
      notBefore: now,
      ...(id === null ? {} : { about: { concern: id } }),
    },
  ])
}

/** Whoever can't be reached was told nothing, and is not said to have been. */
async function officesTold(db: Db, id: number, near: Place): Promise<('leader' | 'coordinator')[]> {
  const offices: ('leader' | 'coordinator')[] = []
  for (const { person, step, leftOut } of await peopleOf(db, id))
    if (leftOut === null && (await accountToReach(db, person, near)) !== null)
      offices.push(step === 1 ? 'leader' : 'coordinator')
  return offices
}

/** TIME PASSES for urgent concerns that nobody took: told again, from the third time also one step up. Each minute. */
export async function repeatConcerns(store: Store, settings: ConcernSettings, now: Date): Promise<number> {
  return store.transaction(async (db) => {
    const due = await dueConcerns(db, now)
    for (const id of due) await repeat(db, id, settings, now)
    return due.length
  })
}

async function repeat(db: Db, id: number, settings: ConcernSettings, now: Date): Promise<void> {
  const concern = await findConcern(db, id)
  if (concern === null) return
  const repeats = concern.repeats + 1
  const hourly = repeats > REPEATS.length
  const next = nextTelling(concern.createdAt, repeats, now)
  if (repeats === REPEAT_TO_LAST_RESORT) settings.lastResort?.(id)
  if (hourly && !isDaytime(now)) return setRepeat(db, id, Math.max(concern.repeats, REPEAT_TO_LAST_RESORT), next)
  const before = await peopleOf(db, id)
  const more = repeats >= REPEAT_TO_NEXT ? await whoMayBeTold(db, null, null) : []
  const people = [...before, ...more.filter((entry) => !before.some((other) => other.person === entry.person))]
  const told = await alertPeople(db, id, people, {
    say: (shown) => alertAgain(shown, repeats),
    key: `repeat ${repeats}`,
    settings,
    now,
  })
  await notePeople(db, id, told, now)
  return setRepeat(db, id, repeats, next)
}

function isDaytime(at: Date): boolean {
  const { hour } = wallClock(at)
  return hour >= DAY_FROM_HOUR && hour < DAY_TO_HOUR
}

/** After 10, 20, 40 minutes; then hourly. Never in the past, so that a machine that slept tells once. */
function nextTelling(first: Date, repeats: number, now: Date): Date {
  const planned = REPEATS[repeats]
  const at = planned === undefined ? now.getTime() + HOUR : first.getTime() + planned
  return new Date(Math.max(at, now.getTime() + MINUTE))
}
