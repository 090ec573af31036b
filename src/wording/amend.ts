import type { ActivityKind } from '../care/activity.ts'
import type { Day } from '../care/day.ts'
import { closed, open, type Part, type Say } from './part.ts'
import { childPart, planLine, recordLines, type ShownChild, type ShownRecord, stacked } from './record.ts'

export function undone(records: readonly ShownRecord[], others: number, today: Day, inGroup: boolean): Say {
  if (records.length === 0 && others > 0) return [open('撤销了,预告或心愿已拿掉。')]
  const lines = recordLines(records, today, inGroup)
  const [only] = lines
  return only && lines.length === 1 ? [open('撤销了:'), ...only] : [open('撤销了:'), ...stacked(lines)]
}

/** How records are now; of a single one also how it was. */
export function changed(
  before: readonly ShownRecord[],
  after: readonly ShownRecord[],
  today: Day,
  inGroup: boolean,
): Say {
  const was = recordLines(before, today, inGroup)
  const now = recordLines(after, today, inGroup)
  const [only] = now
  const [old] = was
  if (only && old && now.length === 1 && was.length === 1)
    return [open('改好了:'), ...only, open('\n(原来是 '), ...old, open(')')]
  return [open('改好了:'), ...stacked(now)]
}

export function nothingToUndo(): Say {
  return [open('没找到最近七天能撤的记录。可以发“我的记录”看看,再回“删2”这样。')]
}

export function nothingToAmend(): Say {
  return [open('没找到要改的那条。可以发“我的记录”看看,再回“改2 昨天”这样。')]
}

export function isSoAlready(): Say {
  return [open('已经是这样记的,没有要改的。')]
}

export function whatToChange(): Say {
  return [open('要改成什么?比如:改30分钟、是昨天、不是小明是小红。')]
}

/** To whom else a record belongs: author, reporter or leader. */
export function changedByOther(who: string, what: 'undone' | 'changed', record: ShownRecord, today: Day): Say {
  const [line = []] = recordLines([record], today, false)
  return [open(`${who}${what === 'undone' ? '撤掉了' : '改了'}一条记录:`), ...line]
}

export function notYours(): Say {
  return [open('这条不是你记的,也不在你的站点,请找记的人或站长。')]
}

/** Her own report of a child that she is not paired with any more, and older than seven days. */
export function noLongerYours(): Say {
  return [open('这个孩子现在不归你结对,七天以前的记录请找站长改。')]
}

export function noSuchNumber(number: number): Say {
  return [open(`没有第${number}条。请先发“我的记录”看编号。`)]
}

/** The recalled message had records. */
export function recalledToo(): Say {
  return [open('撤回的那条,记录也一起撤了。')]
}

export function myRecords(records: readonly ShownRecord[], today: Day, inGroup: boolean): Say {
  if (records.length === 0) return [open('还没有你的记录。')]
  const lines = records.flatMap((record) => recordLines([record], today, inGroup))
  return [open('最近的记录:'), ...stacked(lines, (index) => `${index + 1} `), open('\n(删:删2;改:改2 昨天)')]
}

interface PlanShown {
  readonly child: ShownChild
  readonly kind: ActivityKind
  readonly day: Day | null
}

interface WishShown {
  readonly child: ShownChild
  readonly text: string
}

interface BeforeAndAfter<Shown> {
  readonly before: Shown
  readonly after: Shown
}

/** How plans are now; of a single one also how it was. */
export function planChanged(plans: readonly BeforeAndAfter<PlanShown>[], today: Day, inGroup: boolean): Say {
  const line = (plan: PlanShown): Part[] => planLine(plan, today, inGroup)
  return beforeAndAfter('预告改好了:', plans, line)
}

/** How wishes are now; a room hears whose they are, not what is wished for. */
export function wishChanged(wishes: readonly BeforeAndAfter<WishShown>[], inGroup: boolean): Say {
  if (!inGroup)
    return beforeAndAfter('心愿改好了:', wishes, ({ child, text }) => [childPart(child, false), closed(`:${text}`)])
  const names = wishes.flatMap(({ after }, index) => [...(index > 0 ? [open('、')] : []), childPart(after.child, true)])
  return [open('心愿改好了:'), ...names]
}

function beforeAndAfter<Shown>(
  head: string,
  changes: readonly BeforeAndAfter<Shown>[],
  line: (shown: Shown) => Part[],
): Say {
  const [only] = changes
  if (only && changes.length === 1)
    return [open(head), ...line(only.after), open('\n(原来是 '), ...line(only.before), open(')')]
  return [open(head), ...stacked(changes.map(({ after }) => line(after)))]
}

export function othersChanged(who: string): Say {
  return [open(`${who}改了你的一条预告或心愿。`)]
}

export function othersTakenBack(who: string): Say {
  return [open(`${who}撤掉了你的一条预告或心愿。`)]
}

/** Nothing was recorded of it, but it was a cry for help. */
export function wordsTakenBack(): Say {
  return [open('你的话标记为收回了。事情没弄清前,告急仍然开着。')]
}
