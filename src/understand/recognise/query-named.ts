import type { ActivityKind } from '../../care/activity.ts'
import type { ChildId, PersonId } from '../../care/roster.ts'
import type { Want } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { excludedAfter, excludedBefore, kindWords } from '../words/queries.ts'
import type { AskedClause } from './asking.ts'
import { withoutDays } from './query-topic.ts'
import { either } from './vocabulary.ts'

const kinds = kindWords.map((entry) => ({ kind: entry.value, words: either(entry.patterns) }))
const countsOnly = /(?:多少|几|好多)(?:个|次|趟|回|通|遍|户|家|条)?(?:电话|视频|面)?[?？]?$/
const leftOutBefore = new RegExp(excludedBefore)
const leftOutAfter = new RegExp(excludedAfter)
/** 家访和谈心: both are asked for. */
const general = '(?:家访|走访|上门|电话|视频|通话)'
const joined = new RegExp(
  `${general}(?:和|、|与|及|以及|跟|还有)(?!\uE001|他|她|孩子|娃)|(?:和|、|与|及|以及|还有)${general}`,
)
/** Wants that no kind of activity narrows. */
const withoutKinds: ReadonlySet<Want> = new Set([
  'birthday',
  'guardian',
  'volunteer',
  'wishes',
  'concerns',
  'children',
  'overview',
])
const ofAllKinds =
  /^[^次回趟]*?(?:(?:打卡|记录)(?:一共|总共|了|有)*(?:几|多少|好多|几多)(?:次|回|条)|打(?:了|过)?(?:几|多少|好多|几多)(?:次|个)卡)/
/** Wants whose kind may stand in another clause of the same question. */
const sharedKinds: ReadonlySet<Want> = new Set(['list', 'count', 'due'])

/** Every kind that a text names by a short word. */
export function kindsNamed(text: string): ActivityKind[] {
  const found = kinds.filter((entry) => entry.words.test(text)).map((entry) => entry.kind)
  const special = found.filter((kind) => kind !== 'call' && kind !== 'visit')
  // A specific kind beats the general word beside it: 跟她妈妈视频 asks for `parent`.
  return special.length > 0 && !joined.test(text) ? special : found
}

/** Kinds of the clause that asks; where it names none, those of a clause that belongs to the same question. */
export function kindsAsked(
  context: Context,
  asking: AskedClause,
  clauses: readonly AskedClause[],
  want: Want,
): ActivityKind[] {
  if (withoutKinds.has(want) || (want === 'count' && countsAll(asking.text))) return []
  // A festival that names the time (过年这阵子) is no kind.
  const timeless = withoutDays(context)
  const kindsOf = (clause: AskedClause) => kindsNamed(timeless.slice(clause.from, clause.from + clause.text.length))
  const found = kindsOf(asking)
  if (found.length > 0 && want === 'count')
    return [...new Set([...found, ...countedBeside(asking, clauses).flatMap(kindsOf)])]
  if (found.length > 0 || !sharedKinds.has(want)) return found
  const others = clauses.filter((clause) => clause.question || clause.order)
  return [...new Set(others.flatMap(kindsOf))]
}

/** 电话打了多少,上门多少: clauses that go on counting. */
function countedBeside(asking: AskedClause, clauses: readonly AskedClause[]): AskedClause[] {
  return clauses.filter(
    ({ text, question, from }) =>
      question && from > asking.from && countsOnly.test(text) && !/谁|哪|\uE001|\uE002/.test(text),
  )
}

/** 打卡多少次,家访几趟: no kind stands with the first count. */
function countsAll(text: string): boolean {
  const first = ofAllKinds.exec(text)?.[0]
  return first !== undefined && kindsNamed(first).length === 0
}

/** Children named and not left out (不是张明月哈, 文文之外). */
export function childrenAsked(context: Context): ChildId[] {
  const asked = context.children.filter((mention) => {
    if (mention.value.kind !== 'name' || mention.value.children.length !== 1) return false
    return !isLeftOut(context, mention)
  })
  return [...new Set(asked.flatMap((mention) => mention.value.children))]
}

/** Volunteers named, but not the one who only says which child is meant: 田哥那个杨光. */
export function volunteersAsked(context: Context): PersonId[] {
  const asked = context.volunteers.filter((mention) => {
    const after = context.masked.slice(mention.to, mention.to + 6)
    const possessor = /^(?:家|带|屋里?|名下|结对|负责)?(?:的|那|嘞|那个|那边的)+\uE001/.test(after)
    return mention.value.volunteers.length === 1 && !possessor && !isLeftOut(context, mention)
  })
  return [...new Set(asked.flatMap((mention) => mention.value.volunteers))]
}

/** 除A、B外, 不是A: left out together with the names that stand beside it. */
function isLeftOut({ masked }: Context, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const before = masked.slice(Math.max(0, from - 24), from).replace(/[\uE001\uE002、和跟与]+$/, '')
  const after = masked.slice(to, to + 24).replace(/^[\uE001\uE002、和跟与]+/, '')
  return leftOutBefore.test(before) || leftOutAfter.test(after)
}
