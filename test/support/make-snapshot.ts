import { writeFileSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { drizzle } from 'drizzle-orm/pglite'
import { migrate } from 'drizzle-orm/pglite/migrator'
import { migrationsFolder } from '../../src/store/migrations.ts'

/** Writes a dumped, migrated PGlite to the file that is named. */
const [file] = process.argv.slice(2)
if (!file) throw new Error('make-snapshot.ts FILE')
const client = await PGlite.create()
await migrate(drizzle(client), { migrationsFolder })
const dump = await client.dumpDataDir('none')
writeFileSync(file, Buffer.from(await dump.arrayBuffer()))
await client.close()
