import type { Clause } from '../recognise/clause.ts'
import { castOf, type Group, groupsIn } from './cast.ts'
import type { Cast } from './draft.ts'
import type { Story } from './narrate.ts'
import type { Telling } from './tellings.ts'

/** 上午一鸣、下午凡凡,都去看了: all that are named before 都. */
export function allBeside(story: Story, groups: readonly Group[], telling: Telling): Cast | null {
  const before = groups.filter((group) => group.to <= telling.from && isNamed(group))
  const [first] = before
  const last = before.at(-1)
  if (!first || !last || before.length < 2 || telling.contact) return null
  if (!/^[^。!?\n]{0,4}(?:都|全|均|挨个|分别)/.test(story.context.masked.slice(last.to, telling.to))) return null
  return castOf({ from: first.from, to: last.to, mentions: before.flatMap(({ mentions }) => mentions) }, story.topic)
}

/** 助学金已发:墨墨300、石头300: all that a list behind a colon names, as long as it tells nothing else. */
export function listedAfter(story: Story, clause: Clause, clauses: readonly Clause[]): Group | null {
  if (!/^[:]|^[,]?(?:参加|到场|参与|有|分别是?|名单)/.test(story.context.masked.slice(clause.to, clause.to + 8)))
    return null
  const following = clauses.filter((other) => other.from > clause.from && other.sentence === clause.sentence)
  const mentions: Group['mentions'][number][] = []
  for (const other of following) {
    const tells = story.doings.activities.some(
      ({ from, to, value }) => from >= other.from && to <= other.to && value.strength === 'strong',
    )
    if (tells || /没|未|请假|缺席/.test(other.text)) break
    for (const group of groupsIn(story.context, other.from, other.to))
      mentions.push(...group.mentions.filter(({ value }) => value.kind === 'name'))
  }
  const [first] = mentions
  const last = mentions.at(-1)
  return first && last && mentions.length > 1 ? { from: first.from, to: last.to, mentions } : null
}

/** 刚撂下电话,莹莹睡不着: nobody was named before, so the one named next in the sentence is meant. */
export function nextGroup(story: Story, clause: Clause, clauses: readonly Clause[]): Group | null {
  const following = clauses.filter((other) => other.from > clause.from && other.sentence <= clause.sentence + 1)
  for (const other of following) {
    const named = groupsIn(story.context, other.from, other.to).find((group) =>
      group.mentions.some(
        ({ value }) => value.kind === 'name' || (value.children.length > 1 && other.sentence === clause.sentence),
      ),
    )
    if (named) return named
  }
  return null
}

/** 老师打电话说墨墨进步大: the talk is about whom its words name. */
export const isNamed = (group: Group) => group.mentions.some(({ value }) => value.kind === 'name')
