import { extname } from 'node:path'
import { noProgrammeHeader, notJson } from '../wording/programme-file.ts'
import { type Cell, FileUnusable, type Grid, MAX_BYTES } from './grid.ts'
import { sheetNamed } from './sheet.ts'

/** Programmes as a file gives them, unchecked; and of a sheet which row says what: `rows[programme][commitment]`. */
export interface ProgrammeFile {
  readonly given: unknown
  readonly rows: readonly (readonly number[])[] | null
}

const SHEET = '方案'

/** The programmes of a .json, or of the sheet 方案 of an .xlsx; null where the file has none. Throws FileUnusable. */
export async function readProgrammeFile(name: string, bytes: Uint8Array): Promise<ProgrammeFile | null> {
  if (bytes.length > MAX_BYTES) return null
  switch (extname(name).toLowerCase()) {
    case '.json':
      return { given: parsed(bytes), rows: null }
    case '.xlsx': {
      const grid = await sheetNamed(bytes, SHEET)
      return grid && readProgrammeSheet(grid)
    }
    default:
      return null
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new FileUnusable(notJson(), { cause: error })
  }
}

/** The columns, as programmes and commitments have them; a row is a commitment. */
const ofProgramme = { 编号: 'key', 方案: 'name', 保密: 'confidential', 几个月: 'months' } as const
const ofCommitment = {
  约定: 'key',
  做什么: 'kinds',
  几次: 'times',
  多久: 'period',
  谁来做: 'by',
  宽限天数: 'graceDays',
  见面也算: 'meetingsCount',
  从哪天算: 'countedFrom',
} as const
const words: Readonly<Record<string, unknown>> = {
  是: true,
  否: false,
  站里任何人: 'station',
  结对的人: 'paired',
  日历: 'calendar',
  结对那天: 'enrolment',
}
const HEADER_ROWS = 5

interface Read {
  readonly name: string
  fields: Record<string, unknown>
  readonly commitments: Record<string, unknown>[]
  readonly rows: number[]
}

/** Rows below a header with 方案, 做什么 and 多久; a blank 方案 goes on with the one above. */
export function readProgrammeSheet(grid: Grid): ProgrammeFile {
  const at = grid
    .slice(0, HEADER_ROWS)
    .findIndex((row) => ['方案', '做什么', '多久'].every((name) => row.map(textOf).includes(name)))
  const header = grid[at]?.map(textOf)
  if (!header) throw new FileUnusable(noProgrammeHeader([...Object.keys(ofProgramme), ...Object.keys(ofCommitment)]))
  const programmes: Read[] = []
  for (const [index, row] of grid.entries()) {
    if (index <= at || row.every((cell) => textOf(cell) === '')) continue
    const cell = (column: string) => row[header.indexOf(column)] ?? null
    const name = textOf(cell('方案')) || (programmes.at(-1)?.name ?? '')
    const known = programmes.find((one) => one.name === name)
    const programme = known ?? { name, fields: {}, commitments: [], rows: [] }
    if (!known) programmes.push(programme)
    programme.fields = { ...programme.fields, ...fieldsOf(ofProgramme, cell) }
    programme.commitments.push(fieldsOf(ofCommitment, cell))
    programme.rows.push(index + 1)
  }
  return {
    given: {
      programmes: programmes.map(({ name, fields, commitments }) => ({ key: name, name, ...fields, commitments })),
    },
    rows: programmes.map(({ rows }) => rows),
  }
}

function fieldsOf(columns: Readonly<Record<string, string>>, cell: (column: string) => Cell): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, field]) => {
      const text = textOf(cell(column))
      if (text === '') return []
      if (field === 'kinds') return [[field, text.split(/[、,,;;/\s]+/).filter((kind) => kind !== '')]]
      if (field === 'key' || field === 'name') return [[field, text]]
      if (/^\d+$/.test(text)) return [[field, Number(text)]]
      return [[field, Object.hasOwn(words, text) ? words[text] : text]]
    }),
  )
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim()
}
