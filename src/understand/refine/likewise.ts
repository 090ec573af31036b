import { castOf, type Group } from './cast.ts'
import type { ClauseFacts, Story } from './narrate.ts'

const same = /(?:同上|同前|亦同|如上|也是|同样|一样|也一样|照旧)(?:的|样)?$/

/** 甜甜:同上: all that the line before told, with this child. True where the clause said so. */
export function tellLikewise(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const { clause } = facts
  const group = groups[0]
  if (!group || !same.test(clause.text)) return false
  const between = story.context.masked
    .slice(group.to, clause.to)
    .replace(same, '')
    .replace(/[\s:,、\-—也都]/g, '')
  const last = story.drafts.at(-1)
  if (between !== '' || !last) return false
  const told = story.drafts.filter(
    (draft) =>
      draft.clause.line === last.clause.line &&
      draft.section === last.section &&
      draft.cast.children.join() === last.cast.children.join(),
  )
  const alike = told.length > 0 ? told : [last]
  const cast = castOf(group, story.topic)
  for (const draft of alike) story.drafts.push({ ...draft, cast, clause, section: facts.index })
  return true
}
