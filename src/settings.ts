import { existsSync } from 'node:fs'
import { z } from 'zod'

/** The only file that reads the environment. `.env` is read where there is one; what the environment has already wins. */

interface Entry<T> {
  readonly schema: z.ZodType<T, string | undefined>
  /** what a right value looks like, and how to come by one: the end of the line about a wrong one */
  readonly expected: string
  /** its value is never shown */
  readonly secret?: true
}

const optionalText = z
  .string()
  .optional()
  .transform((text) => text ?? null)
const wallClock = (fallback: string) =>
  z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .default(fallback)
const whole = (fallback: number, from: number, to: number) =>
  z.string().regex(/^\d+$/).default(String(fallback)).transform(Number).pipe(z.number().min(from).max(to))
const oneOf = <const T extends string>(choices: readonly T[]) => z.enum(choices)
const address = (pattern: RegExp) =>
  z
    .string()
    .regex(pattern)
    .optional()
    .transform((text) => text ?? null)

/** Every setting, as .env.example lists them. */
const entries = {
  DATA_DIR: entry(z.string().default('./data'), 'a folder that this user may write to'),
  DATABASE_URL: secret(
    address(/^postgres(ql)?:\/\/\S+$/),
    'postgres://user:password@host:5432/database; without it the store is kept in DATA_DIR',
  ),
  PORT: entry(whole(3000, 0, 65_535), 'a port from 1 to 65535, or 0 for any that is free'),
  WECHATY_PUPPET_SERVICE_TOKEN: secret(optionalText, "your gateway's token"),
  WECHATY_PUPPET_SERVICE_ENDPOINT: entry(
    address(/^[\w.-]+:\d{1,5}$|^\[[\da-f:]+\]:\d{1,5}$/i),
    "your gateway's host:port, such as 127.0.0.1:8788",
  ),
  // read by the gateway library itself, from the environment
  WECHATY_PUPPET_SERVICE_TLS_CA_CERT: secret(
    address(/^-----BEGIN CERTIFICATE-----/),
    "the PEM text of the CA that signed your gateway's certificate",
  ),
  BANBAN_STORE: entry(
    oneOf(['demo', 'real'])
      .optional()
      .transform((nature) => nature ?? null),
    'demo or real; without it a new store is a demo where nothing else is set',
  ),
  BANBAN_LOG_LEVEL: entry(
    oneOf(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    'debug, info, warn, error or silent',
  ),
  BANBAN_BOT_NAME: entry(z.string().max(20).default('伴伴'), 'a name of at most 20 characters'),
  BANBAN_QUIET_FROM: entry(wallClock('21:30'), 'a time in Shanghai such as 21:30'),
  BANBAN_QUIET_TO: entry(wallClock('07:30'), 'a time in Shanghai such as 07:30'),
  BANBAN_ROOM_INTERVAL_SECONDS: entry(whole(2, 0, 3600), 'seconds from 0 to 3600'),
  BANBAN_ACCOUNT_PER_MINUTE: entry(whole(20, 1, 1000), 'messages from 1 to 1000'),
  BANBAN_ACCOUNT_PER_DAY: entry(whole(200, 1, 100_000), 'messages from 1 to 100000'),
  BANBAN_DIGEST_HOUR: entry(whole(19, 6, 21), 'an hour in Shanghai from 6 to 21'),
  BANBAN_TEXT_DAYS: entry(whole(30, 1, 3650), 'days from 1 to 3650'),
  BANBAN_EMERGENCY_NUMBERS: entry(
    emergencyNumbers(),
    'names with numbers, separated by commas, such as 镇派出所 0851-1234567,12345',
  ),
  BANBAN_SEND_TIMEOUT_SECONDS: entry(whole(15, 1, 300), 'seconds from 1 to 300'),
  BANBAN_ALERT_COMMAND: entry(optionalText, 'the path of a program; it gets the number of the concern'),
} satisfies Record<string, Entry<unknown>>

type Name = keyof typeof entries
type Values = { [N in Name]: z.output<(typeof entries)[N]['schema']> }

export const settingNames = Object.keys(entries) as Name[]

export interface Settings {
  readonly dataDir: string
  /** null: the store is in dataDir */
  readonly databaseUrl: string | null
  /** 0 takes any free one */
  readonly port: number
  readonly wechaty: { readonly token: string; readonly endpoint: string } | null
  /** is any network but the sandbox set? */
  readonly networkSet: boolean
  /** what a new store becomes; null where unset */
  readonly store: 'demo' | 'real' | null
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly botName: string
  /** 'HH:MM' in Shanghai */
  readonly quietFrom: string
  readonly quietTo: string
  readonly roomIntervalSeconds: number
  readonly accountPerMinute: number
  readonly accountPerDay: number
  readonly textDays: number
  /** when each person's one reminder of the day goes out, on the wall in Shanghai */
  readonly digestHour: number
  /** local numbers, shown with 110 in an alert */
  readonly emergencyNumbers: readonly string[]
  readonly sendTimeoutSeconds: number
  /** run when nobody at all could be told of an urgent concern; null where unset */
  readonly alertCommand: string | null
}

/** Its lines are for the operator: one for each wrong setting. */
export class SettingsError extends Error {
  readonly lines: readonly string[]
  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'SettingsError'
    this.lines = lines
  }
}

/** The settings of this process. Throws SettingsError. */
export function loadSettings(): Settings {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return readSettings(process.env)
}

/** An empty value counts as unset. Throws SettingsError that names every wrong setting. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = new Map(Object.entries(environment).map(([name, text]) => [name, text?.trim() || undefined] as const))
  const lines = [...unknownNames(given), ...wrongValues(given), ...halfNetwork(given)]
  if (lines.length > 0) throw new SettingsError(lines)
  const parsed = settingNames.map((name) => [name, entries[name].schema.parse(given.get(name))] as const)
  return named(Object.fromEntries(parsed) as Values)
}

function named(values: Values): Settings {
  const token = values.WECHATY_PUPPET_SERVICE_TOKEN
  const endpoint = values.WECHATY_PUPPET_SERVICE_ENDPOINT
  return {
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    port: values.PORT,
    wechaty: token && endpoint ? { token, endpoint } : null,
    networkSet: token !== null,
    store: values.BANBAN_STORE,
    logLevel: values.BANBAN_LOG_LEVEL,
    botName: values.BANBAN_BOT_NAME,
    quietFrom: values.BANBAN_QUIET_FROM,
    quietTo: values.BANBAN_QUIET_TO,
    roomIntervalSeconds: values.BANBAN_ROOM_INTERVAL_SECONDS,
    accountPerMinute: values.BANBAN_ACCOUNT_PER_MINUTE,
    accountPerDay: values.BANBAN_ACCOUNT_PER_DAY,
    textDays: values.BANBAN_TEXT_DAYS,
    digestHour: values.BANBAN_DIGEST_HOUR,
    emergencyNumbers: values.BANBAN_EMERGENCY_NUMBERS,
    sendTimeoutSeconds: values.BANBAN_SEND_TIMEOUT_SECONDS,
    alertCommand: values.BANBAN_ALERT_COMMAND,
  }
}

type Given = ReadonlyMap<string, string | undefined>

function wrongValues(given: Given): string[] {
  return settingNames.flatMap((name) => {
    const { schema, expected, secret: isSecret }: Entry<unknown> = entries[name]
    const text = given.get(name)
    if (schema.safeParse(text).success) return []
    return [`${name}${isSecret ? '' : `=${oneLine(text)}`} is wrong. Set it to ${expected}.`]
  })
}

/** A misspelt setting would silently count as unset. */
function unknownNames(given: Given): string[] {
  const known: readonly string[] = settingNames
  return [...given]
    .filter(([name, text]) => name.startsWith('BANBAN_') && text !== undefined && !known.includes(name))
    .map(([name]) => `${oneLine(name)} is no setting. Look up its name in .env.example, or remove it.`)
}

function halfNetwork(given: Given): string[] {
  const token = given.get('WECHATY_PUPPET_SERVICE_TOKEN')
  const endpoint = given.get('WECHATY_PUPPET_SERVICE_ENDPOINT')
  if (token && !endpoint) {
    return [
      "WECHATY_PUPPET_SERVICE_TOKEN needs an endpoint. Set WECHATY_PUPPET_SERVICE_ENDPOINT to your gateway's host:port.",
    ]
  }
  if (endpoint && !token) {
    return ["WECHATY_PUPPET_SERVICE_ENDPOINT needs a token. Set WECHATY_PUPPET_SERVICE_TOKEN to your gateway's token."]
  }
  return []
}

function oneLine(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').slice(0, 60)
}

function entry<S extends Entry<unknown>['schema']>(schema: S, expected: string) {
  return { schema, expected }
}

function secret<S extends Entry<unknown>['schema']>(schema: S, expected: string) {
  return { schema, expected, secret: true as const }
}

function emergencyNumbers() {
  return z
    .string()
    .default('')
    .transform((text) => text.split(/[,,、]/).map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ''))
    .pipe(z.array(z.string().regex(/\d{3}/).max(40)))
}
