import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { open } from '../../src/store/database.ts'
import { migrationsFolder } from '../../src/store/migrations.ts'
import { startPostgres, type TestServer } from './postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** answers GET /postgres and GET /pglite */
    storesUrl: string
  }
}

const root = fileURLToPath(new URL('../..', import.meta.url))
/** A migrated database, cloned for each test file. */
const TEMPLATE = 'banban_template'
const DAY_MS = 24 * 3_600_000

/**
 * Starts nothing but a listener: the first test file that wants a store has the server started and the snapshot made, so that a
 * run of pure tests costs nothing.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<TestServer> | null = null
  let snapshot: Promise<string> | null = null
  const answers: Record<string, () => Promise<object>> = {
    '/postgres': async () => {
      server ??= startWithTemplate()
      return { address: (await server).address, template: TEMPLATE }
    },
    '/pglite': async () => {
      snapshot ??= Promise.resolve().then(makeSnapshot)
      return { file: await snapshot }
    },
  }
  const listener = createServer((request, response) => {
    // a worker that PGlite keeps busy would miss the end of a kept connection
    response.setHeader('connection', 'close')
    const answer = answers[request.url ?? '']
    if (!answer) return response.writeHead(404).end()
    return answer().then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) =>
        response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    )
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  if (!address || typeof address === 'string') throw new Error('no port for the stores of the tests')
  project.provide('storesUrl', `http://127.0.0.1:${address.port}`)
  return async () => {
    listener.closeAllConnections()
    listener.close()
    await (await server)?.stop()
  }
}

async function startWithTemplate(): Promise<TestServer> {
  const server = await startPostgres()
  const client = postgres(`${server.address}/postgres`, { max: 1 })
  await client.unsafe(`create database ${TEMPLATE}`)
  await client.end()
  const template = await open({ databaseUrl: `${server.address}/${TEMPLATE}` })
  await template.close()
  return server
}

/** A dumped, migrated PGlite, kept for as long as migrations and PGlite stay as they are. Made in a process of its own: it is large. */
function makeSnapshot(): string {
  const folder = join(root, 'node_modules', '.cache', 'banban')
  const file = join(folder, `store-${fingerprint()}.tar`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder).map((name) => join(folder, name))) {
    if (Date.now() - statSync(old).mtimeMs > DAY_MS) rmSync(old)
  }
  const unfinished = `${file}.${process.pid}`
  execFileSync(process.execPath, ['--import', 'tsx', 'test/support/make-snapshot.ts', unfinished], {
    cwd: root,
    stdio: 'inherit',
  })
  renameSync(unfinished, file)
  return file
}

function fingerprint(): string {
  const hash = createHash('sha256')
  hash.update(readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')))
  for (const name of readdirSync(migrationsFolder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    const path = join(migrationsFolder, name)
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path))
  }
  return hash.digest('hex').slice(0, 24)
}
