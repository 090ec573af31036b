import PQueue from 'p-queue'
import { handleRecall } from './bot/handle-recall.ts'
import { handleSaid, type Progress, placeOf } from './bot/handle-said.ts'
import type { BotOptions } from './bot/options.ts'
import { welcome } from './bot/welcome.ts'
import { wallClock } from './care/day.ts'
import type { FriendAsked, Incoming, RoomAsked, Said } from './chat/chat.ts'
import { checkConcern } from './concerns.ts'
import { boundRooms, learnReachableAgain } from './store/binding.ts'
import { isTransient } from './store/failures.ts'
import { claimFailed } from './store/inbox.ts'
import { put } from './store/outbox.ts'
import { conversationOf, whoIs } from './store/speaker.ts'
import { sorry, textOf, wasAway } from './wording.ts'

export type { BotLog, BotOptions, Explained } from './bot/options.ts'

/** Transient failures (serialisation, deadlock, lost connection) are tried this often in all. */
const TRIES = 3
const AWAY_NOTICE_HOURS = 12

/** A MESSAGE COMES IN. */
export interface Bot {
  /** Resolves when the message is kept and its answers are in the outbox; it never rejects. */
  receive(incoming: Incoming): Promise<void>
  /** A network was away and replays nothing: each bound room is told once. */
  wasAway(on: { platform: string; botAccount: string }, from: Date, to: Date): Promise<void>
  /** Resolves when nothing is being handled. */
  idle(): Promise<void>
}

export function createBot(options: BotOptions): Bot {
  // one queue a room or private chat: a person's "撤销" can't overtake her report
  const queues = new Map<string, PQueue>()
  const friends = new PQueue({ concurrency: 1, interval: options.friendPauseMs, intervalCap: 1 })

  async function inOrder(incoming: Incoming, work: () => Promise<void>): Promise<void> {
    const key = `${incoming.platform}/${incoming.botAccount}/${conversationOf(incoming)}`
    const queue = queues.get(key) ?? new PQueue({ concurrency: 1 })
    queues.set(key, queue)
    try {
      await queue.add(work)
    } finally {
      if (queue.size === 0 && queue.pending === 0) queues.delete(key)
    }
  }

  return {
    receive: (incoming) => inOrder(incoming, () => handle(incoming, options, friends)),
    wasAway: (on, from, to) => tellAway(options, on, from, to),
    idle: async () => {
      await Promise.all([...queues.values()].map((queue) => queue.onIdle()))
      // requests whose turn has not come are left
      await friends.onPendingZero()
    },
  }
}

async function handle(incoming: Incoming, options: BotOptions, friends: PQueue): Promise<void> {
  const { log, store, now } = options
  try {
    switch (incoming.kind) {
      case 'said':
        return await hear(incoming, options)
      case 'recalled':
        await persistently(() => store.transaction((db) => handleRecall(db, incoming, now())))
        return options.outbox.wake()
      case 'friendAsked':
      case 'roomAsked':
        return await invite(incoming, options, friends)
      case 'joined':
      case 'left':
      case 'renamed':
        return
    }
  } catch (error) {
    log.error({ err: error, kind: incoming.kind, platform: incoming.platform }, 'an event was not handled')
  }
}

/** Accepted when its turn comes, which is not waited for; what is said to a new friend comes after. */
async function invite(asked: FriendAsked | RoomAsked, options: BotOptions, friends: PQueue): Promise<void> {
  const { store, outbox, log } = options
  const greetings = await welcome(asked, options)
  if (greetings === null) return
  const accept = async () => {
    await options.accept(asked.platform, asked.requestId)
    await store.transaction(async (db) => {
      if (asked.kind === 'friendAsked') await learnReachableAgain(db, asked)
      await put(db, greetings)
    })
    outbox.wake()
  }
  void friends.add(accept).catch((error: unknown) => log.warn({ err: error }, 'a request was not accepted'))
}

async function hear(said: Said, options: BotOptions): Promise<void> {
  const { store, log, now } = options
  const heard = { ...placeOf(said), messageId: said.messageId, text: said.text, at: said.at }
  try {
    const urgent = await persistently(() => checkConcern(store, heard, options.concerns, now()))
    if (urgent) options.outbox.wake()
  } catch (error) {
    log.error({ err: error, platform: said.platform }, 'an urgent concern could not be kept')
    options.concerns.lastResort?.(0)
  }
  const progress: Progress = { addressed: false, readAsReport: false }
  try {
    await persistently(() => store.transaction((db) => handleSaid(db, said, options, progress)))
  } catch (error) {
    log.error({ err: error, platform: said.platform }, 'a message was not handled')
    await admitFailure(said, options, progress)
  }
  options.outbox.wake()
}

async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt >= TRIES || !isTransient(error)) throw error
    }
  }
}

/** The key is kept as failed, so that a replay is silent; one apology, where she may expect an answer. */
async function admitFailure(said: Said, { store, now, log }: BotOptions, progress: Progress): Promise<void> {
  const place = placeOf(said)
  try {
    await store.transaction(async (db) => {
      if (!(await claimFailed(db, { ...place, kind: 'said', messageId: said.messageId, at: said.at }))) return
      const speaker = await whoIs(db, place, said.at)
      const expectsAnswer = said.channel === 'private' || progress.addressed || progress.readAsReport
      if (speaker.person === null || !expectsAnswer) return
      const conversation = conversationOf(place)
      await put(db, [
        {
          platform: said.platform,
          botAccount: said.botAccount,
          conversation,
          isRoom: said.room !== null,
          class: 'answer',
          key: `sorry ${said.platform} ${said.botAccount} ${conversation} ${said.messageId}`,
          text: textOf(sorry()),
          notBefore: now(),
        },
      ])
    })
  } catch (error) {
    log.error({ err: error, platform: said.platform }, 'a failed message could not be marked')
  }
}

function clock(at: Date): string {
  const { hour, minute } = wallClock(at)
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

async function tellAway(
  { store, outbox, now }: BotOptions,
  on: { platform: string; botAccount: string },
  from: Date,
  to: Date,
): Promise<void> {
  await store.transaction(async (db) => {
    const rooms = await boundRooms(db, on)
    await put(
      db,
      rooms.map((room) => ({
        ...on,
        conversation: room,
        isRoom: true,
        class: 'reminder' as const,
        key: `away ${on.platform} ${on.botAccount} ${room} ${from.toISOString()}`,
        text: textOf(wasAway(clock(from), clock(to))),
        proactive: true,
        notBefore: now(),
        validUntil: new Date(to.getTime() + AWAY_NOTICE_HOURS * 3_600_000),
      })),
    )
  })
  outbox.wake()
}
