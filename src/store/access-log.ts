import type { Db } from './database.ts'
import { accessLog } from './schema/index.ts'

export interface Access {
  readonly person: number | null
  readonly account: string
  readonly child: number
  readonly fields: readonly string[]
  readonly why: string
  readonly channel: 'group' | 'private' | 'page' | 'file'
  readonly conversation: string
  readonly source: number | null
  readonly at: Date
}

/** Who was shown what about which child. The table takes no change afterwards. */
export async function logAccess(db: Db, rows: readonly Access[]): Promise<void> {
  if (rows.length === 0) return
  await db.insert(accessLog).values(rows.map((row) => ({ ...row, fields: [...row.fields] })))
}
