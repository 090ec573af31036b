/** From what the gateway tells to the port's `Incoming`. */

import { type payloads, types } from 'wechaty-puppet'
import type { FileHandle, FriendAsked, Incoming, Joined, Left, Renamed, RoomAsked } from '../chat.ts'
import type { QuietPuppet } from './line.ts'
import { readMentions } from './mention.ts'

/** Who reads, and by what names the bot goes besides those that the network knows. */
export interface Reader {
  readonly puppet: QuietPuppet
  readonly botAccount: string
  readonly botNames: readonly string[]
}

const platform = 'wechaty'

/** Ids of requests carry their kind, so that they can be accepted after a restart. */
export const friendRequest = 'friend:'
export const roomRequest = 'room:'

const fileKinds = new Map<number, FileHandle['kind']>([
  [types.Message.Image, 'image'],
  [types.Message.Audio, 'voice'],
  [types.Message.Video, 'video'],
  [types.Message.Attachment, 'file'],
  [types.Message.Emoticon, 'sticker'],
])

/** WeChat's own accounts, which no person stands behind. */
const notPeople = /^(?:gh_|weixin$|filehelper$|fmessage$|newsapp$|notifymessage$|medianote$|floatbottle$)/

/** Seconds and milliseconds both occur; a timestamp of seconds stays below this for thousands of years. */
const secondsBelow = 1e11

/** An instant from a gateway's timestamp; `heard` where it gives none. */
export function toDate(timestamp: number | undefined, heard: Date): Date {
  if (timestamp === undefined || !Number.isFinite(timestamp) || timestamp <= 0) return heard
  return new Date(timestamp < secondsBelow ? timestamp * 1000 : timestamp)
}

/**
 * The message with this id, or null for what is no word of a person to us: the bot's own, cards, links, red packets, transfers.
 * Asks the gateway; rejects when that fails.
 */
export async function readMessage(reader: Reader, messageId: string, heard: Date): Promise<Incoming | null> {
  // the raw payload, because the cached one would give a replayed id its first time and text
  const payload = await reader.puppet.messageRawPayload(messageId)
  const account = payload.talkerId
  if (!account || account === reader.botAccount || notPeople.test(account)) return null
  const room = payload.roomId || null
  const base = { platform, botAccount: reader.botAccount, account, room, at: toDate(payload.timestamp, heard) }

  if (payload.type === types.Message.Recalled) {
    const original = recalledId(payload.text ?? '')
    return original === null ? null : { kind: 'recalled', ...base, messageId: original }
  }
  const fileKind = fileKinds.get(payload.type)
  const isText = payload.type === types.Message.Text || payload.type === types.Message.GroupNote
  if (!isText && fileKind === undefined) return null

  const text = isText ? withoutSenderPrefix(payload.text ?? '', account) : ''
  const [mentions, shown] = await Promise.all([
    mentionsIn(reader, text, payload),
    room === null ? contactName(reader.puppet, account) : memberNames(reader.puppet, room, account),
  ])
  const file: FileHandle | null =
    fileKind === undefined ? null : { id: messageId, name: payload.filename ?? '', kind: fileKind, size: null }
  return {
    kind: 'said',
    ...base,
    channel: room === null ? 'private' : 'group',
    messageId,
    ...mentions,
    quote: null,
    ...shown,
    files: file === null ? [] : [file],
  }
}

/** The id stands alone, or in the notice's XML as some gateways pass it on. */
function recalledId(text: string): string | null {
  const inXml = /<newmsgid>\s*(\d+)\s*<\/newmsgid>/i.exec(text)?.[1]
  return inXml ?? (/^\S+$/.test(text.trim()) && !text.includes('<') ? text.trim() : null)
}

/** Raw room texts may begin with the sender's id on a line of its own. */
function withoutSenderPrefix(text: string, account: string): string {
  const prefix = /^([A-Za-z0-9_@-]{1,80}):\r?\n/.exec(text)
  if (!prefix) return text
  return prefix[1] === account || prefix[1]?.startsWith('wxid_') ? text.slice(prefix[0].length) : text
}

async function mentionsIn(reader: Reader, text: string, payload: payloads.Message) {
  const mentionIds = mentionIdsOf(payload)
  const botNames = [...reader.botNames]
  // the bot's names are asked for only where one may stand
  if (payload.roomId && /[@＠]/.test(text)) {
    const { shownName, roomAlias } = await memberNames(reader.puppet, payload.roomId, reader.botAccount)
    botNames.push(shownName, roomAlias ?? '')
  }
  return readMentions({ text, mentionIds, botAccount: reader.botAccount, botNames })
}

function mentionIdsOf(payload: payloads.Message): readonly string[] {
  return 'mentionIdList' in payload ? (payload.mentionIdList ?? []) : []
}

interface Names {
  readonly shownName: string
  readonly roomAlias: string | null
}

/** Names are for proposals only: a message is never lost for want of one. */
export async function memberNames(puppet: QuietPuppet, room: string, account: string): Promise<Names> {
  try {
    const member = await puppet.roomMemberRawPayload(room, account)
    return { shownName: member.name, roomAlias: member.roomAlias || null }
  } catch {
    return contactName(puppet, account)
  }
}

async function contactName(puppet: QuietPuppet, account: string): Promise<Names> {
  try {
    return { shownName: (await puppet.contactRawPayload(account)).name, roomAlias: null }
  } catch {
    return { shownName: '', roomAlias: null }
  }
}

export function joined(reader: Reader, event: payloads.EventRoomJoin, heard: Date): Joined {
  return { kind: 'joined', ...inRoom(reader, event, event.inviterId, heard), members: event.inviteeIdList }
}

export function left(reader: Reader, event: payloads.EventRoomLeave, heard: Date): Left {
  return { kind: 'left', ...inRoom(reader, event, event.removerId, heard), members: event.removeeIdList }
}

export function renamed(reader: Reader, event: payloads.EventRoomTopic, heard: Date): Renamed {
  return { kind: 'renamed', ...inRoom(reader, event, event.changerId, heard), name: event.newTopic }
}

function inRoom(reader: Reader, event: { roomId: string; timestamp: number }, account: string, heard: Date) {
  const at = toDate(event.timestamp, heard)
  return { platform, botAccount: reader.botAccount, account, room: event.roomId, at }
}

/** null for what is no request: confirmations of our own and others' acceptances. */
export async function readFriendship(reader: Reader, id: string, heard: Date): Promise<FriendAsked | null> {
  const payload = await reader.puppet.friendshipRawPayload(id)
  if (payload.type !== types.Friendship.Receive) return null
  return {
    kind: 'friendAsked',
    platform,
    botAccount: reader.botAccount,
    account: payload.contactId,
    room: null,
    at: toDate(payload.timestamp, heard),
    requestId: friendRequest + id,
    hello: payload.hello ?? '',
  }
}

export async function readRoomInvitation(reader: Reader, id: string, heard: Date): Promise<RoomAsked> {
  const payload = await reader.puppet.roomInvitationRawPayload(id)
  return {
    kind: 'roomAsked',
    platform,
    botAccount: reader.botAccount,
    account: payload.inviterId,
    room: null,
    at: toDate(payload.timestamp, heard),
    requestId: roomRequest + id,
  }
}
