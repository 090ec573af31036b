import { CsvError, parse } from 'csv-parse/sync'
import { badQuotes, notText } from '../wording/roster-file.ts'
import { FileUnusable, type Grid } from './grid.ts'

/** A .csv as Excel, WPS and Numbers write it: UTF-8 with or without a mark, UTF-16 with one, else GB18030. */
export function readCsv(bytes: Uint8Array): Grid {
  const text = decode(bytes)
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch (error) {
    if (error instanceof CsvError) throw new FileUnusable(badQuotes(lineOf(error)), { cause: error })
    throw error
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      // the decoder takes the mark away
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (text.includes('\0')) break
      return text
    } catch {
      // not this one
    }
  }
  throw new FileUnusable(notText())
}

/** "Unicode text" of Excel has tabs, some regions have semicolons. */
function delimiterOf(text: string): string {
  const head = text.split('\n', 10).join('\n')
  const count = (mark: string) => head.split(mark).length - 1
  return [',', '\t', ';'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function lineOf(error: CsvError): number | null {
  const { lines } = error
  return typeof lines === 'number' ? lines : null
}
