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
import { writeTranscript } from './write-transcript.ts'

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
/** Each minute in which something is due is passed through: more than this takes too long. */
const MOST_DAYS_AHEAD = 62
const PREVIEW_DAYS = 7

const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' } as const
const pages = [
  'index.html',
  'style.css',
  'app.js',
  'state.js',
  'people.js',
  'messages.js',
  'compose.js',
  'relay.js',
  'panel.js',
  'clock.js',
] as const

const said = z.object({
  as: z.string().min(1).max(200),
  room: z.string().min(1).max(200).nullable(),
  text: z.string().max(MOST_CHARACTERS),
  quote: z.string().max(200).nullable().default(null),
  file: z.enum(['voice', 'image']).nullable().default(null),
})
const recalled = z.object({ as: z.string().min(1).max(200), messageId: z.string().max(200) })
const oneLine = z.string().trim().max(20)
const newcomer = z.object({ name: oneLine.min(1) })
const alias = z.object({ as: z.string().min(1).max(200), room: z.string().min(1).max(200), alias: oneLine })
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
  for (const file of pages) app.get(file === 'index.html' ? '/' : `/${file}`, (context) => page(context, file))
  app.get('/state', async (context) =>
    context.json({
      botName,
      talk: actions.talk.id,
      people: await actions.people(),
      rooms: await backend.rooms(),
      aliases: actions.aliases(),
      messages: actions.history(),
      now: backend.now().toISOString(),
    }),
  )
  app.get('/events', (context) => events(context, actions))
  app.get('/explain/:id', async (context) => context.json(await backend.explanation(context.req.param('id'))))
  app.get('/waiting', async (context) =>
    context.json(await backend.waiting(new Date(backend.now().getTime() + PREVIEW_DAYS * DAY))),
  )
  app.get('/transcript', (context) => transcript(context, backend, actions, botName))
  app.get('/file/:id', (context) => file(context, actions))
  app.post('/say', async (context) => {
    const body = await parsed(context, said)
    if ('error' in body) return context.json(body, 400)
    const person = (await actions.people()).find(({ account }) => account === body.value.as)
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
  addPeopleCalls(app, actions)
  return app
}

function addPeopleCalls(app: Hono, actions: SandboxActions): void {
  app.post('/person', async (context) => {
    const body = await parsed(context, newcomer)
    if ('error' in body) return context.json({ error: '名字要1到20个字。' }, 400)
    const person = await actions.addPerson(body.value.name)
    return person ? context.json(person) : context.json({ error: '已经有人叫这个名字了。' }, 400)
  })
  app.post('/alias', async (context) => {
    const body = await parsed(context, alias)
    if ('error' in body) return context.json({ error: '群昵称最多20个字。' }, 400)
    const person = (await actions.people()).find(({ account }) => account === body.value.as)
    if (!person?.rooms.includes(body.value.room)) return context.json({ error: '这个人不在这个群里。' }, 400)
    actions.setAlias(body.value)
    return context.json({})
  })
}

async function setClock(context: Context, to: Date, backend: SandboxBackend, actions: SandboxActions) {
  const ahead = to.getTime() - backend.now().getTime()
  if (ahead <= 0 || ahead > MOST_DAYS_AHEAD * DAY)
    return context.json({ error: '时间只能往后拨,一次最多两个月。' }, 400)
  await actions.advance(to)
  return context.json({ now: backend.now().toISOString() })
}

async function transcript(context: Context, backend: SandboxBackend, { talk }: SandboxActions, botName: string) {
  const text = writeTranscript({
    events: talk.events(),
    answers: await backend.answers(),
    madeAt: await backend.madeAt(),
    botName,
  })
  return context.body(text, 200, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': 'attachment; filename="banban.chat"',
  })
}

function page(context: Context, file: (typeof pages)[number]) {
  const type = types[(file.split('.').at(-1) ?? 'html') as keyof typeof types]
  return context.body(read(file), 200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
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
    const onPeople = () => void stream.writeSSE({ event: 'people', data: '' })
    changes.on('message', onMessage)
    changes.on('clock', onClock)
    changes.on('people', onPeople)
    await stream.writeSSE({ event: 'hello', data: '' })
    await new Promise<void>((resolve) => stream.onAbort(resolve))
    changes.off('message', onMessage)
    changes.off('clock', onClock)
    changes.off('people', onPeople)
  })
}

function file(context: Context, actions: SandboxActions) {
  const found = actions.file(context.req.param('id') ?? '')
  if (found === null) return context.json({ error: '没有这个文件。' }, 404)
  return context.body(new Uint8Array(found.bytes), 200, { 'content-type': found.mime, 'content-disposition': 'inline' })
}
