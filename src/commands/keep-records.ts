import { type Day, dayOf } from '../care/day.ts'
import type { ChildId } from '../care/roster.ts'
import { addMissing, findSame, keepOccasion, type NewActivity, type StoredActivity } from '../store/activities.ts'
import { cancelReminders } from '../store/outbox.ts'
import { type Fulfilled, fulfilWish, settlePlans } from '../store/plans-wishes.ts'
import { type ChildFacts, childFacts } from '../store/roster.ts'
import type { MeaningRecord } from '../understand/meaning.ts'
import type { ShownRecord } from '../wording.ts'
import { type Asked, shownChild } from './command.ts'

/** A told record with the certainty of its day. */
export interface Told extends MeaningRecord {
  readonly dayAssumed: boolean
}

export interface KeptRecords {
  readonly kept: readonly ShownRecord[]
  /** told in another message before: nothing written twice */
  readonly had: readonly ShownRecord[]
  /** the stored activities of both */
  readonly ids: readonly number[]
  /** children whose consent is awaited, and children whose consent was withdrawn */
  readonly pending: readonly ChildId[]
  readonly frozen: readonly ChildId[]
  /** what `wish` activities did for open wishes */
  readonly fulfilled: readonly Fulfilled[]
}

/**
 * Writes the told records, an occasion for each event of one author and day. `source` is the inbox row that told them,
 * `sentAt` its time. Children not in care any more are left out with the frozen ones.
 */
export async function keepRecords(
  asked: Asked,
  told: readonly Told[],
  source: { readonly inbox: number; readonly at: Date },
): Promise<KeptRecords> {
  const facts = await childFacts(asked.db, [...new Set(told.map(({ child }) => child))])
  const kept: ShownRecord[] = []
  const had: ShownRecord[] = []
  const ids: number[] = []
  const pending = new Set<ChildId>()
  const frozen = new Set<ChildId>()
  const fresh = new Map<string, NewActivity[]>()
  for (const record of told) {
    const fact = facts.get(record.child)
    if (!fact || fact.state === 'frozen' || fact.state === 'left') {
      frozen.add(record.child)
      continue
    }
    const made = newActivity(asked, record, fact, source)
    const same = !record.again ? await sameTold(asked, made, source.inbox) : null
    if (same) {
      await addMissing(asked.db, same.id, made)
      had.push(shown(asked, made))
      ids.push(same.id)
      continue
    }
    if (fact.state === 'pending') pending.add(record.child)
    const key = `${made.author} ${made.day} ${record.occasion}`
    fresh.set(key, [...(fresh.get(key) ?? []), made])
    kept.push(shown(asked, made))
  }
  const fulfilled: Fulfilled[] = []
  for (const activities of fresh.values()) {
    const event = await keepEvent(asked, activities)
    ids.push(...event.ids)
    fulfilled.push(...event.fulfilled)
  }
  const children = [...fresh.values()].flat().map(({ child }) => child)
  // what waits to remind of these children alone has come about
  if (children.length > 0) await cancelReminders(asked.db, { children })
  return { kept, had, ids, pending: [...pending], frozen: [...frozen], fulfilled }
}

function newActivity(
  asked: Asked,
  record: Told,
  fact: ChildFacts,
  source: { readonly inbox: number; readonly at: Date },
): NewActivity {
  const sendingDay = dayOf(source.at)
  const isPending = fact.state === 'pending'
  return {
    station: fact.station,
    child: Number(record.child),
    kind: record.activity,
    author: record.by === undefined ? asked.self : Number(record.by),
    reporter: asked.self,
    day: record.date ?? sendingDay,
    dayIs: record.date === null ? 'approximate' : record.dayAssumed ? 'assumed' : 'known',
    // before the guardian agrees, kind, day and author alone are kept
    clock: isPending ? null : record.clock,
    minutes: isPending ? null : record.minutes,
    outcome: record.outcome,
    state: isPending ? 'pending' : 'kept',
    source: source.inbox,
    createdAt: asked.now,
  }
}

/** The stored activity that this one tells again: another clock time or other minutes make a new one. */
async function sameTold(asked: Asked, made: NewActivity, source: number): Promise<StoredActivity | null> {
  const known = await findSame(asked.db, { ...made, source })
  const agrees = <Value>(a: Value | null, b: Value | null) => a === null || b === null || a === b
  return (
    known.find(
      (other) =>
        other.outcome === made.outcome && agrees(other.minutes, made.minutes) && agrees(other.clock, made.clock),
    ) ?? null
  )
}

async function keepEvent(
  asked: Asked,
  activities: readonly NewActivity[],
): Promise<{ readonly ids: readonly number[]; readonly fulfilled: readonly Fulfilled[] }> {
  const ids = await keepOccasion(asked.db, activities)
  const fulfilled: Fulfilled[] = []
  for (const [index, made] of activities.entries()) {
    const id = ids[index]
    if (made.outcome !== 'done' || id === undefined) continue
    await settlePlans(asked.db, made)
    if (made.kind !== 'wish') continue
    const one = await fulfilWish(asked.db, { child: made.child, activity: id, text: asked.heard.text })
    if (one) fulfilled.push(one)
  }
  return { ids, fulfilled }
}

function shown(asked: Asked, made: NewActivity): ShownRecord {
  return shownRecord(asked, { ...made, authorName: nameOf(asked, made.author), childName: '' })
}

/** A stored record as this speaker is shown it. */
export function shownRecord(
  asked: Asked,
  record: {
    readonly child: number
    readonly childName: string
    readonly kind: StoredActivity['kind']
    readonly day: Day
    readonly dayIs: StoredActivity['dayIs']
    readonly minutes: number | null
    readonly outcome: StoredActivity['outcome']
    readonly author: number
    readonly authorName: string
  },
): ShownRecord {
  const { kind, day, dayIs, minutes, outcome } = record
  return {
    child: shownChild(asked.speaker, String(record.child), record.childName || undefined),
    kind,
    day,
    dayIs,
    minutes,
    outcome,
    by: record.author === asked.self ? null : record.authorName,
  }
}

function nameOf(asked: Asked, person: number): string {
  return asked.speaker.roster.volunteers.find(({ id }) => id === String(person))?.name ?? ''
}
