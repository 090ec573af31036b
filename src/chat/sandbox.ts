import { randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { type Chat, type ChatEvents, type Outgoing, type Said, SendError } from './chat.ts'
import type { SandboxBackend } from './sandbox/backend.ts'
import { type SandboxServer, serveSandbox } from './sandbox/server.ts'

export type { SandboxBackend, SandboxExplanation, SandboxPerson, SandboxRoom } from './sandbox/backend.ts'

export const sandboxPlatform = 'sandbox'

/** A message as the page shows it. */
export interface SandboxMessage {
  readonly id: string
  /** the room's id, else the account of the person whose private chat with the bot it is */
  readonly conversation: string
  readonly isRoom: boolean
  /** null: the bot */
  readonly from: string | null
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
  history(): readonly SandboxMessage[]
  file(messageId: string): { readonly mime: string; readonly bytes: Uint8Array } | null
  readonly changes: EventEmitter<{ message: [SandboxMessage]; clock: [string] }>
}

/** As many messages as the page keeps; older ones go. */
const KEPT = 2000

export interface SandboxChat extends Chat {
  /** where the page is, once started */
  address(): string
}

/** The port over a web page: one can be anyone. Only for a demo store, only on this machine. */
export function createSandboxChat(options: SandboxOptions): SandboxChat {
  const messages: SandboxMessage[] = []
  const files = new Map<string, { mime: string; bytes: Uint8Array }>()
  const changes: SandboxActions['changes'] = new EventEmitter()
  changes.setMaxListeners(0)
  let events: ChatEvents | null = null
  let server: SandboxServer | null = null
  const { backend, botAccount, botName } = options

  function keep(message: SandboxMessage): SandboxMessage {
    messages.push(message)
    if (messages.length > KEPT) for (const old of messages.splice(0, messages.length - KEPT)) files.delete(old.id)
    changes.emit('message', message)
    return message
  }

  const base = () => ({ platform: sandboxPlatform, botAccount, at: backend.now() })

  const actions: SandboxActions = {
    changes,
    history: () => messages,
    file: (messageId) => files.get(messageId) ?? null,
    async say({ as, room, text, quote, file }) {
      const quoted = messages.find(({ id }) => id === quote) ?? null
      const shown = keep({
        id: randomUUID(),
        conversation: room ?? as,
        isRoom: room !== null,
        from: as,
        text: file === null ? text : { voice: '[语音]', image: '[图片]' }[file],
        at: backend.now().toISOString(),
        quote: quoted && { id: quoted.id, text: quoted.text.slice(0, 80) },
        file: null,
        recalled: false,
      })
      const mention = new RegExp(`@${botName}[\\u2005\\u0020]?`, 'gu')
      const said: Said = {
        ...base(),
        kind: 'said',
        account: as,
        room,
        channel: room === null ? 'private' : 'group',
        messageId: shown.id,
        text: file === null ? text.replace(mention, '') : '',
        mentions: mention.test(text) ? [botAccount] : [],
        mentionsBot: text.includes(`@${botName}`),
        quote: quoted && { messageId: quoted.id },
        shownName: as,
        roomAlias: null,
        files: file === null ? [] : [{ id: shown.id, name: file, kind: file, size: null }],
      }
      await events?.receive(said)
      return shown
    },
    async recall({ as, messageId }) {
      const index = messages.findIndex(({ id, from, recalled }) => id === messageId && from === as && !recalled)
      const message = messages[index]
      if (!message) return false
      const gone = { ...message, text: '', recalled: true }
      messages[index] = gone
      changes.emit('message', gone)
      const room = message.isRoom ? message.conversation : null
      await events?.receive({ ...base(), kind: 'recalled', account: as, room, messageId })
      return true
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
      const quoted = messages.find(({ id }) => id === quote?.messageId)
      const id = randomUUID()
      if (file) files.set(id, { mime: file.mime, bytes: file.bytes })
      keep({
        id,
        conversation: 'room' in to ? to.room : to.account,
        isRoom: 'room' in to,
        from: null,
        text: text ?? '',
        at: backend.now().toISOString(),
        quote: quoted ? { id: quoted.id, text: quoted.text.slice(0, 80) } : null,
        file: file ? { name: file.name, mime: file.mime } : null,
        recalled: false,
      })
      return id
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
