import { givenName, type PersonId, type Roster } from '../../care/roster.ts'
import type { Mention, VolunteerReading } from '../mention.ts'
import { readForm } from './form.ts'
import { readHeaded } from './headed.ts'
import { authorOf, example, type Line, linesOf, titleOf } from './lines.ts'
import { readTable } from './table.ts'

/** A part of the message that is read by itself. */
export interface Section {
  readonly from: number
  readonly to: number
  /**
   * how it stands: in the terse layouts a bare verb tells what was done; a footer only adds days and durations to what
   * was told above it
   */
  readonly layout: 'plain' | 'item' | 'form' | 'lines' | 'footer'
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

const header = /接龙|接龍|group ?note/i
const numbered = /^\s*[#(]?(\d{1,3})\s*(?:[.、)．:]\s*(?!\d{1,2}(?:[^\d月日号]|$))|\s+(?=[\uE001\uE002]))/
const bullet = /^\s*[-·•*▪◦●○‣–—✓✔☑]\s*/

/** 3. 我 今天去看了平平: the sender's own line among those of others. */
const ofSender = /^\s*(?:我|俺|本人|自己|我自己)(?:自己)?(?!们|姐|哥|叔|妈|爸)/

/** How the normalised, masked text is laid out: relay list, form, table, lines of a wrap-up, or plain prose. */
export function readLayout(masked: string, volunteers: Volunteers, roster: Roster): Layout {
  const lines = linesOf(masked)
  return (
    numberedList(lines, volunteers, roster) ??
    readTable(lines, volunteers) ??
    readForm(lines, volunteers) ??
    authoredLines(lines, volunteers, roster) ??
    readHeaded(lines, volunteers) ??
    prose(masked, lines)
  )
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

const dayHead =
  /^\s*(?:[-·•*]\s*)?[【[(]?(?:(?:上|这|本)?(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}[月./-]\d{1,2}[日号]?|\d{1,2}[日号]|今天|昨天|前天)(?:上午|下午|晚上|早上)?[】\])]?\s*[:,、—\- ]?\s*$/

/** 周二:桂英 小芳 电话: a volunteer behind the day that opens the line. */
function authorAfterDay(line: Line, volunteers: Volunteers): Mention<VolunteerReading> | null {
  const first = volunteers.find(({ from }) => from >= line.from && from < line.to)
  return first && dayHead.test(line.text.slice(0, first.from - line.from)) ? first : null
}

function firstWord(text: string): string {
  return /^\s*([^\s,、:+\uE001\d]{1,8})/.exec(text)?.[1] ?? text.trim().slice(0, 8)
}

/** 我 墨墨 今天家访: a line that the sender of the list adds of herself. */
function senderAt(line: Line): Mention<VolunteerReading> | null {
  const head = /^\s*(?:我|俺|本人)(?=[\s,:、+])/.exec(line.text)?.[0]
  if (head === undefined) return null
  const from = line.from + head.length - 1
  const value = { volunteers: [], sure: true }
  return { from, to: line.from + head.length, text: head.trim(), rule: 'volunteer-sender', value }
}

/** 茂林 静静 电话: a given name that is a word, at the head of one of several lines. */
function calledAt(line: Line, roster: Roster): Mention<VolunteerReading> | null {
  const head = /^\s*(?<name>[^\s,、:+\uE001\uE002\d]{2,6})(?=[\s,、:+])/.exec(line.text)
  const name = head?.groups?.name
  const person = name === undefined ? null : volunteerCalled(name, roster)
  if (!head || name === undefined || person === null) return null
  const to = line.from + head[0].length
  return { from: to - name.length, to, text: name, rule: 'volunteer-lead', value: { volunteers: [person], sure: true } }
}

/** Lines that open with a volunteer's name: an unnumbered relay or records pasted from several speakers. */
function authoredLines(lines: readonly Line[], volunteers: Volunteers, roster: Roster): Layout | null {
  const several = lines.filter((line) => authorAt(line, volunteers)).length > 0
  const starts = lines.flatMap((line, index) => {
    const dated = authorAfterDay(line, volunteers)
    const author = authorAt(line, volunteers) ?? dated ?? senderAt(line) ?? (several ? calledAt(line, roster) : null)
    if (!author) return []
    const from = author === dated ? line.from : author.to
    const after = line.text.slice(author.to - line.from)
    return /^(?:[^\S\n]|:|,|、|\+|$|\s*\d{4}[-/年]|-|——)/.test(after) ? [{ index, author, from }] : []
  })
  const first = starts[0]
  if (!first || starts.length < 2 || new Set(starts.map(({ author }) => author.value.volunteers[0])).size < 2)
    return null
  const sections = starts.map(({ index, author, from }, order): Section => {
    const last = lines[(starts[order + 1]?.index ?? lines.length) - 1]
    return {
      from,
      to: last?.to ?? author.to,
      layout: /^\s*:/.test(lines[index]?.text.slice(author.to - (lines[index]?.from ?? 0)) ?? '') ? 'plain' : 'item',
      number: null,
      ...(author.rule === 'volunteer-sender' ? { author: null } : authorOf(author)),
    }
  })
  const head = lines.slice(0, first.index)
  return { kind: 'list', title: titleOf(head), header: head[0]?.text.trim() ?? '', sections }
}

/** At the head of a line even a given name that is a word (建国) is its author, where one volunteer alone bears it. */
function volunteerCalled(word: string, roster: Roster): PersonId | null {
  const plain = word.replace(/(?:姐|哥|叔|姨|阿姨|老师|妈妈|爸爸|站长|大姐|嬢嬢)$/, '')
  const bearing = roster.volunteers.filter(({ name }) => plain !== '' && (name === plain || givenName(name) === plain))
  const [person, ...others] = bearing
  return person && others.length === 0 ? person.id : null
}
