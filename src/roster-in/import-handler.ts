import { z } from 'zod'
import type { Store } from '../store/database.ts'
import { columns } from './columns.ts'
import { MAX_ROWS } from './grid.ts'
import { type Imported, type ImportRequest, importRoster } from './import-roster.ts'

const importDoor = z.object({
  door: z.literal('import'),
  dryRun: z.boolean(),
  leftOut: z.array(z.string()),
  lines: z
    .array(
      z.object({
        row: z.number().int(),
        cells: z.partialRecord(z.enum(columns), z.union([z.string(), z.number()])),
      }),
    )
    .max(MAX_ROWS),
})

/** What `npm run import` asks the process that holds the folder: the lines, read already. */
export function importAsked(request: ImportRequest): unknown {
  return { door: 'import', ...request }
}

/** The holder's side of it. Throws where the request is another. */
export function importHandler(
  store: Store,
  now: () => Date,
  isWord: (text: string) => boolean,
): (request: unknown) => Promise<Imported> {
  return (request) => importRoster(store, importDoor.parse(request), { now: now(), isWord })
}
