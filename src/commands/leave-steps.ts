import { z } from 'zod'
import { type Day, dayOf } from '../care/day.ts'
import { answerStandIn, childrenCaredFor, endLeaves, keepLeave, type LeaveRow, leaveOf } from '../store/leaves.ts'
import { accountToReach, chargedWith } from '../store/offices.ts'
import { ask } from '../store/questions.ts'
import { personNames } from '../store/reminders.ts'
import { officesOf } from '../store/speaker.ts'
import {
  leaveIsOver,
  leaveTaken,
  nothingChanged,
  notStandingIn,
  type Say,
  standInAgreed,
  standInDeclined,
  standInOutOfReach,
  standInSettled,
  thanksForStandingIn,
  volunteerOnLeave,
  willYouStandIn,
} from '../wording.ts'
import { type Asked, answer, type Reply } from './command.ts'

/** How long who is asked to stand in may take to answer, in hours. */
const HOURS_TO_ANSWER = 72

const day = z.custom<Day>((value) => typeof value === 'string')
/** A leave as it waits for 确认. */
export const leavePayload = z.object({
  kind: z.literal('leave'),
  first: day,
  last: day,
  standIn: z.number().nullable(),
})
/** A leave as it waits for who was asked to stand in. */
export const standInPayload = z.object({ kind: z.literal('stand-in'), leave: z.number() })

/** She said 确认, or not: kept, the stand-in is asked, the leader told in one line. */
export async function carryOutLeave(asked: Asked, waiting: z.infer<typeof leavePayload>): Promise<Reply[]> {
  if (asked.meaning.arguments?.chosen?.[0] !== 'yes') return [answer(nothingChanged())]
  const { db, self, now, speaker } = asked
  const { first, last, standIn } = waiting
  const name = speaker.person?.name ?? ''
  const shown = { from: first, until: last, today: dayOf(now) }
  // a leave asked for again replaces what it overlaps
  await endLeaves(db, self, first, now, last)
  const leave = await keepLeave(db, { person: self, from: first, until: last, standIn, source: asked.heard.inbox })
  const question = standIn === null ? null : await askStandIn(asked, standIn, leave)
  const standInName = standIn === null ? null : await nameOf(asked, standIn)
  const reached = question === null ? null : standInName
  const children = await childrenCaredFor(db, self, first)
  return [
    answer(leaveTaken(shown, reached)),
    ...(standInName !== null && question === null
      ? [{ ...answer(standInOutOfReach(standInName)), part: 'out of reach' }]
      : []),
    ...(question === null ? [] : [told(question, willYouStandIn(name, shown, children.length), `stand-in ${leave}`)]),
    ...(await informed(asked)).map((person) => told(person, volunteerOnLeave(name, shown, reached), `leave ${leave}`)),
  ]
}

/** A question of her own, in her private talk; null where she can't be reached. */
async function askStandIn({ db, heard, now }: Asked, person: number, leave: number): Promise<number | null> {
  const account = await accountToReach(db, person, heard)
  if (account === null) return null
  await ask(db, {
    place: { ...account, room: null },
    person,
    about: 'confirm',
    options: [
      { label: '好', value: 'yes' },
      { label: '不行', value: 'no' },
    ],
    payload: { kind: 'stand-in', leave },
    source: null,
    askedAt: now,
    hours: HOURS_TO_ANSWER,
  })
  return person
}

/** 好 or 不行 of who was asked to stand in; whoever asked and the leader hear of it. */
export async function answerAsStandIn(asked: Asked, { leave: id }: z.infer<typeof standInPayload>): Promise<Reply[]> {
  const { db, self, now, speaker, meaning } = asked
  const leave = await leaveOf(db, id)
  if (!isOpen(leave, self, dayOf(now))) return [answer(leaveIsOver())]
  const agreed = meaning.arguments?.chosen?.[0] === 'yes'
  await answerStandIn(db, id, agreed)
  const name = speaker.person?.name ?? ''
  const asker = await nameOf(asked, leave.person)
  const shown = { from: leave.from, until: leave.until, today: dayOf(now) }
  const leaders = await informed(asked, leave.person)
  return [
    answer(agreed ? thanksForStandingIn(asker, shown) : notStandingIn()),
    told(leave.person, agreed ? standInAgreed(name) : standInDeclined(name), `stand-in says ${id}`),
    ...leaders.map((person) => told(person, standInSettled(asker, name, agreed), `stand-in says ${id}`)),
  ]
}

function isOpen(leave: LeaveRow | null, self: number, today: Day): leave is LeaveRow {
  return leave !== null && leave.endedAt === null && leave.until >= today && leave.standIn === self
}

/** Who hears of a leave: the other leaders of her stations, where there is none the coordinators. */
export async function informed({ db, self }: Pick<Asked, 'db' | 'self'>, person = self): Promise<number[]> {
  const stations = [...new Set((await officesOf(db, person)).map(({ station }) => station.id))]
  const charged = (await chargedWith(db, stations)).filter(({ id }) => id !== self && id !== person)
  const leaders = charged.filter(({ role }) => role === 'leader')
  return (leaders.length > 0 ? leaders : charged).map(({ id }) => id)
}

export function told(person: number, say: Say, part: string): Reply {
  return { to: { person }, say, about: [], class: 'answer', part: `${part} ${person}` }
}

async function nameOf({ db }: Asked, person: number): Promise<string> {
  return (await personNames(db, [person])).get(person) ?? ''
}
