import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { open } from '../../src/store/database.ts'
import { keptNature } from '../../src/store/place.ts'
import { child } from '../../src/store/schema/index.ts'
import { freshDatabase } from '../support/database.ts'
import { type Running, run } from '../support/process.ts'

const template = 'docs/花名册模板.csv'
const twoChildren = '站点,孩子,出生日期\n石桥村,王小虎,2015-03-08\n石桥村,周末,2014-11-02\n'

// each test starts processes that open a store: slow on a busy machine
describe('npm run import', { timeout: 120_000 }, () => {
  let folder = ''
  let bot: Running | null = null
  const dataDir = () => join(folder, 'data')

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'banban-import-'))
  })

  afterEach(async () => {
    bot?.kill('SIGTERM')
    await bot?.ended
    bot = null
    rmSync(folder, { recursive: true })
  })

  const environment = (more: NodeJS.ProcessEnv) => ({
    DATA_DIR: dataDir(),
    DATABASE_URL: '',
    BANBAN_STORE: '',
    ...more,
  })
  const importing = async (args: string[], more: NodeJS.ProcessEnv = {}) => {
    const running = run('src/cli/import.ts', args, environment(more))
    return { code: await running.ended, text: running.lines.join('\n') }
  }
  const file = (text: string) => {
    const path = join(folder, '名单.csv')
    writeFileSync(path, text)
    return path
  }
  const kept = async (where: Parameters<typeof open>[0] = { dataDir: dataDir() }) => {
    const store = await open(where)
    const found = await store.read(async (db) => ({
      nature: await keptNature(db),
      children: (await db.select({ name: child.name }).from(child).orderBy(child.id)).map(({ name }) => name),
    }))
    await store.close()
    return found
  }

  test('makes a real store in an empty place; a dry run there leaves nothing behind', async () => {
    const tried = await importing(['--dry-run', template])
    expect(tried).toMatchObject({ code: 0, text: expect.stringContaining('孩子:新增 4') })
    expect(existsSync(dataDir())).toBe(false)
    const done = await importing([template])
    expect(done.code, done.text).toBe(0)
    expect(done.text).toContain('绑定码 站长姓名')
    expect(done.text).toContain('BANBAN_STORE=real')
    expect((await importing([template])).text).toContain('没有要改的')
    expect(await kept()).toEqual({ nature: 'real', children: ['王小满', '李念慈', '赵星河', '孙小禾'] })
  })

  test('does so in PostgreSQL, where a dry run makes no table', async () => {
    const databaseUrl = await freshDatabase('nothing')
    const tried = await importing(['--dry-run', template], { DATABASE_URL: databaseUrl })
    expect(tried).toMatchObject({ code: 0, text: expect.stringContaining('孩子:新增 4') })
    const database = new URL(databaseUrl)
    const { default: postgres } = await import('postgres')
    const client = postgres(database.href, { max: 1 })
    const tables = await client`select 1 from pg_tables where schemaname in ('public', 'drizzle')`
    await client.end()
    expect(tables).toHaveLength(0)
    expect((await importing([template], { DATABASE_URL: databaseUrl })).code).toBe(0)
    expect(await kept({ databaseUrl })).toMatchObject({ nature: 'real', children: { length: 4 } })
  })

  test('is served by the running bot, which goes on', async () => {
    bot = run('src/main.ts', [], environment({ BANBAN_STORE: 'real', PORT: '0', BANBAN_LOG_LEVEL: 'silent' }))
    await bot.until((line) => line.includes('is ready'))
    const tried = await importing(['--dry-run', file(twoChildren)])
    expect(tried).toMatchObject({ code: 0, text: expect.stringContaining('试导入') })
    const wrong = await importing([file(twoChildren.replace('2014-11-02', '2014-11-32'))])
    expect(wrong).toMatchObject({ code: 1, text: expect.stringContaining('第3行 出生日期 “2014-11-32”') })
    const done = await importing([file(twoChildren)])
    expect(done).toMatchObject({ code: 0, text: expect.stringContaining('孩子:新增 2') })
    bot.kill('SIGTERM')
    expect(await bot.ended).toBe(0)
    expect(await kept()).toEqual({ nature: 'real', children: ['王小虎', '周末'] })
  })

  const refused: [string, string, string][] = [
    ['a file that is not there', 'nowhere.csv', '没有找到文件'],
    ['a folder', 'docs', '没有找到文件'],
    ['another type', 'README.md', '只认 .csv 和 .xlsx'],
  ]
  test.each(refused)('refuses %s in one line and begins no store', async (_, path, expected) => {
    const { code, text } = await importing([path])
    expect(code).toBe(1)
    expect(text).toContain(expected)
    expect(text.split('\n')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual([])
  })

  test('refuses more than 5 MB', async () => {
    const { code, text } = await importing([file('站'.repeat(2_000_000))])
    expect(code).toBe(1)
    expect(text).toContain('文件超过 5 MB')
  })

  test('begins no demo', async () => {
    const { code } = await importing([template], { BANBAN_STORE: 'demo' })
    expect(code).toBe(1)
    expect(existsSync(dataDir())).toBe(false)
  })
})
