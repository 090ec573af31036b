import type { Day } from '../care/day.ts'
import { type Programme, programmes as shipped } from '../care/programme.ts'
import type { KeptRoster } from '../store/roster-import.ts'
import { whatToAsk } from './ask.ts'
import { compareChild } from './compare-child.ts'
import type { Entry, Problem } from './entry.ts'
import { gatherChildren } from './gather-children.ts'
import { gatherVolunteers } from './gather-volunteers.ts'
import type { Line } from './lines.ts'
import { matchChildren } from './match-children.ts'
import type { Plan, PlannedChild, PlannedVolunteer } from './plan.ts'
import { planPairings } from './plan-pairings.ts'
import { planVolunteers } from './plan-volunteers.ts'
import { readEntries } from './read-entry.ts'
import { whatToWarnOf } from './warn.ts'

export interface PlanContext {
  /** the calendar day in Shanghai */
  readonly today: Day
  /** is it an everyday word, so that a name that is one is hard to hear? */
  readonly isWord: (text: string) => boolean
  /** the county's; left out: those that are shipped */
  readonly programmes?: readonly Programme[]
}

/** What the lines of a file would do to what is kept; all that is wrong with them at once. Changes nothing. */
export function planRoster(
  lines: readonly Line[],
  kept: KeptRoster,
  { today, isWord, programmes = shipped }: PlanContext,
): Plan {
  const problems: Problem[] = []
  const entries: Entry[] = lines.flatMap((line) => readEntries(line, { today, programmes }, problems))
  const fileVolunteers = gatherVolunteers(entries, problems)
  const fileChildren = gatherChildren(entries, problems)
  const volunteers = planVolunteers(fileVolunteers, kept, problems)
  const matched = matchChildren(fileChildren, kept, problems)
  const children = fileChildren.map((file) => compareChild(file, matched.get(file) ?? null, kept, problems))
  const pairings = planPairings(volunteers, children, { kept: kept.pairings, today, problems })
  const planned = [...volunteers.values()]
  const known = new Set(kept.stations.map(({ name }) => name))
  const stations = [...new Set(entries.map(({ station }) => station))]
  return {
    problems: problems.sort((one, other) => one.row - other.row),
    newStations: stations.filter((name) => !known.has(name)),
    volunteers: planned,
    children,
    pairings,
    asks: whatToAsk(children, planned, kept),
    warnings: whatToWarnOf(children, kept, isWord),
    notListed: notListed(new Set(stations), kept, { children, volunteers: planned }),
  }
}

/** Who is not in the file stays as he is; to see the names is how one notices that a line is missing. */
function notListed(
  stations: ReadonlySet<string>,
  kept: KeptRoster,
  planned: { readonly children: readonly PlannedChild[]; readonly volunteers: readonly PlannedVolunteer[] },
): Plan['notListed'] {
  const children = new Set(planned.children.map((each) => each.kept?.id))
  const volunteers = new Set(planned.volunteers.map((each) => each.kept?.id))
  return kept.stations
    .filter(({ name }) => stations.has(name))
    .map(({ id, name }) => ({
      station: name,
      children: kept.children
        .filter((row) => row.station === id && row.leftAt === null && !children.has(row.id))
        .map((row) => row.name),
      volunteers: kept.volunteers
        .filter((row) => row.station === id && row.roles.length > 0 && !volunteers.has(row.id))
        .map((row) => row.name),
    }))
    .filter((each) => each.children.length + each.volunteers.length > 0)
}
