import { extname } from 'node:path'
import { oldExcel, tooLarge, wrongType } from '../wording/roster-file.ts'
import { readCsv } from './csv.ts'
import { FileUnusable, type Grid, MAX_BYTES } from './grid.ts'
import { readLines, type Table } from './lines.ts'
import { readSheet, rosterSheet, sheetNamed } from './sheet.ts'

/** A roster file's lines. Throws FileUnusable with one sentence where the file as a whole can't be used. */
export async function readRosterFile(name: string, bytes: Uint8Array): Promise<Table> {
  if (bytes.length > MAX_BYTES) throw new FileUnusable(tooLarge(MAX_BYTES))
  return readLines(await gridOf(extname(name).toLowerCase(), bytes))
}

/** Is there a roster beside what else the file holds? */
export async function hasRoster(name: string, bytes: Uint8Array): Promise<boolean> {
  return extname(name).toLowerCase() === '.xlsx' && (await sheetNamed(bytes, rosterSheet)) !== null
}

async function gridOf(type: string, bytes: Uint8Array): Promise<Grid> {
  if (type === '.csv') return readCsv(bytes)
  if (type === '.xlsx') return readSheet(bytes)
  throw new FileUnusable(type === '.xls' ? oldExcel() : wrongType(type))
}
