import type { MeaningConcern } from '../meaning.ts'
import type { Context, DayReading, Mention } from '../mention.ts'

/** Stands in for recognise/date.ts until it is there. */
export function recogniseDates(_text: string, _at: Date): Mention<DayReading>[] {
  return []
}

/** Stands in for recognise/concern.ts until it is there. */
export function recogniseConcern(_context: Context): { concern: MeaningConcern; evidence: readonly [] } {
  return { concern: { level: 'none', children: [], words: [] }, evidence: [] }
}
