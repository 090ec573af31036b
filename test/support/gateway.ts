/**
 * A real Wechaty gateway for tests: a puppet server of its own in a child process, reached over gRPC with TLS on a free port of
 * the loopback. What people do there is called here; what the bot sends is listed here, and outlives a kill.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { SaidByPerson, SentByBot } from './local-puppet.ts'

export type { SaidByPerson, SentByBot } from './local-puppet.ts'

export interface Gateway {
  readonly endpoint: string
  readonly token: string
  /** the bot's account and its name on this network */
  readonly bot: string
  readonly botName: string
  addContact(id: string, name: string): Promise<void>
  /** `id` holds an @, as WeChat's do */
  addRoom(id: string, topic: string, members: readonly string[]): Promise<void>
  setAlias(room: string, account: string, alias: string): Promise<void>
  /** returns the message's id */
  say(said: SaidByPerson): Promise<string>
  recall(from: string, messageId: string): Promise<string>
  join(room: string, account: string, inviter: string): Promise<void>
  leave(room: string, account: string): Promise<void>
  rename(room: string, by: string, topic: string): Promise<void>
  requestFriend(account: string, hello: string): Promise<string>
  inviteToRoom(inviter: string, topic: string): Promise<string>
  /** what the bot sends there fails with this text, until null */
  refuse(conversation: string, text: string | null): Promise<void>
  /** as many of the bot's next readings of a message fail */
  failReads(times: number): Promise<void>
  dropAccount(): Promise<void>
  returnAccount(): Promise<void>
  /** contacts and room topics that the bot accepted */
  accepted(): Promise<readonly string[]>
  /** whether the account is logged in, how often a bot started and stopped the gateway's puppet, how many sends were refused */
  status(): Promise<{ loggedIn: boolean; starts: number; stops: number; refused: number }>
  /** all that the bot sent, oldest first */
  sent(): readonly SentByBot[]
  /** the first sent message that fits, also one sent already; rejects after `withinMs` */
  waitForSent(fits: (sent: SentByBot) => boolean, withinMs?: number): Promise<SentByBot>
  kill(): Promise<void>
  /** a new process at the same address, with the same contacts and rooms and none of the messages */
  restart(): Promise<void>
  freeze(): void
  thaw(): void
  close(): Promise<void>
}

interface Child {
  readonly process: ChildProcess
  call(name: string, given: readonly unknown[]): Promise<unknown>
}

const remembered = new Set(['addContact', 'addRoom', 'setAlias'])

/** Starts a gateway whose account is logged in as soon as a bot connects. */
export async function startGateway({ bot = 'bot', botName = '小助手' } = {}): Promise<Gateway> {
  const port = await freePort()
  const token = 'insecure_0f0e0d0c-test'
  const sent: SentByBot[] = []
  const watchers = new Set<() => void>()
  const world: (readonly [string, readonly unknown[]])[] = []
  const onSent = (message: SentByBot) => {
    sent.push(message)
    for (const watcher of watchers) watcher()
  }
  const start = () => startChild([String(port), token, bot, botName], onSent)
  let child = await start()

  // the child's methods return what Gateway declares: both are listed in gateway-main.ts by the same names
  const call =
    <Given extends unknown[], Result>(name: string) =>
    async (...given: Given): Promise<Result> => {
      if (remembered.has(name)) world.push([name, given])
      return (await child.call(name, given)) as Result
    }

  return {
    endpoint: `127.0.0.1:${port}`,
    token,
    bot,
    botName,
    addContact: call('addContact'),
    addRoom: call('addRoom'),
    setAlias: call('setAlias'),
    say: call('say'),
    recall: call('recall'),
    join: call('join'),
    leave: call('leave'),
    rename: call('rename'),
    requestFriend: call('requestFriend'),
    inviteToRoom: call('inviteToRoom'),
    refuse: call('refuse'),
    failReads: call('failReads'),
    dropAccount: call('dropAccount'),
    returnAccount: call('returnAccount'),
    accepted: call('accepted'),
    status: call('status'),
    sent: () => sent,
    waitForSent: (fits, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = sent.find(fits)
          if (!found) return
          clearTimeout(timer)
          watchers.delete(look)
          resolve(found)
        }
        const timer = setTimeout(() => {
          watchers.delete(look)
          reject(new Error(`the bot sent nothing that fits within ${withinMs} ms`))
        }, withinMs)
        watchers.add(look)
        look()
      }),
    kill: () => end(child.process),
    restart: async () => {
      await end(child.process)
      child = await start()
      for (const [name, given] of world) await child.call(name, given)
    },
    freeze: () => void child.process.kill('SIGSTOP'),
    thaw: () => void child.process.kill('SIGCONT'),
    close: () => end(child.process),
  }
}

async function startChild(given: readonly string[], onSent: (sent: SentByBot) => void): Promise<Child> {
  const main = fileURLToPath(new URL('gateway-main.ts', import.meta.url))
  const child = spawn(process.execPath, ['--no-warnings', '--import', 'tsx', main, ...given], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  let calls = 0
  const ready = new Promise<void>((resolve, reject) => {
    child.on(
      'message',
      (message: { ready?: true; sent?: SentByBot; call?: number; result?: unknown; error?: string }) => {
        if (message.ready) resolve()
        if (message.sent) onSent(message.sent)
        if (message.call === undefined) return
        const { call, error, result } = message
        if (error === undefined) waiting.get(call)?.resolve(result)
        else waiting.get(call)?.reject(new Error(error))
        waiting.delete(call)
      },
    )
    child.on('exit', () => {
      const gone = new Error('the gateway process has ended')
      for (const { reject: rejectCall } of waiting.values()) rejectCall(gone)
      reject(gone)
    })
  })
  await ready
  return {
    process: child,
    call: (name, given) =>
      new Promise((resolve, reject) => {
        const call = ++calls
        waiting.set(call, { resolve, reject })
        child.send({ call, name, given }, (error) => {
          if (error) reject(error)
        })
      }),
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  server.close()
  await once(server, 'close')
  return port
}
