import { type Day, dayOf } from '../care/day.ts'
import { sumUp } from '../reports/sum-up.ts'
import { activitiesIn } from '../store/activities.ts'
import { openPlans } from '../store/plans-wishes.ts'
import {
  birthdaysList,
  myChildrenInFull,
  myChildrenInGroup,
  plansList,
  recordList,
  timesAndHours,
  whomToContact,
  wishesList,
} from '../wording.ts'
import { askedPeriod } from './asked-period.ts'
import { type About, type Asked, answer, type Command, inGroup, inPrivate, shownChild } from './command.ts'
import { inCare, ownRecords } from './in-care.ts'
import { shownRecord } from './keep-records.ts'
import { lacks } from './lacks.ts'
import { shownCare } from './shown-care.ts'

const FULL = ['name', 'guardian', 'birthday', 'programme', 'plans', 'wishes', 'last contact']
const MOST_LISTED = 20
const SHORT = ['group name', 'last contact']

/** 我的孩子: short in the group, in full in private. */
export const myChildren: Command = async (asked) => {
  const { speaker, meaning, heard } = asked
  const today = dayOf(heard.at)
  const wanted = meaning.query?.children?.length
    ? speaker.ownChildren.filter((id) => meaning.query?.children?.includes(id))
    : speaker.ownChildren
  const shown = await inCare(asked, wanted)
  const own = wanted.filter((id) => shown.has(id))
  const care = await shownCare(asked, own)
  const about = care.map(({ id }): About => ({ child: id, fields: inGroup(asked) ? SHORT : FULL }))
  const longestFirst = [...care].sort((a, b) => (a.last?.day ?? '').localeCompare(b.last?.day ?? ''))
  switch (meaning.query?.want) {
    case 'due':
    case 'not-yet':
      return [answer(await lacks(asked, own), about)]
    case 'last':
      return [answer(whomToContact(longestFirst, today, inGroup(asked)), about)]
    case 'list':
    case 'count':
    case 'hours':
      return ownDoing(asked, today)
    case 'plans':
      return [answer(plansList(await ownPlans(asked), today, inGroup(asked)), about)]
    case 'wishes':
      return [
        inPrivate(
          wishesList(care.flatMap(({ child, details }) => details.wishes.map((text) => ({ child, text })))),
          about,
        ),
      ]
    case 'birthday':
      return [
        inPrivate(
          birthdaysList(
            care.flatMap(({ child, details }) => (details.birthday ? [{ child, birthday: details.birthday }] : [])),
            { ...askedPeriod(asked), kinds: [] },
          ),
          about,
        ),
      ]
    default:
      return inGroup(asked)
        ? [answer(myChildrenInGroup(speaker.person?.name ?? '', care, today), about)]
        : [answer(myChildrenInFull(care, today), about)]
  }
}

/** What she did: how often and how long, or one by one. */
async function ownDoing(asked: Asked, today: Day) {
  const { meaning, db, self } = asked
  const kinds = meaning.query?.kinds ?? []
  const period = askedPeriod(asked)
  const found = await activitiesIn(db, {
    authors: [self],
    period: { ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) },
    ...(kinds.length > 0 && { kinds }),
    ...(meaning.query?.children?.length && { children: meaning.query.children.map(Number) }),
  })
  const records = await ownRecords(asked, found)
  const want = meaning.query?.want
  if (want === 'count' || want === 'hours') return [answer(timesAndHours({ ...period, kinds }, sumUp(records, 0)))]
  const newest = records.slice(-MOST_LISTED)
  const about = newest.map(({ child }) => ({ child: String(child), fields: ['name', 'kind', 'day', 'minutes'] }))
  const say = recordList(
    { ...period, kinds },
    newest.map((record) => shownRecord(asked, record)),
    today,
    inGroup(asked),
    records.length,
  )
  return [answer(say, about)]
}

async function ownPlans(asked: Asked) {
  const today = dayOf(asked.heard.at)
  const plans = await openPlans(asked.db, { authors: [asked.self] })
  const shown = await inCare(asked, asked.speaker.ownChildren)
  const ahead = plans.filter(({ child, day }) => shown.has(String(child)) && (day === null || day >= today))
  return ahead.map(({ child, childName, ...plan }) => ({
    ...plan,
    child: shownChild(asked.speaker, String(child), childName),
    by: null,
  }))
}
