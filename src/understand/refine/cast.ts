import type { ChildId, PersonId } from '../../care/roster.ts'
import type { ChildReading, Context, Mention } from '../mention.ts'
import type { Clause } from '../recognise/clause.ts'
import type { Cast } from './draft.ts'

/** What the story so far says of children: who it is about, and who has come up. */
export interface Topic {
  readonly current: readonly ChildId[]
  readonly recent: readonly ChildId[]
  /** a child was named last, and nobody can tell which: what goes on without a word for a child is of that one */
  readonly open: Cast | null
}

export const noTopic: Topic = { current: [], recent: [], open: null }

/** Children named side by side (文文武武, 桐桐和亮亮): told of together. */
export interface Group {
  readonly from: number
  readonly to: number
  readonly mentions: readonly Mention<ChildReading>[]
}

const joint = /^(?:家的?|那边)?[\s、,和跟与同及&+/还有以及]{0,3}(?:[一-龥]{1,3}(?:的)?那个)?$/
/** 除了安安,另外一个看了: told of the others. */
const excepted = /除了?$|除开$|不算$/
const lone =
  /^(?:我|俺|我们|俺们)?(?:家)?(?:的|嘞)?(?:那|这)?(?:个)?(?:小)?(?:孩子|孩儿|娃娃?|娃儿|伢[子儿崽]?|小朋友|小家伙|崽崽?|妹子|丫头|学生|同学|他|她|小姑娘|小伙子)$/
const plural = /们|俩|两|三|四|仨|都|几/

/** The children of a clause, those named side by side together. */
export function groupsIn(context: Context, from: number, to: number): Group[] {
  const groups: { from: number; to: number; mentions: Mention<ChildReading>[] }[] = []
  for (const mention of context.children) {
    if (mention.from < from || mention.to > to) continue
    if (excepted.test(context.normalised.text.slice(Math.max(0, mention.from - 2), mention.from))) continue
    const last = groups.at(-1)
    if (last && joint.test(context.normalised.text.slice(last.to, mention.from))) {
      last.mentions.push(mention)
      last.to = mention.to
    } else groups.push({ from: mention.from, to: mention.to, mentions: [mention] })
  }
  return groups
}

/** The group that an activity at from…to of the clause is told for: in its own words, before it, or after it. */
export function nearestGroup(groups: readonly Group[], from: number, to: number): Group | null {
  const inside = groups.find((group) => group.from < to && from < group.to)
  const before = groups.filter((group) => group.to <= from).at(-1)
  return inside ?? before ?? groups.find((group) => group.from >= to) ?? null
}

/** Who a group of mentions is, with the story so far: 孩子 is the one spoken of, 俩娃 are the two spoken of. */
export function castOf(group: Group, topic: Topic): Cast {
  const names = group.mentions.some(({ value }) => value.kind === 'name')
  // 我孙女跟安安: the sender's own is no reason to ask who the other is.
  const mentions = names ? group.mentions.filter(({ rule }) => !rule.startsWith('own-family')) : group.mentions
  const settled = mentions.map((mention) => settle(mention, topic))
  // 阿勇阿菊两兄妹: the word for two says no more than the names beside it.
  const count = settled.find(
    ({ children }, index) =>
      mentions[index]?.value.kind === 'group' &&
      children.length > 1 &&
      settled.every((other) => other.children.length > 0 && other.children.every((child) => children.includes(child))),
  )
  const told = count ? [count] : names ? settled.filter((_, index) => mentions[index]?.value.kind !== 'group') : settled
  return {
    children: [...new Set(told.flatMap(({ children }) => children))],
    unclear: told.some(({ children }) => children.length === 0),
    candidates: [
      ...new Set(told.filter(({ children }) => children.length === 0).flatMap(({ candidates }) => candidates)),
    ],
    rule: told[0]?.rule ?? 'named',
    from: group.from,
    to: group.to,
    sure: told.every(({ sure }) => sure),
  }
}

interface Settled {
  readonly children: readonly ChildId[]
  readonly candidates: readonly ChildId[]
  readonly rule: string
  readonly sure: boolean
}

function settle(mention: Mention<ChildReading>, topic: Topic): Settled {
  const { kind, children, candidates, sure } = mention.value
  if (kind === 'group') {
    if (lone.test(mention.text) && topic.current.length > 0)
      return { children: topic.current, candidates, rule: 'carried', sure: true }
    if (plural.test(mention.text) && children.length !== topic.current.length) {
      const spokenOf = topic.current.length > 1 ? topic.current : topic.recent
      if (spokenOf.length > 1) return { children: spokenOf, candidates, rule: 'carried', sure: true }
    }
  }
  return { children, candidates, rule: mention.rule, sure }
}

/** The story so far with one more group of children in it. */
export function spokenOf(topic: Topic, cast: Cast): Topic {
  if (cast.children.length === 0)
    return cast.unclear && cast.candidates.length > 1 ? { ...topic, current: [], open: cast } : topic
  return { current: cast.children, recent: [...new Set([...topic.recent, ...cast.children])], open: null }
}

const ofSeveral = /他们|她们|一人一|每人|人手一|各一/

/** Without a word for a child: the one spoken of, else the only one of whose doing it is, else nobody can tell. */
export function defaultCast(context: Context, topic: Topic, clause: Clause, by: PersonId | null = null): Cast {
  const at = { from: clause.from, to: clause.from, candidates: [] as ChildId[], sure: true }
  // 带静静强子看电影,强子笑得洒了一地,羽绒服一人一件: of all that were told of.
  const all = topic.current.length === 1 && ofSeveral.test(clause.text) ? topic.recent : topic.current
  if (topic.current.length > 0) return { ...at, children: all, unclear: false, rule: 'carried' }
  if (topic.open) return { ...topic.open, rule: 'carried' }
  const author = by === null ? undefined : context.speaker.roster.volunteers.find(({ id }) => id === by)
  const own = author?.children ?? context.speaker.ownChildren
  if (own.length === 1) return { ...at, children: own, unclear: false, rule: 'only-child' }
  return { ...at, children: [], unclear: true, candidates: own, rule: 'no-child-said' }
}
