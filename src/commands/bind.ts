import type { Role, Speaker } from '../care/speaker.ts'
import {
  addPerson,
  bindAccount,
  bindRoom,
  findPeople,
  makeCode,
  officesHeld,
  useCode,
  voidCode,
} from '../store/binding.ts'
import { triesSince } from '../store/inbox.ts'
import { officesOf, whoIs } from '../store/speaker.ts'
import { clearUnheard } from '../store/unheard.ts'
import {
  bindRoomHere,
  bound,
  codeMade,
  codeNotGood,
  codesOnlyInPrivate,
  codeVoided,
  nobodyOfThatName,
  officeNames,
  roomBound,
  roomIsTaken,
  severalOfThatName,
  tooManyTries,
  whichStationToBind,
  whoseCode,
} from '../wording.ts'
import { type Asked, answer, type Command, inGroup, inPrivate, type Reply } from './command.ts'

const HOUR = 3_600_000
/** Codes are short: nobody may try many. */
const MOST_TRIES_AN_HOUR = 5

/** 绑定 CODE: in private it binds the account to the code's person; in a group the code is void at once. */
export const bind: Command = async (asked) => {
  const code = asked.meaning.arguments?.code ?? ''
  if (inGroup(asked)) return (await voidCode(asked.db, code, asked.now)) ? [inPrivate(codeVoided())] : []
  if ((await triesSince(asked.db, asked.heard, new Date(asked.now.getTime() - HOUR))) >= MOST_TRIES_AN_HOUR)
    return [answer(tooManyTries())]
  const person = await useCode(asked.db, code, asked.now)
  if (person === null) return [answer(codeNotGood())]
  await bindAccount(asked.db, asked.heard, person, asked.now)
  await clearUnheard(asked.db, asked.heard)
  const { person: self } = await whoIs(asked.db, asked.heard, asked.heard.at)
  const offices = await officesOf(asked.db, person)
  const texts = [...new Set(offices.map(({ role, station }) => `${station.name} ${officeNames[role]}`))]
  return [answer(bound(self?.name ?? '', texts.slice(0, 4)))]
}

/** 绑定站点 [NAME]: a leader makes a room the room of her station. */
export const bindStation: Command = async (asked) => {
  const { speaker, meaning, heard, db, self, now } = asked
  if (!inGroup(asked)) return [answer(bindRoomHere())]
  const led = speaker.offices.filter(({ role }) => role === 'leader').map(({ station }) => station)
  const name = meaning.arguments?.text ?? meaning.arguments?.names?.[0]
  const fitting = name ? led.filter((station) => station.name.includes(name)) : led
  const [station] = fitting
  if (!station || fitting.length > 1) return [answer(whichStationToBind(led.map((each) => each.name)))]
  // a room that belongs to somebody else's station is not taken over
  if (speaker.roomStation !== null && !led.some(({ id }) => id === speaker.roomStation?.id))
    return [answer(roomIsTaken())]
  await bindRoom(db, heard, station.id, self, now)
  return [answer(roomBound(station.name))]
}

/** 绑定码 NAME: coordinators make codes for coordinators and leaders, leaders for their volunteers. */
export const makeBindingCode: Command = async (asked) => {
  if (inGroup(asked)) return [inPrivate(codesOnlyInPrivate())]
  const [first, ...rest] = asked.meaning.arguments?.names ?? []
  if (first === undefined) return [answer(whoseCode())]
  const newCoordinator = first === officeNames.coordinator ? rest[0] : undefined
  if (newCoordinator !== undefined && coordinates(asked.speaker)) return newCoordinatorCode(asked, newCoordinator)
  const candidates = await candidatesFor(asked, first, rest[0])
  const people = [...new Map(candidates.map((entry) => [entry.id, entry])).values()]
  const [only] = people
  if (!only || !(await holdsNoMore(asked, only.id))) return [answer(nobodyOfThatName(first))]
  if (people.length > 1)
    return [
      answer(
        severalOfThatName(
          first,
          people.flatMap(({ station }) => (station === null ? [] : [station])),
        ),
      ),
    ]
  return [answer(codeMade(only.name, await makeCode(asked.db, only.id, asked.self, asked.now)))]
}

/** Whoever has a code of another's may become her: no code is made for offices above or beside the maker's own. */
async function holdsNoMore({ db, speaker }: Asked, personId: number): Promise<boolean> {
  if (speaker.coordinatesAll) return true
  const hasOneOf = (roles: readonly Role[], station: number | null) =>
    speaker.offices.some((held) => roles.includes(held.role) && held.station.id === station)
  return (await officesHeld(db, personId)).every(({ role, station }) => {
    if (role === 'coordinator') return hasOneOf(['coordinator'], station)
    return role === 'volunteer' || hasOneOf(['leader', 'coordinator'], station)
  })
}

function coordinates(speaker: Speaker): boolean {
  return speaker.offices.some(({ role }) => role === 'coordinator') || speaker.coordinatesAll === true
}

async function candidatesFor(asked: Asked, name: string, stationName: string | undefined) {
  const { speaker, db } = asked
  const stationsAs = (role: Role) =>
    speaker.offices.filter((held) => held.role === role).map(({ station }) => station.id)
  const leading = stationsAs('leader')
  const coordinating = stationsAs('coordinator')
  const found = [
    ...(leading.length > 0 ? await findPeople(db, name, ['volunteer'], leading) : []),
    ...(coordinates(speaker)
      ? await findPeople(db, name, ['leader', 'coordinator'], speaker.coordinatesAll ? 'all' : coordinating)
      : []),
  ]
  return stationName === undefined ? found : found.filter(({ station }) => station?.includes(stationName))
}

/** A coordinator lets a colleague in; she coordinates the same stations. */
async function newCoordinatorCode(asked: Asked, name: string): Promise<Reply[]> {
  const { db, now, self, speaker } = asked
  const [known] = await findPeople(db, name, ['coordinator'], 'all')
  if (known && !(await holdsNoMore(asked, known.id))) return [answer(nobodyOfThatName(name))]
  const stations = speaker.coordinatesAll
    ? [null]
    : speaker.offices.filter(({ role }) => role === 'coordinator').map(({ station }) => station.id)
  const person = known?.id ?? (await addPerson(db, name, 'coordinator', stations))
  return [answer(codeMade(name, await makeCode(db, person, self, now)))]
}
