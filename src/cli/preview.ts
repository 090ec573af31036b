import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { createLog } from '../log.ts'
import { daysToPreview, previewAsked, previewHandler } from '../reminders/preview-days.ts'
import { loadSettings, type Settings, SettingsError } from '../settings.ts'
import { open } from '../store/database.ts'
import { ask } from '../store/folder-lock.ts'
import { isNewPlace } from '../store/place.ts'
import { StoreUnusable } from '../store/unusable.ts'
import { nothingToPreview, previewUsage } from '../wording/preview.ts'

/** What would be sent to whom in the next days: by the process that holds the folder, else on the store opened here. */
async function main(): Promise<void> {
  const days = daysAsked()
  if (days === null) {
    process.stderr.write(`${previewUsage()}\n`)
    process.exitCode = 2
    return
  }
  const settings = loadSettings()
  const lines = (await throughHolder(settings, days)) ?? (await onStore(settings, days))
  process.stdout.write(`${lines.join('\n')}\n`)
}

/** Null where it is not asked rightly. */
function daysAsked(): number | null {
  try {
    const { values, positionals } = parseArgs({ options: { days: { type: 'string' } }, allowPositionals: true })
    return positionals.length > 0 ? null : daysToPreview(values.days ?? '7')
  } catch {
    return null
  }
}

/** Null where no process holds the folder. */
async function throughHolder({ databaseUrl, dataDir }: Settings, days: number): Promise<readonly string[] | null> {
  if (databaseUrl !== null || !existsSync(dataDir)) return null
  const asked = await ask(dataDir, previewAsked(days))
  return asked.kind === 'nobody' ? null : z.array(z.string()).parse(asked.answer)
}

async function onStore({ databaseUrl, dataDir, digestHour }: Settings, days: number): Promise<readonly string[]> {
  const where = databaseUrl ? { databaseUrl } : { dataDir }
  if (await isNewPlace(where)) return [nothingToPreview()]
  const store = await open(where)
  try {
    return await previewHandler(store, { digestHour }, () => new Date())(previewAsked(days))
  } finally {
    await store.close()
  }
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError || error instanceof StoreUnusable) process.stderr.write(`${error.message}\n`)
  else createLog('error').error({ err: error }, 'the preview failed; nothing was sent')
  process.exitCode = 1
})
