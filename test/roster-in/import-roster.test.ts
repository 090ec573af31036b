import { readFileSync } from 'node:fs'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { parseDay } from '../../src/care/day.ts'
import { importRoster } from '../../src/roster-in/import-roster.ts'
import { readRosterFile } from '../../src/roster-in/read-file.ts'
import { rows } from '../../src/store/database.ts'
import { readRoster } from '../../src/store/roster.ts'
import { addHistory } from '../../src/store/roster-changes.ts'
import { activity, child, consent, office, pairing } from '../../src/store/schema/index.ts'
import { onEveryStore } from '../support/database.ts'

const now = new Date('2026-11-23T10:00:00+08:00')
const header = '站点,孩子编号,孩子,小名,性别,出生日期,历法,监护人,同意人,关系,同意日期,方式,志愿者,站长,方案,结对起'
const tiger = '石桥村,S1,王小虎,虎子,男,2015-03-08,,奶奶,王桂英,奶奶,2026-09-01,书面,周桂兰,是,海门五个一,2026-09-01'
const snow = '石桥村,,韩雪,,女,2016-12-07,,奶奶,,,,,李秀云,,六个一,2026-09-01'

onEveryStore('a roster in', (openStore) => {
  const importRows = async (lines: readonly string[], options: { dryRun?: boolean; at?: Date } = {}) => {
    const table = await readRosterFile('a.csv', new TextEncoder().encode([header, ...lines].join('\n')))
    const { isGood, report } = await importRoster(
      openStore(),
      { ...table, dryRun: options.dryRun ?? false },
      { now: options.at ?? now, isWord: (text) => text === '夏天' },
    )
    return { isGood, text: report.join('\n') }
  }
  /** everything that an import could write, but for the times of writing */
  const everything = () =>
    openStore().read(async (db) => {
      const tables = ['station', 'person', 'office', 'child', 'nickname', 'consent', 'pairing']
      const found = []
      for (const table of tables) found.push(await rows(db, sql`select * from ${sql.identifier(table)} order by id`))
      return JSON.stringify(found)
    })
  const children = () => openStore().read((db) => db.select().from(child).orderBy(child.id))

  test('the template in docs is imported whole', async () => {
    const table = await readRosterFile('花名册模板.csv', readFileSync('docs/花名册模板.csv'))
    const { isGood, report } = await importRoster(
      openStore(),
      { ...table, dryRun: false },
      { now, isWord: () => false },
    )
    expect(isGood, report.join('\n')).toBe(true)
    const today = parseDay('2026-11-23')
    const roster = await openStore().read((db) => readRoster(db, [1], today ?? expect.fail()))
    expect(roster.children.map(({ name, nicknames }) => [name, ...nicknames])).toEqual([
      ['王小满', '满满'],
      ['李念慈', '念念', '小慈'],
      ['赵星河', '星星'],
      ['孙小禾', '禾禾'],
    ])
    expect(roster.volunteers.map(({ name, leader, children: own }) => [name, leader, own])).toEqual([
      ['周示例', true, ['1', '2']],
      ['刘示例', false, ['2', '3']],
      ['何示例', false, []],
    ])
    const [, second, third] = await children()
    expect(second).toMatchObject({ birthCalendar: 'lunar', birthYear: 2014, birthMonth: 2, birthDay: 15 })
    expect(third).toMatchObject({ birthYear: null, birthMonth: 6, birthDay: 1 })
  })

  test('a dry run says what would be new and changes nothing', async () => {
    const before = await everything()
    const { isGood, text } = await importRows([tiger, snow], { dryRun: true })
    expect(isGood).toBe(true)
    expect(text).toContain('试导入,什么都没有改')
    expect(text).toContain('孩子:新增 2,改动 0,不变 0')
    expect(text).toContain('周桂兰(石桥村) 站长')
    expect(text).toContain('李秀云 – 韩雪,六个一,从2026-09-01起')
    expect(text).toContain('同意:新增 1')
    expect(text).toContain('还没有监护人同意,先不完整记录:韩雪')
    expect(text).not.toContain('绑定码')
    expect(await everything()).toBe(before)
  })

  test('a real import tells how binding codes are made, and prints none', async () => {
    const { text } = await importRows([tiger])
    expect(text).toContain('协调员私聊我发“绑定码 站长姓名”')
    expect(text).not.toMatch(/\d{8}/)
  })

  test('one wrong line among good ones: nothing at all is written', async () => {
    const before = await everything()
    const { isGood, text } = await importRows([tiger, snow.replace('2016-12-07', '2016-12-37')])
    expect(isGood).toBe(false)
    expect(text).toContain('第3行 出生日期 “2016-12-37”')
    expect(text).toContain('什么都没有导入')
    expect(await everything()).toBe(before)
  })

  test('the same file twice changes nothing the second time', async () => {
    const file = [tiger, snow, '石桥村,S1,王小虎,,,,,,,,,,李秀云,,个案,', '石桥村,,,,,,,,,,,,何春燕,,,']
    await importRows(file)
    const before = await everything()
    const { text } = await importRows(file, { at: new Date('2026-12-24T10:00:00+08:00') })
    expect(text).toContain('没有要改的')
    expect(await everything()).toBe(before)
  })

  test('two at the same time write the file once', async () => {
    await Promise.all([importRows([snow]), importRows([snow]), importRows([snow])])
    expect(await children()).toHaveLength(1)
  })
})

onEveryStore('a roster that changes one kept before', (openStore) => {
  const importRows = async (lines: readonly string[], dryRun = false) => {
    const table = await readRosterFile('a.csv', new TextEncoder().encode([header, ...lines].join('\n')))
    const isWord = (text: string) => text === '夏天'
    const { isGood, report } = await importRoster(openStore(), { ...table, dryRun }, { now, isWord })
    return { isGood, text: report.join('\n') }
  }
  const children = () => openStore().read((db) => db.select().from(child).orderBy(child.id))
  const consents = () => openStore().read((db) => db.select().from(consent).orderBy(consent.id))
  const withdraw = (at: string) =>
    openStore().transaction((db) =>
      db
        .update(consent)
        .set({ withdrawnAt: new Date(at) })
        .where(eq(consent.child, 1)),
    )

  beforeEach(async () => {
    await importRows([tiger, snow])
  })

  test('a blank cell changes nothing', async () => {
    const { text } = await importRows(['石桥村,S1,王小虎,,,,,,,,,,,,,'])
    expect(text).toContain('孩子:新增 0,改动 0,不变 1')
  })

  test('what differs is changed, and shown as it was and as it is', async () => {
    const { text } = await importRows([
      tiger
        .replace('虎子', '小虎、虎子')
        .replace('2015-03-08', '2015-03-09')
        .replace(',2026-09-01,书面', ',2026-10-01,当面'),
    ])
    expect(text).toContain('第2行 王小虎:出生日期 2015-03-08 → 2015-03-09;小名 虎子 → 小虎、虎子;同意')
    expect((await children())[0]).toMatchObject({ number: 'S1', birthDay: 9 })
    expect(await consents()).toMatchObject([{ day: '2026-10-01', method: '当面', withdrawnAt: null }])
  })

  test('who is not in the file stays, and is listed', async () => {
    const { text } = await importRows([tiger], true)
    expect(text).toContain('不在文件里、保持原样的孩子(石桥村):韩雪')
    expect(text).toContain('不在文件里、保持原样的志愿者(石桥村):李秀云')
  })

  test('the number says who a child is: another name is a rename, and asked', async () => {
    const { text } = await importRows([tiger.replace('王小虎', '王一诺')])
    expect(text).toContain('编号相同,姓名由“王小虎”变成“王一诺”:是改名吗')
    expect((await children()).map(({ name }) => name)).toEqual(['王一诺', '韩雪'])
  })

  test('a number with another name and another birth date is a slip, not a rename', async () => {
    const { isGood, text } = await importRows(['石桥村,S1,周末,,,2014-11-02,,,,,,,,,,'])
    expect(isGood).toBe(false)
    expect(text).toContain('第2行 孩子编号 “S1”:这个编号在系统里是“王小虎”')
  })

  test('without a number, name and birth date say it; a number is then added', async () => {
    const { text } = await importRows(['石桥村,S2,韩雪,,,2016-12-07,,,,,,,,,,'])
    expect(text).toContain('编号 (空) → S2')
    expect((await children()).map(({ number }) => number)).toEqual(['S1', 'S2'])
  })

  const likely: [string, string, string][] = [
    [
      'a likely rename',
      '石桥村,,韩晓雪,,,2016-12-07,,,,,,,,,,',
      '和系统里的“韩雪”生日相同,而“韩雪”不在文件里:是改名吗',
    ],
    ['a likely slip in the birth date', '石桥村,,韩雪,,,2016-12-17,,,,,,,,,,', '同名,编号或生日不同:是另一个孩子吗'],
    ['a station written otherwise', '石桥村关爱站,,,,,,,,,,,,何春燕,,,', '新站点“石桥村关爱站”和已有的“石桥村”很像'],
    ['a likely move', '白沙社区,S1,王小虎,,,,,,,,,,,,,', '原来在石桥村,会转到白沙社区:是同一个孩子转站吗'],
  ]
  test.each(likely)('%s is asked in the dry run', async (_, line, expected) => {
    const { isGood, text } = await importRows([line], true)
    expect(isGood).toBe(true)
    expect(text).toContain(expected)
  })

  test('likely twins are asked once, and never again when they are in', async () => {
    const twins = ['石桥村,,陈佳怡,,,2014-06-17,,,,,,,,,,', '石桥村,,陈佳明,,,2014-06-17,,,,,,,,,,']
    expect((await importRows(twins)).text.match(/双胞胎/g)).toHaveLength(1)
    expect((await importRows(twins)).text).not.toContain('双胞胎')
  })

  test('what was reported while a consent was awaited is kept in full once it is there', async () => {
    const awaiting = { child: 2, kind: 'call', outcome: 'done', dayIs: 'known', state: 'pending' } as const
    const day = parseDay('2026-11-20') ?? expect.fail()
    await openStore().transaction((db) => addHistory(db, [{ station: 1, author: 2, day, activities: [awaiting] }]))
    await importRows([snow.replace(',,,,,李秀云', ',王桂英,奶奶,2026-11-22,书面,李秀云')])
    const kept = await openStore().read((db) => db.select({ state: activity.state }).from(activity))
    expect(kept).toEqual([{ state: 'kept' }])
  })

  test('a withdrawn consent does not come back by an old file, and does by a newer one', async () => {
    await withdraw('2026-10-01T10:00:00+08:00')
    const old = await importRows([tiger])
    expect(old.text).toContain('“王小虎”的同意已经撤回')
    expect(await consents()).toHaveLength(1)
    await importRows([tiger.replace(',2026-09-01,书面', ',2026-11-01,书面')])
    expect((await consents()).map(({ day, withdrawnAt }) => [day, withdrawnAt === null])).toEqual([
      ['2026-09-01', false],
      ['2026-11-01', true],
    ])
  })

  test('a child that left is refused until there is a consent given since', async () => {
    await openStore().transaction((db) =>
      db
        .update(child)
        .set({ leftAt: new Date('2026-10-01T10:00:00+08:00'), leftWhy: '转学' })
        .where(eq(child.id, 1)),
    )
    expect((await importRows([tiger])).text).toContain('这个孩子2026-10-01已离开')
    expect((await importRows([tiger.replace(',2026-09-01,书面', ',2026-11-01,书面')])).isGood).toBe(true)
    expect((await children())[0]?.leftAt).toBeNull()
  })

  test('an existing pairing needs no 方案; its first day can be corrected', async () => {
    const { text } = await importRows(['石桥村,S1,王小虎,,,,,,,,,,周桂兰,,,2026-09-10'])
    expect(text).toContain('从2026-09-10起(原来从2026-09-01起)')
    const kept = await openStore().read((db) => db.select().from(pairing).where(eq(pairing.child, 1)))
    expect(kept).toMatchObject([{ programme: 'haimen', from: '2026-09-10' }])
  })

  test('是 makes a leader, a blank changes nothing, 否 ends it', async () => {
    const leaders = async () =>
      (
        await openStore().read((db) => db.select().from(office).where(eq(office.role, 'leader')).orderBy(office.id))
      ).map(({ person, until }) => [person, until === null])
    await importRows(['石桥村,,,,,,,,,,,,周桂兰,,,', '石桥村,,,,,,,,,,,,李秀云,站长,,'])
    expect(await leaders()).toEqual([
      [1, true],
      [2, true],
    ])
    const { text } = await importRows(['石桥村,,,,,,,,,,,,周桂兰,否,,'])
    expect(text).toContain('周桂兰(石桥村):不再当站长')
    expect(await leaders()).toEqual([
      [1, false],
      [2, true],
    ])
  })

  test('one name at two stations is two people, and asked', async () => {
    const { text } = await importRows(['石桥村,,,,,,,,,,,,周桂兰,,,', '白沙社区,,,,,,,,,,,,周桂兰,,,'])
    expect(text).toContain('志愿者“周桂兰”在石桥村、白沙社区都有')
    expect(text).toContain('志愿者:新增 1,改动 0,不变 1')
  })

  test('a name that is a word, or sounds like another of the station, asks for a nickname', async () => {
    const { text } = await importRows([
      '石桥村,,夏天,,,,,,,,,,,,,',
      '石桥村,,夏天朗,夏天,,,,,,,,,,,,',
      '石桥村,,陈佳怡,,,,,,,,,,,,,',
      '石桥村,,田家宜,,,,,,,,,,,,,',
      '白沙社区,,杨佳怡,,,,,,,,,,,,,',
    ])
    expect(text).toContain('第2行 “夏天”没有小名,“夏天”又是平常的词')
    expect(text).toContain('第4行 陈佳怡(佳怡)、田家宜(家宜)听起来一样')
    expect(text).not.toContain('第3行 “夏天朗”')
    expect(text).not.toContain('杨佳怡(佳怡)')
  })
})
