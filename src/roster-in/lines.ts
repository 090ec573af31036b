import { headedTwice, noHeader, noLines, tooManyRows } from '../wording/roster-file.ts'
import { type Column, columnOf, columns } from './columns.ts'
import { type Cell, FileUnusable, type Grid, MAX_ROWS } from './grid.ts'

/** A filled row below the header; only columns of ours, blank ones left out. */
export interface Line {
  /** as Excel numbers it */
  readonly row: number
  readonly cells: Readonly<Partial<Record<Column, string | number>>>
}

export interface Table {
  readonly lines: readonly Line[]
  /** headings that are none of ours: what stands under them is not read */
  readonly leftOut: readonly string[]
}

/** A title and remarks may stand above the header. */
const HEADER_ROWS = 5
const sums = /^(?:合计|总计|小计|共计)/

/** Finds the header by its names, and the filled rows below it. Throws FileUnusable. */
export function readLines(grid: Grid): Table {
  const at = grid.slice(0, HEADER_ROWS).findIndex(isHeader)
  const header = grid[at]
  if (!header) throw new FileUnusable(noHeader(columns))
  const places = header.map((cell) => columnOf(textOf(cell)))
  const twice = places.find((column, index) => column !== null && places.indexOf(column) !== index)
  if (twice) throw new FileUnusable(headedTwice(at + 1, twice))
  const lines = grid
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(at + 1)
    .filter(({ cells }) => !isHeader(cells) && !isSum(cells))
    .map(({ row, cells }) => ({ row, cells: named(cells, places) }))
    .filter((line) => Object.keys(line.cells).length > 0)
  if (lines.length > MAX_ROWS) throw new FileUnusable(tooManyRows(MAX_ROWS))
  if (lines.length === 0) throw new FileUnusable(noLines())
  const leftOut = header.map(textOf).filter((name, index) => name !== '' && places[index] === null && !isCounter(name))
  return { lines, leftOut }
}

function isHeader(cells: readonly Cell[]): boolean {
  const found = new Set(cells.map((cell) => columnOf(textOf(cell))))
  return found.has('站点') && (found.has('孩子') || found.has('志愿者'))
}

function isSum(cells: readonly Cell[]): boolean {
  return sums.test(cells.map(textOf).find((text) => text !== '') ?? '')
}

function isCounter(heading: string): boolean {
  return ['序号', '序', 'No.', '#'].includes(heading)
}

function named(cells: readonly Cell[], places: readonly (Column | null)[]): Line['cells'] {
  const filled: Partial<Record<Column, string | number>> = {}
  for (const [index, column] of places.entries()) {
    const cell = cells[index] ?? null
    if (column === null || cell === null || textOf(cell) === '') continue
    filled[column] = typeof cell === 'number' ? cell : textOf(cell)
  }
  return filled
}

/** Full-width digits and signs as plain ones, no space around; a zero-width sign is no content. */
function textOf(cell: Cell): string {
  if (cell === null) return ''
  return String(cell)
    .normalize('NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .trim()
}
