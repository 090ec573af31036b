import { dayOf } from '../care/day.ts'
import { type StoredActivity, type Withdrawal, withdraw } from '../store/activities.ts'
import { markConcernTexts } from '../store/concern-texts.ts'
import type { Db } from '../store/database.ts'
import { forgetText } from '../store/inbox.ts'
import { cancelEchoes } from '../store/outbox.ts'
import { reopenWishes, withdrawPlansAndWishes } from '../store/plans-wishes.ts'
import { dropQuestions } from '../store/questions.ts'
import { withdrawStationEvents } from '../store/station-events.ts'
import { nothingToUndo, undone } from '../wording.ts'
import { refusal, tellOthers } from './about-records.ts'
import { type Asked, answer, inGroup, type Reply } from './command.ts'
import { shownRecord } from './keep-records.ts'

export interface TakenBack {
  readonly records: readonly StoredActivity[]
  /** plans, wishes and open questions that went with them */
  readonly others: number
  /** 主题活动 that it told */
  readonly events: number
  /** concerns whose text was taken back; they stay open */
  readonly concerns: readonly number[]
}

/** Takes whole messages back: their records, plans, wishes, questions, waiting echoes and stored text. Concerns stay, marked. */
export async function takeMessagesBack(
  db: Db,
  sources: readonly number[],
  records: readonly StoredActivity[],
  how: {
    readonly by: number | null
    readonly why: Withdrawal
    readonly at: Date
    /** only the writer marks the words of a concern */
    readonly marksConcerns: boolean
  },
): Promise<TakenBack> {
  await takeRecordsBack(db, records, how)
  const others = (await withdrawPlansAndWishes(db, sources)) + (await dropQuestions(db, sources))
  const events = await withdrawStationEvents(db, sources, how.at)
  await cancelEchoes(db, sources)
  const concerns = how.marksConcerns ? await markConcernTexts(db, sources, how.why, how.at) : []
  for (const source of sources) await forgetText(db, source)
  return { records, others, events, concerns }
}

/** Takes single records back; the rest of their message stands. */
export async function takeRecordsBack(
  db: Db,
  records: readonly StoredActivity[],
  how: { readonly by: number | null; readonly why: Withdrawal; readonly at: Date },
): Promise<void> {
  const ids = records.map(({ id }) => id)
  await withdraw(db, ids, how)
  await reopenWishes(db, ids)
  const sources = records.flatMap(({ source }) => (source === null ? [] : [source]))
  await cancelEchoes(db, sources)
}

/** What was taken back, and a word to whom else it belongs. */
export function undoneReplies(asked: Asked, records: readonly StoredActivity[], others: number): Reply[] {
  const shown = records.map((record) => shownRecord(asked, record))
  const about = records.map(({ child }) => ({ child: String(child), fields: ['name', 'kind', 'day'] }))
  return [
    answer(undone(shown, others, dayOf(asked.heard.at), inGroup(asked)), about),
    ...tellOthers(asked, records, 'undone'),
  ]
}

/** Takes the records of these ids back, where she may (删2, or the answer to "是哪一条"). */
export async function undoRecords(asked: Asked, records: readonly StoredActivity[]): Promise<Reply[]> {
  if (records.length === 0) return [answer(nothingToUndo())]
  const refused = refusal(asked, records)
  if (refused) return refused
  await takeRecordsBack(asked.db, records, { by: asked.self, why: 'delete', at: asked.now })
  return undoneReplies(asked, records, 0)
}
