import type { MeaningRecord } from '../meaning.ts'

/** What tells records of one message apart or together. */
export interface Told {
  readonly record: Omit<MeaningRecord, 'occasion'>
  readonly each: boolean
  readonly line: number
  readonly section: number
}

/**
 * Numbers the occasions: records of one author and day told as one event share one. 各 and 一人, minutes or a clock of
 * its own, another line, and 又 make another.
 */
export function numberOccasions(told: readonly Told[]): MeaningRecord[] {
  const opened: { key: string; minutes: number | null; clock: string | null; told: Set<string> }[] = []
  return told.map(({ record, each, line, section }) => {
    const key = [record.by ?? '', record.date ?? '', section, line, record.outcome, each ? record.child : ''].join('|')
    const fits = opened.findIndex(
      (one) =>
        one.key === key &&
        !record.again &&
        (record.minutes === null || one.minutes === null || one.minutes === record.minutes) &&
        (record.clock === null || one.clock === null || one.clock === record.clock) &&
        !one.told.has(`${record.child} ${record.activity}`),
    )
    const at = fits < 0 ? opened.length : fits
    const occasion = opened[at] ?? { key, minutes: null, clock: null, told: new Set<string>() }
    occasion.minutes ??= record.minutes
    occasion.clock ??= record.clock
    occasion.told.add(`${record.child} ${record.activity}`)
    opened[at] = occasion
    return { ...record, occasion: at + 1 }
  })
}
