import type { Birthday } from '../care/birthday.ts'
import { expected } from '../wording/roster-in.ts'
import { birthdayWords, sexWords } from '../wording/roster-report.ts'
import type { Column } from './columns.ts'
import type { ChildEntry, Entry, Problem } from './entry.ts'

type Known = Exclude<keyof ChildEntry, 'name'>
type ChildLine = Entry & { readonly child: ChildEntry }

/** A child of the file: what all its lines say together. */
export interface FileChild extends ChildEntry {
  /** the first line that names the child */
  readonly row: number
  readonly station: string
  /** every line's */
  readonly entries: readonly ChildLine[]
}

/**
 * Whom the lines mean: a child is its 编号, else name + birth date. A line without both joins the only child of that name
 * of its station. Lines of one child that contradict each other go to `problems`.
 */
export function gatherChildren(entries: readonly Entry[], problems: Problem[]): FileChild[] {
  const lines = entries.filter((entry): entry is ChildLine => entry.child !== null)
  const groups = new Groups(problems)
  // the surest first, so that those that say less can join them
  for (const line of lines) if (line.child.number !== null) groups.addNumbered(line)
  for (const line of lines) if (line.child.number === null && line.child.birthday !== null) groups.addNamed(line)
  for (const line of lines) if (line.child.number === null && line.child.birthday === null) groups.addNamed(line)
  return groups.all.map((group) => merged(group, problems)).sort((one, other) => one.row - other.row)
}

/** Lines by child, found by number and by name in one step, however long the file. */
class Groups {
  readonly all: ChildLine[][] = []
  readonly #problems: Problem[]
  readonly #byNumber = new Map<string, ChildLine[]>()
  readonly #byName = new Map<string, ChildLine[][]>()

  constructor(problems: Problem[]) {
    this.#problems = problems
  }

  addNumbered(line: ChildLine): void {
    const { number, name } = line.child
    const group = this.#byNumber.get(number ?? '')
    const first = group?.[0]
    if (!group || !first) this.#byNumber.set(number ?? '', this.#start(line))
    else if (first.child.name === name) group.push(line)
    else
      this.#problems.push({
        row: line.row,
        column: '孩子编号',
        value: number,
        expected: expected.numberTwice(first.row),
      })
  }

  addNamed(line: ChildLine): void {
    const groups = (this.#byName.get(line.child.name) ?? []).filter((group) => couldBe(line, group))
    const [only] = groups
    if (!only) this.#start(line)
    else if (groups.length === 1) only.push(line)
    else
      this.#problems.push({
        row: line.row,
        column: '孩子',
        value: line.child.name,
        expected: expected.whichOfName(),
      })
  }

  #start(line: ChildLine): ChildLine[] {
    const group = [line]
    this.all.push(group)
    const { name } = line.child
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), group])
    return group
  }
}

/** Of the same name already: the same birth date, or nothing that speaks against it within the station. */
function couldBe(line: ChildLine, group: readonly ChildLine[]): boolean {
  const birthday = group.find((each) => each.child.birthday)?.child.birthday ?? null
  const mine = line.child.birthday
  if (birthday && mine && !sameBirthday(birthday, mine)) return false
  if (group.some((each) => each.station === line.station)) return true
  return birthday !== null && mine !== null && mine.year !== null
}

export function sameBirthday(one: Birthday, other: Birthday): boolean {
  return (
    one.year === other.year &&
    one.month === other.month &&
    one.day === other.day &&
    one.leapMonth === other.leapMonth &&
    one.calendar === other.calendar
  )
}

const columnsOf: readonly { readonly field: Known; readonly column: Column }[] = [
  { field: 'number', column: '孩子编号' },
  { field: 'nicknames', column: '小名' },
  { field: 'sex', column: '性别' },
  { field: 'birthday', column: '出生日期' },
  { field: 'guardian', column: '监护人' },
  { field: 'consent', column: '同意日期' },
]

function merged(unsorted: readonly ChildLine[], problems: Problem[]): FileChild {
  const entries = [...unsorted].sort((one, other) => one.row - other.row)
  const [first, ...others] = entries
  if (!first) throw new Error('a child without a line')
  for (const { row, station } of others)
    if (station !== first.station)
      problems.push({ row, column: '站点', value: station, expected: expected.sameAsRow(first.row, first.station) })
  for (const { field, column } of columnsOf) blameDifferent(entries, field, column, problems)
  const said = <Field extends Known>(field: Field): ChildEntry[Field] =>
    entries.find(({ child }) => child[field] !== null)?.child[field] ?? first.child[field]
  return {
    row: first.row,
    station: first.station,
    entries,
    name: first.child.name,
    number: said('number'),
    nicknames: said('nicknames'),
    sex: said('sex'),
    birthday: said('birthday'),
    guardian: said('guardian'),
    consent: said('consent'),
  }
}

function blameDifferent(entries: readonly ChildLine[], field: Known, column: Column, problems: Problem[]): void {
  const first = entries.find(({ child }) => child[field] !== null)
  if (!first) return
  for (const { row, child } of entries) {
    if (child[field] === null || JSON.stringify(child[field]) === JSON.stringify(first.child[field])) continue
    const value = shown(child, field)
    problems.push({ row, column, value, expected: expected.sameAsRow(first.row, shown(first.child, field)) })
  }
}

function shown(child: ChildEntry, field: Known): string {
  if (field === 'birthday') return child.birthday ? birthdayWords(child.birthday) : ''
  if (field === 'sex') return child.sex ? sexWords[child.sex] : ''
  if (field === 'nicknames') return child.nicknames?.join('、') ?? ''
  if (field === 'consent') return child.consent ? Object.values(child.consent).join(' ') : ''
  return child[field] ?? ''
}
