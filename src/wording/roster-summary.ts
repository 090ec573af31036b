/** The report of an import, line by line: people's names, so for the screen of whoever sent the file alone. */

interface Counted<Added, Changed> {
  readonly added: readonly Added[]
  readonly changed: readonly Changed[]
  readonly unchanged: number
}

interface Paired {
  readonly volunteer: string
  readonly child: string
  readonly programme: string
  readonly from: string
}

export interface RosterSummary {
  readonly dryRun: boolean
  /** headings that were not read */
  readonly leftOut: readonly string[]
  readonly newStations: readonly string[]
  readonly children: Counted<
    { readonly name: string; readonly station: string },
    {
      readonly row: number
      readonly name: string
      readonly changes: readonly { readonly what: string; readonly from: string; readonly to: string }[]
    }
  >
  readonly volunteers: Counted<
    { readonly name: string; readonly station: string; readonly leader: boolean | null },
    {
      readonly name: string
      readonly station: string
      readonly isBack: boolean
      readonly becomesLeader: boolean
      readonly endsLeader: boolean
    }
  >
  readonly pairings: Counted<Paired, Paired & { readonly before: string }>
  readonly consents: { readonly added: number; readonly changed: number; readonly unchanged: number }
  /** new children whose guardian's consent is not in the file */
  readonly withoutConsent: readonly string[]
  readonly asks: readonly string[]
  readonly warnings: readonly string[]
  readonly notListed: readonly {
    readonly station: string
    readonly children: readonly string[]
    readonly volunteers: readonly string[]
  }[]
}

interface ProblemShown {
  readonly row: number
  readonly column: string
  readonly value: string | null
  readonly expected: string
}

/** Every wrong cell, a line each; nothing was changed. */
export function problemLines(problems: readonly ProblemShown[]): string[] {
  return [
    ...problems.map(
      ({ row, column, value, expected }) =>
        `第${row}行 ${column}${value === null ? '' : ` “${value.replace(/\s+/g, ' ').slice(0, 40)}”`}:${expected}`,
    ),
    `共 ${problems.length} 处要改,什么都没有导入。改好以后再导入一次。`,
  ]
}

export function reportLines(summary: RosterSummary): string[] {
  const { dryRun, children, volunteers, pairings, consents } = summary
  const isSame =
    [children, volunteers, pairings].every((each) => each.added.length + each.changed.length === 0) &&
    consents.added + consents.changed + summary.newStations.length === 0
  return [
    dryRun ? '试导入,什么都没有改。真的导入会这样:' : isSame ? '导入好了,没有要改的。' : '导入好了:',
    ...listed('新站点', summary.newStations),
    countLine('孩子', children),
    ...listed('  新增', children.added.map(at)),
    ...children.changed.flatMap(({ row, name, changes }) => [
      `  第${row}行 ${name}:${changes.map(({ what, from, to }) => `${what} ${from || '(空)'} → ${to}`).join(';')}`,
    ]),
    countLine('志愿者', volunteers),
    ...listed(
      '  新增',
      volunteers.added.map((each) => `${at(each)}${each.leader ? ' 站长' : ''}`),
    ),
    ...volunteers.changed.map((each) => `  ${at(each)}:${volunteerChange(each)}`),
    countLine('结对', pairings),
    ...pairings.added.map((each) => `  新增 ${pairWords(each)}`),
    ...pairings.changed.map((each) => `  ${pairWords(each)}(原来从${each.before}起)`),
    `同意:新增 ${consents.added},改动 ${consents.changed},不变 ${consents.unchanged}`,
    ...listed('  还没有监护人同意,先不完整记录', summary.withoutConsent),
    ...questions(summary),
  ]
}

function questions({ asks, warnings, notListed, leftOut }: RosterSummary): string[] {
  return [
    ...(asks.length > 0 ? ['请核对:', ...asks.map((ask) => `  ${ask}`)] : []),
    ...(warnings.length > 0 ? ['提醒:', ...warnings.map((warning) => `  ${warning}`)] : []),
    ...notListed.flatMap(({ station, children, volunteers }) => [
      ...listed(`不在文件里、保持原样的孩子(${station})`, children),
      ...listed(`不在文件里、保持原样的志愿者(${station})`, volunteers),
    ]),
    ...listed('没有用到的列(没有保存)', leftOut),
  ]
}

/** After a real import: nobody is bound by a file. */
export function howCodesAreMade(): string[] {
  return [
    '接下来,请各人绑定自己的账号(文件里不放绑定码):',
    '  协调员私聊我发“绑定码 站长姓名”,把码单独发给站长;站长私聊我发“绑定码 志愿者姓名”,把码单独发给她。',
    '  各人私聊我发“绑定 码”;站长再在群里@我发“绑定站点”。第一位协调员的码在 npm start 的屏幕上。',
  ]
}

export const importedIntoDemo = () => '注意:这是演示库,谁都可以进来看,请只导入虚构的人。'
export const startAsReal = () => '这是正式库:以后请设 BANBAN_STORE=real 再 npm start。'

const at = ({ name, station }: { readonly name: string; readonly station: string }) => `${name}(${station})`

function countLine(what: string, { added, changed, unchanged }: Counted<unknown, unknown>): string {
  return `${what}:新增 ${added.length},改动 ${changed.length},不变 ${unchanged}`
}

function listed(what: string, names: readonly string[]): string[] {
  return names.length > 0 ? [`${what}:${names.join('、')}`] : []
}

function volunteerChange(each: RosterSummary['volunteers']['changed'][number]): string {
  return [
    ...(each.isBack ? ['重新加入'] : []),
    ...(each.becomesLeader ? ['当站长'] : []),
    ...(each.endsLeader ? ['不再当站长'] : []),
  ].join(',')
}

function pairWords({ volunteer, child, programme, from }: Paired): string {
  return `${volunteer} – ${child},${programme},从${from}起`
}
