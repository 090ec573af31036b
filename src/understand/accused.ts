import { givenName, type PersonId } from '../care/roster.ts'
import { plain } from './danger/plain.ts'
import {
  actsOn,
  callAfter,
  callBefore,
  callLead,
  coordinatorWords,
  finds,
  harms,
  leaderWords,
  owns,
  reports,
  titles,
  toldOf,
} from './words/accused.ts'

export interface Alerted {
  readonly id: PersonId
  readonly name: string
  /** a leader of the station; else a coordinator */
  readonly leader: boolean
}

interface Place {
  readonly from: number
  readonly to: number
}

/**
 * Which of those who would be alerted a cry for help may accuse (CARE.md, rule 9): everyone named in it who is neither
 * called on nor the one who found or reported it. In doubt she is among them; somebody else is told then.
 */
export function accusedOf(text: string, people: readonly Alerted[]): PersonId[] {
  const told = plain(text, ',').text
  const named = people.map((person) => ({ person, places: placesOf(person, told) }))
  const byName = named.flatMap(({ places }) => places)
  return named
    .filter(({ person, places }) => {
      const byOffice = officePlaces(person, told).filter((place) => !byName.some((other) => overlap(place, other)))
      return [...places, ...byOffice].some((place) => !isCalledOn(told, place) && !isFinder(told, place))
    })
    .map(({ person }) => person.id)
}

function placesOf(person: Alerted, text: string): Place[] {
  const name = plain(person.name, '').text
  const given = givenName(name)
  const surname = name.slice(0, name.length - given.length)
  if (!name) return []
  const ways = [literally(name)]
  if (given.length >= 2) ways.push(`${literally(given)}(?:${titles})?`)
  if (given) ways.push(`(?:小|阿)?${literally(given.slice(-1))}(?:姐|哥|姨|婶|嫂|嬢)`)
  if (surname)
    ways.push(`${literally(surname)}(?:${titles})`, `(?:老|小|阿|大)${literally(surname)}(?!${literally(given)})`)
  return find(ways.join('|'), text)
}

function officePlaces(person: Alerted, text: string): Place[] {
  return find(person.leader ? leaderWords : coordinatorWords, text)
}

function find(written: string, text: string): Place[] {
  return Array.from(text.matchAll(new RegExp(written, 'g')), (match) => ({
    from: match.index,
    to: match.index + match[0].length,
  }))
}

const literally = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const overlap = (one: Place, other: Place) => one.from < other.to && other.from < one.to

const asked = new RegExp(`${callBefore}$`)
const opensClause = new RegExp(`(?:^|[,。!?;:"])${callLead}$`)
const answersCall = new RegExp(`^(?:${titles})?${callAfter}`)
const told = new RegExp(toldOf)

/** 周站长,… · 站长在吗 · 请站长马上联系我 · …怎么办,站长? */
function isCalledOn(text: string, place: Place): boolean {
  const before = text.slice(Math.max(0, place.from - 24), place.from)
  const after = text.slice(place.to, place.to + 40)
  if (told.test(after)) return false
  if (asked.test(before)) return !new RegExp(`^(?:${harms})`).test(after)
  return opensClause.test(before) && answersCall.test(after)
}

const found = new RegExp(finds)
const reported = new RegExp(reports)
const ownDeed = new RegExp(owns)
const stillActs = new RegExp(actsOn)
const harmed = new RegExp(harms)
const opensReport =
  /(?:^|[,。!?;:"])(?:我(?:和|跟|与|同)|听|据|刚|刚才|刚刚|今天|昨天|昨晚|今早|早上|上午|下午|中午|晚上|是|替|转|接到|收到|多亏|幸亏|幸好|还好)*$/

/** 艳芳今天去看了霞妹,… · 艳芳刚跟我讲 */
function isFinder(text: string, place: Place): boolean {
  const before = text.slice(Math.max(0, place.from - 24), place.from)
  if (!opensReport.test(before)) return false
  const after = text.slice(place.to, place.to + 120)
  if (stillActs.test(after)) return false
  const clause = /^[^,。!?;]*/.exec(after)?.[0] ?? ''
  if (reported.test(after)) return !ownDeed.test(after)
  return found.test(after) && (!harmed.test(clause) || /发现|看见|看到|听见|听到|听说|撞见|问/.test(clause))
}
