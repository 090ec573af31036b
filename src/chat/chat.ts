/** The port between Banban and the networks: an adapter turns what arrives into `Incoming` and sends `Outgoing`. */

/** A file as the network holds it; its bytes are fetched by Chat.download. */
export interface FileHandle {
  readonly id: string
  readonly name: string
  readonly kind: 'image' | 'voice' | 'video' | 'file' | 'sticker'
  /** bytes, where the network says */
  readonly size: number | null
}

interface Base {
  /** 'wechaty', 'onebot', 'sandbox', 'transcript' */
  readonly platform: string
  /** the bot's own id on that network */
  readonly botAccount: string
  /** who did it */
  readonly account: string
  /** the room's id; null in a private chat */
  readonly room: string | null
  readonly at: Date
}

export interface Said extends Base {
  readonly kind: 'said'
  readonly channel: 'group' | 'private'
  readonly messageId: string
  /** as received, but for the mention of the bot, which is taken out */
  readonly text: string
  /** ids of the accounts mentioned */
  readonly mentions: readonly string[]
  readonly mentionsBot: boolean
  /** where the network names the quoted message; a flattened quote stays in `text` */
  readonly quote: { readonly messageId: string } | null
  /** display name and room alias: for proposals only, proof of nothing */
  readonly shownName: string
  readonly roomAlias: string | null
  readonly files: readonly FileHandle[]
}

export interface Recalled extends Base {
  readonly kind: 'recalled'
  /** of the message that was taken back */
  readonly messageId: string
}

export interface Joined extends Base {
  readonly kind: 'joined'
  /** accounts that came in */
  readonly members: readonly string[]
}

export interface Left extends Base {
  readonly kind: 'left'
  readonly members: readonly string[]
}

export interface Renamed extends Base {
  readonly kind: 'renamed'
  /** the room's new name */
  readonly name: string
}

export interface FriendAsked extends Base {
  readonly kind: 'friendAsked'
  readonly requestId: string
  readonly hello: string
}

export interface RoomAsked extends Base {
  readonly kind: 'roomAsked'
  readonly requestId: string
}

export type Incoming = Said | Recalled | Joined | Left | Renamed | FriendAsked | RoomAsked

export type Address = { readonly room: string } | { readonly account: string }

export interface Outgoing {
  readonly to: Address
  readonly text?: string
  readonly file?: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array }
  readonly quote?: { readonly messageId: string }
  readonly mentions?: readonly string[]
}

/** What the front door wires an adapter to. */
export interface ChatEvents {
  /** resolves when the message is kept; adapters await it a conversation at a time */
  readonly receive: (incoming: Incoming) => Promise<void>
  /** the network went away and came back: nothing between the two instants was heard */
  readonly gap?: (from: Date, to: Date) => Promise<void>
}

export interface ChatState {
  readonly online: boolean
  readonly botAccount: string | null
  /** last sign of life of the network */
  readonly lastSeen: Date | null
}

export interface Chat {
  readonly platform: string
  start(events: ChatEvents): Promise<void>
  /** resolves to the network's message id, or null where it gives none; throws SendError */
  send(message: Outgoing): Promise<string | null>
  /** throws where it is gone, larger than `maxBytes`, or late */
  download(file: FileHandle, maxBytes: number): Promise<Uint8Array>
  /** accepts a friend request or a room invitation */
  accept(requestId: string): Promise<void>
  /** ids of the rooms the account is in */
  rooms(): Promise<readonly string[]>
  state(): ChatState
  stop(): Promise<void>
}

export type SendReason = 'unreachable' | 'limited' | 'loggedOut' | 'invalid'

/** Why a message was not sent; the outbox decides on the two fields, never on the text. */
export class SendError extends Error {
  readonly reason: SendReason
  readonly retryable: boolean
  /** the network fell silent while it was asked: it may have sent the message all the same, or do so later */
  readonly maybeSent: boolean
  constructor(reason: SendReason, retryable: boolean, options?: { cause?: unknown; maybeSent?: boolean }) {
    super(`message was not sent: ${reason}${retryable ? ', will be tried again' : ''}`, options)
    this.name = 'SendError'
    this.reason = reason
    this.retryable = retryable
    this.maybeSent = options?.maybeSent ?? false
  }
}
