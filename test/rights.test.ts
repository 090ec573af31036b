import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { putReplies } from '../src/bot/put-replies.ts'
import type { Heard, Reply } from '../src/commands/command.ts'
import { mayBeSaidInRoom, mayChange, maySee, mayUse, rights } from '../src/rights.ts'
import { rows } from '../src/store/database.ts'
import { whoIs } from '../src/store/speaker.ts'
import type { Intent } from '../src/understand/meaning.ts'
import { codeMade, nothingToUndo, stationChosen } from '../src/wording.ts'
import { onEveryStore } from './support/database.ts'
import { evening, group, idsOf, placeOf, setTheScene } from './support/scene.ts'

const own: Intent[] = [
  'checkin',
  'plan',
  'wish',
  'concern',
  'answer',
  'my-children',
  'child',
  'summary',
  'undo',
  'amend',
  'my-records',
  'delete-record',
  'change-record',
  'practise',
  'end-practice',
  'own-names',
  'unbind',
  'stop-reminders',
  'resume-reminders',
  'snooze',
  'reminder-hour',
  'take-leave',
  'end-leave',
]
const open: Intent[] = ['help', 'none', 'bind']
const charged: Intent[] = [
  'make-code',
  'take-concern',
  'false-alarm',
  'close-concern',
  'withdraw-consent',
  'add-volunteer',
  'add-child',
  'give-consent',
  'change-birthday',
  'hand-over',
  'roster',
  'end-pairing',
  'pair',
  'leave-care',
  'rename-child',
  'weekly-summary',
  'leader-nudge',
  'station-event',
]

/** Who may use what: + allowed, - refused in one line, . silent. Columns: own · open · bind-station · charged · programme. */
const table: readonly (readonly [who: string, room: string | null, verdicts: string])[] = [
  ['路过的张姐', group, '. + . . .'],
  ['路过的张姐', null, '. + . . .'],
  ['王秀英', group, '+ + - - -'],
  ['王秀英', null, '+ + - - -'],
  ['刘桂兰', group, '+ + + + -'],
  ['刘桂兰', null, '+ + + + -'],
  ['何玉芬', group, '+ + - + +'],
  ['何玉芬', null, '+ + - + +'],
  // a leader of another station is a guest here; her offices count only where a room is bound
  ['周敏', group, '. + + . .'],
  ['周敏', '青山群', '+ + + + -'],
]
const columns: readonly Intent[][] = [own, open, ['bind-station'], charged, ['programme']]
const marks = { allowed: '+', refused: '-', silent: '.' } as const

describe('the table of rights', () => {
  test('has every command once in the table above', () => {
    expect(columns.flat().sort()).toEqual(Object.keys(rights).sort())
    expect(new Set(columns.flat()).size).toBe(columns.flat().length)
  })
})

onEveryStore('who may use what, and where', (openStore) => {
  beforeEach(() => setTheScene(openStore()))
  const speaker = (account: string, room: string | null) =>
    openStore().read((db) => whoIs(db, placeOf(account, room), evening))

  test.each(table)('%s in %s: %s', async (who, room, verdicts) => {
    const speaking = await speaker(who, room)
    const channel = room === null ? 'private' : 'group'
    const found = columns.map((intents) => [
      ...new Set(intents.map((intent) => marks[mayUse(speaking, intent, channel)])),
    ])
    expect(found.map((each) => each.join('')).join(' ')).toBe(verdicts)
  })

  test.each([
    ['王秀英', '王子涵', 'sees', 'her own child'],
    ['赵春梅', '王子涵', 'does not see', 'another volunteer’s'],
    ['刘桂兰', '王子涵', 'sees', 'a child of the station she leads'],
    ['何玉芬', '王子涵', 'sees', 'a child of a station she coordinates'],
    ['周敏', '王子涵', 'does not see', 'a child of another station'],
    ['路过的张姐', '王子涵', 'does not see', 'any child'],
  ])('%s: %s, she %s it (%s)', async (who, child, verdict) => {
    const { child: id } = await openStore().read((db) => idsOf(db, '王秀英', child))
    const speaking = await speaker(who, null)
    const station = (await speaker('王秀英', group)).roomStation?.id ?? 0
    expect(maySee(speaking, { id: String(id), station })).toBe(verdict === 'sees')
  })

  test('author, reporter and leader may change a record; nobody else may', async () => {
    const author = await speaker('王秀英', group)
    const station = author.roomStation?.id ?? 0
    const reporter = await speaker('赵春梅', group)
    const { child } = await openStore().read((db) => idsOf(db, '王秀英', '王子涵'))
    const record = {
      author: Number(author.person?.id),
      reporter: Number(reporter.person?.id),
      station,
      child,
      createdAt: evening,
    }
    const verdicts = async (...people: string[]) =>
      Promise.all(people.map(async (who) => mayChange(await speaker(who, null), record, evening)))
    expect(await verdicts('王秀英', '赵春梅', '刘桂兰', '何玉芬')).toEqual([true, true, true, true])
    expect(await verdicts('周敏', '路过的张姐')).toEqual([false, false])
  })

  test('whoever the child is not paired with has seven days for her own report; leader and partner have no end', async () => {
    const { roomStation, person } = await speaker('王秀英', group)
    const reporter = await speaker('赵春梅', group)
    const { child } = await openStore().read((db) => idsOf(db, '王秀英', '王子涵'))
    const record = {
      author: Number(person?.id),
      reporter: Number(reporter.person?.id),
      station: roomStation?.id ?? 0,
      child,
      createdAt: evening,
    }
    const later = (days: number) => new Date(evening.getTime() + days * 86_400_000)
    const verdicts = (days: number) =>
      Promise.all(
        ['王秀英', '赵春梅', '刘桂兰'].map(async (who) => mayChange(await speaker(who, null), record, later(days))),
      )
    expect(await verdicts(7)).toEqual([true, true, true])
    expect(await verdicts(7.01)).toEqual([true, false, true])
  })
})

onEveryStore('a reply with a private part', (openStore) => {
  beforeEach(() => setTheScene(openStore()))
  const secret = codeMade('王秀英', '12345678')

  async function reply(room: string | null, replies: (child: number) => Reply[]): Promise<void> {
    await openStore().transaction(async (db) => {
      const { person, child } = await idsOf(db, '王秀英', '王子涵')
      const inbox = await rows<{ id: number }>(
        db,
        sql`insert into inbox (kind, platform, bot_account, conversation, message_id, account, room, at)
            values ('said', 'transcript', 'banban', ${room ?? '王秀英'}, 'm1', '王秀英', ${room}, now()) returning id::int`,
      )
      const place = placeOf('王秀英', room)
      const channel = room === null ? 'private' : 'group'
      const heard: Heard = {
        ...place,
        inbox: inbox[0]?.id ?? 0,
        messageId: 'm1',
        channel,
        text: '',
        at: evening,
        quote: null,
      }
      await putReplies(db, heard, person, 'child', replies(child), evening)
    })
  }
  const count = (table: 'outbox' | 'access_log' | 'inbox') =>
    openStore().read(async (db) => {
      const [found] = await rows<{ n: number }>(db, sql.raw(`select count(*)::int as n from ${table}`))
      return found?.n
    })

  test('is told from a public one', () => {
    expect([mayBeSaidInRoom(secret), mayBeSaidInRoom(nothingToUndo()), mayBeSaidInRoom(stationChosen('甲站'))]).toEqual(
      [false, true, true],
    )
  })

  test('is refused to a room, and nothing of the message is done', async () => {
    const about = (child: number) => [{ child: String(child), fields: ['name'] }]
    const replies = (child: number): Reply[] => [
      { to: 'here', say: nothingToUndo(), about: about(child), class: 'answer', part: 'first' },
      { to: 'here', say: secret, about: about(child), class: 'answer', part: 'second' },
    ]
    await expect(reply(group, replies)).rejects.toThrow('a reply of child to a room has a private part')
    expect([await count('inbox'), await count('outbox'), await count('access_log')]).toEqual([0, 0, 0])
  })

  test('goes to the asker alone, and the access log says what she was shown', async () => {
    await reply(group, (child) => [
      { to: 'private', say: secret, about: [{ child: String(child), fields: ['name', 'card'] }], class: 'answer' },
    ])
    const [sent] = await openStore().read((db) =>
      rows<{ to: string; isRoom: boolean }>(db, sql`select conversation as to, is_room as "isRoom" from outbox`),
    )
    expect(sent).toEqual({ to: '王秀英', isRoom: false })
    const shown = await openStore().read((db) =>
      rows(db, sql`select why, channel, conversation, account, fields from access_log`),
    )
    expect(shown).toEqual([
      { why: 'child', channel: 'private', conversation: '王秀英', account: '王秀英', fields: ['name', 'card'] },
    ])
  })
})
