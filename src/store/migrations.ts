import { fileURLToPath } from 'node:url'

/** The named SQL files that drizzle-kit writes. Two folders up from here in src/ as in a build. */
export const migrationsFolder = fileURLToPath(new URL('../../drizzle', import.meta.url))
