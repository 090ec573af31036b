import { dayOf } from '../care/day.ts'
import { endLeaves, leavesFrom } from '../store/leaves.ts'
import { ask } from '../store/questions.ts'
import {
  confirmThis,
  leaveUntilWhen,
  notOnLeave,
  type Say,
  takesLeave,
  volunteerIsBack,
  welcomeBack,
  whoStandsIn,
} from '../wording.ts'
import { type Asked, type Command, inPrivate, type Reply } from './command.ts'
import { informed, told } from './leave-steps.ts'

const HOURS_TO_CONFIRM = 1
const yesOrNo = [
  { label: '确认', value: 'yes' },
  { label: '算了', value: 'no' },
]

/** 我请假到15号,王姐代: read, read back, and kept when she says 确认. Wherever it is said, it is answered in private. */
export const takeLeave: Command = async (asked) => {
  const { db, heard, self, meaning, now } = asked
  const { days, people } = meaning.arguments ?? {}
  if (people?.length === 0) return [reply(whoStandsIn())]
  if (days === undefined) return [reply(leaveUntilWhen())]
  const standIn = people?.[0] === undefined ? null : Number(people[0])
  await ask(db, {
    place: { ...heard, room: null },
    person: self,
    about: 'confirm',
    options: yesOrNo,
    payload: { kind: 'leave', first: days.first, last: days.last, standIn },
    source: null,
    askedAt: now,
    hours: HOURS_TO_CONFIRM,
  })
  const shown = { from: days.first, until: days.last, today: dayOf(now) }
  return [reply(confirmThis(takesLeave(shown, standIn === null ? null : nameOf(asked, standIn))))]
}

/** 销假: her leaves end with yesterday; who stood in and the leader hear of it. */
export const endLeave: Command = async (asked) => {
  const { db, self, speaker, now } = asked
  const today = dayOf(now)
  const running = await leavesFrom(db, self, today)
  if (running.length === 0) return [reply(notOnLeave())]
  await endLeaves(db, self, today, now)
  const asStandIn = running.flatMap(({ standIn, standInIs }) =>
    standIn !== null && standInIs !== 'declined' ? [standIn] : [],
  )
  const people = [...new Set([...asStandIn, ...(await informed(asked))])]
  const say = volunteerIsBack(speaker.person?.name ?? '')
  return [reply(welcomeBack()), ...people.map((person) => told(person, say, 'back'))]
}

function reply(say: Say): Reply {
  return inPrivate(say)
}

function nameOf({ speaker }: Asked, person: number): string {
  return speaker.roster.volunteers.find(({ id }) => id === String(person))?.name ?? ''
}
