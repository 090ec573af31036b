/** The port itself, once wechaty is loaded: lifeline, order, reading and sending put together. */

import { FileBox } from 'file-box'
import { type Chat, type ChatEvents, type Incoming, type Outgoing, SendError } from '../chat.ts'
import { downloadFile } from './download.ts'
import { nameAndCode, TimeoutError, toSendError, within } from './failure.ts'
import * as incoming from './incoming.ts'
import { Lifeline } from './lifeline.ts'
import type { QuietPuppet } from './line.ts'
import type { WechatyOptions } from './options.ts'
import { createOrder, type Order } from './order.ts'

/** How long stop() waits for what has arrived to be handled. */
const drainWithinMs = 5_000

/** A read that failed is tried once more: later events wait for it. */
const rereadAfterMs = 1_000
const readTries = 2

export function createSession(options: WechatyOptions): Chat {
  const { log } = options
  const timeoutMs = options.timeoutMs ?? 15_000
  let events: ChatEvents | null = null
  let order: Order | null = null

  const lifeline = new Lifeline({
    gateway: { endpoint: options.endpoint, token: options.token, timeoutMs },
    log,
    superviseEveryMs: options.superviseEveryMs ?? 1_000,
    silenceMs: options.silenceMs ?? 30_000,
    attach: (puppet) => listen(puppet),
    onGap: (from, to) => {
      void events?.gap?.(from, to).catch((error: unknown) => log.error(nameAndCode(error), 'gap was not told'))
    },
  })

  /** Reads are asked of the puppet that is there when they run: an event outlives the connection that it came on. */
  const listen = (puppet: QuietPuppet) => {
    const add = (read: (reader: incoming.Reader, heard: Date) => Promise<Incoming | null>) => {
      const heard = new Date()
      order?.add(() => readPatiently(() => read({ puppet: lifeline.puppet ?? puppet, ...who() }, heard), heard))
    }
    puppet.on('message', ({ messageId }) => add((reader, heard) => incoming.readMessage(reader, messageId, heard)))
    puppet.on('room-join', (event) => add(async (reader, heard) => incoming.joined(reader, event, heard)))
    puppet.on('room-leave', (event) => add(async (reader, heard) => incoming.left(reader, event, heard)))
    puppet.on('room-topic', (event) => add(async (reader, heard) => incoming.renamed(reader, event, heard)))
    puppet.on('friendship', ({ friendshipId }) =>
      add((reader, heard) => incoming.readFriendship(reader, friendshipId, heard)),
    )
    puppet.on('room-invite', ({ roomInvitationId }) =>
      add((reader, heard) => incoming.readRoomInvitation(reader, roomInvitationId, heard)),
    )
  }
  const who = () => ({ botAccount: lifeline.account ?? '', botNames: options.botNames ?? [] })

  const readPatiently = async <T>(read: () => Promise<T>, heard: Date): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await within(timeoutMs, read())
      } catch (error) {
        if (error instanceof TimeoutError) lifeline.doubt()
        if (attempt === readTries) {
          lifeline.lost(heard)
          throw error
        }
        await new Promise((resolve) => setTimeout(resolve, rereadAfterMs))
      }
    }
  }

  /** Asks the gateway in time; throws SendError. */
  const ask = async <T>(toPerson: boolean, call: (puppet: QuietPuppet) => Promise<T>): Promise<T> => {
    const { puppet } = lifeline
    if (!puppet) throw new SendError('loggedOut', true)
    try {
      return await within(timeoutMs, call(puppet))
    } catch (error) {
      const failure = toSendError(error, toPerson)
      if (failure.maybeSent) lifeline.doubt()
      throw failure
    }
  }

  return {
    platform: 'wechaty',
    start: async (given) => {
      events = given
      order = createOrder(given.receive, (stage, error) => {
        log.error({ stage, ...nameAndCode(error) }, 'wechaty event was lost')
      })
      await lifeline.start()
    },
    send: async (message) => {
      const inRoom = 'room' in message.to
      return ask(!inRoom, (puppet) => sendBy(puppet, message))
    },
    download: async (file, maxBytes) => {
      const { puppet } = lifeline
      if (!puppet) throw new Error('file can not be fetched while the gateway is away')
      return within(timeoutMs, downloadFile(puppet, file.id, maxBytes))
    },
    accept: (requestId) =>
      ask(true, async (puppet) => {
        if (requestId.startsWith(incoming.friendRequest)) {
          await puppet.friendshipAccept(requestId.slice(incoming.friendRequest.length))
        } else if (requestId.startsWith(incoming.roomRequest)) {
          await puppet.roomInvitationAccept(requestId.slice(incoming.roomRequest.length))
        } else throw new SendError('invalid', false)
      }),
    rooms: () => ask(false, (puppet) => puppet.roomList()),
    state: () => ({ online: lifeline.puppet !== null, botAccount: lifeline.account, lastSeen: lifeline.lastSeen }),
    stop: async () => {
      const arrived = order
      order = null
      if (arrived) {
        const late = () => log.warn({}, 'stopped before all messages were handled')
        await within(drainWithinMs, arrived.idle()).catch(late)
      }
      lifeline.stop()
    },
  }
}

/** A file goes before its text: if it is refused, nothing was said yet and the whole can be tried again. */
async function sendBy(puppet: QuietPuppet, message: Outgoing): Promise<string | null> {
  const { to, text, file } = message
  const conversation = 'room' in to ? to.room : to.account
  if (!file && !text) throw new SendError('invalid', false)
  let id: string | null = null
  if (file) {
    // base64, because small buffers are refused on the way
    const box = FileBox.fromBase64(Buffer.from(file.bytes).toString('base64'), file.name)
    id = (await puppet.messageSendFile(conversation, box)) ?? null
  }
  if (text) {
    const mentions = 'room' in to ? (message.mentions ?? []) : []
    const names = await Promise.all(mentions.map((account) => nameToCall(puppet, conversation, account)))
    id = (await puppet.messageSendText(conversation, names.join('') + text, [...mentions])) ?? null
  }
  return id
}

/** WeChat shows a mention by the `@name` in the text, closed by U+2005, and rings by the id. */
async function nameToCall(puppet: QuietPuppet, room: string, account: string): Promise<string> {
  const { roomAlias, shownName } = await incoming.memberNames(puppet, room, account)
  const name = roomAlias ?? shownName
  return name === '' ? '' : `@${name}\u2005`
}
