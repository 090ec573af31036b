import { dayOf } from '../care/day.ts'
import { leads } from '../rights.ts'
import { keepStationEvent } from '../store/station-events.ts'
import { notForYou, stationEventAhead, stationEventHad, stationEventKept, whichStationEvent } from '../wording.ts'
import { askStation } from './ask-station.ts'
import { answer, type Command, inGroup } from './command.ts'

/** 主题活动 包粽子 6月8日 12个孩子 2小时: the station's own, told in one line. */
export const keepEventOfStation: Command = async (asked) => {
  const { db, speaker, self, heard, meaning } = asked
  const { text, date, number, minutes } = meaning.arguments ?? {}
  const [station, ...others] = speaker.stations.filter(({ id }) => leads(speaker, id))
  if (speaker.stations.length === 0 || others.length > 0) return askStation(asked)
  if (station === undefined) return [answer(notForYou())]
  if (text === undefined) return [answer(whichStationEvent())]
  const today = dayOf(heard.at)
  const day = date ?? today
  if (day > today) return [answer(stationEventAhead())]
  const event = { title: text, day, children: number ?? null, minutes: minutes ?? null }
  const isNew = await keepStationEvent(db, { ...event, station: station.id, author: self, source: heard.inbox })
  if (!isNew) return [answer(stationEventHad(event, today, inGroup(asked)))]
  return [{ ...answer(stationEventKept(event, today, inGroup(asked))), class: 'echo', part: 'echo' }]
}
