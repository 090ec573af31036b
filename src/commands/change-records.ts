import { dayOf } from '../care/day.ts'
import { type ActivityChanges, changeActivity, findActivities, type StoredActivity } from '../store/activities.ts'
import { markConcernTexts } from '../store/concern-texts.ts'
import { cancelEchoes } from '../store/outbox.ts'
import { childFacts } from '../store/roster.ts'
import type { Changes } from '../understand/meaning.ts'
import { changed, nothingToAmend } from '../wording.ts'
import { refusal, tellOthers } from './about-records.ts'
import { type Asked, answer, inGroup, type Reply } from './command.ts'
import { shownRecord } from './keep-records.ts'

/** Changes these records, where she may, and says how each was and is (改2 昨天, or the answer to "是哪一条"). */
export async function amendRecords(
  asked: Asked,
  records: readonly StoredActivity[],
  changes: Changes,
): Promise<Reply[]> {
  if (records.length === 0) return [answer(nothingToAmend())]
  const refused = refusal(asked, records)
  if (refused) return refused
  const after = await changeTo(asked, records, changes)
  if (after === null) return [answer(nothingToAmend())]
  return [changedReply(asked, records, after), ...tellOthers(asked, after, 'changed')]
}

/** The records as they are now; null where the new child is not in care here. Whether she may is asked before. */
export async function changeTo(
  asked: Asked,
  records: readonly StoredActivity[],
  changes: Changes,
): Promise<StoredActivity[] | null> {
  const stored = await storedChanges(asked, changes)
  if (stored === null) return null
  const sources = records.flatMap(({ source }) => (source === null ? [] : [source]))
  const moved = new Map<number, number>()
  for (const record of records)
    await changeActivity(asked.db, record, stored, { by: asked.self, at: asked.now, source: asked.heard.inbox, moved })
  await cancelEchoes(asked.db, sources)
  const own = records.flatMap(({ source, reporter }) => (source === null || reporter !== asked.self ? [] : [source]))
  await markConcernTexts(asked.db, own, 'amend', asked.now)
  return findActivities(
    asked.db,
    records.map(({ id }) => id),
  )
}

function changedReply(asked: Asked, before: readonly StoredActivity[], after: readonly StoredActivity[]): Reply {
  const shown = (records: readonly StoredActivity[]) => records.map((record) => shownRecord(asked, record))
  const say = changed(shown(before), shown(after), dayOf(asked.heard.at), inGroup(asked))
  const children = [...new Set([...before, ...after].map(({ child }) => String(child)))]
  return answer(
    say,
    children.map((child) => ({ child, fields: ['name', 'kind', 'day'] })),
  )
}

/** Null: the new child is not in care here. */
async function storedChanges(asked: Asked, changes: Changes): Promise<ActivityChanges | null> {
  const { child, activity, date, minutes, outcome } = changes
  if (child !== undefined && (await childFacts(asked.db, [child])).get(child)?.state !== 'active') return null
  return {
    ...(child !== undefined && { child: Number(child) }),
    ...(activity !== undefined && { kind: activity }),
    ...(date !== undefined && { day: date, dayIs: 'known' as const }),
    ...(minutes !== undefined && { minutes }),
    ...(outcome !== undefined && { outcome }),
  }
}
