import { describe, expect, test } from 'vitest'
import { programmes as shipped } from '../../src/care/programme.ts'
import { FileUnusable } from '../../src/roster-in/grid.ts'
import { importProgrammes } from '../../src/roster-in/import-programmes.ts'
import { importRoster } from '../../src/roster-in/import-roster.ts'
import { readLines } from '../../src/roster-in/lines.ts'
import { readProgrammeFile } from '../../src/roster-in/read-programme-file.ts'
import type { Store } from '../../src/store/database.ts'
import { countyProgrammes } from '../../src/store/programmes.ts'
import { onEveryStore } from '../support/database.ts'
import { sheetFile } from '../support/roster-file.ts'

const json = (given: unknown) => new TextEncoder().encode(typeof given === 'string' ? given : JSON.stringify(given))
const bringIn = async (store: Store, name: string, bytes: Uint8Array, dryRun = false) => {
  const file = await readProgrammeFile(name, bytes)
  if (!file) throw new Error('no programmes in the file')
  return importProgrammes(store, { ...file, dryRun })
}
const header = ['方案', '编号', '做什么', '几次', '多久', '谁来做', '宽限天数']
const sheet = (...rows: (string | number | null)[][]) =>
  sheetFile({ 说明: [['请填第二张表']], 方案: [header, ...rows] })

onEveryStore('programmes by file', (openStore) => {
  const kept = (store: Store) => store.read(countyProgrammes)

  test('a sheet 方案: a dry run says what would change, the import changes it, a second time nothing', async () => {
    const file = await sheet(
      ['海门五个一', 'haimen', '电话', 2, '每月', null, null],
      [null, null, '陪读、辅导', 1, '每季度', '结对的人', 7],
      ['本县陪伴', null, '看望', 1, '每半月', null, null],
    )
    const tried = await bringIn(openStore(), '方案.xlsx', file, true)
    expect(tried.isGood).toBe(true)
    expect(tried.report.join('\n')).toMatch(/什么都没有改[\s\S]*改方案 海门五个一[\s\S]*新方案 本县陪伴/)
    expect(await kept(openStore())).toEqual(shipped)
    expect(await bringIn(openStore(), '方案.xlsx', file)).toMatchObject({ isGood: true })
    const after = await kept(openStore())
    expect(after).toHaveLength(shipped.length + 1)
    expect(after.find(({ key }) => key === 'haimen')?.commitments).toMatchObject([
      { kinds: ['call'], times: 2, period: 'month' },
      { kinds: ['reading', 'tutoring'], by: 'paired', graceDays: 7 },
    ])
    expect((await bringIn(openStore(), '方案.xlsx', file)).report[0]).toBe('导入好了,没有要改的。')
  })

  test('a JSON file does the same; what it does not name stays', async () => {
    const own = { key: 'ours', name: '本县陪伴', commitments: [{ kinds: ['看望'], period: '每月' }] }
    expect(await bringIn(openStore(), 'p.json', json({ programmes: [own] }))).toMatchObject({ isGood: true })
    expect((await kept(openStore())).map(({ name }) => name)).toEqual([...shipped.map(({ name }) => name), '本县陪伴'])
  })

  test('a programme of the county is known to the roster', async () => {
    const roster = () =>
      importRoster(
        openStore(),
        {
          ...readLines([
            ['站点', '孩子', '志愿者', '方案'],
            ['石桥村', '王小虎', '刘桂兰', '本县陪伴'],
          ]),
          dryRun: true,
        },
        { now: new Date('2026-03-11T12:00:00+08:00'), isWord: () => false },
      )
    expect((await roster()).isGood).toBe(false)
    const own = { key: 'ours', name: '本县陪伴', commitments: [{ kinds: ['visit'], period: 'month' }] }
    await bringIn(openStore(), 'p.json', json({ programmes: [own] }))
    expect(await roster()).toMatchObject({
      isGood: true,
      report: expect.arrayContaining([expect.stringContaining('本县陪伴')]),
    })
  })

  test('a wrong sheet is refused whole, each place by row and column with how to mend it', async () => {
    const file = await sheet(
      ['海门五个一', 'haimen', '打牌', 2, '每月', null, null],
      [null, null, '电话', 99, '每天', null, null],
    )
    const { isGood, report } = await bringIn(openStore(), '方案.xlsx', file)
    expect(isGood).toBe(false)
    const text = report.join('\n')
    expect(text).toMatch(/第2行 做什么 “打牌”:要写其中一个:.*电话/)
    expect(text).toMatch(/第3行 几次 “99”:要写 1 到 31 的整数/)
    expect(text).toMatch(/第3行 多久 “每天”:要写其中一个:每周/)
    expect(text).toContain('共 3 处要改,什么都没有导入')
    expect(await kept(openStore())).toEqual(shipped)
  })

  test('a wrong JSON is refused by number', async () => {
    const given = {
      programmes: [{ key: 'a', name: 'A', commitments: [{ kinds: ['call'], period: 'week', colour: 'red' }] }],
    }
    const { isGood, report } = await bringIn(openStore(), 'p.json', json(given))
    expect(isGood).toBe(false)
    expect(report[0]).toMatch(/^第1个方案 第1条约定 colour “red”:不认识这一项/)
  })
})

describe('a file of programmes', () => {
  test('that is no JSON, or has no header, is refused in a sentence', async () => {
    await expect(readProgrammeFile('p.json', json('{"programmes": ['))).rejects.toThrow(FileUnusable)
    const bare = await sheetFile({ 其他: [['x']], 方案: [['名称', '内容']] })
    await expect(readProgrammeFile('p.xlsx', bare)).rejects.toThrow(FileUnusable)
  })

  test('is not looked for in a roster', async () => {
    expect(await readProgrammeFile('名单.csv', json('站点,孩子'))).toBeNull()
    expect(await readProgrammeFile('名单.xlsx', await sheetFile({ 花名册: [['站点', '孩子']] }))).toBeNull()
  })
})
