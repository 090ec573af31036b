import type { Day } from '../care/day.ts'
import type { Db } from '../store/database.ts'
import { stationEventsIn } from '../store/station-events.ts'
import type { Totals } from '../wording.ts'

/** 主题活动 of a time, summed; undefined where there was none. */
export async function eventSums(
  db: Db,
  stations: readonly number[],
  period: { readonly from: Day; readonly to: Day },
): Promise<Totals['events']> {
  const events = await stationEventsIn(db, stations, period)
  if (events.length === 0) return undefined
  return {
    count: events.length,
    children: events.reduce((sum, { children }) => sum + (children ?? 0), 0),
    minutes: events.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  }
}
