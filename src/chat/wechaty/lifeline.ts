/** Keeps a line to the gateway alive: watches, reconnects without end, and says what was not heard meanwhile. */

import { nameAndCode, within } from './failure.ts'
import { createLine, type Gateway, type Line, type QuietPuppet } from './line.ts'
import type { Log } from './options.ts'

export interface LifelineOptions {
  readonly gateway: Gateway
  readonly log: Log
  /** between two looks at the line, ms */
  readonly superviseEveryMs: number
  /** after this long without a sign of life the gateway is asked for one, ms */
  readonly silenceMs: number
  readonly attach: (puppet: QuietPuppet) => void
  /** the account is heard again; nothing between the two instants was */
  readonly onGap: (from: Date, to: Date) => void
}

/** Connecting takes the library 5 s to fail, and waits for the gateway to start its puppet, which may take 15 s. */
const openWithinMs = 18_000
const probeWithinMs = 8_000

export class Lifeline {
  readonly #options: LifelineOptions
  #line: Line | null = null
  #account: string | null = null
  #loggedIn = false
  #lastSeen: Date | null = null
  /** since when nothing was heard, while away; null before the first login and while all is well */
  #awaySince: Date | null = null
  #timer: NodeJS.Timeout | undefined
  #looking = false
  #suspect = false
  #stopped = false
  /** one line in the log for each outage, not for each try */
  #awayIsTold = false

  constructor(options: LifelineOptions) {
    this.#options = options
  }

  get account(): string | null {
    return this.#account
  }

  get lastSeen(): Date | null {
    return this.#lastSeen
  }

  /** the puppet while gateway and account are there, else null */
  get puppet(): QuietPuppet | null {
    return this.#loggedIn && this.#line && !this.#line.isClosed() ? this.#line.puppet : null
  }

  /** Resolves after the first try; a gateway that is away then is tried again for ever. */
  async start(): Promise<void> {
    await this.#look()
    if (this.#stopped) return
    this.#timer = setInterval(() => void this.#look(), this.#options.superviseEveryMs)
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#timer)
    this.#line?.close()
    this.#line = null
    this.#loggedIn = false
  }

  /** A call was not answered in time: look at the line now rather than after the usual silence. */
  doubt(): void {
    this.#suspect = true
  }

  /** An event that came at `at` could not be read: if the line is down, nothing from then on counts as heard. */
  lost(at: Date): void {
    if (this.#awaySince && at < this.#awaySince) this.#awaySince = at
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#stopped) return
    this.#looking = true
    try {
      if (this.#line === null || this.#line.isClosed()) await this.#connect()
      else if (this.#suspect || this.#isSilent()) await this.#probe(this.#line)
    } finally {
      this.#looking = false
    }
  }

  #isSilent(): boolean {
    return this.#lastSeen === null || Date.now() - this.#lastSeen.getTime() >= this.#options.silenceMs
  }

  /** A dong comes back on the event stream, where the gateway knows it; any answer is a sign of life. */
  async #probe(line: Line): Promise<void> {
    this.#suspect = false
    try {
      line.puppet.ding('')
      await within(probeWithinMs, line.puppet.roomList())
      this.#heard()
    } catch (error) {
      this.#broken(line, error)
    }
  }

  async #connect(): Promise<void> {
    const line: Line = createLine(this.#options.gateway, {
      heard: () => this.#heard(),
      loggedIn: (account) => this.#login(account),
      loggedOut: () => this.#logout(),
      broken: (error) => this.#broken(line, error),
      attach: this.#options.attach,
    })
    this.#line = line
    try {
      await within(openWithinMs, line.open())
    } catch (error) {
      if (!line.isClosed()) this.#broken(line, error)
    }
  }

  #heard(): void {
    this.#lastSeen = new Date()
  }

  #broken(line: Line, error: unknown): void {
    if (line.isClosed()) return
    line.close()
    if (this.#stopped) return
    if (!this.#awayIsTold)
      this.#options.log.warn(nameAndCode(error), 'wechaty gateway is away, trying again until it is back')
    this.#awayIsTold = true
    this.#goAway()
  }

  #logout(): void {
    if (this.#loggedIn) this.#options.log.warn({}, 'wechaty account is logged out')
    this.#goAway()
  }

  #goAway(): void {
    if (this.#loggedIn) this.#awaySince ??= this.#lastSeen
    this.#loggedIn = false
  }

  #login(account: string): void {
    const now = new Date()
    const from = this.#awaySince
    const sameAccount = this.#account === account
    this.#account = account
    this.#loggedIn = true
    this.#awaySince = null
    this.#awayIsTold = false
    this.#options.log.info({}, 'wechaty account is logged in')
    // another account was not in these rooms, so it has no gap to tell of
    if (from && sameAccount) this.#options.onGap(from, now)
  }
}
