import type { Period } from './programme.ts'

/** When who is told: all of it can be set, these are the defaults. */
export interface RhythmDays {
  /** a lacking contact is told so many days before the period ends, each once; a rest time is told the day before it begins */
  readonly remindBeforeEnd: Readonly<Record<Period, readonly number[]>>
  /** the coordinator is next so many days after the leader, where the period is a month or longer; else when the next period has ended too */
  readonly coordinatorAfter: number
  /** tried in vain quiets the volunteer's line for so many days, the day itself included */
  readonly quietAfterTry: number
  /** so many tries in vain in a row, and the leader is told 联系不上 */
  readonly triesInARow: number
  /** a pairing without contact: the volunteer's line on this day, the leader's on that, and no word of it after the last */
  readonly newPairing: { readonly volunteer: number; readonly leader: number; readonly last: number }
  /** a birthday is told so many days ahead, each once; the furthest first */
  readonly birthdayAhead: readonly number[]
  /** a plan whose day passed without a report is asked about for so many days */
  readonly askAfterPlan: number
  /** an announcement for no day is believed so long */
  readonly believePlan: number
  /** more lines of this sort wait for the next day */
  readonly escalationsADay: number
}

export const usualDays: RhythmDays = {
  remindBeforeEnd: {
    // Thursday
    week: [3],
    'half-month': [5],
    month: [10, 3],
    quarter: [21, 7],
    'half-year': [30, 10],
    'school-term': [30, 10],
    year: [60, 14],
    'weekend-or-holiday': [],
    // the day itself is told of ahead: three days after it
    birthday: [4],
  },
  coordinatorAfter: 14,
  quietAfterTry: 2,
  triesInARow: 3,
  newPairing: { volunteer: 3, leader: 7, last: 30 },
  birthdayAhead: [7, 1],
  askAfterPlan: 7,
  believePlan: 7,
  escalationsADay: 10,
}
