import { pinyin } from 'pinyin-pro'

export type ChildId = string
export type PersonId = string

export interface RosterChild {
  readonly id: ChildId
  readonly name: string
  /** agreed nicknames (小名), the first is the one a group sees */
  readonly nicknames: readonly string[]
  readonly sex: 'm' | 'f' | null
  /** who brings the child up: 奶奶, 外公, 舅妈 …; null where not known */
  readonly guardian: string | null
}

export interface RosterVolunteer {
  readonly id: PersonId
  readonly name: string
  readonly leader: boolean
  /** children paired with her today */
  readonly children: readonly ChildId[]
  /** nicknames that she alone uses for a child, confirmed once */
  readonly ownNames?: readonly { readonly name: string; readonly child: ChildId }[]
}

/** The names that may be read in one message: in a room the room's station, in private all of the speaker's. */
export interface Roster {
  readonly children: readonly RosterChild[]
  readonly volunteers: readonly RosterVolunteer[]
}

/** The given name: all but the surname, which is two characters for the common compound ones. */
export function givenName(name: string): string {
  if (name.length <= 2) return name.slice(1)
  return compoundSurnames.has(name.slice(0, 2)) ? name.slice(2) : name.slice(1)
}

const compoundSurnames = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 长孙 宇文 司徒 令狐 端木 南宫 夏侯 轩辕 独孤 呼延'.split(' '),
)

/**
 * How a child is called in a group (CARE.md, rule 3): its agreed nickname; else the given name if that has two
 * characters; else the full name alone. Where two of the station would read or sound alike, the full name.
 */
export function groupName(child: RosterChild, station: readonly RosterChild[]): string {
  const short = shortName(child)
  const sound = soundOf(short)
  const alike = station.some((other) => other.id !== child.id && soundOf(shortName(other)) === sound)
  return alike ? child.name : short
}

/** What a group would call the child if nobody else of the station sounded alike. */
export function shortName(child: Pick<RosterChild, 'name' | 'nicknames'>): string {
  const nickname = child.nicknames[0]
  if (nickname) return nickname
  const given = givenName(child.name)
  return given.length === 2 ? given : child.name
}

const sounds = new Map<string, string>()

/** Toneless pinyin: names with the same sound are easily taken for each other. */
export function soundOf(name: string): string {
  const known = sounds.get(name)
  if (known !== undefined) return known
  if (sounds.size > 20_000) sounds.clear()
  const sound = pinyin(name, { toneType: 'none', type: 'array' }).join(' ')
  sounds.set(name, sound)
  return sound
}
