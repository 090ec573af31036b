import { describe, expect, test } from 'vitest'
import { parseDay } from '../../src/care/day.ts'
import { planRoster } from '../../src/roster-in/plan-roster.ts'
import { readRosterFile } from '../../src/roster-in/read-file.ts'
import type { KeptRoster } from '../../src/store/roster-import.ts'
import { problemLines } from '../../src/wording/roster-summary.ts'

const header = '站点,孩子编号,孩子,小名,性别,出生日期,历法,监护人,同意人,关系,同意日期,方式,志愿者,站长,方案,结对起'
const today = parseDay('2026-11-23')
const nobody: KeptRoster = {
  stations: [],
  volunteers: [],
  children: [],
  nicknames: new Map(),
  consents: new Map(),
  pairings: [],
}

async function planOf(rows: readonly string[]) {
  const { lines } = await readRosterFile('a.csv', new TextEncoder().encode([header, ...rows].join('\n')))
  if (today === null) throw new Error('no day')
  return planRoster(lines, nobody, { today, isWord: () => false })
}

/** Each problem as it is printed, without the closing line. */
async function problemsOf(...rows: string[]): Promise<string[]> {
  const { problems } = await planOf(rows)
  return problemLines(problems).slice(0, -1)
}

describe('a wrong cell is named by row, column and value, with how to mend it', () => {
  const good =
    '石桥村,S1,王小虎,虎子,男,2015-03-08,公历,奶奶,王桂英,奶奶,2026-09-01,书面,周桂兰,是,海门五个一,2026-09-01'
  const cases: [string, string][] = [
    ['石桥村,,王小虎,,,2015-13-08,,,,,,,,,,', '第2行 出生日期 “2015-13-08”:没有这一天,请写成 2015-03-08 这样'],
    ['石桥村,,王小虎,,,2027-03-08,,,,,,,,,,', '第2行 出生日期 “2027-03-08”:还没到这一天,请核对年份'],
    ['石桥村,,王小虎,,不详,,,,,,,,,,,', '第2行 性别 “不详”:请写 男 或 女,不知道就空着'],
    ['石桥村,,王小虎,,,,月历,,,,,,,,,', '第2行 历法 “月历”:请写 公历 或 农历,空着算公历'],
    [',,王小虎,,,,,,,,,,,,,', '第2行 站点:空着,请写站点的名字(每一行都要写)'],
    ['石桥村,,,,,,,,,,,,,,,', '第2行 孩子:和志愿者都空着,请至少写一个'],
    ['石桥村,S1,,,,,,,,,,,周桂兰,,,', '第2行 孩子:空着,这一行却填了“孩子编号”'],
    ['石桥村,,王小虎1,,,,,,,,,,,,,', '第2行 孩子 “王小虎1”:姓名里只写名字'],
    ['石桥村,,王小虎、周末,,男,,,,,,,,,,,', '第2行 孩子 “王小虎、周末”:一格里有几个孩子,请拆成每个孩子一行'],
    ['石桥村,,王小虎,,,,,,,,,,周桂兰、李秀云,,海门五个一,', '第2行 志愿者 “周桂兰、李秀云”:一格里有几位志愿者'],
    [
      '石桥村,,王小虎,,,,,,,,,,周桂兰,,,',
      '第2行 方案:空着,新结对要写方案:流动爱心服务站、邹平五个一、周末妈妈、六个一、海门五个一、个案',
    ],
    ['石桥村,,王小虎,,,,,,,,,,周桂兰,,五个二,', '第2行 方案 “五个二”:没有这个方案,请写:流动爱心服务站、'],
    ['石桥村,,王小虎,,,,,,,,,,,,海门五个一,', '第2行 志愿者:空着,这一行却填了“方案”'],
    ['石桥村,,,,,,,,,,,,周桂兰,李秀云,,', '第2行 站长 “李秀云”:是站长就写 是,不是就空着'],
    ['石桥村,,王小虎,,,,,,王桂英,,2026-09-01,,,,,', '第2行 关系:空着,同意要写全,还缺关系、方式'],
    ['石桥村,,王小虎,,,,,,王桂英,奶奶,2027-09-01,书面,,,,', '第2行 同意日期 “2027-09-01”:还没到这一天'],
    ['石桥村,,王小虎,,,,,,,,,,周桂兰,,海门五个一,2062-09-01', '第2行 结对起 “2062-09-01”:离现在太远'],
    ['石桥村,,王小虎,,,,,奶奶13800138000,,,,,,,,', '第2行 监护人 “奶奶13800138000”:像是电话、身份证号或住址'],
    ['石桥村三组,,王小虎,,,,,,,,,,,,,', ''],
    [good, ''],
  ]
  test.each(cases)('%s', async (row, expected) => {
    const found = await problemsOf(row)
    if (expected === '') expect(found).toEqual([])
    else expect(found).toEqual([expect.stringContaining(expected)])
  })
})

describe('lines that speak of the same one must agree', () => {
  test('a child’s facts, by number or by name and birth date', async () => {
    const found = await problemsOf(
      '石桥村,S1,王小虎,,男,,,奶奶,,,,,,,,',
      '石桥村,S1,王小虎,,女,,,,,,,,,,,',
      '白沙,S1,王小虎,,,,,,,,,,,,,',
      '石桥村,,李想,,,2012-09-21,,爷爷,,,,,,,,',
      '石桥村,,李想,,,2012-09-21,,奶奶,,,,,,,,',
      '石桥村,S1,周末,,,,,,,,,,,,,',
    )
    expect(found).toEqual([
      '第3行 性别 “女”:和第2行写的“男”不一样,请改成一致',
      '第4行 站点 “白沙”:和第2行写的“石桥村”不一样,请改成一致',
      '第6行 监护人 “奶奶”:和第5行写的“爷爷”不一样,请改成一致',
      '第7行 孩子编号 “S1”:第2行的另一个孩子也用了这个编号,请改成各自的编号',
    ])
  })

  test('whether a volunteer leads, and since when a pairing runs', async () => {
    const found = await problemsOf(
      '石桥村,,王小虎,,,,,,,,,,周桂兰,是,海门五个一,2026-09-01',
      '石桥村,,王小虎,,,,,,,,,,周桂兰,否,海门五个一,2026-09-02',
    )
    expect(found).toEqual([
      '第3行 站长 “否”:和第2行写的“是”不一样,请改成一致',
      '第3行 结对起 “2026-09-02”:和第2行写的“2026-09-01”不一样,请改成一致',
    ])
  })

  test('a bare name joins the only child of that name, and asks where there are two', async () => {
    const one = '石桥村,,李想,,,2012-09-21,,,,,,,,,,'
    const bare = '石桥村,,李想,,,,,,,,,,周桂兰,,六个一,'
    expect((await planOf([bare, one])).children).toHaveLength(1)
    expect(await problemsOf(one, '石桥村,,李想,,,2014-01-02,,,,,,,,,,', bare)).toEqual([
      '第4行 孩子 “李想”:站里有几个叫这个名字的孩子,请写上孩子编号或出生日期',
    ])
  })
})

test('all that is wrong is told at once, in the order of the rows', async () => {
  const found = await problemsOf(
    '石桥村,,王小虎,,,2015-02-30,,,,,,,周桂兰,,,',
    '石桥村,,李想,,?,,,,,,,,,,,',
    ',,周末,,,,,,,,,,,,,',
  )
  expect(found.map((line) => line.slice(0, 3))).toEqual(['第2行', '第3行', '第4行'])
})

test('several children in one cell, with nothing said of one of them, are a line each', async () => {
  const { children, pairings } = await planOf(['石桥村,,王小虎、李 想,,,,,,,,,,周桂兰,,海门五个一,2026-09-01'])
  expect(children.map(({ file }) => file.name)).toEqual(['王小虎', '李想'])
  expect(pairings.map(({ child, volunteer }) => `${volunteer.file.name} ${child.file.name}`)).toEqual([
    '周桂兰 王小虎',
    '周桂兰 李想',
  ])
})

test('20,000 lines are planned in seconds', async () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => {
    const day = `${2010 + (at % 9)}-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`
    const name = `${'王李张刘陈'[at % 5]}${String.fromCodePoint(0x5b00 + (at % 2000))}${String.fromCodePoint(0x6600 + (at % 3000))}`
    return `站${at % 500},${at},${name},,男,${day},,奶奶,,,,,志${String.fromCodePoint(0x5b00 + (at % 2000))},,海门五个一,2026-09-01`
  })
  const start = performance.now()
  const { problems, children } = await planOf(rows)
  expect(problems.slice(0, 3)).toEqual([])
  expect(children).toHaveLength(20_000)
  expect(performance.now() - start).toBeLessThan(120_000)
})
