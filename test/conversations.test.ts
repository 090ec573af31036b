import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTranscript } from '../src/chat/transcript.ts'
import { demoNames } from '../src/cli/play/demo-names.ts'
import { play } from '../src/cli/play/player.ts'
import { showFaults } from '../src/cli/play/show.ts'
import { open, type Store } from '../src/store/database.ts'
import { freshDatabase, openSnapshot } from './support/database.ts'

const folder = new URL('conversations/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.chat'))
/** Played on a server too: those where what is kept must be found again, or is told again. */
const onServer = ['list-versions.chat', 'restart.chat', 'cry-for-help.chat', 'undo.chat', 'people-get-in.chat']

async function faultsOf(name: string, openStore: () => Promise<Store>): Promise<string> {
  const transcript = readTranscript(name, readFileSync(new URL(name, folder), 'utf8'), demoNames)
  expect(transcript.isChecked, `${name} expects something`).toBe(true)
  return showFaults(name, await play(transcript, openStore))
}

/** Closed and opened again, a store in memory would be empty. */
function hasRestart(name: string): boolean {
  return /^重启$/m.test(readFileSync(new URL(name, folder), 'utf8'))
}

describe('conversations', () => {
  test.each(files.filter((name) => !hasRestart(name)))('%s', async (name) => {
    expect(await faultsOf(name, openSnapshot)).toBe('')
  })

  test.each(files.filter(hasRestart))('%s, the store closed and opened again', async (name) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'banban-chat-'))
    try {
      expect(await faultsOf(name, () => open({ dataDir }))).toBe('')
    } finally {
      rmSync(dataDir, { recursive: true })
    }
  })

  test.each(onServer.filter((name) => files.includes(name)))('%s, on PostgreSQL', async (name) => {
    const databaseUrl = await freshDatabase()
    expect(await faultsOf(name, () => open({ databaseUrl }))).toBe('')
  })
})
