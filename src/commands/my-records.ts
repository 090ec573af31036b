import { dayOf } from '../care/day.ts'
import { findActivities, recentActivitiesOf, type StoredActivity } from '../store/activities.ts'
import { lastListing, rememberListing } from '../store/questions.ts'
import { myRecords, noSuchNumber, whatToChange } from '../wording.ts'
import { recordChoices } from './about-records.ts'
import { amendRecords } from './change-records.ts'
import { type Asked, answer, type Command, inGroup } from './command.ts'
import { ownRecords } from './in-care.ts'
import { shownRecord } from './keep-records.ts'
import { undoRecords } from './take-back.ts'

const MOST = 10
/** Records of pairings that ended may stand between them. */
const MOST_LOOKED_AT = 200
const HOURS_REMEMBERED = 24

/** 我的记录: the last ten, numbered; the numbers stay what she saw. */
export const listMyRecords: Command = async (asked) => {
  const records = (await ownRecords(asked, await recentActivitiesOf(asked.db, asked.self, MOST_LOOKED_AT))).slice(
    0,
    MOST,
  )
  const choices = recordChoices(asked, records)
  await rememberListing(asked.db, {
    place: asked.heard,
    person: asked.self,
    about: 'record',
    options: records.map(({ id }, index) => ({ label: choices[index]?.full ?? '', value: String(id) })),
    payload: { kind: 'listing' },
    source: null,
    askedAt: asked.now,
    hours: HOURS_REMEMBERED,
  })
  const about = records.map(({ child }) => ({ child: String(child), fields: ['name', 'kind', 'day', 'minutes'] }))
  const shown = records.map((record) => shownRecord(asked, record))
  return [answer(myRecords(shown, dayOf(asked.heard.at), inGroup(asked)), about)]
}

/** 删2 */
export const deleteRecord: Command = async (asked) => {
  const number = asked.meaning.arguments?.number ?? 0
  const record = await numbered(asked, number)
  return record ? undoRecords(asked, [record]) : [answer(noSuchNumber(number))]
}

/** 改2 昨天 */
export const changeRecord: Command = async (asked) => {
  const { number = 0, changes } = asked.meaning.arguments ?? {}
  if (!changes || Object.keys(changes).length === 0) return [answer(whatToChange())]
  const record = await numbered(asked, number)
  return record ? amendRecords(asked, [record], changes) : [answer(noSuchNumber(number))]
}

async function numbered({ db, heard, now }: Asked, number: number): Promise<StoredActivity | null> {
  const listing = await lastListing(db, heard, now)
  const chosen = listing[number - 1]
  if (!chosen) return null
  const [record] = await findActivities(db, [Number(chosen.value)])
  return record ?? null
}
