import { addDays, type Day, dayOf, firstOfMonth, lastOfMonth, mondayOf } from '../care/day.ts'
import { commitmentsBetween } from '../reports/commitments.ts'
import { eventSums } from '../reports/event-sums.ts'
import { sumUp } from '../reports/sum-up.ts'
import { leads } from '../rights.ts'
import { activitiesIn, lastContacts } from '../store/activities.ts'
import { openPlans, openWishes } from '../store/plans-wishes.ts'
import { childDetails } from '../store/stations.ts'
import {
  birthdaysList,
  notForYou,
  notYetCount,
  notYetList,
  plansList,
  recordList,
  timesAndHours,
  totals,
  wishesList,
} from '../wording.ts'
import { askStation } from './ask-station.ts'
import { cardReply } from './card-reply.ts'
import { type Asked, answer, type Command, inGroup, inPrivate, type Reply, shownChild } from './command.ts'
import { aboutThoseInCare, inCare } from './in-care.ts'
import { shownRecord } from './keep-records.ts'
import { birthdayOf, nextBirthdayOf } from './shown-care.ts'
import { childrenOf, troubles } from './station-lists.ts'

const MOST_LISTED = 30

/** The station's figures: totals for the group; names of who was not in touch for the leader alone. */
export const summary: Command = async (asked) => {
  const { speaker, meaning } = asked
  if (speaker.stations.length === 0) return askStation(asked)
  switch (meaning.query?.want) {
    case 'not-yet':
    case 'due':
      return notYet(asked)
    case 'list':
    case 'last':
      return list(asked)
    case 'plans':
      return plans(asked)
    case 'wishes':
      return leadersOnly(asked, () => wishes(asked))
    case 'birthday':
      return leadersOnly(asked, () => birthdays(asked))
    case 'concerns':
      return leadersOnly(asked, () => troubles(asked))
    case 'children':
      return leadersOnly(asked, async () => childrenOf(asked))
    default:
      if (asked.meaning.query?.volunteers?.length) return [answer(timesAndHours(period(asked), await sums(asked)))]
      if (asked.meaning.asPicture) return [await picture(asked)]
      return [answer(totals(period(asked), await sums(asked)))]
  }
}

/** The period named, else this week; as the first line of the answer says it. */
function period({ meaning, heard, speaker }: Asked) {
  const today = dayOf(heard.at)
  const monday = mondayOf(today)
  const { from = monday, to = meaning.query?.from ? today : addDays(monday, 6), kinds = [] } = meaning.query ?? {}
  return { from, to, kinds, today, station: whose(meaning, speaker) }
}

/** The volunteers named, else the stations. */
function whose(meaning: Asked['meaning'], { roster, stations }: Asked['speaker']): string {
  const named = meaning.query?.volunteers ?? []
  const people = roster.volunteers.filter(({ id }) => named.includes(id))
  return (people.length > 0 ? people : stations).map(({ name }) => name).join('、')
}

async function found(asked: Asked) {
  const { from, to, kinds } = period(asked)
  const { children, volunteers } = asked.meaning.query ?? {}
  return activitiesIn(asked.db, {
    stations: asked.speaker.stations.map(({ id }) => id),
    period: { from, to },
    ...(kinds.length > 0 && { kinds }),
    ...(children?.length && { children: children.map(Number) }),
    ...(volunteers?.length && { authors: volunteers.map(Number) }),
  })
}

async function sums(asked: Asked) {
  const { from, to } = period(asked)
  const events = isWhole(asked) ? await eventSums(asked.db, stationsOf(asked), { from, to }) : undefined
  return { ...sumUp(await found(asked), (await childrenInCare(asked)).length), ...(events && { events }) }
}

async function childrenInCare(asked: Asked) {
  const { children } = asked.speaker.roster
  const shown = await inCare(
    asked,
    children.map(({ id }) => id),
  )
  return children.filter(({ id }) => shown.has(id))
}

async function picture(asked: Asked): Promise<Reply> {
  const today = dayOf(asked.heard.at)
  const born = await childDetails(
    asked.db,
    (await childrenInCare(asked)).map(({ id }) => id),
    today,
  )
  const soon = born.map((detail) => nextBirthdayOf(detail, today)).filter((day) => day && day <= addDays(today, 6))
  const { from, to } = period(asked)
  const commitments = isWhole(asked) ? await commitmentsBetween(asked.db, stationsOf(asked), { from, to }, today) : null
  const shown = { ...(await sums(asked)), birthdaysAhead: soon.length, commitments }
  return cardReply(period(asked), shown)
}

const stationsOf = ({ speaker }: Asked): number[] => speaker.stations.map(({ id }) => id)

/** Of all kinds and children: commitments are counted for the whole station alone. */
function isWhole({ meaning: { query } }: Asked): boolean {
  return !query?.kinds?.length && !query?.children?.length && !query?.volunteers?.length
}

function isLeader({ speaker }: Asked): boolean {
  return speaker.stations.every(({ id }) => leads(speaker, id))
}

async function leadersOnly(asked: Asked, make: () => Promise<Reply[]>): Promise<Reply[]> {
  return isLeader(asked) ? make() : [answer(notForYou())]
}

async function notYet(asked: Asked): Promise<Reply[]> {
  const { speaker, meaning, db, heard } = asked
  const today = dayOf(heard.at)
  const done = new Set(
    (await found(asked)).filter(({ outcome }) => outcome === 'done').map(({ child }) => String(child)),
  )
  const volunteers = meaning.query?.volunteers ?? []
  const waiting = (await childrenInCare(asked)).filter(
    ({ id }) =>
      !done.has(id) &&
      (volunteers.length === 0 ||
        speaker.roster.volunteers.some((person) => volunteers.includes(person.id) && person.children.includes(id))),
  )
  const count = answer(notYetCount(period(asked), waiting.length, isLeader(asked)))
  if (!isLeader(asked)) return [count]
  const last = await lastContacts(
    db,
    waiting.map(({ id }) => Number(id)),
  )
  const rows = waiting
    .map(({ id }) => ({
      id,
      child: shownChild(speaker, id),
      volunteers: speaker.roster.volunteers.filter(({ children }) => children.includes(id)).map(({ name }) => name),
      last: last.get(Number(id)) ?? null,
    }))
    .sort((a, b) => (a.last?.day ?? '').localeCompare(b.last?.day ?? ''))
    .slice(0, MOST_LISTED)
  const about = rows.map(({ id }) => ({ child: id, fields: ['name', 'volunteers', 'last contact'] }))
  const listed = inPrivate(notYetList(period(asked), rows, today, waiting.length), about)
  return inGroup(asked) ? [count, listed] : [listed]
}

async function list(asked: Asked): Promise<Reply[]> {
  const all = await aboutThoseInCare(asked, await found(asked))
  const records = all.slice(-MOST_LISTED)
  const about = records.map(({ child }) => ({ child: String(child), fields: ['name', 'kind', 'day', 'minutes'] }))
  const shown = records.map((record) => ({ ...shownRecord(asked, record), by: record.authorName }))
  const say = recordList(period(asked), shown, dayOf(asked.heard.at), inGroup(asked), all.length)
  return isLeader(asked) ? [answer(say, about)] : [answer(totals(period(asked), await sums(asked)))]
}

async function plans(asked: Asked): Promise<Reply[]> {
  const { speaker, db, heard } = asked
  const today = dayOf(heard.at)
  const { from, to } = asked.meaning.query ?? {}
  const all = await openPlans(db, { stations: speaker.stations.map(({ id }) => id) })
  const open = await aboutThoseInCare(asked, all)
  // a volunteer sees her own children only
  const hers = open.filter(({ child }) => isLeader(asked) || speaker.ownChildren.includes(String(child)))
  const ahead = hers.filter(({ day }) => day === null || (day >= (from ?? today) && (!to || day <= to)))
  const about = ahead.map(({ child }) => ({ child: String(child), fields: ['name', 'plans'] }))
  const shown = ahead.map(({ child, childName, kind, day, authorName }) => ({
    child: shownChild(speaker, String(child), childName),
    kind,
    day,
    by: authorName,
  }))
  return [answer(plansList(shown, today, inGroup(asked)), about)]
}

async function wishes(asked: Asked): Promise<Reply[]> {
  const all = await openWishes(asked.db, { stations: asked.speaker.stations.map(({ id }) => id) })
  const open = await aboutThoseInCare(asked, all)
  const about = open.map(({ child }) => ({ child: String(child), fields: ['name', 'wishes'] }))
  const shown = open.map(({ child, childName, text }) => ({
    child: shownChild(asked.speaker, String(child), childName),
    text,
  }))
  return [inPrivate(wishesList(shown), about)]
}

async function birthdays(asked: Asked): Promise<Reply[]> {
  const { speaker, meaning, db, heard } = asked
  const today = dayOf(heard.at)
  const from: Day = meaning.query?.from ?? today
  const to: Day = meaning.query?.to ?? lastOfMonth(firstOfMonth(today))
  const details = await childDetails(
    db,
    (await childrenInCare(asked)).map(({ id }) => id),
    today,
  )
  const soon = details.flatMap((detail) => {
    const next = nextBirthdayOf(detail, from)
    const text = birthdayOf(detail, today)
    return next !== null && text !== null && next <= to ? [{ detail, next, text }] : []
  })
  soon.sort((a, b) => a.next.localeCompare(b.next))
  const about = soon.map(({ detail }) => ({ child: detail.id, fields: ['name', 'birthday'] }))
  const shown = soon.map(({ detail, text }) => ({ child: shownChild(speaker, detail.id), birthday: text }))
  const heading = { from, to, kinds: [], today, station: speaker.stations.map(({ name }) => name).join('、') }
  return [inPrivate(birthdaysList(shown, heading), about)]
}
