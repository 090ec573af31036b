import { describe, expect, test } from 'vitest'
import { FileUnusable } from '../../src/roster-in/grid.ts'
import { readRosterFile } from '../../src/roster-in/read-file.ts'
import { gb18030, sheetFile } from '../support/roster-file.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const line = async (name: string, bytes: Uint8Array) =>
  readRosterFile(name, bytes).then(
    () => 'it was read',
    (error: unknown) => (error instanceof FileUnusable ? error.line : String(error)),
  )

const small = '站点,孩子,志愿者\n石桥村,王小虎,周桂兰\n'
const smallLines = [{ row: 2, cells: { 站点: '石桥村', 孩子: '王小虎', 志愿者: '周桂兰' } }]

describe('a .csv', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(small.replaceAll(',', '\t'), 'utf16le')])
  const encodings: [string, Uint8Array][] = [
    ['UTF-8', utf8(small)],
    ['UTF-8 with a mark', utf8(`\ufeff${small}`)],
    ['GB18030, as Excel in China saves it', gb18030('站点,孩子,志愿者\r\n石桥村,王小虎,周桂兰\r\n')],
    ['UTF-16 with tabs', utf16],
    ['semicolons', utf8(small.replaceAll(',', ';'))],
  ]
  test.each(encodings)('is read in %s', async (_, bytes) => {
    expect((await readRosterFile('名单.CSV', bytes)).lines).toEqual(smallLines)
  })

  test('with a quoted line break keeps its row numbers as Excel shows them', async () => {
    const text = '站点,孩子,备注\n石桥村,王小虎,"两\n行"\n\n石桥村,李想,\n'
    const { lines, leftOut } = await readRosterFile('a.csv', utf8(text))
    expect(lines.map(({ row }) => row)).toEqual([2, 4])
    expect(leftOut).toEqual(['备注'])
  })
})

describe('the header', () => {
  const above = ['2026年花名册,,', '\n', '填表人:某某,,']
  test.each([0, 1, 2, 3, 4])('is found below %i rows of titles and blanks', async (count) => {
    const titles = Array.from({ length: count }, (_, at) => `${above[at % 3]?.trim() ?? ''}\n`).join('')
    const { lines } = await readRosterFile('a.csv', utf8(titles + small))
    expect(lines.map(({ row }) => row)).toEqual([count + 2])
  })

  test('is not looked for below the fifth row', async () => {
    expect(await line('a.csv', utf8(`${'标题\n'.repeat(5)}${small}`))).toContain('前5行里没有找到表头')
  })

  test('may carry stars, spaces and remarks, and the names that counties use', async () => {
    const text = '序号,所属 站点*,儿童姓名(必填),爱心妈妈\n1,石桥村,王小虎,周桂兰\n'
    const { lines, leftOut } = await readRosterFile('a.csv', utf8(text))
    expect(lines).toEqual(smallLines)
    expect(leftOut).toEqual([])
  })

  test('with one column twice is refused', async () => {
    expect(await line('a.csv', utf8('站点,孩子,姓名\n石桥村,王小虎,王小虎\n'))).toContain('两列都是“孩子”')
  })
})

describe('rows', () => {
  test('of sums, counters, blanks and repeated headers are no lines', async () => {
    const rows = ['1,石桥村,王小虎,周桂兰', '2,,,', ',,,', '序号,站点,孩子,志愿者', '合计,,1,1', ' ,,,']
    const { lines } = await readRosterFile('a.csv', utf8(`序号,站点,孩子,志愿者\n${rows.join('\n')}`))
    expect(lines).toEqual(smallLines)
  })
})

describe('an .xlsx', () => {
  const header = ['站点', '孩子', '出生日期', '志愿者']

  test('is read from its sheet 花名册, with numbers and dates as they were typed', async () => {
    const bytes = await sheetFile({
      说明: [
        ['站点', '孩子'],
        ['不是这张', '别人'],
      ],
      花名册: [
        ['标题', null],
        [],
        header,
        ['石桥村', '王小虎', new Date('2015-03-08'), '周桂兰'],
        ['石桥村', '李想', 42071],
      ],
    })
    expect((await readRosterFile('名单.xlsx', bytes)).lines).toEqual([
      { row: 4, cells: { 站点: '石桥村', 孩子: '王小虎', 出生日期: '2015-03-08', 志愿者: '周桂兰' } },
      { row: 5, cells: { 站点: '石桥村', 孩子: '李想', 出生日期: 42071 } },
    ])
  })

  test('shows no year of a date that was typed without one', async () => {
    const dated = { row: 1, column: 2, value: new Date('2026-03-08'), format: 'm"月"d"日"' }
    const bytes = await sheetFile({ 花名册: [header, ['石桥村', '王小虎', new Date('2026-03-08')]] }, { dated })
    expect((await readRosterFile('a.xlsx', bytes)).lines[0]?.cells.出生日期).toBe('3月8日')
  })

  test('means a cell merged over several rows for each of them', async () => {
    const rows = [header, ['石桥村', '王小虎', null, '周桂兰'], [null, '周末', null, null]]
    const merges = [0, 3].map((column) => ({ startRow: 1, endRow: 2, startCol: column, endCol: column }))
    const { lines } = await readRosterFile('a.xlsx', await sheetFile({ 花名册: rows }, { merges }))
    expect(lines[1]).toEqual({ row: 3, cells: { 站点: '石桥村', 孩子: '周末', 志愿者: '周桂兰' } })
  })

  test('of one sheet needs no name; of several, 花名册 is asked for', async () => {
    const rows = [header, ['石桥村', '王小虎']]
    expect((await readRosterFile('a.xlsx', await sheetFile({ Sheet1: rows }))).lines).toHaveLength(1)
    expect(await line('a.xlsx', await sheetFile({ 一: rows, 二: rows }))).toContain(
      '没有找到名叫“花名册”的工作表(现有:“一”、“二”)',
    )
  })
})

describe('a file that can’t be used is one clear line', () => {
  const manyRows = `${small}${'石桥村,王小虎,\n'.repeat(20_000)}`
  const cases: [string, string, Uint8Array][] = [
    ['请在 Excel 或 WPS 里另存为 .xlsx', 'a.xls', utf8('x')],
    ['只认 .csv 和 .xlsx', 'a.docx', utf8('x')],
    ['没有扩展名', '名单', utf8('x')],
    ['打不开', 'a.xlsx', utf8('this is no workbook at all')],
    ['超过 5 MB', 'a.csv', new Uint8Array(5 * 1024 * 1024 + 1)],
    ['超过 20000 行', 'a.csv', utf8(manyRows)],
    ['没有内容', 'a.csv', utf8('站点,孩子\n,\n')],
    ['没有找到表头', 'a.csv', utf8('')],
    ['引号不成对', 'a.csv', utf8('站点,孩子\n"石桥村,王小虎\n')],
    ['文字读不出来', 'a.csv', new Uint8Array([0x41, 0, 0xff, 0xff, 0x80])],
  ]
  test.each(cases)('%s (%s)', async (expected, name, bytes) => {
    const said = await line(name, bytes)
    expect(said).toContain(expected)
    expect(said).not.toContain('\n')
  })
})
