import { drizzle } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import postgres from 'postgres'
import type { Connection } from './database.ts'
import { codeOf } from './failures.ts'
import { survivingLoss } from './lost-connection.ts'
import { migrationsFolder } from './migrations.ts'
import { StoreUnusable } from './unusable.ts'

/** Any number that no other program takes on this database. */
const MIGRATION_LOCK = 738_201
const CONNECTIONS = 10
const CONNECT_SECONDS = 10
const CLOSE_SECONDS = 5

const options = {
  connect_timeout: CONNECT_SECONDS,
  onnotice: () => {},
  connection: { TimeZone: 'UTC', application_name: 'banban' },
}

/** PostgreSQL at a `postgres://` address. */
export async function openServer(databaseUrl: string): Promise<Connection> {
  const place = placeOf(databaseUrl)
  try {
    await migrateAlone(databaseUrl)
  } catch (error) {
    throw new StoreUnusable(`DATABASE_URL: ${reason(codeOf(error), place)}`, { cause: error })
  }
  const client = postgres(databaseUrl, { ...options, max: CONNECTIONS })
  return {
    kind: 'postgres',
    db: drizzle(survivingLoss(client), { casing: 'snake_case' }),
    folder: null,
    close: () => client.end({ timeout: CLOSE_SECONDS }),
  }
}

/** Two processes may start at once: the second waits here and then finds nothing left to do. */
async function migrateAlone(databaseUrl: string): Promise<void> {
  const client = postgres(databaseUrl, { ...options, max: 1 })
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`
    await migrate(drizzle(client), { migrationsFolder })
  } finally {
    // the lock goes with the connection
    await client.end({ timeout: CLOSE_SECONDS })
  }
}

interface Place {
  readonly user: string
  readonly address: string
  readonly database: string
}

/** All of the address but its password. */
function placeOf(databaseUrl: string): Place {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) {
    throw new StoreUnusable(
      'DATABASE_URL: is no address of the form postgres://user:password@host:5432/database. Mend it.',
    )
  }
  const url = new URL(databaseUrl)
  return {
    user: decodeURIComponent(url.username),
    address: `${url.hostname}:${url.port || 5432}`,
    database: url.pathname.slice(1),
  }
}

function reason(code: string | null, { user, address, database }: Place): string {
  switch (code) {
    case 'ECONNREFUSED':
      return `nothing answers at ${address}. Start PostgreSQL there, or mend the address.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `no host is known as ${address}. Mend the address.`
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
      return `${address} did not answer in ${CONNECT_SECONDS} seconds. Look at the network and the firewall.`
    case '28P01':
    case '28000':
      return `PostgreSQL at ${address} refuses the user "${user}" or the password. Mend them.`
    case '3D000':
      return `PostgreSQL at ${address} has no database "${database}". Create it: createdb ${database}`
    case '42501':
      return `the user "${user}" may not create tables in "${database}". Give the right, or take another user.`
    default:
      return `the database "${database}" at ${address} can't be made ready (${code ?? 'no code'}). Look at the server's log.`
  }
}
