import { givenName, type PersonId, type Roster } from '../../care/roster.ts'
import type { Mention, VolunteerReading } from '../mention.ts'
import { fieldOrder, fields } from '../words/fields.ts'

/** A part of the message that is read by itself. */
export interface Section {
  readonly from: number
  readonly to: number
  /** how it stands: in the terse layouts a bare verb tells what was done */
  readonly layout: 'plain' | 'item' | 'form' | 'lines'
  readonly number: number | null
  /** whose line it is; null: the sender's; 'unknown': somebody that nobody of the roster bears the name of */
  readonly author: PersonId | null | 'unknown'
  readonly authorText?: string
}

export interface Layout {
  readonly kind: 'plain' | 'list' | 'form' | 'lines' | 'table'
  /** the words before the first line, without 例; null where there are none */
  readonly title: { readonly from: number; readonly to: number } | null
  readonly header: string
  readonly sections: readonly Section[]
}

type Volunteers = readonly Mention<VolunteerReading>[]

interface Line {
  readonly from: number
  readonly to: number
  readonly text: string
}

const header = /接龙|接龍|group ?note/i
const numbered = /^\s*[#(]?(\d{1,3})\s*(?:[.、)．:]\s*(?!\d{1,2}(?:[^\d月日号]|$))|\s+(?=[\uE001\uE002]))/
const example = /^\s*例/
const bullet = /^\s*[-·•*▪◦●○‣–—✓✔☑]\s*/

/** How the normalised, masked text is laid out: relay list, form, table, lines of a wrap-up, or plain prose. */
export function readLayout(masked: string, volunteers: Volunteers, roster: Roster): Layout {
  const lines = linesOf(masked)
  return (
    numberedList(lines, volunteers, roster) ??
    table(lines, volunteers) ??
    form(lines, volunteers) ??
    authoredLines(lines, volunteers) ??
    childLines(lines) ??
    prose(masked, lines)
  )
}

function linesOf(text: string): Line[] {
  let from = 0
  return text.split('\n').map((line) => {
    const at = from
    from += line.length + 1
    return { from: at, to: at + line.length, text: line }
  })
}

function prose(text: string, lines: readonly Line[]): Layout {
  const told = lines.filter((line) => line.text.trim())
  const terse = told.length > 1 && told.slice(1).every((line) => line.text.length < 60)
  const bulleted = told.filter((line) => bullet.test(line.text) || /^\s*\d{1,2}[.、)月]/.test(line.text)).length > 1
  const layout = terse || bulleted ? 'lines' : 'plain'
  return {
    kind: layout,
    title: null,
    header: '',
    sections: [{ from: 0, to: text.length, layout, number: null, author: null }],
  }
}

function numberedList(lines: readonly Line[], volunteers: Volunteers, roster: Roster): Layout | null {
  const starts = lines.flatMap((line, index) => (numbered.test(line.text) && !example.test(line.text) ? [index] : []))
  const first = starts[0]
  if (first === undefined) return null
  const head = lines.slice(0, first)
  const isRelay = head.some((line) => header.test(line.text))
  const items = starts.map((start, index) => itemOf(lines, start, starts[index + 1] ?? lines.length))
  const authored = items.filter((item) => authorAt(item, volunteers))
  if (!isRelay && (authored.length < 2 || authored.length * 2 < items.length)) return null
  const someAuthor = authored.length > 0
  const sections = items.map((item): Section => {
    const author = authorAt(item, volunteers)
    const common = { from: author?.to ?? item.from, to: item.to, layout: 'item' as const, number: item.number }
    if (author) return { ...common, ...authorOf(author) }
    if (ofSender.test(item.text)) return { ...common, author: null }
    const byWord = volunteerCalled(firstWord(item.text), roster)
    if (byWord !== null) return { ...common, author: byWord }
    if (!someAuthor) return { ...common, author: null }
    return { ...common, author: item.text.trim() ? 'unknown' : null, authorText: firstWord(item.text) }
  })
  return { kind: 'list', title: titleOf(head), header: head[0]?.text.trim() ?? '', sections }
}

/** 我 墨墨 今天家访: the sender's own line among those of others. */
const ofSender = /^\s*(?:我|俺|咱|本人|自己)(?!们|家)/

interface Item extends Line {
  readonly number: number | null
}

function itemOf(lines: readonly Line[], start: number, end: number): Item {
  const line = lines[start]
  const last = lines[end - 1]
  if (!line || !last) return { from: 0, to: 0, text: '', number: null }
  const mark = numbered.exec(line.text)
  const skipped = mark?.[0].length ?? 0
  const text = lines
    .slice(start, end)
    .map((one) => one.text)
    .join('\n')
    .slice(skipped)
  return { from: line.from + skipped, to: last.to, text, number: mark ? Number(mark[1]) : null }
}

/** A volunteer whose name opens the item. */
function authorAt(item: Line, volunteers: Volunteers): Mention<VolunteerReading> | null {
  const lead = item.text.length - item.text.trimStart().length
  return volunteers.find(({ from }) => from >= item.from && from <= item.from + lead + 1) ?? null
}

function authorOf(mention: Mention<VolunteerReading>): { author: PersonId | 'unknown'; authorText?: string } {
  const [person, ...others] = mention.value.volunteers
  if (person !== undefined && others.length === 0) return { author: person }
  return { author: 'unknown', authorText: mention.text }
}

function firstWord(text: string): string {
  return /^\s*([^\s,、:+\uE001\d]{1,8})/.exec(text)?.[1] ?? text.trim().slice(0, 8)
}

function titleOf(head: readonly Line[]): Layout['title'] {
  const told = head.filter((line) => line.text.trim() && !example.test(line.text))
  const first = told[0]
  const last = told.at(-1)
  return first && last ? { from: first.from, to: last.to } : null
}

/** Lines that open with a volunteer's name: an unnumbered relay or records pasted from several speakers. */
function authoredLines(lines: readonly Line[], volunteers: Volunteers): Layout | null {
  const starts = lines.flatMap((line, index) => {
    const author = authorAt(line, volunteers)
    if (!author) return []
    const after = line.text.slice(author.to - line.from)
    return /^(?:[^\S\n]|:|,|、|\+|$|\s*\d{4}[-/年]|-|——)/.test(after) ? [{ index, author }] : []
  })
  const first = starts[0]
  if (!first || starts.length < 2 || new Set(starts.map(({ author }) => author.value.volunteers[0])).size < 2)
    return null
  const sections = starts.map(({ index, author }, order): Section => {
    const last = lines[(starts[order + 1]?.index ?? lines.length) - 1]
    return {
      from: author.to,
      to: last?.to ?? author.to,
      layout: /^\s*:/.test(lines[index]?.text.slice(author.to - (lines[index]?.from ?? 0)) ?? '') ? 'plain' : 'item',
      number: null,
      ...authorOf(author),
    }
  })
  const head = lines.slice(0, first.index)
  return { kind: 'list', title: titleOf(head), header: head[0]?.text.trim() ?? '', sections }
}

const ofChild = /^\s*(?:[-·•*▪◦●✅✔☑]|\d{1,2}[.、)])?\s*\uE001+\s*(?:[—\-–:,、|+✔✅☑√(]|\s|\d|$)/u
const LONGEST_TITLE = 40

/** A title, then a line for each child (春节慰问发放: 墨墨—书包1个): what the title tells holds for the lines. */
function childLines(lines: readonly Line[]): Layout | null {
  const told = lines.filter((line) => line.text.trim())
  const first = told.findIndex(({ text }) => ofChild.test(text))
  const last = told.findLastIndex(({ text }) => ofChild.test(text))
  const head = told.slice(0, first)
  const rows = told.slice(first, last + 1)
  if (first < 1 || rows.length < 2 || !rows.every(({ text }) => ofChild.test(text))) return null
  const title = titleOf(head)
  if (!title || title.to - title.from > LONGEST_TITLE || head.some(({ text }) => /[\uE001\uE002]/.test(text)))
    return null
  const section = ({ from, to }: Line, layout: Section['layout']): Section => ({
    from,
    to,
    layout,
    number: null,
    author: null,
  })
  return {
    kind: 'lines',
    title,
    header: '',
    sections: [
      ...rows.map((row) => section(row, 'item')),
      ...told.slice(last + 1).map((line) => section(line, 'lines')),
    ],
  }
}

/** Rows pasted from a table: cells between tabs; a row's author is the volunteer in it. */
function table(lines: readonly Line[], volunteers: Volunteers): Layout | null {
  const rows = lines.filter((line) => line.text.split(/\t|\|/).length >= 3)
  if (rows.length < 2) return null
  const first = rows[0]
  const body = first && !/[\uE001\uE002\d]/.test(first.text) ? rows.slice(1) : rows
  const sections = body.map((row): Section => {
    const author = volunteers.find(({ from }) => from >= row.from && from < row.to)
    const common = { from: row.from, to: row.to, layout: 'item' as const, number: null }
    return author ? { ...common, ...authorOf(author) } : { ...common, author: null }
  })
  return {
    kind: 'table',
    title: titleOf(lines.slice(0, lines.indexOf(rows[0] ?? lines[0] ?? { from: 0, to: 0, text: '' }))),
    header: '',
    sections,
  }
}

/** Lines of field and value (日期:…). Two known fields make a form; each value is a section's line, its name is dropped. */
function form(lines: readonly Line[], volunteers: Volunteers): Layout | null {
  const found = lines.flatMap((line) => {
    const match = /^\s*[【[(]?([^:\s】\])]{2,8})[】\])]?\s*[:]\s*(\S.*)$/.exec(line.text)
    const field = match ? fields[match[1] ?? ''] : undefined
    if (!match || !field) return []
    const value = match[2] ?? ''
    return [{ field, from: line.to - value.length, to: line.to }]
  })
  if (found.length < 2 || new Set(found.map(({ field }) => field)).size < 2) return null
  const authorField = found.find(({ field }) => field === 'author')
  const named = authorField && volunteers.find(({ from }) => from >= authorField.from && from < authorField.to)
  const author = named ? authorOf(named) : { author: null }
  const sections = [...found]
    .sort((a, b) => fieldOrder.indexOf(a.field) - fieldOrder.indexOf(b.field))
    .filter(({ field }) => field !== 'author' && field !== 'other')
    .map(({ from, to }): Section => ({ from, to, layout: 'form', number: null, ...author }))
  return { kind: 'form', title: null, header: lines[0]?.text.trim() ?? '', sections }
}

/** At the head of a line even a given name that is a word (建国) is its author, where one volunteer alone bears it. */
function volunteerCalled(word: string, roster: Roster): PersonId | null {
  const plain = word.replace(/(?:姐|哥|叔|姨|阿姨|老师|妈妈|爸爸|站长|大姐|嬢嬢)$/, '')
  const bearing = roster.volunteers.filter(({ name }) => plain !== '' && (name === plain || givenName(name) === plain))
  const [person, ...others] = bearing
  return person && others.length === 0 ? person.id : null
}
