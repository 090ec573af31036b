import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../test/support/postgres.ts'
import { type Figures, median, type Pace } from './figures.ts'

/** From `npm start` to the first answer on its page: in an empty folder, and again in the same one; then its memory at rest. */

const root = fileURLToPath(new URL('..', import.meta.url))
const GIVE_UP_MS = 60_000
const REST_MS = 2_000

interface State {
  readonly people: readonly { readonly account: string; readonly office: string }[]
  readonly messages: readonly { readonly from: string; readonly room: string | null; readonly text: string }[]
}

interface Started {
  readonly child: ChildProcess
  readonly answeredMs: number
}

/** What `npm start` runs, without npm between, so that the memory is the bot's alone. */
async function startOnce(folder: string): Promise<Started> {
  const port = await freePort()
  const begun = performance.now()
  const {
    DATABASE_URL: _,
    WECHATY_PUPPET_SERVICE_TOKEN: __,
    WECHATY_PUPPET_SERVICE_ENDPOINT: ___,
    ...env
  } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: root,
    env: { ...env, DATA_DIR: folder, PORT: String(port), BANBAN_STORE: 'demo' },
    stdio: 'ignore',
  })
  const address = `http://127.0.0.1:${port}`
  try {
    const { people, messages } = await stateOf(address, child)
    const volunteer = people.find(({ office }) => office.startsWith('志愿者'))
    if (!volunteer) throw new Error('the demo has no volunteer')
    await fetch(`${address}/say`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: volunteer.account, room: null, text: '我的孩子' }),
    })
    while ((await stateOf(address, child)).messages.length < messages.length + 2) await pause(20)
  } catch (error) {
    await end(child)
    throw error
  }
  return { child, answeredMs: performance.now() - begun }
}

async function stateOf(address: string, child: ChildProcess): Promise<State> {
  const giveUpAt = performance.now() + GIVE_UP_MS
  for (;;) {
    if (child.exitCode !== null || performance.now() > giveUpAt) throw new Error('npm start opened no page')
    try {
      return (await (await fetch(`${address}/state`)).json()) as State
    } catch {
      await pause(20)
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Resident memory of a process, in megabytes. */
function memoryOf(pid: number): number {
  if (process.platform === 'linux') {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kilobytes) / 1024
  }
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

export async function measureStart({ rounds, quick }: Pace): Promise<Figures> {
  const first: number[] = []
  const again: number[] = []
  const memory: number[] = []
  for (let round = 0; round < (quick ? 1 : rounds); round++) {
    const folder = mkdtempSync(join(tmpdir(), 'banban-bench-'))
    const fresh = await startOnce(folder)
    first.push(fresh.answeredMs)
    await end(fresh.child)
    const second = await startOnce(folder)
    again.push(second.answeredMs)
    await pause(REST_MS)
    memory.push(memoryOf(second.child.pid ?? 0))
    await end(second.child)
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    startToFirstAnswerMs: median(first),
    startAgainToFirstAnswerMs: median(again),
    memoryAtRestMegabytes: median(memory),
  }
}
