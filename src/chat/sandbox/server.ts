import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { z } from 'zod'
import type { SandboxActions, SandboxMessage } from '../sandbox.ts'
import type { SandboxBackend } from './backend.ts'

export interface SandboxServer {
  readonly address: string
  close(): Promise<void>
}

interface ServeOptions {
  readonly port: number
  readonly botName: string
  readonly backend: SandboxBackend
  readonly actions: SandboxActions
}

const MOST_BYTES = 256 * 1024
const MOST_CHARACTERS = 20_000
const DAY = 86_400_000

const pages = {
  '/': ['index.html', 'text/html; charset=utf-8'],
  '/app.js': ['app.js', 'text/javascript; charset=utf-8'],
  '/style.css': ['style.css', 'text/css; charset=utf-8'],
} as const

const said = z.object({
  as: z.string().min(1).max(200),
  room: z.string().min(1).max(200).nullable(),
  text: z.string().max(MOST_CHARACTERS),
  quote: z.string().max(200).nullable().default(null),
  file: z.enum(['voice', 'image']).nullable().default(null),
})
const recalled = z.object({ as: z.string().min(1).max(200), messageId: z.string().max(200) })
const clock = z.object({ to: z.iso.datetime({ offset: true }) })

/** Serves the page on 127.0.0.1. Rejects with the cause (EADDRINUSE …) where the port can't be had. */
export async function serveSandbox(options: ServeOptions): Promise<SandboxServer> {
  const app = sandboxApp(options)
  const server = await listen(app, options.port)
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // open event streams would keep it alive for ever
        ;(server as Server).closeAllConnections()
      }),
  }
}

function listen(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => resolve(server))
    server.once('error', reject)
  })
}

/** The page and its calls, as tests call them without a port. */
export function sandboxApp({ botName, backend, actions }: ServeOptions): Hono {
  const app = new Hono()
  app.use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'self'"], imgSrc: ["'self'", 'data:'] } }))
  app.use(async (context, next) =>
    isFromHere(context) ? next() : context.text('only this machine may use the sandbox', 403),
  )
  app.use(
    bodyLimit({ maxSize: MOST_BYTES, onError: (context) => context.json({ error: '这条太长了,请分几条发。' }, 413) }),
  )
  for (const [path, [file, type]] of Object.entries(pages))
    app.get(path, (context) => context.body(read(file), 200, { 'content-type': type, 'cache-control': 'no-store' }))
  app.get('/state', async (context) =>
    context.json({
      botName,
      people: await backend.people(),
      rooms: await backend.rooms(),
      messages: actions.history(),
      now: backend.now().toISOString(),
    }),
  )
  app.get('/events', (context) => events(context, actions))
  app.get('/explain/:id', (context) => context.json(backend.explanation(context.req.param('id'))))
  app.get('/file/:id', (context) => file(context, actions))
  app.post('/say', async (context) => {
    const body = await parsed(context, said)
    if ('error' in body) return context.json(body, 400)
    const person = (await backend.people()).find(({ account }) => account === body.value.as)
    if (!person || (body.value.room !== null && !person.rooms.includes(body.value.room)))
      return context.json({ error: '这个人不在这个群里。' }, 400)
    if (body.value.text.trim() === '' && body.value.file === null) return context.json({ error: '还没写字。' }, 400)
    return context.json(await actions.say(body.value))
  })
  app.post('/recall', async (context) => {
    const body = await parsed(context, recalled)
    if ('error' in body) return context.json(body, 400)
    return (await actions.recall(body.value)) ? context.json({}) : context.json({ error: '只能撤回自己的消息。' }, 400)
  })
  app.post('/clock', async (context) => {
    const body = await parsed(context, clock)
    if ('error' in body) return context.json(body, 400)
    return setClock(context, new Date(body.value.to), backend, actions)
  })
  return app
}

async function setClock(context: Context, to: Date, backend: SandboxBackend, actions: SandboxActions) {
  const ahead = to.getTime() - backend.now().getTime()
  if (ahead <= 0 || ahead > 400 * DAY) return context.json({ error: '时间只能往后拨,一次最多一年。' }, 400)
  await backend.advance(to)
  actions.changes.emit('clock', backend.now().toISOString())
  return context.json({ now: backend.now().toISOString() })
}

function read(file: string): string {
  return readFileSync(new URL(`./page/${file}`, import.meta.url), 'utf8')
}

/** Another site's page in the same browser reaches 127.0.0.1 too: it is known by its Host and Origin. */
function isFromHere(context: Context): boolean {
  const host = context.req.header('host') ?? ''
  const origin = context.req.header('origin')
  const here = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/
  return here.test(host) && (origin === undefined || origin === `http://${host}`)
}

async function parsed<Shape>(
  context: Context,
  shape: z.ZodType<Shape>,
): Promise<{ readonly value: Shape } | { readonly error: string }> {
  if (!context.req.header('content-type')?.startsWith('application/json')) return { error: '要 application/json。' }
  const body: unknown = await context.req.json().catch(() => null)
  const result = shape.safeParse(body)
  if (result.success) return { value: result.data }
  const [issue] = result.error.issues
  return { error: `${issue?.path.join('.') || '请求'}不对,请刷新页面再试。` }
}

function events(context: Context, { changes }: SandboxActions) {
  return streamSSE(context, async (stream) => {
    const onMessage = (message: SandboxMessage) =>
      void stream.writeSSE({ event: 'message', data: JSON.stringify(message) })
    const onClock = (now: string) => void stream.writeSSE({ event: 'clock', data: now })
    changes.on('message', onMessage)
    changes.on('clock', onClock)
    await stream.writeSSE({ event: 'hello', data: '' })
    await new Promise<void>((resolve) => stream.onAbort(resolve))
    changes.off('message', onMessage)
    changes.off('clock', onClock)
  })
}

function file(context: Context, actions: SandboxActions) {
  const found = actions.file(context.req.param('id') ?? '')
  if (found === null) return context.json({ error: '没有这个文件。' }, 404)
  return context.body(new Uint8Array(found.bytes), 200, { 'content-type': found.mime, 'content-disposition': 'inline' })
}
