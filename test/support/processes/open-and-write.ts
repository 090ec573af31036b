import { sql } from 'drizzle-orm'
import { open, type Where } from '../../../src/store/database.ts'

/**
 * A process of its own on a store: opens it, says `open`, and where it is given a number writes rows from that
 * number on for ever, saying each after its commit: WHERE (JSON) [NUMBER]
 */
const where: Where = JSON.parse(process.argv[2] ?? '')
try {
  const store = await open(where)
  console.log('open')
  const from = Number(process.argv[3] ?? Number.NaN)
  for (let number = from; Number.isInteger(number); number += 1) {
    await store.transaction((db) => db.execute(sql`insert into station (name) values (${`站${number}`})`))
    console.log(number)
  }
  await store.close()
} catch (error) {
  console.log(error instanceof Error ? error.message : 'failed')
  process.exitCode = 1
}
