import { sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { type BotOptions, createBot } from '../src/bot.ts'
import { createLog } from '../src/log.ts'
import { rows } from '../src/store/database.ts'
import { understand } from '../src/understand/understand.ts'
import { onEveryStore } from './support/database.ts'
import { evening, said, setTheScene } from './support/scene.ts'

const REPORT = '昨晚给涵涵打了半小时电话'
const APOLOGY = '刚才那条没记上,是我这边出了问题,请再发一次。'
/** As PostgreSQL says that two transactions met. */
const deadlock = () => Object.assign(new Error(`deadlock over ${REPORT}`), { code: '40P01' })
const bug = () => new TypeError(`no rule for ${REPORT}`)

/** Fails as told, a message at a time; then understands as ever. */
function failing(...errors: (() => Error)[]): BotOptions['understand'] {
  const left = [...errors]
  return (message, speaker) => {
    const error = left.shift()
    if (error) throw error()
    return understand(message, speaker)
  }
}

onEveryStore('a message that can not be handled', (openStore) => {
  const logged: string[] = []
  beforeEach(async () => {
    logged.length = 0
    await setTheScene(openStore())
  })

  function botThat(understands: BotOptions['understand']) {
    return createBot({
      store: openStore(),
      understand: understands,
      names: ['伴伴'],
      concerns: { numbers: '' },
      outbox: { wake: () => {} },
      accept: async () => {},
      now: () => evening,
      log: createLog('info', { write: (line) => void logged.push(line) }),
      friendPauseMs: 0,
    })
  }
  const sent = () =>
    openStore().read(async (db) => {
      const found = await rows<{ to: string; text: string }>(
        db,
        sql`select conversation as to, text from outbox order by id`,
      )
      return found.map(({ to, text }) => `${to}: ${text.split('\n')[0]}`)
    })
  const inbox = () =>
    openStore().read((db) => rows<{ state: string; text: string | null }>(db, sql`select state, text from inbox`))
  const records = () =>
    openStore().read(async (db) => (await rows<{ id: string }>(db, sql`select id from activity`)).length)

  test('is marked, answered with one apology, and kept out of the log', async () => {
    await botThat(failing(bug)).receive(said('王秀英', REPORT, { room: null }))
    expect(await sent()).toEqual([`王秀英: ${APOLOGY}`])
    expect(await inbox()).toEqual([{ state: 'failed', text: null }])
    expect(logged).toHaveLength(1)
    expect(logged.join()).toContain('TypeError')
    expect(logged.join()).not.toMatch(/涵涵|王秀英|电话|no rule/)
  })

  test('is silent when the network replays it, and works when it is said anew', async () => {
    const bot = botThat(failing(bug))
    const first = said('王秀英', REPORT, { room: null })
    await bot.receive(first)
    await bot.receive(first)
    expect(await records()).toBe(0)
    await bot.receive(said('王秀英', REPORT, { room: null }))
    expect(await records()).toBe(1)
    expect(await sent()).toEqual([`王秀英: ${APOLOGY}`, '王秀英: 记好了:王子涵 电话30分钟(昨天)'])
  })

  test.each([
    ['chatter in the group stays unanswered', '今晚吃啥', false, []],
    ['a call of the bot in the group is answered there', '我的记录', true, [`石桥村爱心群: ${APOLOGY}`]],
  ])('%s', async (_name, text, mentionsBot, expected) => {
    await botThat(failing(bug)).receive(said('赵春梅', text, { mentionsBot }))
    expect(await sent()).toEqual(expected)
  })

  test('of somebody unbound is not apologised for', async () => {
    await botThat(failing(bug)).receive(said('路过的张姐', '你好', { room: null }))
    expect(await sent()).toEqual([])
  })

  test('is tried twice more where the failure is a passing one', async () => {
    await botThat(failing(deadlock, deadlock)).receive(said('王秀英', REPORT))
    expect(await sent()).toEqual(['石桥村爱心群: 记好了:涵涵 电话30分钟(昨天)'])
    expect(logged).toEqual([])
  })

  test('is given up after the third time, and nothing of it is left behind', async () => {
    await botThat(failing(deadlock, deadlock, deadlock)).receive(said('王秀英', REPORT, { room: null }))
    expect(await sent()).toEqual([`王秀英: ${APOLOGY}`])
    expect(await records()).toBe(0)
  })

  test('still raises the alarm: a cry for help is kept before all else', async () => {
    await botThat(failing(bug)).receive(said('王秀英', '涵涵被人打得满头是血'))
    const told = await sent()
    expect(told.filter((line) => line.includes('【告急'))).toHaveLength(2)
    expect(told).toContain('王秀英: 已悄悄告诉站长和协调员。伴伴不是报警电话,有危险先打110。')
    expect(told.filter((line) => line.startsWith('石桥村爱心群'))).toEqual([])
  })
})

onEveryStore('messages that come at once', (openStore) => {
  beforeEach(() => setTheScene(openStore()))
  const options = (): BotOptions => ({
    store: openStore(),
    understand,
    names: ['伴伴'],
    concerns: { numbers: '' },
    outbox: { wake: () => {} },
    accept: async () => {},
    now: () => evening,
    log: createLog('silent'),
    friendPauseMs: 0,
  })
  const standing = () =>
    openStore().read(async (db) => {
      const found = await rows<{ state: string }>(db, sql`select state from activity order by id`)
      return found.map(({ state }) => state)
    })

  test('an undo never overtakes the report before it', async () => {
    const bot = createBot(options())
    await Promise.all([bot.receive(said('王秀英', REPORT)), bot.receive(said('王秀英', '撤销'))])
    expect(await standing()).toEqual(['withdrawn'])
  })

  test('one message seen by two processes is one record', async () => {
    const message = said('王秀英', REPORT)
    const bots = [createBot(options()), createBot(options())]
    await Promise.all(bots.map((bot) => bot.receive(message)))
    expect(await standing()).toEqual(['kept'])
    const answers = await openStore().read((db) => rows<{ id: string }>(db, sql`select id from outbox`))
    expect(answers).toHaveLength(1)
  })

  test('one person who tells the same in two rooms at once is one record', async () => {
    const bots = [createBot(options()), createBot(options())]
    const [first, second] = bots
    await Promise.all([
      first?.receive(said('王秀英', '今天去看了罗乐乐', { room: '青山群' })),
      second?.receive(said('王秀英', '今天去看了罗乐乐', { room: null })),
    ])
    expect(await standing()).toEqual(['kept'])
  })
})
