import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readTranscript, type Transcript, TranscriptFault } from '../chat/transcript.ts'
import { open, type Store } from '../store/database.ts'
import { StoreUnusable } from '../store/unusable.ts'
import { demoNames } from './play/demo-names.ts'
import { play } from './play/player.ts'
import { show, showFaults } from './play/show.ts'

const USAGE = 'usage: npm run -s play -- [--database-url URL] FILE.chat …   (URL: an empty PostgreSQL database)'

/** Plays conversations on a fresh store and prints who was told what; 1 where one goes otherwise than its file says. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { 'database-url': { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (values.help || positionals.length === 0) {
    process.stderr.write(`${USAGE}\n`)
    return values.help ? 0 : 2
  }
  let isRight = true
  for (const file of positionals) isRight = (await playFile(file, values['database-url'])) && isRight
  return isRight ? 0 : 1
}

async function playFile(file: string, databaseUrl: string | undefined): Promise<boolean> {
  const transcript = readTranscript(file, await readFile(file, 'utf8'), demoNames)
  const folder = hasRestart(transcript) && !databaseUrl ? await mkdtemp(join(tmpdir(), 'banban-play-')) : null
  try {
    const played = await play(transcript, () => openStore(databaseUrl, folder))
    process.stdout.write(`${show(played)}\n\n`)
    if (played.faults.length > 0) process.stdout.write(`${showFaults(file, played)}\n\n`)
    const verdict = transcript.isChecked ? (played.faults.length === 0 ? 'as expected' : 'NOT as expected') : 'played'
    process.stdout.write(`${file}: ${verdict}\n`)
    return played.faults.length === 0
  } finally {
    if (folder) await rm(folder, { recursive: true, force: true })
  }
}

function hasRestart({ beats }: Transcript): boolean {
  return beats.some(({ action }) => action.kind === 'restart')
}

/** In memory, but for a transcript with 重启: what was kept must outlive the store's closing. */
function openStore(databaseUrl: string | undefined, folder: string | null): Promise<Store> {
  if (databaseUrl) return open({ databaseUrl })
  return open(folder ? { dataDir: folder } : 'memory')
}

main()
  .then((code) => {
    process.exitCode = code
  })
  .catch((error: unknown) => {
    const known = error instanceof TranscriptFault || error instanceof StoreUnusable
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const text = known || isMissing ? error.message : error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${text}\n`)
    process.exitCode = 2
  })
