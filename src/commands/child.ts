import { dayOf } from '../care/day.ts'
import type { ChildId } from '../care/roster.ts'
import { sumUp } from '../reports/sum-up.ts'
import { maySee, rolesHere } from '../rights.ts'
import { activitiesIn, timelineOf } from '../store/activities.ts'
import { isReachable } from '../store/binding.ts'
import { concernsAbout } from '../store/concerns.ts'
import { childFacts } from '../store/roster.ts'
import type { Say } from '../wording.ts'
import {
  addMeFirst,
  answeredInPrivate,
  birthdayOf,
  childCard,
  childInGroup,
  concernsList,
  consentGone,
  guardianOf,
  notYourChild,
  plansList,
  recordList,
  timesAndHours,
  volunteersOf,
  whatIsAsked,
  wishesList,
} from '../wording.ts'
import { askStation } from './ask-station.ts'
import { askedPeriod } from './asked-period.ts'
import { type Asked, answer, type Command, inGroup, inPrivate, type Reply, shownChild } from './command.ts'
import { shownRecord } from './keep-records.ts'
import { lacks } from './lacks.ts'
import { shownCare } from './shown-care.ts'

const RECENT = 5
const MOST_LISTED = 20

/** Questions about one child: kind and day in a group, the rest to the asker alone, and only where it is hers to see. */
export const askAboutChild: Command = async (asked) => {
  const wanted = asked.meaning.query?.children ?? []
  if (asked.speaker.stations.length === 0) return askStation(asked)
  if (wanted.length === 0) return [answer(whatIsAsked())]
  const facts = await childFacts(asked.db, wanted)
  const seen = wanted.filter((id) => {
    const fact = facts.get(id)
    return fact !== undefined && fact.state !== 'left' && maySee(asked.speaker, { id, station: fact.station })
  })
  if (seen.length === 0) return [answer(notYourChild())]
  const replies = await Promise.all(
    seen.map((id) => (facts.get(id)?.state === 'frozen' ? frozen(asked, id) : aboutOne(asked, id))),
  )
  const flat = replies.flat()
  const whispered = inGroup(asked) && flat.length > 0 && flat.every(({ to }) => to === 'private')
  if (!whispered) return flat
  const reaches = await isReachable(asked.db, asked.heard)
  return [...flat, answer(reaches ? answeredInPrivate() : addMeFirst())]
}

/** The guardian took the consent back: nothing of what is kept is shown. */
function frozen(asked: Asked, id: ChildId): Reply[] {
  return [
    {
      ...inPrivate(consentGone(shownChild(asked.speaker, id)), [{ child: id, fields: ['name', 'consent'] }]),
      part: `child ${id}`,
    },
  ]
}

async function aboutOne(asked: Asked, id: ChildId): Promise<Reply[]> {
  const [care] = await shownCare(asked, [id])
  if (!care) return []
  const today = dayOf(asked.heard.at)
  const group = inGroup(asked)
  const secret = (say: Say, field: string): Reply[] => [
    { ...inPrivate(say, [{ child: id, fields: ['name', field] }]), part: `child ${id}` },
  ]
  const shown = (say: Say, ...fields: string[]): Reply[] => [
    { ...answer(say, [{ child: id, fields: ['name', ...fields] }]), part: `child ${id}` },
  ]
  switch (asked.meaning.query?.want) {
    case 'guardian':
      return secret(guardianOf(care.child, care.details.guardian), 'guardian')
    case 'birthday':
      return secret(birthdayOf(care.child, care.details.birthday), 'birthday')
    case 'wishes':
      return secret(wishesList(care.details.wishes.map((text) => ({ child: care.child, text }))), 'wishes')
    case 'concerns':
      return secret(concernsList(await openConcerns(asked, id), today), 'concerns')
    case 'volunteer':
      return shown(volunteersOf(care.child, care.details.volunteers, group), 'volunteers')
    case 'due':
    case 'not-yet':
      return shown(await lacks(asked, [id]), 'due')
    case 'plans':
      return shown(
        plansList(
          care.details.plans.map((plan) => ({ ...plan, child: care.child, by: null })),
          today,
          group,
        ),
        'plans',
      )
    case 'list':
    case 'last':
    case 'count':
    case 'hours':
      return shown(await records(asked, id), 'kind', 'day', 'minutes')
    default:
      if (group) return shown(childInGroup(care, today), 'last contact')
      return secret(await card(asked, id, care), 'card')
  }
}

async function card(asked: Asked, id: ChildId, care: Awaited<ReturnType<typeof shownCare>>[number]): Promise<Say> {
  const recent = await timelineOf(asked.db, Number(id), RECENT)
  return childCard(
    care,
    recent.map((record) => shownRecord(asked, record)),
    await openConcerns(asked, id),
    dayOf(asked.heard.at),
  )
}

async function openConcerns(asked: Asked, id: ChildId) {
  const rows = await concernsAbout(asked.db, [Number(id)], {
    person: asked.self,
    coordinates: rolesHere(asked.speaker, asked.heard.channel).includes('coordinator'),
  })
  return rows.map(({ text, at }) => ({ child: null, text, day: dayOf(at) }))
}

/** What was done with the child: the last one, the count, or the list. */
async function records(asked: Asked, id: ChildId): Promise<Say> {
  const { meaning, db, heard } = asked
  const kinds = meaning.query?.kinds ?? []
  const period = askedPeriod(asked)
  const found = await activitiesIn(db, {
    children: [Number(id)],
    ...(kinds.length > 0 && { kinds }),
    period: { ...(period.from && { from: period.from }), ...(period.to && { to: period.to }) },
  })
  const want = meaning.query?.want
  if (want === 'count' || want === 'hours') return timesAndHours({ ...period, kinds }, sumUp(found, 1))
  const chosen =
    want === 'last' ? found.filter(({ outcome }) => outcome === 'done').slice(-1) : found.slice(-MOST_LISTED)
  return recordList(
    { ...period, kinds },
    chosen.map((record) => shownRecord(asked, record)),
    dayOf(heard.at),
    inGroup(asked),
    want === 'last' ? chosen.length : found.length,
  )
}
