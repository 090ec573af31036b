/** One connection to a Wechaty gateway. A broken one is thrown away and a new one made: restarting a puppet leaks listeners. */

import { Puppet, log as wechatyLog } from 'wechaty-puppet'
import { PuppetService } from 'wechaty-puppet-service'
import { GatewayBusyError, StreamEndedError } from './failure.ts'

/** Far beyond any life of a line: our own supervisor watches, and the library's watchdog would stop the gateway's puppet. */
const neverSeconds = 7 * 24 * 60 * 60

/** The library logs texts of errors, which hold tokens and messages; what matters comes to us as events. */
wechatyLog.level('silent')

/** What is needed to reach a gateway. */
export interface Gateway {
  readonly endpoint: string
  readonly token: string
  /** of one call to the gateway */
  readonly timeoutMs: number
}

type Manager = PuppetService['grpcManager']

/**
 * A puppet that never tells the gateway to stop or to log out (the library does both when it stops or hears of a logout), so that
 * the account stays logged in whatever we do, and that keeps nothing about people on disk.
 */
export class QuietPuppet extends PuppetService {
  readonly #timeoutMs: number
  #guarded: { readonly manager: Manager; readonly guard: Manager } | undefined

  constructor(gateway: Gateway) {
    super({ endpoint: gateway.endpoint, token: gateway.token, timeoutSeconds: neverSeconds })
    this.#timeoutMs = gateway.timeoutMs
  }

  /** The library's disk cache holds names in plain text and is stale after a restart; without it each payload is asked for. */
  protected override hookPayloadStore(): void {}

  /** told when the gateway ends the event stream in peace, which the library passes over and stays deaf */
  onStreamEnd: () => void = () => {}

  protected override bridgeGrpcEventStream(manager: Manager): void {
    super.bridgeGrpcEventStream(manager)
    manager.on('end', () => this.onStreamEnd())
  }

  override get grpcManager(): Manager {
    const manager = super.grpcManager
    if (this.#guarded?.manager !== manager) this.#guarded = { manager, guard: guard(manager, this.#timeoutMs) }
    return this.#guarded.guard
  }

  /** Ends our side alone: the event stream, then the channel. Safe to call twice. */
  hangUp(): void {
    const manager = this._grpcManager
    delete this._grpcManager
    if (!manager) return
    manager.eventStream?.cancel()
    try {
      manager.client.close()
    } catch {
      // there was no client yet
    }
  }

  /** With the manager gone, what the library does on stopping is to tidy up after itself and nothing more. */
  override async onStop(): Promise<void> {
    this.hangUp()
    await super.onStop()
  }

  /** At once, not a tick later as in the library: a login that comes in the same packet would be undone. */
  override async logout(reason = ''): Promise<void> {
    const contactId = this.__currentUserId
    if (contactId === undefined) return
    delete this.__currentUserId
    this.emit('logout', { contactId, data: reason })
  }

  override login(userId: string): void {
    if (this.__currentUserId === userId) return
    delete this.__currentUserId
    Puppet.prototype.login.call(this, userId)
  }
}

type Callback = (error: unknown, response: unknown) => void

/**
 * Mends two habits of the library. It calls without a deadline, so that what a frozen gateway was asked would pile up without end. And when a file fails it tries once more by a call of 2021, which sends it twice or never ends: that is
 * left to gateways so old that they don't know the first call.
 * The casts hold because only unary calls have the form (request, callback), and gRPC takes options between the two.
 */
function guard(manager: Manager, timeoutMs: number): Manager {
  const failures = new Map<PropertyKey, unknown>()
  const wrap = (name: PropertyKey, method: (...given: unknown[]) => unknown, client: object) => {
    return (...given: unknown[]) => {
      const [request, callback] = given
      if (given.length === 2 && typeof callback === 'function') {
        const remember: Callback = (error, response) => {
          failures.set(name, error)
          ;(callback as Callback)(error, response)
        }
        return Reflect.apply(method, client, [request, { deadline: Date.now() + timeoutMs }, remember])
      }
      const failure = failures.get(String(name).replace(/Stream$/, ''))
      if (failure && !isUnimplemented(failure)) throw failure
      return Reflect.apply(method, client, given)
    }
  }
  let proxy: Manager['client'] | undefined
  const guardedClient = (): Manager['client'] => {
    proxy ??= new Proxy(manager.client, {
      get: (client, name) => {
        const member: unknown = Reflect.get(client, name)
        return typeof member === 'function' ? wrap(name, member as (...given: unknown[]) => unknown, client) : member
      },
    })
    return proxy
  }
  return Object.create(manager, { client: { get: guardedClient } }) as Manager
}

function isUnimplemented(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 12
}

export interface LineEvents {
  /** any sign of life */
  readonly heard: () => void
  readonly loggedIn: (account: string) => void
  readonly loggedOut: () => void
  /** the connection is gone; called once */
  readonly broken: (error: unknown) => void
  /** listens to what people do; called before the line is opened */
  readonly attach: (puppet: QuietPuppet) => void
}

/** A connection from its opening to its end; it is not opened again. */
export interface Line {
  readonly puppet: QuietPuppet
  readonly isClosed: () => boolean
  /** resolves once the gateway has said something on the event stream; rejects when it can't be reached */
  readonly open: () => Promise<void>
  readonly close: () => void
}

export function createLine(gateway: Gateway, events: LineEvents): Line {
  const puppet = new QuietPuppet(gateway)
  let closed = false
  let heard = false

  const close = () => {
    closed = true
    puppet.hangUp()
    // the rest of the library's own tidying; it never reaches the gateway, and what it throws has no one left to matter to
    void puppet.stop().catch(() => undefined)
  }
  const line: Line = {
    puppet,
    isClosed: () => closed,
    close,
    open: async () => {
      try {
        await puppet.start()
        if (!heard) throw new GatewayBusyError()
      } finally {
        // closed while it was opening: the stream that came up meanwhile would keep the gateway busy
        if (closed) puppet.hangUp()
      }
    },
  }

  const whileOpen =
    <Payload>(act: (payload: Payload) => void) =>
    (payload: Payload) => {
      if (!closed) act(payload)
    }
  puppet.on(
    'heartbeat',
    whileOpen(() => {
      heard = true
      events.heard()
    }),
  )
  puppet.on(
    'login',
    whileOpen(({ contactId }) => events.loggedIn(contactId)),
  )
  puppet.on(
    'logout',
    whileOpen(() => events.loggedOut()),
  )
  puppet.on(
    'error',
    whileOpen((error) => {
      if (isTransportError(error)) events.broken(error)
    }),
  )
  puppet.onStreamEnd = () => {
    if (!closed) events.broken(new StreamEndedError())
  }
  events.attach(puppet)
  return line
}

/** Errors of the gateway's puppet come along the stream as payloads and leave it whole; those of the stream itself are gRPC errors. */
function isTransportError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'number'
}
