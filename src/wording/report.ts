import type { ActivityKind } from '../care/activity.ts'
import type { Day } from '../care/day.ts'
import { closed, open, type Part, type Say } from './part.ts'
import { childPart, planLine, recordLines, type ShownChild, type ShownRecord, stacked } from './record.ts'

export interface ShownPlan {
  readonly child: ShownChild
  readonly kind: ActivityKind
  readonly day: Day | null
}

export interface ShownWish {
  readonly child: ShownChild
  readonly text: string
}

/** What became of a report, for its one echo. */
export interface Kept {
  readonly records: readonly ShownRecord[]
  /** told before; nothing was written twice */
  readonly had: readonly ShownRecord[]
  readonly plans: readonly ShownPlan[]
  readonly wishes: readonly ShownWish[]
  /** an attention concern was noted (never said in a group) */
  readonly noted: boolean
  /** a name was taken by sound or by a nickname pattern */
  readonly guessed: boolean
  readonly today: Day
  readonly inGroup: boolean
}

const HOW_TO_CORRECT = '不对就回“撤销”,或直接说怎么改'

/** The one line after a check-in: what was understood, and how to correct it. */
export function echo(kept: Kept): Say {
  const { today, inGroup } = kept
  const parts: Part[] = [
    ...block('记好了', recordLines(kept.records, today, inGroup)),
    ...block('已有,没重复记', recordLines(kept.had, today, inGroup)),
    ...block('预告记下了', planLines(kept)),
    ...wishParts(kept),
  ]
  if (parts.length === 0) return []
  if (kept.noted && !inGroup) parts.push(open('\n困难也记下了。'))
  const hint = kept.guessed ? `\n(名字是按读音或叫法认的。${HOW_TO_CORRECT})` : `\n(${HOW_TO_CORRECT})`
  if (kept.records.length + kept.plans.length + kept.wishes.length > 0) parts.push(open(hint))
  return parts
}

function block(head: string, lines: readonly Part[][]): Part[] {
  const [only] = lines
  if (!only) return []
  const start = `\n${head}:`
  return lines.length === 1 ? [open(start), ...only] : [open(start), ...stacked(lines)]
}

function planLines({ plans, today, inGroup }: Kept): Part[][] {
  return plans.map((plan) => planLine(plan, today, inGroup))
}

function wishParts({ wishes, inGroup }: Kept): Part[] {
  if (wishes.length === 0) return []
  // a room hears whose wish it is; what is wished for is told in private
  if (inGroup) {
    const children = [...new Map(wishes.map(({ child }) => [child.group, child])).values()]
    return [
      open('\n心愿记下了:'),
      ...children.flatMap((child, index) => [open(index > 0 ? '、' : ''), childPart(child, true)]),
    ]
  }
  return block(
    '心愿记下了',
    wishes.map(({ child, text }) => [childPart(child, false), closed(`:${text}`)]),
  )
}

/** A report about a child whose guardian has not agreed yet. */
export function consentMissing(child: ShownChild): Say {
  return [closed(child.full), open('的监护人同意还没登记:先只留了日子和方式,30天内补上同意就算数。补同意请找站长。')]
}

/** A report about a child whose guardian took the consent back. */
export function consentWithdrawn(child: ShownChild): Say {
  return [closed(child.full), open('的监护人已撤回同意,这条没有记。')]
}

/** A question about a child whose guardian took the consent back. */
export function consentGone(child: ShownChild): Say {
  return [closed(child.full), open('的监护人已撤回同意,记录不再显示。')]
}

/** A plan or a wish for a child whose guardian has not agreed yet. */
export function consentFirst(child: ShownChild): Say {
  return [closed(child.full), open('的监护人同意还没登记,预告和心愿先没有记。补同意请找站长。')]
}

/** An ID number, a phone number or an address is not kept. */
export function doNotPost(): Say {
  return [open('刚才那条里有电话、身份证号或住址,我没有存。群里人多,请长按撤回,改私聊站长。')]
}
