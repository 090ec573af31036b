import { CHILD_MASK, type ChildReading, type Mention, VOLUNTEER_MASK, type VolunteerReading } from '../mention.ts'

/** The text, of the same length, with every character of a name replaced: so that 周一鸣 is no Monday. */
export function maskNames(
  text: string,
  children: readonly Mention<ChildReading>[],
  volunteers: readonly Mention<VolunteerReading>[],
): string {
  const names = children
    .filter(({ value, rule }) => value.kind === 'name' || rule === 'family')
    .map((mention) => (mention.rule === 'family' ? { ...mention, to: mention.to - 1 } : mention))
  return cover(cover(text, names, CHILD_MASK), volunteers, VOLUNTEER_MASK)
}

function cover(text: string, mentions: readonly Mention<unknown>[], mask: string): string {
  let covered = ''
  for (const { from, to } of mentions) covered += text.slice(covered.length, from) + mask.repeat(to - from)
  return covered + text.slice(covered.length)
}
