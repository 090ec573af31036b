import { givenName, shortName, soundOf } from '../care/roster.ts'
import type { KeptRoster } from '../store/roster-import.ts'
import { warnings } from '../wording/roster-report.ts'
import { byKey } from './by-key.ts'
import type { PlannedChild } from './plan.ts'

interface Named {
  readonly station: string
  readonly name: string
  readonly nicknames: readonly string[]
  /** null: kept and not in the file */
  readonly row: number | null
}

/** Names that a message will not show clearly: everyday words, and those that sound like another of the station. */
export function whatToWarnOf(
  children: readonly PlannedChild[],
  kept: KeptRoster,
  isWord: (text: string) => boolean,
): string[] {
  const named = children.map(({ file, kept: row }): Named & { row: number } => ({
    station: file.station,
    name: file.name,
    nicknames: file.nicknames ?? (row ? (kept.nicknames.get(row.id) ?? []) : []),
    row: file.row,
  }))
  const matched = new Set(children.flatMap(({ kept: row }) => (row ? [row.id] : [])))
  const stations = new Map(kept.stations.map(({ id, name }) => [id, name]))
  const others = kept.children
    .filter(({ id, leftAt }) => !matched.has(id) && leftAt === null)
    .map(
      ({ id, station, name }): Named => ({
        station: stations.get(station) ?? '',
        name,
        nicknames: kept.nicknames.get(id) ?? [],
        row: null,
      }),
    )
  return [...named.flatMap((child) => wordWarning(child, isWord)), ...alikeWarnings([...named, ...others])]
}

function wordWarning({ row, name, nicknames }: Named & { row: number }, isWord: (text: string) => boolean): string[] {
  if (nicknames.length > 0) return []
  const given = givenName(name)
  const word = [name, ...(given.length === 2 ? [given] : [])].find(isWord)
  return word === undefined ? [] : [warnings.everydayWord(row, name, word)]
}

function alikeWarnings(children: readonly Named[]): string[] {
  const groups = byKey(children, (child) => `${child.station} ${soundOf(shortName(child))}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group.flatMap(({ row }) => (row === null ? [] : [row]))
    if (group.length < 2 || first === undefined) return []
    return [warnings.soundAlike(first, [...new Set(group.map(nameShown))])]
  })
}

function nameShown(child: Named): string {
  const short = shortName(child)
  return short === child.name ? child.name : `${child.name}(${short})`
}
