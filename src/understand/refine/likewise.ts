import { castOf, type Group } from './cast.ts'
import type { ClauseFacts, Story } from './narrate.ts'

const same = /(?:同上|同前|亦同|如上|也是|同样|一样|也一样|照旧)(?:的|样)?$/

/** 浩浩也有一双: the goods told last were for this child too. */
const alsoGiven =
  /^[,、 ]?(?:那边|那份|的)?也(?:有|给|送|领|得|发|拿|收)(?:到)?(?:了)?(?:同样的|一样的)?(?:一?[个件双套本只盒箱袋份条顶床块样])?(?:了)?$/

/** 甜甜:同上: all that the line before told, with this child. True where the clause said so. */
export function tellLikewise(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const { clause } = facts
  const group = groups[0]
  if (group && tellAlsoGiven(story, facts, group)) return true
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

function tellAlsoGiven(story: Story, facts: ClauseFacts, group: Group): boolean {
  const last = story.drafts.findLast((draft) => draft.section === facts.index)
  if (last?.kind !== 'gift' && last?.kind !== 'aid') return false
  if (!alsoGiven.test(story.context.masked.slice(group.to, facts.clause.to))) return false
  const cast = castOf(group, story.topic)
  story.drafts.push({ ...last, cast, clause: facts.clause, section: facts.index })
  return true
}
