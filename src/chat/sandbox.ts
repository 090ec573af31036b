import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { type Chat, type ChatEvents, type Outgoing, type Said, SendError } from './chat.ts'
import type { SandboxBackend, SandboxPerson } from './sandbox/backend.ts'
import { type SandboxServer, serveSandbox } from './sandbox/server.ts'
import { openTalk, type Talk } from './sandbox/talk.ts'

export type {
  SandboxAnswer,
  SandboxBackend,
  SandboxEvidence,
  SandboxExplanation,
  SandboxPerson,
  SandboxRoom,
  SandboxValue,
  SandboxWaiting,
} from './sandbox/backend.ts'
export { openTalk, type Talk } from './sandbox/talk.ts'

export const sandboxPlatform = 'sandbox'

/** A message as the page shows it. */
export interface SandboxMessage {
  readonly id: string
  /** grows from message to message, for unread marks */
  readonly number: number
  /** the room's id, else the account of the person whose private chat with the bot it is */
  readonly conversation: string
  readonly isRoom: boolean
  /** null: the bot */
  readonly from: string | null
  /** her name in that room, where she has one */
  readonly alias: string | null
  readonly text: string
  readonly at: string
  readonly quote: { readonly id: string; readonly text: string } | null
  readonly file: { readonly name: string; readonly mime: string } | null
  readonly recalled: boolean
}

export interface SandboxOptions {
  /** 0 takes any free port */
  readonly port: number
  readonly botAccount: string
  readonly botName: string
  readonly backend: SandboxBackend
  /** what was said so far; without it nothing outlives the process */
  readonly talk?: Talk
}

/** What a person does on the page. */
export interface SandboxActions {
  say(said: {
    readonly as: string
    readonly room: string | null
    readonly text: string
    readonly quote: string | null
    readonly file: 'voice' | 'image' | null
  }): Promise<SandboxMessage>
  /** false: there is no such message of hers */
  recall(recalled: { readonly as: string; readonly messageId: string }): Promise<boolean>
  /** everybody, with those who were added here and are bound to nobody */
  people(): Promise<readonly SandboxPerson[]>
  /** somebody new whose account nobody knows; null where the name is taken */
  addPerson(name: string): Promise<SandboxPerson | null>
  /** her name in a room; '' takes it away */
  setAlias(set: { readonly as: string; readonly room: string; readonly alias: string }): void
  aliases(): Readonly<Record<string, string>>
  advance(to: Date): Promise<void>
  history(): readonly SandboxMessage[]
  readonly talk: Talk
  file(messageId: string): { readonly mime: string; readonly bytes: Uint8Array } | null
  readonly changes: EventEmitter<{ message: [SandboxMessage]; clock: [string]; people: [] }>
}

/** As many messages as the page shows; older ones go. */
const KEPT = 2000
const QUOTED_CHARACTERS = 80

export interface SandboxChat extends Chat {
  /** where the page is, once started */
  address(): string
}

/** The port over a web page: one can be anyone. Only for a demo store, only on this machine. */
export function createSandboxChat(options: SandboxOptions): SandboxChat {
  const { backend, botAccount, botName } = options
  const room = createRoomOfTalk(options.talk ?? openTalk(null), backend)
  let events: ChatEvents | null = null
  let server: SandboxServer | null = null
  const base = () => ({ platform: sandboxPlatform, botAccount, at: backend.now() })
  const receive = async (incoming: Parameters<ChatEvents['receive']>[0]) => events?.receive(incoming)

  const actions: SandboxActions = {
    ...room,
    async say({ as, room: where, text, quote, file }) {
      const quoted = room.history().find(({ id }) => id === quote) ?? null
      const shown = room.keep({
        conversation: where ?? as,
        isRoom: where !== null,
        from: as,
        text: file === null ? text : { voice: '[语音]', image: '[图片]' }[file],
        quote: quoted && { id: quoted.id, text: quoted.text.slice(0, QUOTED_CHARACTERS) },
        file: null,
      })
      const called = [...text.matchAll(/@(?<name>[^\s\u2005@]+)(?=[\u2005\s]|$)/gu)].map(({ groups }) => groups?.name)
      const others = (await room.people()).filter(({ name }) => called.includes(name)).map(({ account }) => account)
      const mentionsBot = text.includes(`@${botName}`)
      const said: Said = {
        ...base(),
        kind: 'said',
        account: as,
        room: where,
        channel: where === null ? 'private' : 'group',
        messageId: shown.id,
        text: file === null ? text.replaceAll(new RegExp(`@${botName}[\\u2005\\u0020]?`, 'gu'), '') : '',
        mentions: [...(mentionsBot ? [botAccount] : []), ...others],
        mentionsBot,
        quote: quoted && { messageId: quoted.id },
        shownName: as,
        roomAlias: shown.alias,
        files: file === null ? [] : [{ id: shown.id, name: file, kind: file, size: null }],
      }
      await receive(said)
      return shown
    },
    async recall({ as, messageId }) {
      const gone = room.takeBack(as, messageId)
      if (!gone) return false
      const where = gone.isRoom ? gone.conversation : null
      await receive({ ...base(), kind: 'recalled', account: as, room: where, messageId })
      return true
    },
    async advance(to) {
      await backend.advance(to)
      const at = backend.now().toISOString()
      room.talk.add({ kind: 'clock', at })
      room.changes.emit('clock', at)
    },
  }

  return {
    platform: sandboxPlatform,
    async start(wired) {
      events = wired
      server = await serveSandbox({ port: options.port, botName, backend, actions })
    },
    async send({ to, text, file, quote }: Outgoing) {
      if (server === null) throw new SendError('loggedOut', true)
      const quoted = room.history().find(({ id }) => id === quote?.messageId)
      const kept = room.keep(
        {
          conversation: 'room' in to ? to.room : to.account,
          isRoom: 'room' in to,
          from: null,
          text: text ?? '',
          quote: quoted ? { id: quoted.id, text: quoted.text.slice(0, QUOTED_CHARACTERS) } : null,
          file: file ? { name: file.name, mime: file.mime } : null,
        },
        file,
      )
      return kept.id
    },
    download: () => Promise.reject(new Error('the sandbox has placeholders only, no files')),
    accept: () => Promise.resolve(),
    rooms: async () => (await backend.rooms()).map(({ id }) => id),
    state: () => ({ online: server !== null, botAccount, lastSeen: server === null ? null : backend.now() }),
    async stop() {
      await server?.close()
      server = null
    },
    address: () => server?.address ?? '',
  }
}

type NewMessage = Pick<SandboxMessage, 'conversation' | 'isRoom' | 'from' | 'text' | 'quote' | 'file'>

/** Messages, people and aliases of the talk, as they are now; what changes is told and written down. */
function createRoomOfTalk(talk: Talk, backend: SandboxBackend) {
  const messages: SandboxMessage[] = []
  const files = new Map<string, { mime: string; bytes: Uint8Array }>()
  const guests: string[] = []
  const aliases: Record<string, string> = {}
  const changes: SandboxActions['changes'] = new EventEmitter()
  changes.setMaxListeners(0)
  let number = 0

  function show(message: SandboxMessage): void {
    messages.push(message)
    number = Math.max(number, message.number)
    if (messages.length > KEPT) for (const old of messages.splice(0, messages.length - KEPT)) files.delete(old.id)
  }
  function blank(as: string, messageId: string): SandboxMessage | null {
    const index = messages.findIndex(({ id, from, recalled }) => id === messageId && from === as && !recalled)
    const message = messages[index]
    if (!message) return null
    const gone = { ...message, text: '', quote: null, recalled: true }
    messages[index] = gone
    return gone
  }
  for (const event of talk.events()) {
    if (event.kind === 'message') show(event.message)
    else if (event.kind === 'recalled') blank(event.as, event.messageId)
    else if (event.kind === 'person') guests.push(event.account)
    else if (event.kind === 'alias') aliases[`${event.room} ${event.as}`] = event.alias
  }

  const people = async (): Promise<SandboxPerson[]> => {
    const known = await backend.people()
    const rooms = (await backend.rooms()).map(({ id }) => id)
    // who was bound meanwhile is known by her account
    const added = guests.filter((name) => !known.some(({ account }) => account === name))
    return [...known, ...added.map((name) => ({ account: name, name, office: '没绑定', rooms }))]
  }

  return {
    talk,
    changes,
    people,
    history: () => messages,
    file: (messageId: string) => files.get(messageId) ?? null,
    aliases: () => aliases,
    keep(made: NewMessage, bytes?: { readonly mime: string; readonly bytes: Uint8Array }): SandboxMessage {
      const alias = made.from === null ? null : aliases[`${made.conversation} ${made.from}`] || null
      const at = backend.now().toISOString()
      const message = { id: randomUUID(), number: number + 1, at, alias, recalled: false, ...made }
      if (bytes) files.set(message.id, bytes)
      show(message)
      talk.add({ kind: 'message', message })
      changes.emit('message', message)
      return message
    },
    takeBack(as: string, messageId: string): SandboxMessage | null {
      const gone = blank(as, messageId)
      if (gone) {
        talk.add({ kind: 'recalled', as, messageId, at: backend.now().toISOString() })
        changes.emit('message', gone)
      }
      return gone
    },
    async addPerson(name: string): Promise<SandboxPerson | null> {
      if ((await people()).some((person) => person.name === name || person.account === name)) return null
      guests.push(name)
      talk.add({ kind: 'person', account: name })
      changes.emit('people')
      return { account: name, name, office: '没绑定', rooms: (await backend.rooms()).map(({ id }) => id) }
    },
    setAlias({ as, room, alias }: { as: string; room: string; alias: string }): void {
      aliases[`${room} ${as}`] = alias
      talk.add({ kind: 'alias', as, room, alias })
      changes.emit('people')
    },
  }
}
