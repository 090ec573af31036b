import type { Mention, VolunteerReading } from '../mention.ts'
import { authorOf, type Line, titleOf } from './lines.ts'
import type { Layout, Section } from './list.ts'

const cells = /\t|\|/

/**
 * Rows pasted from a table: cells between tabs or bars. A row's author is the volunteer in it, else the one named above
 * the table.
 */
export function readTable(lines: readonly Line[], volunteers: readonly Mention<VolunteerReading>[]): Layout | null {
  const rows = lines.filter((line) => line.text.split(cells).length >= 3 && !/^[\s|:\-—]*$/.test(line.text))
  const [first] = rows
  if (!first || rows.length < 2) return null
  const body = /[\uE001\uE002\d]/.test(first.text) ? rows : rows.slice(1)
  const above = volunteers.filter(({ to }) => to <= first.from)
  const [only, ...others] = above
  const sections = body.map((row): Section => {
    const named = volunteers.find(({ from }) => from >= row.from && from < row.to)
    const author = named ?? (others.length === 0 ? only : undefined)
    const common = { from: row.from, to: row.to, layout: 'item' as const, number: null }
    return author ? { ...common, ...authorOf(author) } : { ...common, author: null }
  })
  return { kind: 'table', title: titleOf(lines.slice(0, lines.indexOf(first))), header: '', sections }
}
