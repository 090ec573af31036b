import type { PersonId } from '../../care/roster.ts'
import type { Mention, VolunteerReading } from '../mention.ts'

export interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
}

export function linesOf(text: string): Line[] {
  let from = 0
  return text.split('\n').map((line) => {
    const at = from
    from += line.length + 1
    return { from: at, to: at + line.length, text: line }
  })
}

/** Whose it is by the name that was read; 'unknown' where several bear it. */
export function authorOf(mention: Mention<VolunteerReading>): { author: PersonId | 'unknown'; authorText?: string } {
  const [person, ...others] = mention.value.volunteers
  if (person !== undefined && others.length === 0) return { author: person }
  return { author: 'unknown', authorText: mention.text }
}

/** Where a title stands: from its first line that says something to its last. */
export function titleOf(head: readonly Line[]): { from: number; to: number } | null {
  const told = head.filter((line) => line.text.trim() && !example.test(line.text))
  const first = told[0]
  const last = told.at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}

export const example = /^\s*例/
