import type { Clause } from '../recognise/clause.ts'
import { castOf, type Group, groupsIn, noTopic } from './cast.ts'
import type { ClauseFacts, Story } from './narrate.ts'

const mistaken =
  /^(?:哦|啊|呃|额|诶|哎呀?|喔|噢|嗯)?(?:不对|不是|不|说错|打错|写错|搞错|弄错|记错|错|更正)(?:了|啦|哈|哦|啊)?$/

/**
 * 今天看墨墨,不对,看的石头: what was told of the child named by mistake is taken back. What the clause before the
 * mistake told of others stays.
 */
export function takeBack(story: Story, facts: ClauseFacts, groups: readonly Group[], clauses: readonly Clause[]): void {
  const at = clauses.findIndex(({ from }) => from === facts.clause.from)
  const [wrong, mark] = [clauses[at - 2], clauses[at - 1]]
  const group = groups[0]
  if (!wrong || !mark || !group || !mistaken.test(mark.text) || !names(group)) return
  const slips = groupsIn(story.context, wrong.from, wrong.to).filter(names)
  const slip = slips.at(-1)
  if (!slip) return
  const wrongly = castOf(slip, noTopic).children
  story.topic = noTopic
  const taken = story.drafts.find((draft) => draft.clause.from === wrong.from && isOf(draft.cast.children, wrongly))
  story.drafts = story.drafts.filter((draft) => draft !== taken)
  if (taken && !story.doings.activities.some(({ from, to }) => from >= facts.clause.from && to <= facts.clause.to))
    story.drafts.push({ ...taken, cast: castOf(group, noTopic), clause: facts.clause })
}

const names = (group: Group) => group.mentions.some(({ value }) => value.kind === 'name')
const isOf = (ones: readonly string[], others: readonly string[]) => ones.every((one) => others.includes(one))
