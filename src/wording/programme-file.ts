import { type ActivityKind, activities } from '../care/activity.ts'
import { type Commitment, type Period, type Programme, periodEntries } from '../care/programme.ts'
import type { Expected, ProgrammeProblem } from '../care/read-programmes.ts'

/** What the import says of a file of programmes. */

export const notJson = () => '这个 .json 文件读不懂:请核对括号、引号和逗号,存成 UTF-8。'
export const noProgrammeHeader = (columns: readonly string[]) =>
  `工作表“方案”的前5行里没有找到表头:要有一行写着“方案”“做什么”“多久”。全部列名:${columns.join(' ')}。`

const names: Readonly<Record<string, string>> = {
  programmes: '方案',
  key: '编号',
  name: '方案',
  confidential: '保密',
  months: '几个月',
  commitments: '约定',
  kinds: '做什么',
  times: '几次',
  period: '多久',
  by: '谁来做',
  graceDays: '宽限天数',
  meetingsCount: '见面也算',
  countedFrom: '从哪天算',
}
const values: Readonly<Record<string, string>> = {
  station: '站里任何人',
  paired: '结对的人',
  calendar: '日历',
  enrolment: '结对那天',
}

/** Every wrong place, by row and column of a sheet or by number in a JSON file, with how to mend it. */
export function programmeProblemLines(
  problems: readonly ProgrammeProblem[],
  rows: readonly (readonly number[])[] | null,
): string[] {
  return [
    ...problems.map(
      ({ place, value, expected }) => `${placeText(place, rows)}${valueText(value)}:${expectedText(expected)}`,
    ),
    `共 ${problems.length} 处要改,什么都没有导入。改好以后再导入一次。`,
  ]
}

function placeText(place: string, rows: readonly (readonly number[])[] | null): string {
  const found = /^programmes\[(?<programme>\d+)\](?:\.commitments\[(?<commitment>\d+)\])?(?:\.(?<field>.+))?$/.exec(
    place,
  )?.groups
  if (!found) return names[place] ?? (place || '整个文件')
  const programme = Number(found.programme)
  const row = rows?.[programme]?.[Number(found.commitment ?? 0)]
  const field = (found.field ?? '').replace(/\[\d+\]$/, '')
  const commitment = found.commitment === undefined ? '' : ` 第${Number(found.commitment) + 1}条约定`
  const where = row === undefined ? `第${programme + 1}个方案${commitment}` : `第${row}行`
  const name = field === 'key' && found.commitment !== undefined ? '约定' : (names[field] ?? field)
  return name === '' ? where : `${where} ${name}`
}

function valueText(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return ` “${text.replace(/\s+/g, ' ').slice(0, 40)}”`
}

function expectedText(expected: Expected): string {
  switch (expected.kind) {
    case 'one-of':
      return `要写其中一个:${expected.values.map(labelOf).join('、')}`
    case 'whole-number':
      return `要写 ${expected.from} 到 ${expected.to} 的整数`
    case 'text':
      return `要写上文字,最多${expected.maxLength}个字`
    case 'list':
      return '要写上至少一项'
    case 'yes-or-no':
      return '要写 是 或 否(JSON 里是 true 或 false)'
    case 'fields':
      return `不认识这一项,认识的有:${expected.known.join(' ')}`
    case 'unique':
      return '重复了,请改名或删去一个'
  }
}

function labelOf(value: string): string {
  if (Object.hasOwn(activities, value)) return activities[value as ActivityKind].label
  if (Object.hasOwn(periodEntries, value)) return periodEntries[value as Period].label
  return values[value] ?? value
}

/** What the file changes, or would. */
export function programmeReportLines(
  changes: readonly { readonly before: Programme | null; readonly after: Programme }[],
  dryRun: boolean,
): string[] {
  const isAsWas = ({ before, after }: (typeof changes)[number]) =>
    before !== null && describe(before).join() === describe(after).join()
  const fresh = changes.filter((change) => !isAsWas(change))
  const title = dryRun
    ? '试导入,什么都没有改。真的导入会这样:'
    : fresh.length === 0
      ? '导入好了,没有要改的。'
      : '导入好了:'
  return [
    title,
    ...fresh.flatMap(({ before, after }) => [
      `${before === null ? '新方案' : '改方案'} ${after.name}:`,
      ...describe(after).map((line) => `  ${before && !describe(before).includes(line) ? '改 ' : ''}${line}`),
      ...(before ?? { commitments: [] }).commitments
        .map(commitmentText)
        .filter((line) => !describe(after).includes(line))
        .map((line) => `  去掉 ${line}`),
    ]),
    ...(changes.length > fresh.length
      ? [
          `没有变:${changes
            .filter(isAsWas)
            .map(({ after }) => after.name)
            .join('、')}`,
        ]
      : []),
    '文件里没写的方案照旧。某个站点不用哪个方案,协调员私聊发:方案 关 名称',
  ]
}

function describe({ commitments, confidential, months }: Programme): string[] {
  return [
    ...commitments.map(commitmentText),
    ...(confidential ? ['保密:站长看不到'] : []),
    ...(months === null ? [] : [`一共${months}个月`]),
  ]
}

function commitmentText({ kinds, times, period, by, graceDays, meetingsCount, countedFrom }: Commitment): string {
  const facts = [
    ...(by === 'paired' ? ['结对的人做'] : []),
    ...(graceDays === null ? [] : [`宽限${graceDays}天`]),
    ...(meetingsCount ? [] : ['别的见面不算']),
    ...(countedFrom === 'enrolment' ? ['从结对那天算'] : []),
  ]
  const what = kinds.map((kind) => activities[kind].label).join('或')
  return `${what} ${periodEntries[period].label}${times}次${facts.length > 0 ? `(${facts.join(',')})` : ''}`
}
