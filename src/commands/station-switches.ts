import { findProgramme } from '../care/programme.ts'
import { leads } from '../rights.ts'
import { setStation } from '../store/nudges.ts'
import { countyProgrammes, programmesOf, switchProgramme } from '../store/programmes.ts'
import {
  leaderNudgeSwitched,
  notForYou,
  programmeSwitched,
  weeklySummarySwitched,
  whichProgrammeSwitch,
} from '../wording.ts'
import { askStation } from './ask-station.ts'
import { type Asked, answer, type Command } from './command.ts'

/** 周汇总 开/关: the room gets its week on Sunday evening. */
export const switchWeeklySummary: Command = (asked) =>
  switched(asked, async (station, on) => {
    await setStation(asked.db, station, { weeklySummary: on })
    return weeklySummarySwitched(on)
  })

/** 站长提醒 开/关: the leader gets a short nudge on Monday. */
export const switchLeaderNudge: Command = (asked) =>
  switched(asked, async (station, on) => {
    await setStation(asked.db, station, { leaderNudge: on })
    return leaderNudgeSwitched(on)
  })

/** 方案 开/关 名称: in force at the station or not; alone or with a name that there is not, it lists them. */
export const switchProgrammeHere: Command = async (asked) => {
  const { db, meaning } = asked
  const { on, text } = meaning.arguments ?? {}
  const programmes = await countyProgrammes(db)
  const found = text === undefined ? null : findProgramme(text, programmes)
  if (on !== undefined && found !== null)
    return switched(asked, async (station) => {
      await switchProgramme(db, station, found.key, on)
      return programmeSwitched(found.name, on)
    })
  if (asked.speaker.stations.length === 0) return askStation(asked)
  const [station] = hers(asked)
  if (station === undefined) return [answer(notForYou())]
  const running = (await programmesOf(db, [station])).get(station) ?? []
  return [
    answer(
      whichProgrammeSwitch(programmes.map(({ key, name }) => ({ name, on: running.some((one) => one.key === key) }))),
    ),
  ]
}

/** At each station that is read here and that she leads or coordinates. */
async function switched(
  asked: Asked,
  change: (station: number, on: boolean) => Promise<ReturnType<typeof notForYou>>,
): ReturnType<Command> {
  if (asked.speaker.stations.length === 0) return askStation(asked)
  const stations = hers(asked)
  const [first] = stations
  if (first === undefined) return [answer(notForYou())]
  let say = notForYou()
  for (const station of stations) say = await change(station, asked.meaning.arguments?.on ?? true)
  return [answer(say)]
}

function hers({ speaker }: Asked): number[] {
  return speaker.stations.map(({ id }) => id).filter((id) => leads(speaker, id))
}
