import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createLog } from '../log.ts'
import { FileUnusable, MAX_BYTES } from '../roster-in/grid.ts'
import { importAsked } from '../roster-in/import-handler.ts'
import { importProgrammes, type ProgrammeRequest, programmesAsked } from '../roster-in/import-programmes.ts'
import { type Imported, type ImportRequest, importRoster } from '../roster-in/import-roster.ts'
import { hasRoster, readRosterFile } from '../roster-in/read-file.ts'
import { readProgrammeFile } from '../roster-in/read-programme-file.ts'
import { loadSettings, type Settings, SettingsError } from '../settings.ts'
import { open, type Store } from '../store/database.ts'
import { ask } from '../store/folder-lock.ts'
import { checkNature } from '../store/nature.ts'
import { isNewPlace, keptNature } from '../store/place.ts'
import { StoreUnusable } from '../store/unusable.ts'
import { isWord } from '../understand/recognise/word-bounds.ts'
import { noSuchFile, tooLarge, unreadableFile } from '../wording/roster-file.ts'
import { startAsReal } from '../wording/roster-summary.ts'

const usage =
  'usage: npm run -s import -- [--dry-run] FILE   (a .csv or .xlsx like docs/花名册模板.csv; programmes: a .json, or a sheet 方案)'

/** A roster or programmes in: through the process that holds the folder, else into the store opened here. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { 'dry-run': { type: 'boolean' } }, allowPositionals: true })
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) {
    process.stderr.write(`${usage}\n`)
    process.exitCode = 2
    return
  }
  const bytes = bytesOf(path)
  const dryRun = values['dry-run'] ?? false
  const settings = loadSettings()
  const programmes = await readProgrammeFile(basename(path), bytes)
  if (programmes && !(await bring(settings, { programmes: { ...programmes, dryRun } }))) return
  // a file may hold both: the roster names programmes, so they come first
  if (programmes && !(await hasRoster(basename(path), bytes))) return
  await bring(settings, { roster: { ...(await readRosterFile(basename(path), bytes)), dryRun } })
}

type Wanted = { readonly roster: ImportRequest } | { readonly programmes: ProgrammeRequest }

/** False where something in the file is wrong. */
async function bring(settings: Settings, wanted: Wanted): Promise<boolean> {
  const imported = (await throughHolder(settings, wanted)) ?? (await intoStore(settings, wanted))
  for (const line of imported.report) process.stdout.write(`${line}\n`)
  if (!imported.isGood) process.exitCode = 1
  return imported.isGood
}

function bytesOf(path: string): Uint8Array {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isFile()) throw new FileUnusable(noSuchFile(path))
  if (found.size > MAX_BYTES) throw new FileUnusable(tooLarge(MAX_BYTES))
  try {
    return readFileSync(path)
  } catch (error) {
    throw new FileUnusable(unreadableFile(path, (error as NodeJS.ErrnoException).code ?? ''), { cause: error })
  }
}

const answerShape = z.object({ isGood: z.boolean(), report: z.array(z.string()) })

/** Null where no process holds the folder. */
async function throughHolder({ databaseUrl, dataDir }: Settings, wanted: Wanted): Promise<Imported | null> {
  if (databaseUrl !== null || !existsSync(dataDir)) return null
  const request = 'roster' in wanted ? importAsked(wanted.roster) : programmesAsked(wanted.programmes)
  const asked = await ask(dataDir, request)
  return asked.kind === 'nobody' ? null : answerShape.parse(asked.answer)
}

async function intoStore(settings: Settings, wanted: Wanted): Promise<Imported> {
  const now = new Date()
  const { dryRun } = 'roster' in wanted ? wanted.roster : wanted.programmes
  const store = await openStore(settings, dryRun, now)
  try {
    const imported =
      'roster' in wanted
        ? await importRoster(store, wanted.roster, { now, isWord })
        : await importProgrammes(store, wanted.programmes)
    const isHidden = settings.store === null && settings.databaseUrl === null && !settings.networkSet
    const isReal = (await store.read(keptNature)) === 'real'
    const hint = isReal && isHidden && imported.isGood && !dryRun ? [startAsReal()] : []
    return { ...imported, report: [...imported.report, ...hint] }
  } finally {
    await store.close()
  }
}

/** In an empty place a real store is made; a dry run there looks at an empty one in memory and leaves nothing behind. */
async function openStore(settings: Settings, dryRun: boolean, now: Date): Promise<Store> {
  const where = settings.databaseUrl ? { databaseUrl: settings.databaseUrl } : { dataDir: settings.dataDir }
  const isNew = await isNewPlace(where)
  if (isNew && settings.store === 'demo')
    throw new StoreUnusable(
      'BANBAN_STORE is demo and there is no store yet: an import begins a real one. Remove BANBAN_STORE or set it to real; to import into a demo, start the demo first.',
    )
  if (isNew && dryRun) return open('memory')
  const store = await open(where)
  try {
    await store.transaction(async (db) => {
      const kept = await keptNature(db)
      if (kept === null && dryRun) return
      const { networkSet } = settings
      const wish = { setting: settings.store ?? kept ?? 'real', embedded: settings.databaseUrl === null, networkSet }
      await checkNature(db, wish, now)
    })
    return store
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Known faults are one clear line; of anything else name and place, never its text. */
function explainFailure(error: unknown): void {
  if (error instanceof FileUnusable) process.stdout.write(`${error.line}\n`)
  else if (error instanceof SettingsError || error instanceof StoreUnusable) process.stderr.write(`${error.message}\n`)
  else if (isBadOption(error)) process.stderr.write(`${usage}\n`)
  else createLog('error').error({ err: error }, 'the import failed; nothing was changed')
}

function isBadOption(error: unknown): boolean {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

main().catch((error: unknown) => {
  explainFailure(error)
  process.exitCode = 1
})
