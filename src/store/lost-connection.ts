import { setTimeout as pause } from 'node:timers/promises'
import type { Sql, TransactionSql } from 'postgres'
import { isLostConnection } from './failures.ts'

/** How long the end of a connection may take to show after the error that announced it. */
const CLOSING_MS = 5_000

type Work = (transaction: TransactionSql) => Promise<unknown>

/** What became of the connection of one transaction: `lost` resolves when it is gone. */
interface Fate {
  isLost: boolean
  readonly lost: Promise<void>
}

/**
 * postgres.js 3.4.9 dies of an uncaught TypeError when anything, even its own `rollback`, is sent over a connection that was cut
 * inside a transaction. With this client such a transaction just fails: after the loss nothing more is sent.
 */
export function survivingLoss<Client extends Sql>(client: Client): Client {
  return new Proxy(client, {
    get: (target, key) => (key === 'begin' ? (work: Work) => begin(target, work) : Reflect.get(target, key)),
  })
}

function begin(client: Sql, work: Work): Promise<unknown> {
  let tell = () => {}
  const fate: Fate = { isLost: false, lost: new Promise((resolve) => (tell = resolve)) }
  const outcome = client.begin((transaction) => shielded(work, transaction, fate))
  // where the connection is cut it is this promise that postgres.js rejects, whatever the work is doing
  outcome.catch(() => {
    fate.isLost = true
    tell()
  })
  return outcome
}

async function shielded(work: Work, transaction: TransactionSql, fate: Fate): Promise<unknown> {
  try {
    const result = await work(guarded(transaction, fate))
    if (!fate.isLost) return result
  } catch (error) {
    if (!fate.isLost && isLostConnection(error))
      await Promise.race([fate.lost, pause(CLOSING_MS, null, { ref: false })])
    if (!fate.isLost) throw error
  }
  // returning would send a commit, throwing a rollback; `outcome` has been rejected already
  return new Promise<never>(() => {})
}

/** Refuses a query of a work that goes on after the loss. */
function guarded(transaction: TransactionSql, fate: Fate): TransactionSql {
  return new Proxy(transaction, {
    get(target, key) {
      if (fate.isLost) throw new Error('the connection of this transaction is lost')
      if (key !== 'savepoint') return Reflect.get(target, key)
      return (work: Work) => target.savepoint((inner) => shielded(work, inner, fate))
    },
  })
}
