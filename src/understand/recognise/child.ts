import type { Speaker } from '../../care/speaker.ts'
import type { ChildReading, Mention } from '../mention.ts'
import type { ChildCandidate } from './child-candidates.ts'
import { groupMentions } from './child-group.ts'
import { enough, readNames } from './names.ts'
import { unknownMentions } from './unknown-child.ts'

/** Words for children in a normalised text, none overlapping another, in their order: names, groups, unknown names. */
export function recogniseChildren(text: string, speaker: Speaker): Mention<ChildReading>[] {
  const { named, bounds } = readNames(text, speaker)
  const names = named.filter((one) => one.who === 'child').map((one) => mentionOf(text, one.candidate, one.score))
  const taken: Stretch[] = named.map(({ candidate }) => candidate)
  const groups = groupMentions(text, speaker, names, free(taken))
  const unknown = unknownMentions(text, speaker, names, free([...taken, ...groups]), bounds)
  return [...names, ...groups, ...unknown].sort((one, other) => one.from - other.from)
}

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A test whether a stretch overlaps none of those taken. */
function free(taken: readonly Stretch[]) {
  return (from: number, to: number) => taken.every((other) => to <= other.from || from >= other.to)
}

function mentionOf(text: string, candidate: ChildCandidate, score: number): Mention<ChildReading> {
  const { from, to, children, form, agreement } = candidate
  const settled = children.length === 1
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
