import type { Mention, MinutesReading, VolunteerReading } from '../mention.ts'
import { authorOf, type Line, linesOf, titleOf } from './lines.ts'
import type { Layout, Section } from './list.ts'

const cells = /\t|\|/

const lengthHead = /时长|用时|历时|分钟|小时|[(](?:分|min|h)[)]/i

/** Bare numbers under a column headed 时长(分钟), 用时, 小时: durations. */
export function tableMinutes(masked: string): Mention<MinutesReading>[] {
  if (!cells.test(masked) || !lengthHead.test(masked)) return []
  const lines = linesOf(masked)
  const head = lines.findIndex(({ text }) => text.split(cells).length >= 3 && lengthHead.test(text))
  const titles = lines[head]?.text.split(cells) ?? []
  const column = titles.findIndex((title) => lengthHead.test(title))
  const unit = /小时|[(]h[)]/i.test(titles[column] ?? '') ? 60 : 1
  return lines.slice(head + 1).flatMap((line) => {
    const before = line.text.split(cells).slice(0, column)
    const cell = line.text.split(cells)[column] ?? ''
    const number = /^ *(\d{1,3}(?:\.\d)?) *$/.exec(cell)?.[1]
    if (head < 0 || column < 0 || number === undefined) return []
    const from = line.from + before.reduce((sum, { length }) => sum + length + 1, 0) + cell.indexOf(number)
    const value = { minutes: Math.round(Number(number) * unit), each: false, clock: null }
    return [{ from, to: from + number.length, text: number, rule: 'minutes.column', value }]
  })
}

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
