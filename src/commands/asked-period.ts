import { type Day, dayOf } from '../care/day.ts'
import type { Asked } from './command.ts'

/** The period and the stations that a question means, as the first line of the answer repeats them. */
export function askedPeriod({ meaning, speaker, heard }: Asked): {
  readonly from: Day | undefined
  readonly to: Day | undefined
  readonly station: string
  readonly today: Day
} {
  return {
    from: meaning.query?.from,
    to: meaning.query?.to,
    station: speaker.stations.map(({ name }) => name).join('、'),
    today: dayOf(heard.at),
  }
}
