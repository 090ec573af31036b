import { bornOn } from '../care/birthday.ts'
import { addDays, type Day } from '../care/day.ts'
import { withoutPrivateFacts } from '../care/private-facts.ts'
import { findProgramme, type Programme } from '../care/programme.ts'
import { expected } from '../wording/roster-in.ts'
import { type Column, childColumns } from './columns.ts'
import type { ChildEntry, ConsentEntry, Entry, Problem, VolunteerEntry } from './entry.ts'
import type { Line } from './lines.ts'
import { readBirthday, readDay } from './read-day.ts'
import { isWrong, type Wrong, wrong } from './wrong.ts'

type Cell = string | number

/** A pairing may be entered ahead of its first day, not years ahead: that is a slip. */
const DAYS_AHEAD = 366

const manyNames = /[、,;/\n]+/
const nameShape = /^[\p{Script=Han}\p{Letter}·. ]{1,20}$/u

/** Reads a line's cells; every wrong one goes to `problems`. One entry, or one for each of several children alone. */
export function readEntries(
  line: Line,
  { today, programmes }: { readonly today: Day; readonly programmes: readonly Programme[] },
  problems: Problem[],
): Entry[] {
  const wrongsBefore = problems.length
  const take = <Value>(column: Column, read: (cell: Cell) => Value | Wrong): Value | null => {
    const cell = line.cells[column]
    if (cell === undefined) return null
    const value = hasPrivateFacts(column, cell) ? wrong(expected.noPrivateFacts()) : read(cell)
    if (!isWrong(value)) return value
    problems.push({ row: line.row, column, value: String(cell), expected: value.wrong })
    return null
  }
  const blame = (column: Column, text: string) => {
    const cell = line.cells[column]
    problems.push({ row: line.row, column, value: cell === undefined ? null : String(cell), expected: text })
  }
  const station = take('站点', readText)
  if (line.cells.站点 === undefined) blame('站点', expected.station())
  const names = take('孩子', (cell) => readChildNames(cell, line)) ?? []
  const facts = readChildFacts(take, blame, { line, today })
  const volunteer = readVolunteer(take, blame, line)
  const programme = take('方案', (cell) => readProgramme(cell, programmes))
  const from = take('结对起', (cell) => notAfter(readDay(cell), addDays(today, DAYS_AHEAD), expected.tooFarAhead()))
  blameOrphans(line, blame)
  if (problems.length > wrongsBefore || station === null) return []
  const rest = { row: line.row, station, volunteer, programme, from }
  if (names.length === 0) return [{ ...rest, child: null }]
  return names.map((name) => ({ ...rest, child: { name, ...facts } }))
}

/** A station may be named by its village and group. */
function hasPrivateFacts(column: Column, cell: Cell): boolean {
  return withoutPrivateFacts(String(cell)).found.some((kind) => kind !== 'address' || column !== '站点')
}

type Take = <Value>(column: Column, read: (cell: Cell) => Value | Wrong) => Value | null
type Blame = (column: Column, text: string) => void

/** Columns that speak of a child, or of a pairing, need the child or the pairing itself. */
function blameOrphans({ cells }: Line, blame: Blame): void {
  const ofChild = childColumns.find((column) => column !== '历法' && cells[column] !== undefined)
  const ofPairing = (['方案', '结对起'] as const).find((column) => cells[column] !== undefined)
  if (cells.孩子 === undefined) {
    const orphan = ofChild ?? ofPairing
    if (orphan) blame('孩子', expected.childFor(orphan))
    else if (cells.志愿者 === undefined) blame('孩子', expected.childOrVolunteer())
  } else if (ofPairing && cells.志愿者 === undefined) blame('志愿者', expected.volunteerFor(ofPairing))
}

function readChildFacts(
  take: Take,
  blame: Blame,
  { line, today }: { line: Line; today: Day },
): Omit<ChildEntry, 'name'> {
  const calendar = take('历法', readCalendar)
  return {
    number: take('孩子编号', readText),
    nicknames: take('小名', (cell) => readNames(split(cell))),
    sex: take('性别', readSex),
    birthday: take('出生日期', (cell) => {
      const birthday = readBirthday(cell, calendar)
      if (isWrong(birthday)) return birthday
      const born = bornOn(birthday)
      return born !== null && born > today ? wrong(expected.bornAhead()) : birthday
    }),
    guardian: take('监护人', readText),
    consent: readConsent(take, blame, { line, today }),
  }
}

/** Four columns make a consent; some of them make none. */
function readConsent(take: Take, blame: Blame, { line, today }: { line: Line; today: Day }): ConsentEntry | null {
  const missing = consentColumns.filter((column) => line.cells[column] === undefined)
  const [first] = missing
  if (first && missing.length < consentColumns.length) blame(first, expected.wholeConsent(missing))
  const givenBy = take('同意人', readText)
  const relation = take('关系', readText)
  const day = take('同意日期', (cell) => notAfter(readDay(cell), today, expected.consentAhead()))
  const method = take('方式', readText)
  return givenBy && relation && day && method ? { givenBy, relation, day, method } : null
}

const consentColumns = ['同意人', '关系', '同意日期', '方式'] as const

function readVolunteer(take: Take, blame: Blame, { cells }: Line): VolunteerEntry | null {
  const name = take('志愿者', (cell) => {
    const names = split(cell)
    return names.length > 1 ? wrong(expected.oneVolunteer()) : readName(names[0] ?? '')
  })
  const leader = take('站长', (cell) => readLeader(cell, name))
  if (cells.志愿者 === undefined && leader) blame('志愿者', expected.volunteerFor('站长'))
  return name === null ? null : { name, leader }
}

function readChildNames(cell: Cell, { cells }: Line): string[] | Wrong {
  const names = split(cell)
  if (names.length > 1 && childColumns.some((column) => cells[column] !== undefined))
    return wrong(expected.oneChildALine())
  return readNames(names)
}

function readNames(names: readonly string[]): string[] | Wrong {
  const read = new Set<string>()
  for (const text of names) {
    const name = readName(text)
    if (isWrong(name)) return name
    read.add(name)
  }
  return [...read]
}

function readName(text: string): string | Wrong {
  // 王 芳: names of two characters are spaced out to the width of three
  const name = text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
  return nameShape.test(name) ? name : wrong(expected.name())
}

function split(cell: Cell): string[] {
  return String(cell)
    .split(manyNames)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function readText(cell: Cell): string | Wrong {
  const text = String(cell).replace(/\s+/g, ' ')
  return text.length > 40 ? wrong(expected.shorter()) : text
}

function readSex(cell: Cell): 'm' | 'f' | Wrong {
  if (/^男/.test(String(cell))) return 'm'
  return /^女/.test(String(cell)) ? 'f' : wrong(expected.sex())
}

function readCalendar(cell: Cell): 'solar' | 'lunar' | Wrong {
  if (/^(?:公|阳|新|国)历?$/.test(String(cell))) return 'solar'
  return /^(?:农|農|阴|旧|古)[历曆]?$/.test(String(cell)) ? 'lunar' : wrong(expected.calendar())
}

function readLeader(cell: Cell, volunteer: string | null): boolean | Wrong {
  const text = String(cell)
  if (['是', '站长', '1', '√', '✓', '✔'].includes(text) || text === volunteer) return true
  return ['否', '不是', '0', '志愿者', '无', '-'].includes(text) ? false : wrong(expected.leader())
}

function readProgramme(cell: Cell, programmes: readonly Programme[]): string | Wrong {
  const plain = String(cell).replace(/[\s"“”'「」《》]/g, '')
  return findProgramme(plain, programmes)?.key ?? wrong(expected.programme(programmes.map(({ name }) => name)))
}

function notAfter(day: Day | Wrong, last: Day, text: string): Day | Wrong {
  return !isWrong(day) && day > last ? wrong(text) : day
}
