import type { Speaker } from '../../care/speaker.ts'
import type { Mention, VolunteerReading } from '../mention.ts'
import { readNames } from './names.ts'
import type { VolunteerCandidate } from './volunteer-candidates.ts'

/** Volunteers named in a normalised text. `volunteers` is empty where several bear the name (two 王姐). */
export function recogniseVolunteers(text: string, speaker: Speaker): Mention<VolunteerReading>[] {
  const { named } = readNames(text, speaker)
  return named.filter((one) => one.who === 'volunteer').map((one) => mentionOf(text, one.candidate))
}

function mentionOf(text: string, candidate: VolunteerCandidate): Mention<VolunteerReading> {
  const { from, to, people, kind, common } = candidate
  const settled = people.length === 1
  return {
    from,
    to,
    text: text.slice(from, to),
    rule: `volunteer-${kind}`,
    value: {
      volunteers: settled ? people : [],
      sure: settled && !common && kind !== 'small' && kind !== 'short-title',
    },
  }
}
