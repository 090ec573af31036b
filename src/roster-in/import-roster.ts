import { calendarDayOf } from '../care/day.ts'
import type { Db, Store } from '../store/database.ts'
import { keptNature } from '../store/place.ts'
import { countyProgrammes } from '../store/programmes.ts'
import { lockImport, readKeptRoster } from '../store/roster-import.ts'
import { howCodesAreMade, importedIntoDemo, problemLines, reportLines } from '../wording/roster-summary.ts'
import { carryOut } from './carry-out.ts'
import type { Table } from './lines.ts'
import { planRoster } from './plan-roster.ts'
import { summaryOf } from './summary-of.ts'

export interface ImportRequest extends Table {
  /** says what would change, and changes nothing */
  readonly dryRun: boolean
}

export interface Imported {
  /** false: something is wrong in the file, and nothing was changed */
  readonly isGood: boolean
  /** the report, line by line */
  readonly report: readonly string[]
}

/** Brings a roster in, in one transaction: all of it, or nothing where any line is wrong. */
export async function importRoster(
  store: Store,
  request: ImportRequest,
  { now, isWord }: { readonly now: Date; readonly isWord: (text: string) => boolean },
): Promise<Imported> {
  const work = async (db: Db): Promise<Imported> => {
    if (!request.dryRun) await lockImport(db)
    const today = calendarDayOf(now)
    const kept = await readKeptRoster(db, today)
    const programmes = await countyProgrammes(db)
    const plan = planRoster(request.lines, kept, { today, isWord, programmes })
    if (plan.problems.length > 0) return { isGood: false, report: problemLines(plan.problems) }
    if (!request.dryRun) await carryOut(db, plan, kept, now)
    const isDemo = (await keptNature(db)) === 'demo'
    const report = [
      ...(isDemo ? [importedIntoDemo()] : []),
      ...reportLines(summaryOf(plan, request, programmes)),
      ...(request.dryRun || isDemo ? [] : howCodesAreMade()),
    ]
    return { isGood: true, report }
  }
  return request.dryRun ? store.read(work) : store.transaction(work)
}
