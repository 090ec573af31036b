import type { ChildId } from '../care/roster.ts'
import type { Say, ShownChild } from '../wording.ts'
import { type Asked, inPrivate, type Reply, shownChild } from './command.ts'

/** How each child's consent stands, a line a child, to the speaker alone. */
export function consentLines(
  { speaker }: Asked,
  children: readonly ChildId[],
  line: (child: ShownChild) => Say,
  part: string,
): Reply[] {
  return children.map((child) => ({
    ...inPrivate(line(shownChild(speaker, child)), [{ child, fields: ['name', 'consent'] }]),
    part: `consent ${part} ${child}`,
  }))
}
