/** The port itself, once wechaty is loaded: lifeline, order, reading and sending put together. */

import { FileBox } from 'file-box'
import { type Chat, type ChatEvents, type Outgoing, SendError } from '../chat.ts'
import { downloadFile } from './download.ts'
import { nameAndCode, toSendError, within } from './failure.ts'
import { friendRequest, memberNames, roomRequest } from './incoming.ts'
import { Lifeline } from './lifeline.ts'
import type { QuietPuppet } from './line.ts'
import { listen } from './listen.ts'
import type { WechatyOptions } from './options.ts'
import { createOrder, type Order } from './order.ts'

/** How long stop() waits for what has arrived to be handled. */
const drainWithinMs = 5_000

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
    attach: (puppet) =>
      listen({ puppet, lifeline, timeoutMs, botNames: options.botNames ?? [], add: (read) => order?.add(read) }),
    onGap: (from, to) => {
      void events?.gap?.(from, to).catch((error: unknown) => log.error(nameAndCode(error), 'gap was not told'))
    },
  })

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
    accept: (requestId) => ask(true, (puppet) => acceptBy(puppet, requestId)),
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

async function acceptBy(puppet: QuietPuppet, requestId: string): Promise<void> {
  if (requestId.startsWith(friendRequest)) await puppet.friendshipAccept(requestId.slice(friendRequest.length))
  else if (requestId.startsWith(roomRequest)) await puppet.roomInvitationAccept(requestId.slice(roomRequest.length))
  else throw new SendError('invalid', false)
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
  const { roomAlias, shownName } = await memberNames(puppet, room, account)
  const name = roomAlias ?? shownName
  return name === '' ? '' : `@${name}\u2005`
}
