import { type ActivityKind, activities } from '../care/activity.ts'
import { type Day, daysBetween } from '../care/day.ts'
import type { Period } from '../care/programme.ts'
import { kindsText, type Lacking, lacksText, lackText } from './lacks.ts'
import { closed, open, type Part, type Say } from './part.ts'
import { dayText, stacked } from './record.ts'

/** A digest as it is told: names and texts looked up, one entry a line. It is private throughout. */
export interface ShownDigest {
  readonly today: Day
  readonly plans: readonly { readonly child: string; readonly kind: ActivityKind; readonly wishes: readonly string[] }[]
  readonly passedPlans: readonly { readonly child: string; readonly kind: ActivityKind; readonly day: Day }[]
  readonly birthdays: readonly {
    readonly child: string
    readonly day: Day
    readonly age: number | null
    readonly wishes: readonly string[]
  }[]
  /** what a running period lacks: by child, all that it lacks */
  readonly lacks: readonly { readonly child: string; readonly what: readonly Lacking[] }[]
  /** in the days of grace */
  readonly overdue: readonly { readonly child: string; readonly what: readonly Lacking[] }[]
  readonly newPairings: readonly { readonly child: string; readonly since: Day }[]
  readonly escalated: readonly ShownEscalation[]
  readonly escalatedLater: number
  /** how many signs of trouble were noted: to be read in private, by child */
  readonly concerns: readonly { readonly child: string | null; readonly since: Day }[]
}

export interface ShownEscalation {
  readonly child: string
  readonly volunteers: readonly string[]
  readonly why: readonly Escalated[]
}

type Escalated =
  | { readonly is: 'unreachable'; readonly times: number }
  | { readonly is: 'new-pairing'; readonly days: number }
  | { readonly is: 'overdue'; readonly what: Lacking; readonly periods: number }
  | { readonly is: 'lacks'; readonly what: Lacking; readonly because: 'leave' | 'stopped' | null }

const units: Partial<Record<Period, string>> = {
  week: '周',
  month: '个月',
  quarter: '个季度',
  'school-term': '个学期',
  year: '年',
}

/** 上周, 连着3周 */
function sinceText(period: Period, periods: number): string {
  if (period === 'birthday') return '这次生日'
  const unit = units[period]
  if (unit === undefined) return periods > 1 ? `连着${periods}回` : '上一回'
  return periods > 1 ? `连着${periods}${unit}` : `上${unit}`
}

function wishText(wishes: readonly string[]): string {
  return wishes.length > 0 ? `,想要:${wishes.slice(0, 2).join('、')}` : ''
}

/** The one proactive message of a person's day. */
export function digestText(shown: ShownDigest): Say {
  const { today } = shown
  const sections: Part[][] = [
    section(
      '明天:',
      shown.plans.map(({ child, kind, wishes }) => [
        closed(child),
        open(` ${activities[kind].label}`),
        closed(wishText(wishes)),
      ]),
    ),
    section(
      '说好的,去成了吗?回一句就行:',
      shown.passedPlans.map(({ child, kind, day }) => [
        closed(child),
        open(` ${activities[kind].label}(${dayText(day, today)})`),
      ]),
    ),
    section(
      '快过生日:',
      shown.birthdays.map(({ child, day, age, wishes }) => [
        closed(child),
        open(` ${dayText(day, today)}`),
        closed(`${age === null ? '' : `,满${age}岁`}${wishText(wishes)}`),
      ]),
    ),
    section(
      '还可以做:',
      shown.lacks.map(({ child, what }) => [closed(child), open(` ${lacksText(what)}`)]),
    ),
    section(
      '上一段没来得及,这几天还能补上:',
      shown.overdue.map(({ child, what }) => [
        closed(child),
        open(` ${what.map(({ kinds, until }) => `${kindsText(kinds)}(${dayText(until, today)}前)`).join(',')}`),
      ]),
    ),
    section(
      '新结对,先打个招呼吧:',
      shown.newPairings.map(({ child, since }) => [closed(child), open(` 结对${daysBetween(since, today)}天`)]),
    ),
    section('请您看看,是不是需要搭把手:', shown.escalated.map(escalationLine)),
    ...(shown.escalatedLater > 0 ? [[open(`\n(还有${shown.escalatedLater}件,明天再说)`)]] : []),
    section(
      '有人提到的难处(私聊问我孩子的名字就能看):',
      shown.concerns.map(({ child, since }) => [closed(child ?? '没说是哪个孩子'), open(`(${dayText(since, today)})`)]),
    ),
  ].filter((parts) => parts.length > 0)
  return [...sections.flat().slice(0), open('\n(忙就回“下周再提醒”;不想收就回“停止提醒”)')]
}

function section(title: string, lines: readonly (readonly Part[])[]): Part[] {
  return lines.length === 0 ? [] : [open(`\n${title}`), ...stacked(lines)]
}

function escalationLine({ child, volunteers, why }: ShownEscalation): Part[] {
  const who = volunteers.length > 0 ? `(${volunteers.join('、')})` : ''
  return [closed(child), open(`${who} ${why.map(whyText).join(',')}`)]
}

function whyText(why: Escalated): string {
  switch (why.is) {
    case 'unreachable':
      return `联系了${why.times}次都没联系上`
    case 'new-pairing':
      return `结对${why.days}天了,还没联系过`
    case 'overdue':
      return `${sinceText(why.what.period, why.periods)}没记到${kindsText(why.what.kinds)}`
    case 'lacks':
      return `${lackText(why.what)}${because[why.because ?? 'none']}`
  }
}

const because = { leave: '(她请假了)', stopped: '(她没开提醒)', none: '' } as const

/** In the room, for those whom the bot can't reach in private: no particulars. */
export function digestInRoom(): Say {
  return [open('有几件小事想提醒您。加我好友,我私下告诉您;也可以在这里问“我的孩子”。')]
}
