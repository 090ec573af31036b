import { calendarDayOf } from '../care/day.ts'
import { birthColumns, birthdayOf } from '../store/birth.ts'
import type { KeptChild, KeptConsent, KeptRoster } from '../store/roster-import.ts'
import { expected } from '../wording/roster-in.ts'
import { birthdayWords, consentWords, fieldWords, sexWords } from '../wording/roster-report.ts'
import type { Problem } from './entry.ts'
import { type FileChild, sameBirthday } from './gather-children.ts'
import type { Change, PlannedChild } from './plan.ts'

/** What the file would change of a child. A blank cell changes nothing. */
export function compareChild(
  file: FileChild,
  row: KeptChild | null,
  kept: KeptRoster,
  problems: Problem[],
): PlannedChild {
  if (row === null)
    return {
      file,
      kept: null,
      changes: [],
      fields: {},
      moves: false,
      nicknames: file.nicknames,
      consent: { kind: file.consent ? 'new' : 'none' },
    }
  const changes: Change[] = []
  const station = kept.stations.find(({ id }) => id === row.station)?.name ?? ''
  const moves = station !== file.station
  if (moves) changes.push({ what: fieldWords.station, from: station, to: file.station })
  const fields = {
    ...compareFields(file, row, changes),
    ...compareBirthday(file, row, changes),
    ...comesBack(file, row, problems, changes),
  }
  const nicknames = compareNicknames(file, row, kept, changes)
  const consent = compareConsent(file, kept.consents.get(row.id) ?? null, changes)
  return { file, kept: row, changes, fields, moves, nicknames, consent }
}

function compareFields(file: FileChild, row: KeptChild, changes: Change[]): PlannedChild['fields'] {
  const fields: PlannedChild['fields'] = {}
  if (file.name !== row.name) {
    fields.name = file.name
    changes.push({ what: fieldWords.name, from: row.name, to: file.name })
  }
  for (const field of ['number', 'guardian'] as const) {
    const value = file[field]
    if (value === null || value === row[field]) continue
    fields[field] = value
    changes.push({ what: fieldWords[field], from: row[field] ?? '', to: value })
  }
  if (file.sex !== null && file.sex !== row.sex) {
    fields.sex = file.sex
    changes.push({ what: fieldWords.sex, from: row.sex ? sexWords[row.sex] : '', to: sexWords[file.sex] })
  }
  return fields
}

function compareBirthday({ birthday }: FileChild, row: KeptChild, changes: Change[]): PlannedChild['fields'] {
  const before = birthdayOf(row)
  if (birthday === null || (before && sameBirthday(before, birthday))) return {}
  changes.push({ what: fieldWords.birthday, from: before ? birthdayWords(before) : '', to: birthdayWords(birthday) })
  return birthColumns(birthday)
}

function compareNicknames(
  { nicknames }: FileChild,
  row: KeptChild,
  kept: KeptRoster,
  changes: Change[],
): readonly string[] | null {
  const before = kept.nicknames.get(row.id) ?? []
  if (nicknames === null || nicknames.join('、') === before.join('、')) return null
  changes.push({ what: fieldWords.nicknames, from: before.join('、'), to: nicknames.join('、') })
  return nicknames
}

function compareConsent({ consent }: FileChild, kept: KeptConsent | null, changes: Change[]): PlannedChild['consent'] {
  if (consent === null || isOlder(consent, kept)) return { kind: 'none' }
  if (kept === null || kept.withdrawnAt !== null) {
    changes.push({ what: fieldWords.consent, from: '', to: consentWords(consent) })
    return { kind: 'new' }
  }
  if (consentWords(consent) === consentWords(kept)) return { kind: 'none' }
  changes.push({ what: fieldWords.consent, from: consentWords(kept), to: consentWords(consent) })
  return { kind: 'changed', kept }
}

/** A file from before the withdrawal must not undo it. */
export function isOlder(consent: FileChild['consent'], kept: KeptConsent | null): boolean {
  return (
    consent !== null && kept !== null && kept.withdrawnAt !== null && consent.day <= calendarDayOf(kept.withdrawnAt)
  )
}

/** A child that left is taken back only by a consent given since. */
function comesBack(
  file: FileChild,
  { leftAt }: KeptChild,
  problems: Problem[],
  changes: Change[],
): PlannedChild['fields'] {
  if (leftAt === null) return {}
  const left = calendarDayOf(leftAt)
  if (file.consent === null || file.consent.day <= left) {
    problems.push({ row: file.row, column: '孩子', value: file.name, expected: expected.hasLeft(left) })
    return {}
  }
  changes.push({ what: fieldWords.left, from: left, to: fieldWords.back })
  return { leftAt: null, leftWhy: null }
}
