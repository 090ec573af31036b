/** A WeChat adapter connected to a test gateway, with what it was told kept for the asserts. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Chat, Incoming, Said } from '../../src/chat/chat.ts'
import { createWechatyChat, type WechatyOptions } from '../../src/chat/wechaty.ts'
import type { Gateway } from './gateway.ts'

export interface Connected {
  readonly chat: Chat
  readonly dataDir: string
  readonly received: Incoming[]
  readonly gaps: { from: Date; to: Date }[]
  /** all that was logged, as JSON lines */
  readonly logged: string[]
  /** the first received event that fits, also one that came already */
  received1<Kind extends Incoming['kind']>(
    kind: Kind,
    fits?: (incoming: Extract<Incoming, { kind: Kind }>) => boolean,
  ): Promise<Extract<Incoming, { kind: Kind }>>
  said(text: string): Promise<Said>
  close(): Promise<void>
}

/** Starts a chat at the gateway; resolves when its account is heard of, or at once where `awaitLogin` is false. */
export async function connect(
  gateway: Pick<Gateway, 'endpoint' | 'token'>,
  options: Partial<WechatyOptions> & { awaitLogin?: boolean; onReceive?: (incoming: Incoming) => Promise<void> } = {},
): Promise<Connected> {
  const { awaitLogin = true, onReceive, ...rest } = options
  const dataDir = mkdtempSync(join(tmpdir(), 'banban-wechaty-'))
  const received: Incoming[] = []
  const gaps: { from: Date; to: Date }[] = []
  const logged: string[] = []
  const keep = (fields: object, message: string) => void logged.push(JSON.stringify({ ...fields, message }))
  const log = { info: keep, warn: keep, error: keep }
  const { endpoint, token } = gateway
  const chat = createWechatyChat({ endpoint, token, dataDir, log, ...rest })
  await chat.start({
    receive: async (incoming) => {
      await onReceive?.(incoming)
      received.push(incoming)
    },
    gap: async (from, to) => void gaps.push({ from, to }),
  })
  if (awaitLogin) await until(() => chat.state().online, 'the account is heard of')

  const received1: Connected['received1'] = (kind, fits = () => true) => {
    // narrowing by kind is not carried into the generic: the check stands in the same line
    const find = () => received.find((one) => one.kind === kind && fits(one as never)) as never
    return until(find, `${kind} is received`)
  }
  return {
    chat,
    dataDir,
    received,
    gaps,
    logged,
    received1,
    said: (text) => received1('said', (said) => said.text === text),
    close: async () => {
      await chat.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Looks every 20 ms until `look` gives something; rejects after `withinMs`. */
export async function until<T>(
  look: () => T | Promise<T>,
  promise: string,
  withinMs = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + withinMs
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > end) throw new Error(`not so within ${withinMs} ms: ${promise}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
