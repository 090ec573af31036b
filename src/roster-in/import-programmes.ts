import { z } from 'zod'
import type { Programme } from '../care/programme.ts'
import { readProgrammes } from '../care/read-programmes.ts'
import type { Db, Store } from '../store/database.ts'
import { countyProgrammes, keepProgrammes } from '../store/programmes.ts'
import { programmeProblemLines, programmeReportLines } from '../wording/programme-file.ts'
import type { Imported } from './import-roster.ts'
import type { ProgrammeFile } from './read-programme-file.ts'

export interface ProgrammeRequest extends ProgrammeFile {
  /** says what would change, and changes nothing */
  readonly dryRun: boolean
}

/** Brings programmes in: all of the file, or nothing where any place of it is wrong. Those that it does not name stay. */
export async function importProgrammes(store: Store, { given, rows, dryRun }: ProgrammeRequest): Promise<Imported> {
  const read = readProgrammes(given)
  if ('problems' in read) return { isGood: false, report: programmeProblemLines(read.problems, rows) }
  const work = async (db: Db): Promise<Imported> => {
    const kept = await countyProgrammes(db)
    const changes = read.programmes.map((after) => ({
      after,
      before: kept.find(({ key }) => key === after.key) ?? null,
    }))
    const changed = changes.filter(({ before, after }) => before === null || !isSame(before, after))
    if (!dryRun)
      await keepProgrammes(
        db,
        changed.map(({ after }) => after),
      )
    return { isGood: true, report: programmeReportLines(changes, dryRun) }
  }
  return dryRun ? store.read(work) : store.transaction(work)
}

function isSame(one: Programme, other: Programme): boolean {
  const plain = ({ key, name, confidential, months, commitments }: Programme) =>
    JSON.stringify([
      key,
      name,
      confidential,
      months,
      commitments.map((each) => [
        each.key,
        each.kinds,
        each.times,
        each.period,
        each.by,
        each.graceDays,
        each.meetingsCount,
        each.countedFrom,
      ]),
    ])
  return plain(one) === plain(other)
}

const door = z.object({
  door: z.literal('programmes'),
  dryRun: z.boolean(),
  given: z.unknown(),
  rows: z.array(z.array(z.number().int())).nullable(),
})

/** What `npm run import` asks the process that holds the folder. */
export function programmesAsked(request: ProgrammeRequest): unknown {
  return { door: 'programmes', ...request }
}

/** The holder's side of it. Throws where the request is another. */
export function programmesHandler(store: Store): (request: unknown) => Promise<Imported> {
  return (request) => importProgrammes(store, door.parse(request))
}
