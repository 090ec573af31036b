import type { Speaker } from '../../care/speaker.ts'
import type { ChildReading, Mention } from '../mention.ts'
import { ownKinWord } from '../words/children.ts'
import { groupMentions } from './child-group.ts'
import { withSubjects } from './group-owner.ts'
import { enough, readNames } from './names.ts'
import { type SharedCandidate, shared } from './shared-name.ts'
import { unknownMentions } from './unknown-child.ts'

/** Words for children in a normalised text, none overlapping another, in their order: names, groups, unknown names. */
export function recogniseChildren(text: string, speaker: Speaker): Mention<ChildReading>[] {
  const { named, bounds, ownAt } = readNames(text, speaker)
  const all = named
    .filter((one) => one.who === 'child')
    .map((one) => mentionOf(text, shared(text, one.candidate, speaker), one.score))
    .map((mention) => withSurname(text, mention, speaker))
  const taken: Stretch[] = named.map(({ candidate }) => candidate)
  const names = all.filter((name) => !ofOwnFamily.test(text.slice(Math.max(0, name.from - 10), name.from)))
  const groups = groupMentions(text, speaker, names, free(taken), withSubjects(text, speaker, named, ownAt))
  const unknown = unknownMentions(text, speaker, names, free([...taken, ...groups]), bounds)
  return [...names, ...groups, ...unknown].sort((one, other) => one.from - other.from)
}

/** 大浩然(黄): the surname in brackets tells which one, and belongs to the name. */
function withSurname(text: string, mention: Mention<ChildReading>, speaker: Speaker): Mention<ChildReading> {
  const surname = /^ ?\(([一-龥]{1,2})\)/.exec(text.slice(mention.to, mention.to + 5))
  const named = speaker.roster.children.filter(
    ({ id, name }) => mention.value.candidates.includes(id) && surname?.[1] && name.startsWith(surname[1]),
  )
  const [only] = named
  if (!surname || !only || named.length > 1) return mention
  const to = mention.to + surname[0].length
  const value = { ...mention.value, children: [only.id], candidates: [only.id], sure: true }
  return { ...mention, to, text: text.slice(mention.from, to), value }
}

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** 我女儿欣怡: a name that the sender gives one of her own family is no child in care. */
const ofOwnFamily = new RegExp(`(?:我|俺|咱)(?:们)?(?:自己)?(?:家)?(?:的|嘞|那|那个)?(?:${ownKinWord})$`)

/** A test whether a stretch overlaps none of those taken. */
function free(taken: readonly Stretch[]) {
  return (from: number, to: number) => taken.every((other) => to <= other.from || from >= other.to)
}

function mentionOf(text: string, candidate: SharedCandidate, score: number): Mention<ChildReading> {
  const { from, to, children, form, agreement } = candidate
  const settled = children.length === 1 || candidate.all
  const written = agreement === 'exact' && form.kind !== 'generated' && form.kind !== 'surname'
  return {
    from,
    to,
    text: text.slice(from, to),
    rule: agreement === 'exact' ? `name-${form.kind}` : `name-${form.kind}-${agreement}`,
    value: {
      kind: 'name',
      children: settled ? children : [],
      candidates: children,
      sure: settled && written && score >= (candidate.own ? enough : sureFrom),
    },
  }
}

/** Below it the name of a child of others is recorded, but said in the echo. */
const sureFrom = 1.5
