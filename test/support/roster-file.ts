import { writeXlsx } from 'hucre/xlsx'

type Value = string | number | Date | null
type Merge = { startRow: number; endRow: number; startCol: number; endCol: number }

/** An .xlsx with these sheets; merges and one formatted cell go into the last of them. */
export async function sheetFile(
  sheets: Record<string, Value[][]>,
  { merges, dated }: { merges?: Merge[]; dated?: { row: number; column: number; value: Date; format: string } } = {},
): Promise<Uint8Array> {
  const cells =
    dated && new Map([[`${dated.row},${dated.column}`, { value: dated.value, style: { numFmt: dated.format } }]])
  return writeXlsx({
    sheets: Object.entries(sheets).map(([name, rows]) => ({
      name,
      rows,
      ...(merges ? { merges } : {}),
      ...(cells ? { cells } : {}),
    })),
  })
}

/** Node decodes GB18030 but does not write it: the table is turned round. */
export function gb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  return new Uint8Array(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0)
      return code < 0x80 ? [code] : (codes.get(character) ?? [0x3f])
    }),
  )
}
