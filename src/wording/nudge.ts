import type { Day } from '../care/day.ts'
import type { NotDone } from '../care/nudge.ts'
import { closed, open, type Part, type Say } from './part.ts'
import { dayText, spanText } from './record.ts'

/** 周提示, with names and texts looked up; private throughout. */
export interface ShownNudge {
  readonly today: Day
  readonly week: { readonly from: Day; readonly to: Day }
  readonly names: readonly ShownName[]
  readonly more: number
  readonly stations: readonly ShownTotals[]
  readonly notDone: NotDone | null
}

export interface ShownName {
  readonly child: string
  /** null where she has one station alone */
  readonly station: string | null
  readonly volunteer: string | null
  /** her own child: there is nothing to forward */
  readonly isOwn: boolean
  readonly reasons: readonly ShownReason[]
}

export type ShownReason =
  | { readonly kind: 'drift'; readonly days: number; readonly usualDays: number; readonly isOwn: boolean }
  | { readonly kind: 'never'; readonly days: number }
  | { readonly kind: 'unreachable'; readonly tries: number }
  | { readonly kind: 'unpaired' }
  | { readonly kind: 'concern' }
  | { readonly kind: 'overdue'; readonly since: Day }

export interface ShownTotals {
  readonly station: string
  readonly children: number
  readonly reached: number
  readonly overdue: number
}

/** More stations than this are not listed one by one. */
const MOST_STATIONS = 12

export function nudgeText(shown: ShownNudge): Say {
  const { week, today, names, more } = shown
  return [
    open(`新的一周好!上周(${spanText(week.from, week.to, today)})的情况:`),
    ...totalsText(shown.stations),
    ...(names.length > 0 ? [open('\n\n这几个孩子,看看是不是要有人去问问:')] : []),
    ...names.flatMap((name) => nameText(name, today)),
    ...(more > 0 ? [open(`\n还有${more}个也可以问问,私聊我“谁还没联系”就能看。`)] : []),
    ...(shown.notDone ? notDoneText(shown.notDone) : []),
  ]
}

function totalsText(stations: readonly ShownTotals[]): Part[] {
  const sum = (of: (one: ShownTotals) => number) => stations.reduce((total, one) => total + of(one), 0)
  const whole = { station: `${stations.length}个站点`, children: 0, reached: 0, overdue: 0 }
  const all = {
    ...whole,
    children: sum((one) => one.children),
    reached: sum((one) => one.reached),
    overdue: sum((one) => one.overdue),
  }
  const listed =
    stations.length > MOST_STATIONS ? stations.filter(({ overdue }) => overdue > 0).slice(0, MOST_STATIONS) : stations
  return [...(stations.length > 1 ? [all] : []), ...listed].map(({ station, children, reached, overdue }) =>
    open(
      `\n· ${station}:在册${children}个孩子,关爱到${reached}个${overdue > 0 ? `,${overdue}个还有约定没来得及` : ''}`,
    ),
  )
}

function nameText({ child, station, volunteer, isOwn, reasons }: ShownName, today: Day): Part[] {
  const where = [station, volunteer].filter((text) => text !== null).join(' ')
  return [
    open('\n· '),
    closed(child),
    open(where === '' ? '' : `(${where})`),
    open(` ${reasons.map((reason) => reasonText(reason, today)).join(',')}`),
    ...(isOwn ? [] : draft(child, volunteer, reasons[0]?.kind)),
  ]
}

function reasonText(reason: ShownReason, today: Day): string {
  switch (reason.kind) {
    case 'drift':
      return `${reason.days}天没联系${reason.isOwn ? `,平时每${reason.usualDays}天` : ''}`
    case 'never':
      return `${reason.days}天了,还没联系上过`
    case 'unreachable':
      return `试了${reason.tries}次都没联系上`
    case 'unpaired':
      return '现在没有人结对'
    case 'concern':
      return '有人提到难处,还没了结'
    case 'overdue':
      return `从${dayText(reason.since, today)}起有约定没来得及`
  }
}

/** To be forwarded as it stands. */
function draft(child: string, volunteer: string | null, why: ShownReason['kind'] | undefined): Part[] {
  if (why === undefined) return []
  return [open('\n  可以转发:“'), closed(`${volunteer ?? '站长'}您好,${draftWords[why](child)}`), open('”')]
}

const draftWords: Record<ShownReason['kind'], (child: string) => string> = {
  drift: (child) => `${child}有一阵子没联系了,方便的时候打个电话或去看看好吗?有难处就跟我说。`,
  never: (child) => `${child}还没联系上过,这周先打个招呼好吗?需要帮忙就跟我说。`,
  unreachable: (child) => `${child}试了几次都没联系上,辛苦了。我们一起想想办法,问问村里或学校好吗?`,
  unpaired: (child) => `${child}现在没有人结对,能不能请一位爱心妈妈先照看着?`,
  concern: (child) => `前几天说到${child}那边有难处,现在怎么样了?需要什么跟我说。`,
  overdue: (child) => `${child}这阵子辛苦您了,忙不过来就跟我说,我们想办法。`,
}

function notDoneText(notDone: NotDone): Part[] {
  const lines = [
    ...(notDone.skippedHours > 0 ? [`有${notDone.skippedHours}个晚上我没在线,该提醒的已并到后来的提醒里`] : []),
    ...(notDone.unsent > 0 ? [`${notDone.unsent}条消息没发出去`] : []),
    ...(notDone.unknownFates > 0 ? [`${notDone.unknownFates}条消息不知道送到没有`] : []),
    ...(notDone.unboundAccounts > 0 ? [`${notDone.unboundAccounts}位还没绑定账号,我找不到她们`] : []),
    ...(notDone.unansweredQuestions > 0 ? [`我问的${notDone.unansweredQuestions}个问题没有等到回话`] : []),
  ]
  return lines.length === 0 ? [] : [open(`\n\n我没办成的:\n· ${lines.join('\n· ')}`)]
}

/** 周汇总 开/关, 站长提醒 开/关 */
export function weeklySummarySwitched(on: boolean): Say {
  return [open(on ? '好,每周日晚上8点在群里发一张周汇总(只有数,没有名字)。' : '好,群里不再发周汇总。')]
}

export function leaderNudgeSwitched(on: boolean): Say {
  return [open(on ? '好,每周一早上9点私下给站长发一份本站的情况。' : '好,周一不再发了。')]
}

export function programmeSwitched(name: string, on: boolean): Say {
  return [open(`好,本站${on ? '启用' : '停用'}方案“${name}”。${on ? '' : '记录都留着,只是不再按它提醒。'}`)]
}

export function whichProgrammeSwitch(names: readonly { readonly name: string; readonly on: boolean }[]): Say {
  return [
    open(
      `本站的方案:\n${names.map(({ name, on }) => `· ${name}(${on ? '开' : '关'})`).join('\n')}\n要改就发:方案 关 ${names[0]?.name ?? '名称'}`,
    ),
  ]
}
