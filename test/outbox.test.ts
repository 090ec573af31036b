import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { SendError } from '../src/chat/chat.ts'
import type { SenderOptions } from '../src/outbox/sender.ts'
import { createOutbox, type OutboxSettings } from '../src/outbox.ts'
import { findSent, type NewOutbox, type OutboxClass, put } from '../src/store/outbox.ts'
import { botAccountState, outbox, outboxFile } from '../src/store/schema/index.ts'
import { onEveryStore } from './support/database.ts'
import {
  type Answer,
  bot,
  createClock,
  createFakeChat,
  createFakeLog,
  fastSettings,
  noon,
  unpaced,
  waiting,
} from './support/outbox.ts'

const unreachable = new SendError('unreachable', false)
const limited = new SendError('limited', true)
const loggedOut = new SendError('loggedOut', true)
const busy = new SendError('unreachable', true)
const silent = new SendError('loggedOut', true, { maybeSent: true })
const secretText = '小秘密'

onEveryStore('the outbox', (open) => {
  const write = (...rows: readonly NewOutbox[]) => open().transaction((db) => put(db, rows))
  const rows = () => open().read((db) => db.select().from(outbox).orderBy(outbox.id))
  const row = async (key: string) => (await rows()).find((each) => each.key === key)!
  const states = async () => Object.fromEntries((await rows()).map((each) => [each.key, each.state]))
  const account = async () => (await open().read((db) => db.select().from(botAccountState)))[0]!
  const change = (key: string, fields: Partial<typeof outbox.$inferInsert>) =>
    open().transaction(async (db) => {
      await db.update(outbox).set(fields).where(eq(outbox.key, key))
    })

  /** An outbox with a network and a clock of its own. */
  function setUp(over: {
    answer?: (text: string) => Answer
    settings?: Partial<OutboxSettings>
    clock?: ReturnType<typeof createClock>
    name?: string
    options?: Partial<SenderOptions>
  }) {
    const clock = over.clock ?? createClock()
    const network = createFakeChat((message) => over.answer?.(message.text ?? '') ?? 'sent')
    const { log, lines } = createFakeLog()
    const sender = createOutbox({
      store: open(),
      chats: () => network.chat,
      now: clock.now,
      settings: { ...unpaced, ...over.settings },
      log,
      name: over.name ?? 'first',
      random: () => 0.5,
      ...over.options,
    })
    return { ...network, clock, lines, outbox: sender, run: () => sender.runOnce() }
  }
  const paced = fastSettings.paced

  describe('order', () => {
    test('classes go in their order, inside a class the older first', async () => {
      const order: OutboxClass[] = ['summary', 'reminder', 'echo', 'answer', 'answer', 'reminder']
      await write(...order.map((each, n) => waiting(`${each} ${n}`, { class: each, conversation: `wang${n}` })))
      const { run, texts } = setUp({})
      expect(await run()).toBe(6)
      expect(texts()).toEqual(['answer 3', 'answer 4', 'echo 2', 'reminder 1', 'reminder 5', 'summary 0'])
    })

    test('an urgent message does not wait for another that hangs', async () => {
      await write(waiting('hangs'), waiting('urgent', { class: 'urgent', conversation: 'leader' }))
      const { run, texts } = setUp({ answer: (text) => (text === 'hangs' ? 'never' : 'sent') })
      await run()
      expect(texts()).toEqual(['urgent'])
    })

    test('a message that must be tried again holds those behind it in its conversation, and no others', async () => {
      await write(waiting('first'), waiting('second'), waiting('elsewhere', { conversation: 'room-b' }))
      let isBusy = true
      const { run, texts, clock } = setUp({ answer: (text) => (text === 'first' && isBusy ? busy : 'sent') })
      await run()
      expect(texts()).toEqual(['elsewhere'])
      isBusy = false
      clock.step(5)
      await run()
      expect(texts()).toEqual(['elsewhere', 'first', 'second'])
    })

    test('a message of tomorrow does not hold one of today', async () => {
      await write(waiting('tomorrow', { notBefore: new Date(noon.getTime() + 86_400_000) }), waiting('today'))
      const { run, texts } = setUp({})
      await run()
      expect(texts()).toEqual(['today'])
    })
  })

  describe('what a message carries', () => {
    test('rooms and accounts are told apart; quote, mentions and file go along, and the file is gone once sent', async () => {
      const file = { name: 'a.xlsx', mime: 'application/xlsx', bytes: new Uint8Array([1, 2]) }
      await write(
        waiting('to room', { quote: 'q', mentions: ['wang'] }),
        waiting('to wang', { conversation: 'wang', text: undefined, file }),
      )
      const { run, sent } = setUp({})
      await run()
      expect(sent[0]).toEqual({
        to: { room: 'room-a' },
        text: 'to room',
        quote: { messageId: 'q' },
        mentions: ['wang'],
      })
      expect(sent[1]).toMatchObject({ to: { account: 'wang' }, file: { name: 'a.xlsx', mime: 'application/xlsx' } })
      expect([...sent[1]!.file!.bytes]).toEqual([1, 2])
      expect(sent[1]).not.toHaveProperty('text')
      expect(await open().read((db) => db.select().from(outboxFile))).toEqual([])
      expect(await row('to wang')).toMatchObject({ state: 'sent', sentMessageId: 'm2', sentAt: noon, attempts: 1 })
    })
  })

  describe('echoes of a busy room', () => {
    const echo = (key: string, over: Partial<NewOutbox> = {}) => waiting(key, { class: 'echo', ...over })

    test('go as one message that a quote finds with the answers of all', async () => {
      await write(
        echo('e1', { answers: [1], about: { children: [11] }, mentions: ['wang'] }),
        echo('e2', { answers: [2], about: { children: [12] }, mentions: ['li'] }),
        echo('e3', { answers: [3] }),
      )
      const { run, sent } = setUp({ settings: { paced } })
      expect(await run()).toBe(1)
      expect(sent).toEqual([{ to: { room: 'room-a' }, text: 'e1\ne2\ne3', mentions: ['wang', 'li'] }])
      expect(await states()).toEqual({ e1: 'sent', e2: 'sent', e3: 'sent' })
      const found = await open().read((db) => findSent(db, { ...bot, conversation: 'room-a', messageId: 'm1' }))
      expect(found).toMatchObject({ text: 'e1\ne2\ne3', answers: [1, 2, 3], about: { children: [11, 12] } })
      expect((await rows()).map((each) => each.sentMessageId)).toEqual(['m1', 'm1', 'm1'])
    })

    test('are merged neither with another room, another class, a file, nor in private', async () => {
      const file = { name: 'a', mime: 'text/plain', bytes: new Uint8Array([1]) }
      await write(
        waiting('answer'),
        echo('e1'),
        echo('e2'),
        echo('file', { file }),
        echo('e3'),
        echo('b', { conversation: 'room-b' }),
        echo('p1', { conversation: 'wang' }),
        echo('p2', { conversation: 'wang' }),
      )
      const { run, texts } = setUp({})
      await run()
      expect(texts()).toEqual(['answer', 'e1\ne2', 'file', 'e3', 'b', 'p1', 'p2'])
    })

    test('make no message longer than 1,000 characters', async () => {
      await write(...['一', '二', '三'].map((word) => echo(word, { text: word.repeat(450) })))
      const { run, texts } = setUp({})
      await run()
      expect(texts().map((text) => text?.length)).toEqual([901, 450])
    })

    test('are merged anew when the first attempt failed', async () => {
      await write(echo('e1'), echo('e2'))
      let isBusy = true
      const { run, texts, clock } = setUp({ answer: () => (isBusy ? busy : 'sent') })
      await run()
      isBusy = false
      clock.step(5)
      await write(echo('e3'))
      await run()
      expect(texts()).toEqual(['e1\ne2\ne3'])
    })
  })

  describe('pace', () => {
    const settings = { paced }

    test('a room hears one message every two seconds', async () => {
      await write(waiting('a1'), waiting('a2'))
      const { run, texts, clock } = setUp({ settings })
      await run()
      clock.step(1.9)
      await run()
      expect(texts()).toEqual(['a1'])
      clock.step(0.1)
      await run()
      expect(texts()).toEqual(['a1', 'a2'])
    })

    test('between two rooms lie three to five seconds, chosen by chance', async () => {
      for (const [random, gap] of [
        [0, 3],
        [0.5, 4],
        [0.999, 4.998],
      ] as const) {
        const clock = createClock(new Date(noon.getTime() + random * 3_600_000))
        await write(waiting(`a${gap}`), waiting(`b${gap}`, { conversation: 'room-b' }))
        const { run, sent } = setUp({ settings, clock, options: { random: () => random } })
        await run()
        clock.step(gap - 0.01)
        await run()
        expect(sent).toHaveLength(1)
        clock.step(0.01)
        await run()
        expect(sent).toHaveLength(2)
      }
    })

    test('the gap is chosen once, however often the outbox looks', async () => {
      await write(waiting('a'), waiting('b', { conversation: 'room-b' }))
      const chances = [0.99]
      const { run, texts, clock } = setUp({ settings, options: { random: () => chances.shift() ?? 0 } })
      await run()
      for (const seconds of [3, 1, 0.9]) {
        clock.step(seconds)
        await run()
      }
      expect(texts()).toEqual(['a'])
      clock.step(0.1)
      await run()
      expect(texts()).toEqual(['a', 'b'])
    })

    test('private answers are quick, urgent messages are not held at all', async () => {
      await write(
        waiting('room'),
        waiting('room again'),
        waiting('wang', { conversation: 'wang' }),
        waiting('li', { conversation: 'li', class: 'echo' }),
        waiting('u1', { conversation: 'leader', class: 'urgent' }),
        waiting('u2', { conversation: 'leader', class: 'urgent' }),
      )
      const { run, texts } = setUp({ settings })
      await run()
      expect(texts().filter((text) => !text?.startsWith('u'))).toEqual(['room', 'wang', 'li'])
      expect(texts().filter((text) => text?.startsWith('u'))).toEqual(['u1', 'u2'])
    })

    test('private messages that nobody waits for are spread out', async () => {
      await write(
        waiting('wang', { conversation: 'wang', class: 'reminder' }),
        waiting('li', { conversation: 'li', class: 'reminder' }),
      )
      const { run, texts, clock } = setUp({ settings })
      await run()
      expect(texts()).toEqual(['wang'])
      clock.step(4)
      await run()
      expect(texts()).toEqual(['wang', 'li'])
    })

    test('a minute has room for so many, its last fifth for what somebody waits for', async () => {
      const many = (kind: OutboxClass) =>
        Array.from({ length: 12 }, (_, n) => waiting(`${kind} ${n}`, { class: kind, conversation: `wang${n}` }))
      await write(...many('answer'))
      const { run, sent, texts, clock } = setUp({ settings: { ...settings, perMinute: 10 } })
      await run()
      expect(sent).toHaveLength(10)
      clock.step(60)
      await write(...many('reminder'))
      await run()
      expect(texts().slice(10)).toEqual(['answer 10', 'answer 11', 'reminder 0'])
    })

    test('the last fifth of a day is for urgent, answer and echo, and urgent knows no end', async () => {
      const to = (name: string, kind: OutboxClass) => waiting(name, { class: kind, conversation: name })
      await write(...Array.from({ length: 8 }, (_, n) => to(`early${n}`, 'answer')))
      const { run, sent, texts, clock } = setUp({ settings: { ...settings, perDay: 10 } })
      await run()
      clock.step(600)
      await write(to('reminder', 'reminder'), to('summary', 'summary'), to('echo', 'echo'), to('answer', 'answer'))
      await run()
      expect(texts().slice(8)).toEqual(['answer', 'echo'])
      clock.step(600)
      await write(to('late', 'answer'), to('urgent', 'urgent'))
      await run()
      expect(texts().slice(10)).toEqual(['urgent'])
      clock.set(new Date('2026-11-17T00:00:01+08:00'))
      await run()
      expect(sent.at(-1)?.text).toBe('reminder')
      expect(await states()).toMatchObject({ late: 'sent', summary: 'waiting' })
    })

    test('a restart forgets none of it', async () => {
      await write(waiting('a1'), waiting('a2'), waiting('b', { conversation: 'room-b' }))
      const first = setUp({ settings })
      await first.run()
      const second = setUp({ settings, clock: first.clock, name: 'second' })
      first.clock.step(1)
      expect(await second.run()).toBe(0)
      first.clock.step(3)
      await second.run()
      expect(second.texts()).toEqual(['a2'])
    })

    test('a network without a limit is sent all at once', async () => {
      await write(...Array.from({ length: 30 }, (_, n) => waiting(`a${n}`, { conversation: `room-${n % 3}` })))
      const { run } = setUp({ settings: { perMinute: 1, perDay: 1 } })
      expect(await run()).toBe(30)
    })
  })

  describe('time', () => {
    test.each([
      { at: '2026-11-16T21:29:59+08:00', isHeld: false },
      { at: '2026-11-16T21:30:00+08:00', isHeld: true },
      { at: '2026-11-17T03:00:00+08:00', isHeld: true },
      { at: '2026-11-17T07:29:59+08:00', isHeld: true },
      { at: '2026-11-17T07:30:00+08:00', isHeld: false },
    ])('at $at what nobody asked for is held: $isHeld', async ({ at, isHeld }) => {
      await write(
        waiting('digest', { class: 'reminder', proactive: true, conversation: 'wang' }),
        waiting('asked', { class: 'reminder', conversation: 'wang' }),
        waiting('answer', { conversation: 'wang' }),
      )
      const { run, texts } = setUp({ clock: createClock(new Date(at)) })
      await run()
      expect(texts()).toEqual(isHeld ? ['answer', 'asked'] : ['answer', 'digest', 'asked'])
    })

    test('what comes too late is not sent', async () => {
      const validUntil = new Date(noon.getTime() + 60_000)
      await write(waiting('a', { validUntil }), waiting('b', { conversation: 'room-b' }))
      const { run, texts, clock } = setUp({})
      clock.step(60)
      await run()
      expect(texts()).toEqual(['b'])
      expect(await states()).toEqual({ a: 'expired', b: 'sent' })
    })

    test('a clock that is set back sends nothing twice and holds nothing up', async () => {
      await write(
        waiting('a1'),
        waiting('b1', { conversation: 'room-b', notBefore: new Date(noon.getTime() - 7200_000) }),
      )
      const { run, texts, clock } = setUp({ settings: { paced } })
      await run()
      clock.step(-3600)
      await run()
      await run()
      expect(texts()).toEqual(['a1', 'b1'])
    })

    test('a clock that jumps ahead while a message is being sent does not send it again', async () => {
      await write(waiting('slow'))
      const {
        outbox: sender,
        tried,
        answerLate,
        texts,
        clock,
      } = setUp({
        answer: () => 'never',
        settings: { sendTimeoutSeconds: 20 },
      })
      sender.start()
      await expect.poll(() => tried.length).toBe(1)
      clock.step(3600)
      sender.wake()
      await expect.poll(async () => (await row('slow')).state).toBe('sending')
      answerLate()
      await sender.stop()
      expect(tried).toHaveLength(1)
      expect(texts()).toEqual(['slow'])
      expect(await states()).toEqual({ slow: 'sent' })
    })
  })

  describe('when a message can’t be sent', () => {
    test('it is tried again after 5 s, 15 s, 60 s, 5 min …, and given up in the end', async () => {
      await write(waiting('a'), waiting('behind'))
      const { run, tried, texts, clock } = setUp({ answer: (text) => (text === 'a' ? busy : 'sent') })
      await run()
      for (const [n, seconds] of [5, 15, 60, 300, 900, 1800].entries()) {
        clock.step(seconds - 0.1)
        await run()
        expect(tried).toHaveLength(n + 1)
        clock.step(0.1)
        await run()
      }
      expect(await row('a')).toMatchObject({ state: 'failed', attempts: 7, lastReason: 'unreachable' })
      expect(texts()).toEqual(['behind'])
    })

    test('an urgent one is tried at least every five minutes', async () => {
      await write(waiting('u', { class: 'urgent' }))
      const { run, tried, clock } = setUp({ answer: () => busy })
      await run()
      for (let n = 0; n < 10; n += 1) {
        clock.step(300)
        await run()
      }
      expect(tried).toHaveLength(11)
      expect(await states()).toEqual({ u: 'waiting' })
    })

    test('who can’t be reached is told in the same transaction, and what that puts is sent at once', async () => {
      await write(waiting('alert', { class: 'urgent', conversation: 'leader' }))
      const { run, texts } = setUp({
        answer: (text) => (text === 'alert' ? unreachable : 'sent'),
        options: {
          onUnreachable: (db, failed) =>
            put(db, [waiting(`${failed.key} next`, { class: 'urgent', conversation: 'coordinator' })]),
        },
      })
      await run()
      expect(texts()).toEqual(['alert next'])
      expect(await states()).toEqual({ alert: 'failed', 'alert next': 'sent' })
    })

    test('where that hook throws nothing is marked, and the alert is tried again when its lease is over', async () => {
      await write(waiting('alert', { class: 'urgent', conversation: 'leader' }))
      let isBroken = true
      const { run, clock } = setUp({
        answer: () => unreachable,
        options: {
          onUnreachable: async () => {
            if (isBroken) throw new Error('no next one up')
          },
        },
      })
      await run()
      expect(await states()).toEqual({ alert: 'sending' })
      isBroken = false
      clock.step(1)
      await run()
      expect(await states()).toEqual({ alert: 'failed' })
    })

    test('an invalid message fails at once and nobody is called unreachable', async () => {
      await write(waiting('a'), waiting('b'))
      const told: string[] = []
      const { run, texts } = setUp({
        answer: (text) => (text === 'a' ? new SendError('invalid', false) : 'sent'),
        options: { onUnreachable: async (_, failed) => void told.push(failed.key) },
      })
      await run()
      expect([texts(), told, await states()]).toEqual([['b'], [], { a: 'failed', b: 'sent' }])
    })

    test('an unknown error is tried again, and its words stay out of the log', async () => {
      await write(waiting('a', { text: secretText }))
      const { run, lines } = setUp({ answer: () => new Error(`could not send ${secretText}`) })
      await run()
      expect(await row('a')).toMatchObject({ state: 'waiting', attempts: 1, lastReason: null })
      expect(lines.join()).toContain('send failed')
      expect(lines.join()).not.toContain(secretText)
    })

    test('two refusals in a row pause the account for all but urgent messages', async () => {
      await write(...['a', 'b', 'c'].map((name) => waiting(name, { conversation: name })))
      let isLimited = true
      const paused: Date[] = []
      const { run, tried, texts, clock } = setUp({
        answer: (text) => (isLimited && text !== 'urgent' ? limited : 'sent'),
        options: { onPaused: async (_, __, until) => void paused.push(until) },
      })
      await run()
      expect(tried.map((message) => message.text)).toEqual(['a', 'b'])
      expect(paused).toEqual([new Date(noon.getTime() + 7_200_000)])
      isLimited = false
      clock.step(7199)
      await write(waiting('urgent', { class: 'urgent', conversation: 'leader' }))
      await run()
      expect(texts()).toEqual(['urgent'])
      clock.step(1)
      await run()
      expect(texts()).toEqual(['urgent', 'a', 'b', 'c'])
      expect(await account()).toMatchObject({ refusals: 0 })
    })

    test('a message that is sent between two refusals keeps the account going', async () => {
      await write(...['a', 'b', 'c', 'd'].map((name) => waiting(name, { conversation: name })))
      const { run, texts, clock } = setUp({ answer: (text) => (text === 'a' || text === 'c' ? limited : 'sent') })
      await run()
      expect(texts()).toEqual(['b', 'd'])
      expect((await account()).pausedUntil).toBeNull()
      clock.step(599)
      expect(await run()).toBe(0)
    })

    test('logged out, it waits without using up its attempts, and the others wait untried', async () => {
      await write(waiting('a'), waiting('b', { conversation: 'room-b' }))
      let isOut = true
      const { run, tried, texts, clock } = setUp({ answer: () => (isOut ? loggedOut : 'sent') })
      await run()
      expect(await run()).toBe(0)
      for (let n = 0; n < 20; n += 1) {
        clock.step(15)
        await run()
      }
      expect(tried).toHaveLength(21)
      isOut = false
      clock.step(15)
      await run()
      expect(texts()).toEqual(['a', 'b'])
      expect((await rows()).map((each) => each.attempts)).toEqual([1, 1])
    })

    test('offline, nothing is claimed', async () => {
      await write(waiting('a'))
      const { run, tried, texts, goOffline, comeBack } = setUp({})
      goOffline()
      await run()
      expect([tried.length, await states()]).toEqual([0, { a: 'waiting' }])
      comeBack()
      await run()
      expect(texts()).toEqual(['a'])
    })

    test('the messages of another bot account are left to its process', async () => {
      await write(waiting('mine'), waiting('hers', { botAccount: 'other' }))
      const { run, texts } = setUp({})
      await run()
      expect(texts()).toEqual(['mine'])
    })
  })

  describe('a fate that nobody knows', () => {
    const fates: readonly [OutboxClass, string][] = [
      ['urgent', 'sent'],
      ['answer', 'sent'],
      ['echo', 'sent'],
      ['reminder', 'unknown'],
      ['summary', 'unknown'],
    ]
    test.each(fates)('of class %s: when the lease has run out it is %s', async (kind, fate) => {
      await write(waiting('a', { class: kind }))
      const dying = setUp({ answer: () => 'never' })
      await dying.run()
      expect(await states()).toEqual({ a: 'sending' })
      const next = setUp({ clock: dying.clock, name: 'second' })
      dying.clock.step(0.059)
      await next.run()
      expect(next.tried).toEqual([])
      dying.clock.step(0.001)
      await next.run()
      expect(await states()).toEqual({ a: fate })
      expect(next.texts()).toEqual(fate === 'sent' ? ['a'] : [])
    })

    test.each(fates)(
      'of class %s: when the network fell silent over it, it is %s at the next try',
      async (kind, fate) => {
        const file = { name: 'a', mime: 'text/plain', bytes: new Uint8Array([1]) }
        await write(waiting('a', { class: kind, file }), waiting('b', { class: kind, conversation: 'room-b' }))
        let isSilent = true
        const { run, texts, clock } = setUp({ answer: (text) => (text === 'a' && isSilent ? silent : 'sent') })
        await run()
        expect(await row('a')).toMatchObject({
          state: fate === 'sent' ? 'waiting' : 'unknown',
          lastReason: 'loggedOut',
        })
        expect(texts()).toEqual(['b'])
        isSilent = false
        clock.step(5)
        await run()
        expect(texts()).toEqual(fate === 'sent' ? ['b', 'a'] : ['b'])
        expect(await states()).toEqual({ a: fate, b: 'sent' })
        expect(await open().read((db) => db.select().from(outboxFile))).toEqual([])
      },
    )

    test.each([
      ['urgent', 20],
      ['answer', 7],
    ] as const)('of class %s: it is tried %i times at the most, however silent the network', async (kind, times) => {
      await write(waiting('a', { class: kind }))
      const { run, tried, clock } = setUp({ answer: () => silent })
      for (let n = 0; n < 25; n += 1) {
        await run()
        clock.step(3600)
      }
      expect(tried).toHaveLength(times)
      expect(await row('a')).toMatchObject({ state: 'failed', attempts: times })
    })

    test('a silence that comes after the send timeout is settled the same way', async () => {
      await write(waiting('reminder', { class: 'reminder' }), waiting('answer', { conversation: 'room-b' }))
      const { run, lines, tried, breakOff } = setUp({ answer: () => 'never' })
      await run()
      expect(await states()).toEqual({ reminder: 'sending', answer: 'sending' })
      breakOff(silent)
      await expect.poll(states).toEqual({ reminder: 'unknown', answer: 'waiting' })
      expect(tried).toHaveLength(2)
      expect(lines.join()).not.toContain('settling failed')
    })

    test('a late success is noted while nobody has sent it again', async () => {
      await write(waiting('reminder', { class: 'reminder' }), waiting('other', { conversation: 'room-b' }))
      const hanging = setUp({ answer: (text) => (text === 'reminder' ? 'never' : 'sent') })
      await hanging.run()
      hanging.clock.step(1)
      await hanging.run()
      expect(await states()).toEqual({ reminder: 'unknown', other: 'sent' })
      hanging.answerLate()
      await expect.poll(states).toEqual({ reminder: 'sent', other: 'sent' })
    })

    test.each(['first', 'second'])('a late success after process %s sent it again changes nothing', async (name) => {
      await write(waiting('a'))
      const hanging = setUp({ answer: () => 'never', name: 'first' })
      await hanging.run()
      hanging.clock.step(1)
      const next = setUp({ clock: hanging.clock, name, answer: () => busy })
      await next.run()
      const before = await row('a')
      expect(before).toMatchObject({ state: 'waiting', attempts: 2 })
      hanging.answerLate()
      await expect.poll(() => hanging.lines.join()).toContain('sent after its lease had been taken over')
      expect(await row('a')).toEqual(before)
    })

    test('a hanging message holds its conversation until then, so that the order is kept', async () => {
      await write(waiting('a'), waiting('b'))
      let hangs = true
      const { run, tried, texts, clock } = setUp({ answer: () => (hangs ? 'never' : 'sent') })
      await run()
      await run()
      hangs = false
      expect(tried).toHaveLength(1)
      clock.step(1)
      await run()
      expect(texts()).toEqual(['a', 'b'])
    })

    test('a message that kills whoever sends it is given up', async () => {
      await write(waiting('a'))
      await change('a', { state: 'sending', attempts: 7, claimedBy: 'dead', leaseUntil: noon })
      const { run, tried } = setUp({})
      await run()
      expect([tried.length, await states()]).toEqual([0, { a: 'failed' }])
    })
  })

  describe('several processes', () => {
    test('never send a message twice, and each conversation keeps its order', async () => {
      const keys = Array.from({ length: 90 }, (_, n) => ({ key: `k${n}`, conversation: `wang${n % 9}` }))
      await write(...keys.map(({ key, conversation }) => waiting(key, { conversation, class: 'reminder' })))
      const order: string[] = []
      const keep = (text: string): Answer => {
        order.push(text)
        return 'sent'
      }
      const three = ['one', 'two', 'three'].map((name) => setUp({ name, answer: keep }))
      for (let left = 90; left > 0; ) {
        await Promise.all(three.map(({ run }) => run()))
        left = (await rows()).filter(({ state }) => state !== 'sent').length
      }
      expect([...order].sort()).toEqual(keys.map(({ key }) => key).sort())
      for (const conversation of new Set(keys.map((each) => each.conversation))) {
        const its = keys.filter((each) => each.conversation === conversation).map(({ key }) => key)
        expect(order.filter((key) => its.includes(key))).toEqual(its)
      }
    })

    test('keep one pace between them', async () => {
      await write(...['a', 'b', 'c'].map((name) => waiting(name, { conversation: `room-${name}` })))
      const clock = createClock()
      const two = ['one', 'two'].map((name) => setUp({ name, clock, settings: { paced } }))
      // many looks, so that some fall between a message's sending and its settling
      for (let sent = 1; sent <= 3; sent += 1) {
        await Promise.all(two.flatMap(({ run }) => [run(), run()]))
        expect(two.flatMap(({ texts }) => texts())).toHaveLength(sent)
        clock.step(4)
      }
    })
  })

  describe('once started', () => {
    test('it sends what waits, what it is woken for, and stops when that is done', async () => {
      await write(waiting('before'))
      const { outbox: sender, texts } = setUp({})
      sender.wake()
      await sender.idle()
      expect(texts()).toEqual([])
      sender.start()
      await sender.idle()
      expect(texts()).toEqual(['before'])
      await write(waiting('woken'))
      sender.wake()
      await sender.idle()
      expect(texts()).toEqual(['before', 'woken'])
      await sender.stop()
      await write(waiting('after'))
      sender.wake()
      await sender.idle()
      expect(texts()).toEqual(['before', 'woken'])
    })

    test('it sees for itself what another process put', async () => {
      const { outbox: sender, texts } = setUp({ settings: { pollSeconds: 0.02 } })
      sender.start()
      await sender.idle()
      await write(waiting('a'))
      await expect.poll(texts).toEqual(['a'])
      await sender.stop()
    })

    test('stopping waits for the message that is being sent and takes no other', async () => {
      await write(waiting('a'), waiting('b'))
      const {
        outbox: sender,
        tried,
        texts,
        answerLate,
      } = setUp({
        answer: () => 'never',
        settings: { sendTimeoutSeconds: 20 },
      })
      sender.start()
      await expect.poll(() => tried.length).toBe(1)
      const stopped = sender.stop()
      answerLate()
      await stopped
      expect(texts()).toEqual(['a'])
      expect(await states()).toEqual({ a: 'sent', b: 'waiting' })
    })

    test('a store that fails is logged and asked again', async () => {
      await write(waiting('a'))
      let failures = 2
      const store = open()
      const {
        outbox: sender,
        texts,
        lines,
      } = setUp({
        settings: { pollSeconds: 0.02 },
        options: {
          store: {
            ...store,
            transaction: (work) => {
              failures -= 1
              return failures >= 0 ? Promise.reject(new Error(secretText)) : store.transaction(work)
            },
          },
        },
      })
      sender.start()
      await expect.poll(texts).toEqual(['a'])
      await sender.stop()
      expect(lines.join()).toContain('outbox could not look')
      expect(lines.join()).not.toContain(secretText)
    })
  })
})
