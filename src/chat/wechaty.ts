/**
 * WeChat through a Wechaty gateway: the port over `wechaty-puppet-service`.
 *
 * It speaks to the puppet, one layer below `WechatyBuilder`: there events come in the order of the stream, failures reach us (the layer above
 * swallows them or turns room ids into errors), and a connection can be thrown away whole when it breaks.
 */

import { chmodSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Chat, ChatEvents } from './chat.ts'
import type { WechatyOptions } from './wechaty/options.ts'

export type { WechatyOptions } from './wechaty/options.ts'

/** Throws where endpoint or token can't work; the library would find out only while connecting. */
export function createWechatyChat(options: WechatyOptions): Chat {
  if (!/^[^\s/]+:\d+$/.test(options.endpoint)) {
    throw new Error('Wechaty endpoint must be host:port, the address of the puppet service gateway')
  }
  if (!/^.+_.+$/.test(options.token)) {
    throw new Error(
      'Wechaty token must be <SNI>_<secret>, such as insecure_1234…; ask the provider for the whole token',
    )
  }
  let opening: Promise<Chat> | null = null
  let current: Chat | null = null
  const started = (): Chat => {
    if (!current) throw new Error('Wechaty chat is used before start()')
    return current
  }
  return {
    platform: 'wechaty',
    start: async (events: ChatEvents) => {
      moveHome(options.dataDir)
      // wechaty takes most of a second and 70 MB to load, so only who connects pays for it; HOME must stand before
      opening ??= import('./wechaty/session.ts').then(({ createSession }) => createSession(options))
      current = await opening
      await current.start(events)
    },
    send: async (message) => started().send(message),
    download: async (file, maxBytes) => started().download(file, maxBytes),
    accept: async (requestId) => started().accept(requestId),
    rooms: async () => started().rooms(),
    state: () => current?.state() ?? { online: false, botAccount: null, lastSeen: null },
    // also while it is starting: what the start has made is then ended
    stop: async () => (await opening)?.stop(),
  }
}

/**
 * The wechaty family writes what it keeps under the home directory, and the path can be moved only by HOME: it goes where the purge
 * finds it, readable by the owner alone. This is the one place outside settings.ts that touches the environment, and it only sets.
 */
function moveHome(dataDir: string): void {
  const home = resolve(join(dataDir, 'wechaty'))
  mkdirSync(home, { recursive: true, mode: 0o700 })
  chmodSync(home, 0o700)
  process.env.HOME = home
}
