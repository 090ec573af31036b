import { soundOf } from '../care/roster.ts'
import { birthdayOf } from '../store/birth.ts'
import type { KeptRoster } from '../store/roster-import.ts'
import { asks } from '../wording/roster-report.ts'
import { byKey } from './by-key.ts'
import { isOlder } from './compare-child.ts'
import type { PlannedChild, PlannedVolunteer } from './plan.ts'

/** What the rule for who is who can't settle, and only the person who sent the file knows. */
export function whatToAsk(
  children: readonly PlannedChild[],
  volunteers: readonly PlannedVolunteer[],
  kept: KeptRoster,
): string[] {
  const stations = new Set([...children, ...volunteers].map(({ file }) => file.station))
  return [
    ...askAboutStations(stations, kept),
    ...askAboutKept(children, kept),
    ...askAboutNew(children, kept),
    ...askAboutVolunteers(volunteers),
  ]
}

/** 石桥村 beside 柳溪镇石桥村关爱站 is hardly a second station. */
function askAboutStations(stations: ReadonlySet<string>, kept: KeptRoster): string[] {
  const known = new Set(kept.stations.map(({ name }) => name))
  return [...stations]
    .filter((name) => !known.has(name))
    .flatMap((name) => {
      const near = [...known].find((other) => other.includes(name) || name.includes(other))
      return near === undefined ? [] : [asks.newStation(name, near)]
    })
}

function askAboutKept(children: readonly PlannedChild[], kept: KeptRoster): string[] {
  return children.flatMap(({ file, kept: row, moves }) => {
    if (row === null) return []
    const consent = kept.consents.get(row.id) ?? null
    const station = kept.stations.find(({ id }) => id === row.station)?.name ?? ''
    return [
      ...(row.name === file.name ? [] : [asks.renamed(file.row, row.name, file.name)]),
      ...(moves ? [asks.moved(file.row, file.name, station, file.station)] : []),
      ...(isOlder(file.consent, consent) ? [asks.withdrawn(file.row, file.name)] : []),
    ]
  })
}

interface Other {
  readonly name: string
  readonly birth: string | null
  /** null: kept and not in the file; such a one may have been renamed */
  readonly row: number | null
}

/** A new child much like another of the station may be the same one written otherwise, or a twin. */
function askAboutNew(children: readonly PlannedChild[], kept: KeptRoster): string[] {
  const others = [
    ...notInFile(children, kept),
    ...children.map(({ file }) => ({ ...file, birth: birthText(file.birthday) })),
  ]
  const named = byKey(others, ({ station, name }) => `${station}\n${name}`)
  const born = byKey(others, ({ station, birth }) => `${station}\n${birth}`)
  const asked = new Set<string>()
  return children.flatMap(({ file, kept: row }) => {
    if (row !== null) return []
    const mine = { ...file, birth: birthText(file.birthday) }
    const near = new Set([
      ...(named.get(`${file.station}\n${file.name}`) ?? []),
      ...(mine.birth === null ? [] : (born.get(`${file.station}\n${mine.birth}`) ?? [])),
    ])
    return [...near].flatMap((other) => {
      const pair = [mine.row, other.row].sort().join(' ')
      const question = asked.has(pair) ? null : likeness(mine, other)
      if (question !== null && other.row !== null) asked.add(pair)
      return question === null ? [] : [question]
    })
  })
}

function notInFile(children: readonly PlannedChild[], kept: KeptRoster): (Other & { station: string })[] {
  const matched = new Set(children.flatMap(({ kept: row }) => (row ? [row.id] : [])))
  const stations = new Map(kept.stations.map(({ id, name }) => [id, name]))
  return kept.children
    .filter(({ id, leftAt }) => !matched.has(id) && leftAt === null)
    .map((row) => ({
      station: stations.get(row.station) ?? '',
      name: row.name,
      birth: birthText(birthdayOf(row)),
      row: null,
    }))
}

function likeness(mine: Other & { row: number }, other: Other): string | null {
  if (mine.row === other.row) return null
  if (mine.name === other.name) return asks.sameName(mine.row, mine.name, other.row)
  if (mine.birth === null || mine.birth !== other.birth) return null
  const sounds = soundOf(mine.name) === soundOf(other.name)
  const related = mine.name.slice(0, 1) === other.name.slice(0, 1)
  if (!sounds && !related && !sharesGivenName(mine.name, other.name)) return null
  return other.row === null
    ? asks.renameOrTwin(mine.row, mine.name, other.name)
    : asks.twin(mine.row, mine.name, { row: other.row, name: other.name })
}

/** 王小雨 who now bears her mother's surname: 李小雨. */
function sharesGivenName(one: string, other: string): boolean {
  return one.length > 2 && one.slice(1) === other.slice(1)
}

function birthText(birthday: ReturnType<typeof birthdayOf>): string | null {
  return birthday === null || birthday.year === null ? null : JSON.stringify(birthday)
}

function askAboutVolunteers(volunteers: readonly PlannedVolunteer[]): string[] {
  return [...byKey(volunteers, ({ file }) => file.name)].flatMap(([name, same]) => {
    const stations = same.map(({ file }) => file.station)
    return same.length > 1 && same.some(({ kept }) => kept === null) ? [asks.sameVolunteer(name, stations)] : []
  })
}
