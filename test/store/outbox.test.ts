import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  cancelAboutChild,
  cancelConcern,
  cancelEchoes,
  cancelReminders,
  countTroubles,
  findSent,
  findSentByText,
  forgetTexts,
  put,
} from '../../src/store/outbox.ts'
import { outbox, outboxFile } from '../../src/store/schema/index.ts'
import { onEveryStore } from '../support/database.ts'
import { bot, noon, waiting } from '../support/outbox.ts'

const day = 24 * 3_600_000
const ago = (days: number) => new Date(noon.getTime() - days * day)
const file = { name: '汇总.xlsx', mime: 'application/xlsx', bytes: new Uint8Array([1, 2, 3]) }

onEveryStore('the rows of the outbox', (open) => {
  const read = <T>(query: Parameters<ReturnType<typeof open>['read']>[0]) => open().read(query) as Promise<T>
  const write = (...rows: Parameters<typeof put>[1]) => open().transaction((db) => put(db, rows))
  const rows = () => read<(typeof outbox.$inferSelect)[]>((db) => db.select().from(outbox).orderBy(outbox.id))
  const files = () => read<(typeof outboxFile.$inferSelect)[]>((db) => db.select().from(outboxFile))
  const states = async () => Object.fromEntries((await rows()).map((row) => [row.key, row.state]))
  const mark = (key: string, fields: Partial<typeof outbox.$inferInsert>) =>
    open().transaction(async (db) => {
      await db.update(outbox).set(fields).where(eq(outbox.key, key))
    })

  test('a key is put once, whatever it says the second time', async () => {
    await write(waiting('a', { text: '第一次' }))
    await write(waiting('a', { text: '第二次' }), waiting('b'), waiting('b', { text: '又' }))
    expect((await rows()).map((row) => row.text)).toEqual(['第一次', 'b'])
  })

  test('messages keep the order in which they were put', async () => {
    const keys = Array.from({ length: 30 }, (_, n) => `k${n}`)
    await write(...keys.map((key) => waiting(key)))
    expect((await rows()).map((row) => row.key)).toEqual(keys)
  })

  test('two transactions that put into one conversation do not mix', async () => {
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    const first = open().transaction(async (db) => {
      await put(db, [waiting('a1')])
      begun()
      await sleep(50)
      await put(db, [waiting('a2')])
    })
    await hasBegun
    await Promise.all([first, write(waiting('b'))])
    expect((await rows()).map((row) => row.key)).toEqual(['a1', 'a2', 'b'])
  })

  test('a long text is cut at line ends; quote stands first, the file last, answers on all', async () => {
    const line = '十'.repeat(99)
    const text = Array.from({ length: 25 }, (_, n) => `${line}${n % 10}`).join('\n')
    await write(
      waiting('long', { text, file, quote: 'q1', mentions: ['wang'], answers: [7], about: { children: [3] } }),
    )
    const pieces = await rows()
    expect(pieces.map((row) => row.key)).toEqual(['long', 'long#2', 'long#3'])
    expect(pieces.map((row) => row.text).join('\n')).toBe(text)
    for (const row of pieces) expect(row.text!.length).toBeLessThanOrEqual(1000)
    expect(pieces.map((row) => row.quote)).toEqual(['q1', null, null])
    expect(pieces.map((row) => row.mentions)).toEqual([['wang'], [], []])
    expect(pieces.map((row) => row.answers)).toEqual([[7], [7], [7]])
    expect(pieces.map((row) => row.about.children)).toEqual([[3], [3], [3]])
    const [kept] = await files()
    expect(kept).toMatchObject({ outbox: pieces[2]!.id, name: file.name })
    expect([...kept!.bytes]).toEqual([1, 2, 3])
  })

  test('a long text that is put again, changed, adds nothing', async () => {
    await write(waiting('long', { text: '十\n'.repeat(900) }))
    const before = (await rows()).length
    await write(waiting('long', { text: '十\n'.repeat(2900) }))
    expect(await rows()).toHaveLength(before)
  })

  test('a recall cancels the waiting echo of that message and nothing else', async () => {
    await write(
      waiting('echo', { class: 'echo', answers: [1, 2], file }),
      waiting('sent', { class: 'echo', answers: [1] }),
      waiting('other', { class: 'echo', answers: [12] }),
      waiting('answer', { class: 'answer', answers: [1] }),
      waiting('urgent', { class: 'urgent', answers: [1] }),
    )
    await mark('sent', { state: 'sent' })
    expect(await open().transaction((db) => cancelEchoes(db, [1, 99]))).toBe(1)
    expect(await states()).toEqual({
      echo: 'cancelled',
      sent: 'sent',
      other: 'waiting',
      answer: 'waiting',
      urgent: 'waiting',
    })
    expect(await files()).toEqual([])
    expect(await open().transaction((db) => cancelEchoes(db, []))).toBe(0)
  })

  test('a record cancels the reminders that it settles, not those with something left to say', async () => {
    const reminder = (key: string, children: number[], commitment?: string) =>
      waiting(key, { class: 'reminder', about: { children, ...(commitment ? { commitment } : {}) } })
    await write(
      reminder('settled', [1], 'call'),
      reminder('two', [1, 2], 'call'),
      reminder('visit', [1], 'visit'),
      reminder('nobody', []),
      waiting('urgent', { class: 'urgent', about: { children: [1], commitment: 'call' } }),
      waiting('summary', { class: 'summary', about: { children: [1], commitment: 'call' } }),
    )
    await open().transaction((db) => cancelReminders(db, { children: [1], commitment: 'call' }))
    expect(await states()).toMatchObject({ settled: 'cancelled', two: 'waiting', visit: 'waiting' })
    await open().transaction((db) => cancelReminders(db, { children: [2, 1] }))
    expect(await states()).toEqual({
      settled: 'cancelled',
      two: 'cancelled',
      visit: 'cancelled',
      nobody: 'waiting',
      urgent: 'waiting',
      summary: 'waiting',
    })
  })

  test('a withdrawn consent cancels all that waits and is about the child, but for urgent rows', async () => {
    const about = { children: [4, 5] }
    await write(
      waiting('answer', { about }),
      waiting('echo', { class: 'echo', about }),
      waiting('reminder', { class: 'reminder', about }),
      waiting('summary', { class: 'summary', about }),
      waiting('urgent', { class: 'urgent', about }),
      waiting('other', { about: { children: [45] } }),
    )
    expect(await open().transaction((db) => cancelAboutChild(db, 4))).toBe(4)
    expect(await states()).toMatchObject({ urgent: 'waiting', other: 'waiting', answer: 'cancelled' })
  })

  test('taking a concern cancels its waiting alerts; one that is being sent is left', async () => {
    const alert = (key: string, concern: number) => waiting(key, { class: 'urgent', about: { concern } })
    await write(alert('one', 1), alert('going', 1), alert('eleven', 11))
    await mark('going', { state: 'sending' })
    expect(await open().transaction((db) => cancelConcern(db, 1))).toBe(1)
    expect(await states()).toEqual({ one: 'cancelled', going: 'sending', eleven: 'waiting' })
  })

  test('a quoted message is found by the network’s id, in its conversation only', async () => {
    await write(waiting('a', { answers: [8] }), waiting('b', { conversation: 'room-b' }))
    await mark('a', { state: 'sent', sentMessageId: 'm1', sentAt: noon })
    await mark('b', { state: 'sent', sentMessageId: 'm2', sentAt: noon })
    const find = (messageId: string) => read((db) => findSent(db, { ...bot, conversation: 'room-a', messageId }))
    expect(await find('m1')).toMatchObject({ key: 'a', answers: [8] })
    expect(await find('m2')).toBeNull()
  })

  test('a cut quote finds the messages that begin with its words, the newest first', async () => {
    await write(
      waiting('old', { text: '已记:小明 打电话 20分钟' }),
      waiting('new', { text: '已记:小明 打电话\n30分钟' }),
      waiting('other', { text: '已记:小红 上门' }),
      waiting('long ago', { text: '已记:小明 打电话 10分钟' }),
      waiting('waits', { text: '已记:小明 打电话 5分钟' }),
    )
    await mark('old', { state: 'sent', sentAt: ago(2) })
    await mark('new', { state: 'sent', sentAt: ago(1) })
    await mark('other', { state: 'sent', sentAt: ago(1) })
    await mark('long ago', { state: 'sent', sentAt: ago(8) })
    const find = async (beginsWith: string) => {
      const found = await read<{ key: string }[]>((db) =>
        findSentByText(db, { ...bot, conversation: 'room-a', beginsWith, since: ago(7) }),
      )
      return found.map((row) => row.key)
    }
    expect(await find('已记:小明 打电话')).toEqual(['new', 'old'])
    expect(await find('已记:小明 打电话 30…')).toEqual(['new'])
    expect(await find('已记:小%')).toEqual([])
    expect(await find('…')).toEqual([])
  })

  test('the coordinator’s count tells unknown fates and failures since an instant', async () => {
    await write(waiting('a'), waiting('b'), waiting('c'), waiting('d', { notBefore: ago(9) }), waiting('e'))
    for (const key of ['a', 'b', 'd']) await mark(key, { state: 'unknown' })
    await mark('c', { state: 'failed' })
    expect(await read((db) => countTroubles(db, ago(7)))).toEqual({ unknown: 2, failed: 1 })
    expect(await read((db) => countTroubles(db, new Date(noon.getTime() + 1)))).toEqual({ unknown: 0, failed: 0 })
  })

  test('the purge takes the texts of what ended long ago, and leaves who was answered', async () => {
    const old = { notBefore: ago(40), file }
    await write(
      waiting('sent', { ...old, answers: [5] }),
      waiting('never sent', old),
      waiting('urgent', { ...old, class: 'urgent' }),
      waiting('fresh'),
      waiting('sent late', { notBefore: ago(40) }),
    )
    await mark('sent', { state: 'sent', sentAt: ago(39) })
    await mark('sent late', { state: 'sent', sentAt: ago(3) })
    expect(await open().transaction((db) => forgetTexts(db, ago(30)))).toBe(2)
    const kept = Object.fromEntries((await rows()).map((row) => [row.key, row.text]))
    expect(kept).toEqual({ sent: null, 'never sent': null, urgent: 'urgent', fresh: 'fresh', 'sent late': 'sent late' })
    expect((await rows())[0]!.answers).toEqual([5])
    expect(await states()).toMatchObject({ 'never sent': 'expired', urgent: 'waiting' })
    expect(await files()).toHaveLength(1)
  })
})
