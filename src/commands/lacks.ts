import type { Day } from '../care/day.ts'
import { dayOf } from '../care/day.ts'
import { due } from '../care/due.ts'
import type { ChildId } from '../care/roster.ts'
import { readStationCare } from '../store/station-care.ts'
import { lacksOfChildren, type Say } from '../wording.ts'
import { askedPeriod } from './asked-period.ts'
import { type Asked, inGroup, shownChild } from './command.ts'

/** 还差哪样, 二月份的齐了没: what the programmes of these children still lack, at the end of the period or today. */
export async function lacks(asked: Asked, children: readonly ChildId[]): Promise<Say> {
  const today = dayOf(asked.heard.at)
  const to = asked.meaning.query?.to
  const at: Day = to !== undefined && to < today ? to : today
  const kinds = asked.meaning.query?.kinds ?? []
  const stations = asked.speaker.stations.map(({ id }) => id)
  const cares = (await readStationCare(asked.db, stations, at)).flatMap(({ station, children: there }) =>
    there.filter(({ id }) => children.includes(id)).map((child) => ({ child, station })),
  )
  const rows = cares.flatMap(({ child, station }) => {
    const what = due(child, station, at)
      .filter(({ lacking, commitment, span }) => lacking > 0 && span.from <= at && isAsked(commitment.kinds, kinds))
      .map(({ commitment, lacking, span }) => ({
        kinds: commitment.kinds,
        times: lacking,
        period: commitment.period,
        until: span.to,
      }))
    return what.length > 0 ? [{ child: shownChild(asked.speaker, child.id), what }] : []
  })
  const [only, ...others] = children
  const named = only !== undefined && others.length === 0 ? shownChild(asked.speaker, only) : null
  return lacksOfChildren({ ...askedPeriod(asked), kinds: [...kinds] }, rows, at === today, inGroup(asked), named)
}

function isAsked<Kind>(of: readonly Kind[], wanted: readonly Kind[]): boolean {
  return wanted.length === 0 || of.some((kind) => wanted.includes(kind))
}
