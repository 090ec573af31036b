/** A puppet without a network: contacts, rooms and messages live in memory, and tests say what people do. */

import { randomUUID } from 'node:crypto'
import { FileBox, type FileBoxInterface } from 'file-box'
import { Puppet, type payloads, types } from 'wechaty-puppet'

export interface SaidByPerson {
  readonly from: string
  /** absent in a private chat */
  readonly room?: string
  readonly text?: string
  readonly mentionIds?: readonly string[]
  /** its bytes, or the address where the gateway says they lie */
  readonly file?: { readonly name: string; readonly base64?: string; readonly url?: string }
  readonly id?: string
  /** seconds or milliseconds; now where absent */
  readonly timestamp?: number
  /** of wechaty-puppet's types.Message; Text, or what the file is, where absent */
  readonly type?: number
}

export interface SentByBot {
  readonly id: string
  readonly to: string
  readonly text: string | null
  readonly mentionIds: readonly string[]
  readonly file: { readonly name: string; readonly base64: string } | null
}

type Stored = payloads.Message & { roomId?: string; listenerId?: string; mentionIdList?: string[] }

export class LocalPuppet extends Puppet {
  static override readonly VERSION = '0.0.1'
  readonly #bot: string
  readonly #onSent: (sent: SentByBot) => void
  readonly #contacts = new Map<string, payloads.Contact>()
  readonly #rooms = new Map<string, payloads.Room>()
  readonly #aliases = new Map<string, string>()
  readonly #messages = new Map<string, Stored>()
  readonly #files = new Map<string, NonNullable<SaidByPerson['file']>>()
  readonly #friendships = new Map<string, payloads.Friendship>()
  readonly #invitations = new Map<string, payloads.RoomInvitation>()
  readonly #refusals = new Map<string, string>()
  #failingReads = 0
  #heartbeat: NodeJS.Timeout | undefined
  readonly accepted: string[] = []
  starts = 0
  stops = 0
  refused = 0

  constructor(bot: string, botName: string, onSent: (sent: SentByBot) => void) {
    super({})
    this.#bot = bot
    this.#onSent = onSent
    this.addContact(bot, botName)
  }

  override name(): string {
    return 'puppet-local'
  }
  override version(): string {
    return LocalPuppet.VERSION
  }
  override async onStart(): Promise<void> {
    this.starts++
    this.#heartbeat = setInterval(() => this.emit('heartbeat', { data: 'local' }), 1_000)
    setImmediate(() => {
      this.login(this.#bot)
      this.emit('ready', { data: 'ready' })
    })
  }
  override async onStop(): Promise<void> {
    this.stops++
    clearInterval(this.#heartbeat)
  }
  override ding(data?: string): void {
    setImmediate(() => this.emit('dong', { data: data ?? '' }))
  }

  // what people do

  addContact(id: string, name: string): void {
    const gender = types.ContactGender.Unknown
    const type = types.Contact.Individual
    this.#contacts.set(id, { id, name, avatar: '', gender, type, phone: [], friend: true })
  }
  addRoom(id: string, topic: string, members: readonly string[]): void {
    this.#rooms.set(id, { id, topic, memberIdList: [...members], adminIdList: [] })
  }
  setAlias(room: string, account: string, alias: string): void {
    this.#aliases.set(`${room} ${account}`, alias)
  }
  say(said: SaidByPerson): string {
    const id = said.id ?? randomUUID()
    const type = said.type ?? (said.file ? typeOfFile(said.file.name) : types.Message.Text)
    const where = said.room
      ? { roomId: said.room, mentionIdList: [...(said.mentionIds ?? [])] }
      : { listenerId: said.from === this.#bot ? 'someone' : this.#bot }
    const base = { id, type, talkerId: said.from, text: said.text ?? '', timestamp: said.timestamp ?? Date.now() }
    this.#messages.set(id, { ...base, ...(said.file ? { filename: said.file.name } : {}), ...where } as Stored)
    if (said.file) this.#files.set(id, said.file)
    this.emit('message', { messageId: id })
    return id
  }
  recall(from: string, messageId: string): string {
    const room = this.#messages.get(messageId)?.roomId
    return this.say({ from, ...(room ? { room } : {}), type: types.Message.Recalled, text: messageId })
  }
  join(roomId: string, account: string, inviterId: string): void {
    this.#room(roomId).memberIdList.push(account)
    this.emit('room-join', { roomId, inviteeIdList: [account], inviterId, timestamp: Date.now() })
    this.dirtyPayload(types.Dirty.RoomMember, roomId)
  }
  leave(roomId: string, account: string): void {
    const room = this.#room(roomId)
    room.memberIdList = room.memberIdList.filter((member) => member !== account)
    this.emit('room-leave', { roomId, removeeIdList: [account], removerId: account, timestamp: Date.now() })
    this.dirtyPayload(types.Dirty.RoomMember, roomId)
  }
  rename(roomId: string, changerId: string, newTopic: string): void {
    const room = this.#room(roomId)
    const oldTopic = room.topic
    room.topic = newTopic
    this.emit('room-topic', { roomId, changerId, oldTopic, newTopic, timestamp: Date.now() })
  }
  requestFriend(contactId: string, hello: string): string {
    const id = randomUUID()
    const type = types.Friendship.Receive
    this.#friendships.set(id, { id, contactId, hello, timestamp: Date.now(), type, ticket: id } as payloads.Friendship)
    // who asks is no friend yet, and can't be written to
    this.refuse(contactId, '对方开启了朋友验证，你还不是他（她）朋友')
    this.emit('friendship', { friendshipId: id })
    return id
  }
  inviteToRoom(inviterId: string, topic: string): string {
    const id = randomUUID()
    const base = {
      id,
      inviterId,
      topic,
      avatar: '',
      invitation: '',
      memberCount: 3,
      memberIdList: [],
      receiverId: this.#bot,
    }
    this.#invitations.set(id, { ...base, timestamp: Math.floor(Date.now() / 1000) })
    this.emit('room-invite', { roomInvitationId: id })
    return id
  }
  /** from now on what is sent there fails with this text; null ends it */
  refuse(conversation: string, text: string | null): void {
    if (text === null) this.#refusals.delete(conversation)
    else this.#refusals.set(conversation, text)
  }
  /** as many of the next readings of a message fail */
  failReads(times: number): void {
    this.#failingReads = times
  }
  /** the account is logged out on its phone, and in again */
  async dropAccount(): Promise<void> {
    await this.logout('by phone')
  }
  returnAccount(): void {
    this.login(this.#bot)
  }

  // what a gateway asks

  override async contactList(): Promise<string[]> {
    return [...this.#contacts.keys()]
  }
  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    return known(this.#contacts.get(id), 'contact')
  }
  override async contactRawPayloadParser(payload: payloads.Contact): Promise<payloads.Contact> {
    return payload
  }
  override async roomList(): Promise<string[]> {
    return [...this.#rooms.keys()]
  }
  override async roomRawPayload(id: string): Promise<payloads.Room> {
    return { ...this.#room(id) }
  }
  override async roomRawPayloadParser(payload: payloads.Room): Promise<payloads.Room> {
    return payload
  }
  override async roomMemberList(id: string): Promise<string[]> {
    return [...this.#room(id).memberIdList]
  }
  override async roomMemberRawPayload(room: string, id: string): Promise<payloads.RoomMember> {
    const { name } = await this.contactRawPayload(id)
    return { id, avatar: '', name, roomAlias: this.#aliases.get(`${room} ${id}`) ?? '' }
  }
  override async roomMemberRawPayloadParser(payload: payloads.RoomMember): Promise<payloads.RoomMember> {
    return payload
  }
  override async messageRawPayload(id: string): Promise<payloads.Message> {
    if (this.#failingReads-- > 0) throw new Error('the message is not there yet')
    return known(this.#messages.get(id), 'message')
  }
  override async messageRawPayloadParser(payload: payloads.Message): Promise<payloads.Message> {
    return payload
  }
  override async messageFile(id: string): Promise<FileBoxInterface> {
    const file = known(this.#files.get(id), 'file')
    return file.url ? FileBox.fromUrl(file.url, { name: file.name }) : FileBox.fromBase64(file.base64 ?? '', file.name)
  }
  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    return known(this.#friendships.get(id), 'friendship')
  }
  override async friendshipRawPayloadParser(payload: payloads.Friendship): Promise<payloads.Friendship> {
    return payload
  }
  override async friendshipAccept(id: string): Promise<void> {
    const { contactId } = known(this.#friendships.get(id), 'friendship')
    this.accepted.push(contactId)
    this.refuse(contactId, null)
  }
  override async roomInvitationRawPayload(id: string): Promise<payloads.RoomInvitation> {
    return known(this.#invitations.get(id), 'invitation')
  }
  override async roomInvitationRawPayloadParser(payload: payloads.RoomInvitation): Promise<payloads.RoomInvitation> {
    return payload
  }
  override async roomInvitationAccept(id: string): Promise<void> {
    this.accepted.push(known(this.#invitations.get(id), 'invitation').topic)
  }
  override async messageSendText(to: string, text: string, mentionIds: string[] = []): Promise<string> {
    return this.#send({ to, text, mentionIds, file: null })
  }
  override async messageSendFile(to: string, box: FileBoxInterface): Promise<string> {
    return this.#send({ to, text: null, mentionIds: [], file: { name: box.name, base64: await box.toBase64() } })
  }

  #send(sent: Omit<SentByBot, 'id'>): string {
    const refusal = this.#refusals.get(sent.to)
    if (refusal !== undefined) {
      this.refused++
      throw new Error(refusal)
    }
    const id = randomUUID()
    this.#onSent({ id, ...sent })
    return id
  }
  #room(id: string): payloads.Room {
    return known(this.#rooms.get(id), 'room')
  }
}

function typeOfFile(name: string): types.Message {
  if (/\.(?:png|jpe?g|gif)$/.test(name)) return types.Message.Image
  if (/\.(?:silk|mp3|amr)$/.test(name)) return types.Message.Audio
  return types.Message.Attachment
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`there is no such ${what}`)
  return value
}
