import { mayChange } from '../rights.ts'
import { findActivities, type StoredActivity } from '../store/activities.ts'
import { changePlan, plansAndWishesOf } from '../store/plans-wishes.ts'
import type { StoredLine } from '../store/relay-lists.ts'
import type { Changes, ListLine, MeaningRecord } from '../understand/meaning.ts'
import { changeTo } from './change-records.ts'
import type { Asked } from './command.ts'
import type { Told } from './keep-records.ts'
import type { Doubt } from './list-doubts.ts'

interface ChangedLine {
  readonly changes: { readonly before: StoredActivity; readonly after: StoredActivity }[]
  /** changes that are not the sender's to make */
  readonly doubts: Doubt[]
  /** what the line tells beside what it told before */
  readonly rest: readonly MeaningRecord[]
  readonly ids: readonly number[]
}

/** A line that was written anew changes the record that it led to, instead of making a second one. */
export async function changeLineRecords(
  asked: Asked,
  was: StoredLine,
  told: readonly Told[],
  line: ListLine,
): Promise<ChangedLine> {
  const before = await findActivities(asked.db, was.activities)
  const made: ChangedLine & { rest: MeaningRecord[] } = { changes: [], doubts: [], rest: [], ids: [...was.activities] }
  const left = new Set(before)
  const pairs = pairUp(left, told)
  for (const record of told) {
    const old = pairs.get(record)
    if (!old) {
      made.rest.push(record)
      continue
    }
    const changes = differences(old, record)
    if (Object.keys(changes).length === 0) continue
    if (!mayChange(asked.speaker, old, asked.now)) {
      made.doubts.push({ what: 'change', number: line.number, activity: old.id, changes })
      continue
    }
    const [after] = (await changeTo(asked, [old], changes)) ?? []
    if (after) made.changes.push({ before: old, after })
  }
  await changeLinePlans(asked, was, line)
  return made
}

/** Which record each telling means: the same child and kind before the same child, before the same kind, before the only one. */
function pairUp(left: Set<StoredActivity>, told: readonly Told[]): Map<Told, StoredActivity> {
  const pairs = new Map<Told, StoredActivity>()
  const isChild = (old: StoredActivity, record: Told) => String(old.child) === record.child
  const isKind = (old: StoredActivity, record: Told) => old.kind === record.activity
  const fits = [
    (old: StoredActivity, record: Told) => isChild(old, record) && isKind(old, record),
    isChild,
    isKind,
    () => left.size === 1 && told.length === 1,
  ]
  for (const isMeant of fits)
    for (const record of told) {
      const old = pairs.has(record) ? undefined : [...left].find((one) => isMeant(one, record))
      if (!old) continue
      pairs.set(record, old)
      left.delete(old)
    }
  return pairs
}

/** What the new words say otherwise; what they leave out stays as it was. */
function differences(old: StoredActivity, record: Told): Changes {
  return {
    ...(record.child !== String(old.child) && { child: record.child }),
    ...(record.activity !== old.kind && { activity: record.activity }),
    ...(record.date !== null && !record.dayAssumed && record.date !== old.day && { date: record.date }),
    ...(record.minutes !== null && record.minutes !== old.minutes && { minutes: record.minutes }),
    ...(record.outcome !== old.outcome && { outcome: record.outcome }),
  }
}

/** The same for what the line announced: its open plan for the child gets the new kind and day. */
async function changeLinePlans(asked: Asked, was: StoredLine, line: ListLine): Promise<void> {
  const { plans } = await plansAndWishesOf(asked.db, [was.source])
  const author = line.author === null ? null : Number(line.author)
  for (const told of line.plans) {
    const own = plans.filter((plan) => plan.author === author && String(plan.child) === told.child)
    const [old, ...others] = own
    if (!old || others.length > 0) continue
    await changePlan(asked.db, old.id, { kind: told.activity, ...(told.date !== null && { day: told.date }) })
  }
}
