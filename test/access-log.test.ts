import { readFileSync } from 'node:fs'
import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readTranscript } from '../src/chat/transcript.ts'
import { play } from '../src/cli/play/player.ts'
import { open, rows } from '../src/store/database.ts'
import { freshDatabase } from './support/database.ts'

/** Conversations in which alerts, their repeats, questions back, consent lines and lists show children. */
const played = [
  'access-log.chat',
  'ask-back.chat',
  'consent.chat',
  'cry-for-help.chat',
  'cry-accuses-later.chat',
  'cry-nobody-acts.chat',
  'cry-taken.chat',
  'cry-closed.chat',
  'day-to-day.chat',
  'leader-amends.chat',
  'list.chat',
  'my-children.chat',
  'plans-wishes.chat',
  'undo.chat',
]

async function kept<Row extends object>(name: string, query: SQL): Promise<Row[]> {
  const databaseUrl = await freshDatabase()
  const transcript = readTranscript(name, readFileSync(new URL(`conversations/${name}`, import.meta.url), 'utf8'))
  await play(transcript, () => open({ databaseUrl }))
  const store = await open({ databaseUrl })
  try {
    return await store.read((db) => rows<Row>(db, query))
  } finally {
    await store.close()
  }
}

/** Children named in a message without a row that says who was shown them. */
const unlogged = sql`select outbox.conversation, child.name as child, outbox.text from outbox
  join child on outbox.text like '%' || child.name || '%'
    or exists (select from nickname where nickname.child_id = child.id and outbox.text like '%' || nickname.name || '%')
  where not exists (
    select from access_log log where log.child_id = child.id and log.conversation = outbox.conversation
      and log.why = coalesce((select inbox.intent from inbox where to_jsonb(inbox.id) = outbox.answers->0), 'concern'))`

const alertsOfLeader = sql`select at from access_log where why = 'concern' and conversation = '刘桂兰'`

describe('whoever is shown something about a child, it is on record', () => {
  test.each(played)('%s', async (name) => {
    expect(await kept(name, unlogged)).toEqual([])
  })

  test('an alert, its repeat and what joined it are three rows', async () => {
    expect(await kept('access-log.chat', alertsOfLeader)).toHaveLength(3)
  })
})
