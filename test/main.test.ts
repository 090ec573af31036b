import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { freshDatabase } from './support/database.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const base = mkdtempSync(join(tmpdir(), 'banban-main-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const folder = (name: string) => join(base, name)

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** `npm start` without npm: the front door in a process of its own, with these settings alone. */
function start(settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), join(root, 'src/main.ts')], {
    cwd: base,
    env: { PATH: process.env.PATH, HOME: base, PORT: '0', ...settings },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let out = ''
  let err = ''
  child.stdout.on('data', (data) => (out += String(data)))
  child.stderr.on('data', (data) => (err += String(data)))
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, out, err })))
  const ready = () =>
    new Promise<string>((resolve, reject) => {
      const look = () => out.includes('Banban is ready') && resolve(out)
      child.stdout.on('data', look)
      void ended.then(() => reject(new Error(`it ended: ${err}`)))
    })
  return { child, ended, ready }
}

/** One line that says what to do, and a failure for scripts. */
async function refused(settings: Record<string, string>, ...says: (string | RegExp)[]): Promise<void> {
  const { code, err, out } = await start(settings).ended
  expect(out).toBe('')
  expect(code).toBe(1)
  expect(err.trim().split('\n')).toHaveLength(1)
  for (const each of says) expect(err).toMatch(each)
}

describe('one command', () => {
  test('a new folder becomes a demo with a page on this machine; Ctrl-C stops it; the same county is there again', async () => {
    const settings = { DATA_DIR: folder('new') }
    const first = start(settings)
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(await first.ready())?.[0]
    const people = async (at: string | undefined) =>
      ((await (await fetch(`${at}/state`)).json()) as { people: unknown[] }).people
    const before = await people(address)
    expect(before.length).toBeGreaterThan(20)
    first.child.kill('SIGINT')
    expect((await first.ended).code).toBe(0)
    const second = start(settings)
    expect(await people(/http:\/\/127\.0\.0\.1:\d+/.exec(await second.ready())?.[0])).toEqual(before)
  }, 60_000)

  test('DATABASE_URL keeps a real store: no page, and a code for the first coordinator', async () => {
    const { ready } = start({ DATABASE_URL: await freshDatabase('nothing') })
    const said = await ready()
    expect(said).toMatch(/real store/)
    expect(said).toMatch(/绑定 \d{8}/)
    expect(said).not.toContain('http://')
  }, 60_000)
})

describe('what can not work is one clear line', () => {
  test('a busy port', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    onTestFinished(() => void server.close())
    const { port } = server.address() as { port: number }
    await refused({ DATA_DIR: folder('busy'), PORT: String(port) }, String(port), /Set PORT/)
  }, 60_000)

  test('a folder that can not be written', async () => {
    writeFileSync(folder('a file'), '')
    await refused({ DATA_DIR: join(folder('a file'), 'data') }, /DATA_DIR/)
  })

  test('a second process on the folder, which names the first', async () => {
    const settings = { DATA_DIR: folder('held') }
    const first = start(settings)
    await first.ready()
    await refused(settings, String(first.child.pid))
  }, 60_000)

  test('a folder of an older PGlite', async () => {
    mkdirSync(folder('older'))
    writeFileSync(join(folder('older'), 'PG_VERSION'), '17\n')
    await refused({ DATA_DIR: folder('older') }, /17/)
  })

  test.each([
    ['a port that is none', { PORT: 'abc' }, /PORT=abc/],
    ['a misspelt setting', { BANBAN_STROE: 'real' }, /BANBAN_STROE/],
    ['a token without an endpoint', { WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_12345' }, /ENDPOINT/],
    [
      'a demo with a network',
      {
        BANBAN_STORE: 'demo',
        WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_12345',
        WECHATY_PUPPET_SERVICE_ENDPOINT: '127.0.0.1:1',
      },
      /demo/,
    ],
  ])('%s', async (_, settings, says) => {
    await refused({ DATA_DIR: folder('settings'), ...settings }, says)
  })

  test('a secret is never shown', async () => {
    const { err } = await start({ DATA_DIR: folder('secret'), WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_TOPSECRET' })
      .ended
    expect(err).not.toContain('TOPSECRET')
  })
})
