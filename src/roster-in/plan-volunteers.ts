import type { KeptRoster, KeptVolunteer } from '../store/roster-import.ts'
import { expected } from '../wording/roster-in.ts'
import { byKey } from './by-key.ts'
import type { Problem } from './entry.ts'
import { type FileVolunteer, volunteerKey } from './gather-volunteers.ts'
import type { PlannedVolunteer } from './plan.ts'

/** What the file would change of volunteers. A blank 站长 changes nothing; 否 ends that office. */
export function planVolunteers(
  files: ReadonlyMap<string, FileVolunteer>,
  kept: KeptRoster,
  problems: Problem[],
): Map<string, PlannedVolunteer> {
  const stations = new Map(kept.stations.map(({ id, name }) => [id, name]))
  const named = byKey(kept.volunteers, ({ station, name }) => volunteerKey(stations.get(station) ?? '', name))
  const planned = new Map<string, PlannedVolunteer>()
  for (const [key, file] of files) {
    const found = named.get(key) ?? []
    const running = found.filter(({ roles }) => roles.length > 0)
    const [known] = running.length > 0 ? running : found
    if (running.length > 1 || (running.length === 0 && found.length > 1))
      problems.push({ row: file.row, column: '志愿者', value: file.name, expected: expected.whichVolunteer() })
    planned.set(key, compare(file, known ?? null))
  }
  return planned
}

function compare(file: FileVolunteer, kept: KeptVolunteer | null): PlannedVolunteer {
  const roles = kept?.roles ?? []
  // a leader is a volunteer too
  const wanted = ['volunteer' as const, ...(file.leader ? (['leader'] as const) : [])]
  return {
    file,
    kept,
    newRoles: wanted.filter((role) => !roles.includes(role)),
    endsLeader: file.leader === false && roles.includes('leader'),
  }
}
