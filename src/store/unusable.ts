/** The store can't be used as asked. The message is for the operator: one line, what is wrong and what to do, no secret in it. */
export class StoreUnusable extends Error {
  constructor(line: string, options?: { cause?: unknown }) {
    super(line, options)
    this.name = 'StoreUnusable'
  }
}
