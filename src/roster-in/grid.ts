/** What a cell of a file holds, before anybody asks what it means. Days of date cells are 'YYYY-MM-DD' or 'M月D日'. */
export type Cell = string | number | null

/** A table as it lies in the file: `rows[0]` is the row that Excel calls 1. */
export type Grid = readonly (readonly Cell[])[]

export const MAX_BYTES = 5 * 1024 * 1024
/** filled ones below the header */
export const MAX_ROWS = 20_000

/** The file as a whole can't be used; `line` is one sentence for whoever chose it. */
export class FileUnusable extends Error {
  readonly line: string
  constructor(line: string, options?: { cause?: unknown }) {
    super('the roster file can not be used', options)
    this.name = 'FileUnusable'
    this.line = line
  }
}
