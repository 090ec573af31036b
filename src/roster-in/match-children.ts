import { birthdayOf } from '../store/birth.ts'
import type { KeptChild, KeptRoster } from '../store/roster-import.ts'
import { expected } from '../wording/roster-in.ts'
import { byKey } from './by-key.ts'
import type { Problem } from './entry.ts'
import { type FileChild, sameBirthday } from './gather-children.ts'

/** Finds each child of the file among those that are kept; null where the child is new. What can't be told goes to `problems`. */
export function matchChildren(
  children: readonly FileChild[],
  kept: KeptRoster,
  problems: Problem[],
): Map<FileChild, KeptChild | null> {
  const stationNames = new Map(kept.stations.map(({ id, name }) => [id, name]))
  const byNumber = new Map(kept.children.flatMap((row) => (row.number === null ? [] : [[row.number, row] as const])))
  const byName = byKey(kept.children, ({ name }) => name)
  const matched = new Map<FileChild, KeptChild | null>()
  const taken = new Map<number, FileChild>()
  for (const child of children) {
    const numbered = child.number === null ? undefined : byNumber.get(child.number)
    const found = numbered ? [numbered] : alike(child, byName.get(child.name) ?? [], stationNames)
    const [only] = found
    const wrong = whyNot(child, found, taken)
    if (wrong) problems.push(wrong)
    matched.set(child, wrong ? null : (only ?? null))
    if (only && !wrong) taken.set(only.id, child)
  }
  return matched
}

function whyNot(child: FileChild, found: readonly KeptChild[], taken: Map<number, FileChild>): Problem | null {
  const [only] = found
  if (!only) return null
  const named = { row: child.row, column: '孩子' as const, value: child.name }
  const earlier = taken.get(only.id)
  if (found.length > 1 || earlier) return { ...named, expected: expected.whichOfName() }
  const birthday = birthdayOf(only)
  const bornElse = child.birthday !== null && birthday !== null && !sameBirthday(child.birthday, birthday)
  // a slip in the number would put one child's name over another's record
  if (only.name !== child.name && bornElse)
    return { row: child.row, column: '孩子编号', value: child.number, expected: expected.numberOfAnother(only.name) }
  return null
}

/** Kept ones of the same name: with the same birth date; in the same station also where one of the two has none. */
function alike(child: FileChild, named: readonly KeptChild[], stations: Map<number, string>): KeptChild[] {
  const open = named.filter(({ number }) => number === null || child.number === null)
  const here = open.filter(({ station }) => stations.get(station) === child.station)
  const bornAlike = (row: KeptChild) => {
    const birthday = birthdayOf(row)
    return birthday !== null && child.birthday !== null && sameBirthday(birthday, child.birthday)
  }
  const same = here.filter(bornAlike)
  if (same.length > 0) return same
  const unsaid = here.filter((row) => child.birthday === null || birthdayOf(row) === null)
  if (unsaid.length > 0) return unsaid
  return child.birthday?.year === null ? [] : open.filter(bornAlike)
}
