import type { Outcome } from '../care/activity.ts'
import { type ActivityKind, activities } from '../care/activity.ts'
import { type Day, daysBetween, monthOf } from '../care/day.ts'
import { closed, open, type Part, type Say } from './part.ts'
import {
  childPart,
  dayText,
  kindText,
  minutesText,
  recordLines,
  type ShownChild,
  type ShownRecord,
  spanText,
  stacked,
} from './record.ts'

/** The newest contact with a child. */
export interface LastContact {
  readonly kind: ActivityKind
  readonly day: Day
  readonly outcome: Outcome
}

export interface ShownCare {
  readonly child: ShownChild
  readonly last: LastContact | null
  /** what stands only in private */
  readonly details: {
    readonly guardian: string | null
    readonly birthday: string | null
    readonly programmes: readonly string[]
    readonly plans: readonly { readonly kind: ActivityKind; readonly day: Day | null }[]
    readonly wishes: readonly string[]
    readonly volunteers: readonly string[]
  }
}

function lastText(last: LastContact | null, today: Day): string {
  if (last === null) return ' 还没有记录'
  const ago = daysBetween(last.day, today)
  return ` 上次${kindText(last.kind, last.outcome, null)}:${dayText(last.day, today)}${ago >= 14 ? `,${ago}天了` : ''}`
}

/** 我的孩子: short in a group. */
export function myChildrenInGroup(name: string, children: readonly ShownCare[], today: Day): Say {
  if (children.length === 0) return [open(`${name}现在没有结对的孩子。`)]
  const lines = children.map(({ child, last }) => [childPart(child, true), open(lastText(last, today))])
  return [open(`${name}结对的孩子:`), ...stacked(lines), open('\n(详细的私聊问我)')]
}

/** 我的孩子: in full, in private. */
export function myChildrenInFull(children: readonly ShownCare[], today: Day): Say {
  if (children.length === 0) return [open('你现在没有结对的孩子。结对由站长登记。')]
  return [open('你结对的孩子:'), ...stacked(children.map((care) => fullLines(care, today)))]
}

function fullLines({ child, last, details }: ShownCare, today: Day): Part[] {
  const facts = [
    details.guardian && `监护人:${details.guardian}`,
    details.birthday && `生日:${details.birthday}`,
    details.programmes.length > 0 && `方案:${details.programmes.join('、')}`,
    details.plans.length > 0 &&
      `预告:${details.plans.map(({ kind, day }) => `${activities[kind].label}${day ? `(${dayText(day, today)})` : ''}`).join('、')}`,
    details.wishes.length > 0 && `心愿:${details.wishes.join('、')}`,
  ].filter((fact): fact is string => Boolean(fact))
  return [closed(child.full), open(lastText(last, today)), ...facts.map((fact) => closed(`\n  ${fact}`))]
}

/** Which of one's own children wait the longest. */
export function whomToContact(children: readonly ShownCare[], today: Day, inGroup: boolean): Say {
  if (children.length === 0) return [open('你现在没有结对的孩子。')]
  const lines = children.map(({ child, last }) => [childPart(child, inGroup), open(lastText(last, today))])
  return [open('等得最久的在前:'), ...stacked(lines)]
}

/** One child, in full. */
export function childCard(
  care: ShownCare,
  records: readonly ShownRecord[],
  concerns: readonly { readonly text: string; readonly day: Day }[],
  today: Day,
): Say {
  const lines = recordLines(records, today, false)
  return [
    ...fullLines(care, today),
    ...(care.details.volunteers.length > 0 ? [closed(`\n  结对:${care.details.volunteers.join('、')}`)] : []),
    ...(concerns.length > 0
      ? [open('\n困难:'), ...stacked(concerns.map(({ text, day }) => [closed(`${text}(${dayText(day, today)})`)]))]
      : []),
    ...(lines.length > 0 ? [open('\n最近:'), ...stacked(lines)] : []),
  ]
}

/** One child, where others read along: kind and day of the last contact. */
export function childInGroup(care: ShownCare, today: Day): Say {
  return [childPart(care.child, true), open(lastText(care.last, today)), open('(详细的私聊问我)')]
}

export function birthdayOf(child: ShownChild, text: string | null): Say {
  return text === null
    ? [closed(child.full), open('的生日还没登记。')]
    : [closed(child.full), open('的生日:'), closed(text)]
}

export function guardianOf(child: ShownChild, text: string | null): Say {
  return text === null
    ? [closed(child.full), open('的监护人还没登记。')]
    : [closed(child.full), open('的监护人:'), closed(text)]
}

export function volunteersOf(child: ShownChild, names: readonly string[], inGroup: boolean): Say {
  return [childPart(child, inGroup), open(names.length > 0 ? `的结对志愿者:${names.join('、')}` : '还没有结对志愿者。')]
}

export interface Totals {
  /** 场次: occasions with something done */
  readonly occasions: number
  /** 人次: activities done */
  readonly activities: number
  readonly minutes: number
  readonly children: number
  readonly childrenInCare: number
  readonly byKind: readonly { readonly kind: ActivityKind; readonly count: number }[]
  readonly missed: number
  /** 主题活动 of the station, counted apart: how many, how many children came to them, how long */
  readonly events?: { readonly count: number; readonly children: number; readonly minutes: number }
}

/** What was asked, as understood: the first line of every answer to a question. */
export interface Asked {
  readonly from: Day | undefined
  readonly to: Day | undefined
  /** the station, or 全部站点 */
  readonly station: string
  readonly kinds: readonly ActivityKind[]
  /** decides whether the period shows its year */
  readonly today: Day
}

export function askedLine({ from, to, station, kinds, today }: Asked): Part[] {
  const words = [spanText(from, to, today), station, kinds.map((kind) => activities[kind].label).join('、')].filter(
    Boolean,
  )
  return [open(words.join(' '))]
}

/** The group's totals: counts only. */
export function totals(asked: Asked, sums: Totals): Say {
  const events = sums.events ? [eventsText(sums.events)] : []
  if (sums.activities + sums.missed + events.length === 0) return [...askedLine(asked), open('\n这段时间还没有记录。')]
  const lines = [
    `${sums.occasions}场次,${sums.activities}人次${sums.minutes > 0 ? `,共${minutesText(sums.minutes)}` : ''}`,
    `关爱到${sums.children}个孩子(在册${sums.childrenInCare}个)`,
    sums.byKind.map(({ kind, count }) => `${activities[kind].label}${count}`).join(' · '),
    ...events,
    ...(sums.missed > 0 ? [`没联系上${sums.missed}次,辛苦了`] : []),
    '谢谢大家!',
  ].filter(Boolean)
  return [...askedLine(asked), open(`\n${lines.join('\n')}`)]
}

/** 站点活动2场,30人次,共4小时 */
export function eventsText({ count, children, minutes }: NonNullable<Totals['events']>): string {
  return [
    `站点活动${count}场`,
    ...(children > 0 ? [`${children}人次`] : []),
    ...(minutes > 0 ? [`共${minutesText(minutes)}`] : []),
  ].join(',')
}

/** Whom each volunteer is paired with. */
export function childrenOfVolunteers(
  rows: readonly { readonly volunteer: string; readonly children: readonly ShownChild[] }[],
): Say {
  if (rows.length === 0) return [open('现在没有结对。')]
  const [one] = rows
  const lines = rows.map(({ volunteer, children }) => [
    open(`${volunteer}:`),
    ...(children.length > 0 ? [closed(children.map(({ full }) => full).join('、'))] : [open('现在没有结对的孩子')]),
  ])
  return rows.length === 1 && one ? (lines[0] ?? []) : [open('结对:'), ...stacked(lines)]
}

/** How often and how long, of one's own doing or of one child: counts only. */
export function timesAndHours(asked: Asked, sums: Totals): Say {
  if (sums.activities + sums.missed === 0) return [...askedLine(asked), open('\n这段时间还没有记录。')]
  const { occasions, activities: each, minutes, byKind, missed } = sums
  const hours = minutes > 0 ? [`共${minutesText(minutes)}`] : []
  const lines = [
    [`${occasions}次`, ...(each > occasions ? [`${each}人次`] : []), ...hours].join(','),
    ...(byKind.length > 1 ? [byKind.map(({ kind, count }) => `${activities[kind].label}${count}`).join(' · ')] : []),
    ...(missed > 0 ? [`没联系上${missed}次,辛苦了`] : []),
  ]
  return [...askedLine(asked), open(`\n${lines.join('\n')}`)]
}

/** How many children nobody was in touch with: a number for the group. */
export function notYetCount(asked: Asked, count: number, isListed = false): Say {
  const names = isListed ? '名单私聊发你了。' : '名单只给站长看。'
  return [
    ...askedLine(asked),
    open(count === 0 ? '\n每个孩子都联系到了,谢谢大家!' : `\n还有${count}个孩子没联系到。${names}`),
  ]
}

/** Which children nobody was in touch with: for the leader alone. */
export function notYetList(
  asked: Asked,
  children: readonly {
    readonly child: ShownChild
    readonly volunteers: readonly string[]
    readonly last: LastContact | null
  }[],
  today: Day,
  total: number,
): Say {
  if (children.length === 0) return notYetCount(asked, 0)
  const lines = children.map(({ child, volunteers, last }) => [
    closed(child.full),
    open(lastText(last, today)),
    ...(volunteers.length > 0 ? [open(`(${volunteers.join('、')})`)] : []),
  ])
  const cut = total > children.length ? `(这里是等得最久的${children.length}个)` : ''
  return [...askedLine(asked), open(`\n还没联系到的${total}个孩子${cut}:`), ...stacked(lines)]
}

/** Records; `total` of them there are, where the list was cut. */
export function recordList(
  asked: Asked,
  records: readonly ShownRecord[],
  today: Day,
  inGroup: boolean,
  total = records.length,
): Say {
  if (records.length === 0) return [...askedLine(asked), open('\n这段时间还没有记录。')]
  const [first] = records
  const narrower = first ? `${monthOf(first.day)}月的${activities[first.kind].label}` : ''
  const cut = `\n(共${total}条,这里是最近${records.length}条;要看更早的,请问得窄一点,比如“${narrower}”)`
  return [
    ...askedLine(asked),
    ...stacked(recordLines(records, today, inGroup)),
    ...(total > records.length ? [open(cut)] : []),
  ]
}

export function plansList(
  plans: readonly {
    readonly child: ShownChild
    readonly kind: ActivityKind
    readonly day: Day | null
    readonly by: string | null
  }[],
  today: Day,
  inGroup: boolean,
): Say {
  if (plans.length === 0) return [open('现在没有预告。')]
  return [
    open('预告:'),
    ...stacked(
      plans.map(({ child, kind, day, by }) => [
        ...(by ? [open(`${by}:`)] : []),
        childPart(child, inGroup),
        open(` ${activities[kind].label}(${day ? dayText(day, today) : '日子待定'})`),
      ]),
    ),
  ]
}

export function wishesList(wishes: readonly { readonly child: ShownChild; readonly text: string }[]): Say {
  if (wishes.length === 0) return [open('现在没有待实现的心愿。')]
  return [open('待实现的心愿:'), ...stacked(wishes.map(({ child, text }) => [closed(child.full), closed(`:${text}`)]))]
}

export function concernsList(
  concerns: readonly { readonly child: ShownChild | null; readonly text: string; readonly day: Day }[],
  today: Day,
): Say {
  if (concerns.length === 0) return [open('现在没有记下的困难。')]
  return [
    open('记下的困难:'),
    ...stacked(
      concerns.map(({ child, text, day }) => [
        ...(child ? [closed(`${child.full}:`)] : []),
        closed(text),
        open(`(${dayText(day, today)})`),
      ]),
    ),
  ]
}

export function birthdaysList(
  children: readonly { readonly child: ShownChild; readonly birthday: string }[],
  asked: Asked,
): Say {
  if (children.length === 0) return [...askedLine(asked), open('\n没有孩子过生日。')]
  return [
    ...askedLine(asked),
    open('\n过生日的孩子:'),
    ...stacked(children.map(({ child, birthday }) => [closed(child.full), closed(` ${birthday}`)])),
  ]
}
