import type { Day } from '../care/day.ts'
import { programmes } from '../care/programme.ts'
import type { KeptPairing } from '../store/roster-import.ts'
import { expected } from '../wording/roster-in.ts'
import { byKey } from './by-key.ts'
import type { Entry, Problem } from './entry.ts'
import { volunteerKey } from './gather-volunteers.ts'
import type { PlannedChild, PlannedPairing, PlannedVolunteer } from './plan.ts'

interface Told {
  /** the child's place in the plan */
  readonly at: number
  readonly entry: Entry
  readonly volunteer: PlannedVolunteer
  readonly child: PlannedChild
  readonly kept: readonly KeptPairing[]
}

/** The pairings that the lines tell of. A line without 方案 means the pairing that the two have already. */
export function planPairings(
  volunteers: ReadonlyMap<string, PlannedVolunteer>,
  children: readonly PlannedChild[],
  context: { readonly kept: readonly KeptPairing[]; readonly today: Day; readonly problems: Problem[] },
): PlannedPairing[] {
  const { kept, today, problems } = context
  const byPair = byKey(kept, ({ person, child }) => `${person} ${child}`)
  const told = children.flatMap((child, at) =>
    child.file.entries.flatMap((entry): Told[] => {
      const volunteer = volunteers.get(volunteerKey(entry.station, entry.volunteer?.name ?? ''))
      if (!entry.volunteer || !volunteer) return []
      return [{ at, entry, volunteer, child, kept: byPair.get(`${volunteer.kept?.id} ${child.kept?.id}`) ?? [] }]
    }),
  )
  const planned = new Map<string, PlannedPairing & { readonly row: number; readonly said: Day | null }>()
  for (const each of told) {
    for (const programme of programmesOf(each, problems)) {
      const { at, entry, volunteer, child } = each
      const key = `${at} ${volunteerKey(volunteer.file.station, volunteer.file.name)} ${programme}`
      const known = planned.get(key)
      const before = each.kept.find((pairing) => pairing.programme === programme) ?? null
      const said = known?.said ?? entry.from
      if (known?.said && entry.from && known.said !== entry.from)
        blame(problems, entry, entry.from, expected.sameAsRow(known.row, known.said))
      const row = known?.row ?? entry.row
      planned.set(key, { volunteer, child, programme, from: said ?? before?.from ?? today, kept: before, row, said })
    }
  }
  return [...planned.values()]
}

function programmesOf({ entry, child, kept }: Told, problems: Problem[]): string[] {
  if (entry.programme !== null) return [entry.programme]
  if (kept.length > 0) return kept.length === 1 ? kept.map(({ programme }) => programme) : []
  const elsewhere = child.file.entries.some(
    ({ programme, volunteer }) => programme !== null && volunteer?.name === entry.volunteer?.name,
  )
  if (!elsewhere) {
    const names = programmes.map(({ name }) => name)
    problems.push({ row: entry.row, column: '方案', value: null, expected: expected.programmeNeeded(names) })
  }
  return []
}

function blame(problems: Problem[], { row }: Entry, value: string, text: string): void {
  problems.push({ row, column: '结对起', value, expected: text })
}
