import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { addressOf, claim, type SocketStyle, styleHere } from './folder-address.ts'
import { lineReader, openLine, proofOf, sendLine } from './folder-line.ts'
import { StoreUnusable } from './unusable.ts'

/** Answers what another process asks over the lock: JSON in, JSON out. */
export type RequestHandler = (request: unknown) => Promise<unknown>

/** One process owns a DATA_DIR; the kernel frees the lock when that process dies, however it dies. */
export interface FolderLock {
  /** from now on answers what others ask; until then they wait */
  serve(handler: RequestHandler): void
  release(): Promise<void>
}

export type Asked = { readonly kind: 'nobody' } | { readonly kind: 'answer'; readonly answer: unknown }

/** `PID KEY` of the holder. Readable by the folder's owner alone: who can't read it can't ask. */
const keyFile = (dataDir: string) => join(dataDir, 'door.key')
const HANDLER_WAIT_MS = 10_000
const GREETING_WAIT_MS = 2_000

/** Takes the folder for this process; throws StoreUnusable that names the process that has it. */
export async function lockFolder(dataDir: string, style: SocketStyle = styleHere()): Promise<FolderLock> {
  const address = addressOf(dataDir, style)
  const key = randomBytes(32).toString('hex')
  let serve: (handler: RequestHandler) => void = () => {}
  const handler = new Promise<RequestHandler>((resolve) => {
    serve = resolve
  })
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    answerOne(socket, key, handler)
  })
  server.unref()
  if (!(await claim(server, address, style))) throw await held(dataDir, address)
  writeKey(dataDir, key)
  return { serve, release: () => release(server, sockets) }
}

/**
 * Asks the process that holds the folder. `nobody` where none does: the caller may take the lock itself.
 * Throws StoreUnusable where the holder can't serve it.
 */
export async function ask(dataDir: string, request: unknown, style: SocketStyle = styleHere()): Promise<Asked> {
  const line = await openLine(addressOf(dataDir, style))
  if (!line) return { kind: 'nobody' }
  try {
    const greeting = await line.next(GREETING_WAIT_MS)
    if (!greeting)
      throw new StoreUnusable(`DATA_DIR ${dataDir}: the process that holds it does not answer. Stop it first.`)
    line.send({ proof: proofOf(readKey(dataDir).key, String(greeting.nonce)), request })
    const reply = await line.next()
    if (reply && 'answer' in reply) return { kind: 'answer', answer: reply.answer }
    throw new StoreUnusable(
      `DATA_DIR ${dataDir}: process ${greeting.pid} holds it and did not serve this (${reply?.refused ?? 'it went away'}).`,
    )
  } finally {
    line.close()
  }
}

async function held(dataDir: string, address: string): Promise<StoreUnusable> {
  const line = await openLine(address)
  const greeting = await line?.next(GREETING_WAIT_MS)
  line?.close()
  // a holder that is busy tells nothing in time, its file does
  const pid = greeting?.pid ?? readKey(dataDir).pid
  const holder = pid ? `process ${pid}` : 'another process'
  return new StoreUnusable(`DATA_DIR ${dataDir}: ${holder} is using it. Stop that one first, or take another DATA_DIR.`)
}

/** Only the holder writes the key, so no two ever do at once. */
function writeKey(dataDir: string, key: string): void {
  const fresh = `${keyFile(dataDir)}.${process.pid}`
  writeFileSync(fresh, `${process.pid} ${key}`, { mode: 0o600 })
  renameSync(fresh, keyFile(dataDir))
}

/** Empty where there is no such file, or none that this user may read. */
function readKey(dataDir: string): { pid: string; key: string } {
  try {
    const [pid = '', key = ''] = readFileSync(keyFile(dataDir), 'utf8').split(' ')
    return { pid, key }
  } catch {
    return { pid: '', key: '' }
  }
}

/** An abstract socket has no owner: whoever connects must prove that the key file is readable to her. */
function answerOne(socket: Socket, key: string, handler: Promise<RequestHandler>): void {
  const nonce = randomBytes(16).toString('hex')
  // a peer that goes away is no fault of ours
  socket.on('error', () => socket.destroy())
  sendLine(socket, { pid: process.pid, nonce })
  const next = lineReader(socket)
  const serveOne = async () => {
    const asked = await next()
    if (!asked) return
    if (asked.proof !== proofOf(key, nonce)) return sendLine(socket, { refused: 'the key is wrong' })
    const handle = await within(handler, HANDLER_WAIT_MS)
    if (!handle) return sendLine(socket, { refused: 'it serves nobody: stop it first' })
    sendLine(socket, { answer: (await handle(asked.request)) ?? null })
  }
  serveOne()
    // the text of an error may name a child: only its name leaves the process
    .catch((error: unknown) => sendLine(socket, { refused: error instanceof Error ? error.name : 'failed' }))
    .finally(() => socket.end())
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

function release(server: Server, sockets: Set<Socket>): Promise<void> {
  for (const socket of sockets) socket.destroy()
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}
