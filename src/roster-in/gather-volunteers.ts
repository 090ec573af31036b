import { expected } from '../wording/roster-in.ts'
import type { Entry, Problem } from './entry.ts'

/** A volunteer of the file. One name at one station is one person; at two stations it is two, since a name proves nothing. */
export interface FileVolunteer {
  readonly row: number
  readonly station: string
  readonly name: string
  /** null: no line says */
  readonly leader: boolean | null
}

export const volunteerKey = (station: string, name: string) => `${station}\n${name}`

/** By `volunteerKey`, in the order of the file. Lines that contradict each other go to `problems`. */
export function gatherVolunteers(entries: readonly Entry[], problems: Problem[]): Map<string, FileVolunteer> {
  const found = new Map<string, FileVolunteer>()
  const saidAt = new Map<string, number>()
  for (const { row, station, volunteer } of entries) {
    if (!volunteer) continue
    const key = volunteerKey(station, volunteer.name)
    const known = found.get(key) ?? { row, station, name: volunteer.name, leader: null }
    const { leader } = volunteer
    if (leader !== null && known.leader !== null && leader !== known.leader) {
      const other = expected.sameAsRow(saidAt.get(key) ?? known.row, yesOrNo(known.leader))
      problems.push({ row, column: '站长', value: yesOrNo(leader), expected: other })
    }
    if (leader !== null && known.leader === null) saidAt.set(key, row)
    found.set(key, { ...known, leader: known.leader ?? leader })
  }
  return found
}

const yesOrNo = (leader: boolean) => (leader ? '是' : '否')
