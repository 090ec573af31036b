import type { ChildState } from '../care/consent.ts'
import type { ChildId } from '../care/roster.ts'
import { mayChange } from '../rights.ts'
import type { StoredActivity } from '../store/activities.ts'
import { childFacts } from '../store/roster.ts'
import { type Asked, inGroup } from './command.ts'

const shownStates: ReadonlySet<ChildState> = new Set(['active', 'pending'])

/** Those of these children who are in care and whose guardian did not take the consent back; of others nothing is shown. */
export async function inCare({ db }: Pick<Asked, 'db'>, children: readonly ChildId[]): Promise<ReadonlySet<ChildId>> {
  const facts = await childFacts(db, [...new Set(children)])
  return new Set([...facts].filter(([, { state }]) => shownStates.has(state)).map(([id]) => id))
}

/** Rows about children in care. */
export async function aboutThoseInCare<Row extends { readonly child: number }>(
  asked: Pick<Asked, 'db'>,
  rows: readonly Row[],
): Promise<Row[]> {
  const shown = await inCare(
    asked,
    rows.map(({ child }) => String(child)),
  )
  return rows.filter(({ child }) => shown.has(String(child)))
}

/**
 * Her own records as she may be shown them: after a pairing has ended those of the last seven days, in a room those of
 * its station, and nothing of a child whose guardian took the consent back.
 */
export async function ownRecords<Row extends StoredActivity>(asked: Asked, records: readonly Row[]): Promise<Row[]> {
  const { db, speaker, now } = asked
  const facts = await childFacts(db, [...new Set(records.map(({ child }) => String(child)))])
  return records.filter(
    (record) =>
      mayChange(speaker, record, now) &&
      (!inGroup(asked) || record.station === speaker.roomStation?.id) &&
      facts.get(String(record.child))?.state !== 'frozen',
  )
}
