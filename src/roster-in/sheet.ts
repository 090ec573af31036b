import { EncryptedFileError, HucreError } from 'hucre'
import { type CellValue, type MergeRange, readXlsx, type Sheet } from 'hucre/xlsx'
import { damagedSheet, lockedSheet, noRosterSheet } from '../wording/roster-file.ts'
import { type Cell, FileUnusable, type Grid, MAX_ROWS } from './grid.ts'

export const rosterSheet = '花名册'
/** Enough to see that there are too many, and no more of a sheet whose million blank rows are coloured. */
const ROWS_READ = MAX_ROWS + 5_000
const LAST_COLUMN = 'CZ'

/** The sheet 花名册 of an .xlsx; the only sheet, where there is but one. */
export async function readSheet(bytes: Uint8Array): Promise<Grid> {
  const seen: string[] = []
  const workbook = await open(bytes, seen)
  const sheet =
    workbook.find(({ name }) => name.trim() === rosterSheet) ?? (seen.length === 1 ? workbook[0] : undefined)
  if (!sheet) throw new FileUnusable(noRosterSheet(seen))
  return gridOf(sheet)
}

/** The sheet of this name; null where there is none. */
export async function sheetNamed(bytes: Uint8Array, name: string): Promise<Grid | null> {
  const found = (await open(bytes, [], name)).find((sheet) => sheet.name.trim() === name)
  return found ? gridOf(found) : null
}

function gridOf(sheet: Sheet): Grid {
  const rows = sheet.rows.map((row, at) => row.map((value, column) => cellOf(value, formatOf(sheet, at, column))))
  for (const merge of sheet.merges ?? []) fillDown(rows, merge)
  return rows
}

async function open(bytes: Uint8Array, seen: string[], wanted: string = rosterSheet): Promise<readonly Sheet[]> {
  try {
    const { sheets } = await readXlsx(bytes, {
      readStyles: true,
      range: `A1:${LAST_COLUMN}${ROWS_READ}`,
      sheets: ({ name }) => {
        seen.push(name)
        return name.trim() === wanted || seen.length === 1
      },
    })
    return sheets
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new FileUnusable(lockedSheet(), { cause: error })
    if (error instanceof HucreError) throw new FileUnusable(damagedSheet(), { cause: error })
    throw error
  }
}

function formatOf(sheet: Sheet, row: number, column: number): string {
  return sheet.cells?.get(`${row},${column}`)?.style?.numFmt ?? ''
}

function cellOf(value: CellValue | undefined, format: string): Cell {
  if (value instanceof Date) return dayText(value, format)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number' || typeof value === 'string') return value
  return null
}

/** Excel gives "3月8日" the year in which it was typed: where the format shows no year, there is none. */
function dayText(value: Date, format: string): string {
  if (format !== '' && !/[ye]/i.test(format)) return `${value.getUTCMonth() + 1}月${value.getUTCDate()}日`
  return value.toISOString().slice(0, 10)
}

/** A station or a volunteer merged over several rows counts for each of them. */
function fillDown(rows: Cell[][], { startRow, endRow, startCol, endCol }: MergeRange): void {
  if (startCol !== endCol) return
  const value = rows[startRow]?.[startCol] ?? null
  for (let at = startRow + 1; at <= endRow; at++) {
    const row = rows[at]
    if (row) row[startCol] = value
  }
}
