/** What the front door gives the WeChat adapter. */

/** The part of a pino logger that the adapter uses. It is given codes and counts alone: no text, name or message of an error. */
export interface Log {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export interface WechatyOptions {
  /** host:port of the gateway; without one the library would look it up at a stranger's and then crash */
  readonly endpoint: string
  /** `<SNI>_<secret>`: what stands before the last `_` names the gateway's certificate */
  readonly token: string
  readonly dataDir: string
  /** names that call the bot besides those that the network knows it by */
  readonly botNames?: readonly string[]
  readonly log: Log
  /** of one call to the gateway; default 15 000 */
  readonly timeoutMs?: number
  /** between two looks at the connection; default 1 000 */
  readonly superviseEveryMs?: number
  /** without a sign of life for this long the gateway is asked for one; default 30 000 */
  readonly silenceMs?: number
}
