import { z } from 'zod'
import type { ActivityKind } from '../care/activity.ts'
import { dayOf } from '../care/day.ts'
import { findActivities } from '../store/activities.ts'
import { takeAnswer } from '../store/questions.ts'
import { chooseStation } from '../store/stations.ts'
import type { Arguments, Changes } from '../understand/meaning.ts'
import { consentMissing, consentWithdrawn, echo, leftAlone, notAChoice, stationChosen } from '../wording.ts'
import { amendRecords } from './change-records.ts'
import { type Asked, answer, type Command, inGroup, type Reply } from './command.ts'
import { consentLines } from './consent-lines.ts'
import { keepRecords, type Told } from './keep-records.ts'
import { answerAsStandIn, carryOutLeave, leavePayload, standInPayload } from './leave-steps.ts'
import { askNext, unplacedShape } from './list-doubts.ts'
import { rememberName } from './own-names-kept.ts'
import { answerAboutPlans, plansPayload } from './plan-answer.ts'
import { rosterChange } from './roster-door/door.ts'
import { carryOutConfirmed } from './roster-door/doors.ts'
import { undoRecords } from './take-back.ts'

const payload = z.discriminatedUnion('kind', [
  z.object({
    kind: z.enum(['report', 'author']),
    unplaced: z.array(unplacedShape),
    at: z.coerce.date(),
    name: z.string().optional(),
  }),
  z.object({ kind: z.literal('undo') }),
  z.object({ kind: z.literal('amend'), changes: z.custom<Changes>((value) => typeof value === 'object') }),
  z.object({ kind: z.literal('station') }),
  z.object({ kind: z.literal('roster'), change: rosterChange }),
  leavePayload,
  plansPayload,
  standInPayload,
])
type Waiting = Extract<z.infer<typeof payload>, { kind: 'report' | 'author' }>

/** What fits the open question: it is taken once, and completes what waited for it. */
export const takeAnswerToQuestion: Command = async (asked) => {
  const { speaker, meaning, db } = asked
  const given = meaning.arguments ?? {}
  if (speaker.question === null) return []
  const turnedDown = given.declined === true && !given.chosen?.length
  if (!turnedDown && isEmpty(given)) return [answer(notAChoice(speaker.question.options.length))]
  const taken = await takeAnswer(db, speaker.question.id)
  if (taken === null) return []
  const done = turnedDown ? [answer(leftAlone())] : await act(asked, taken)
  return [...done, ...(await askNext(asked, taken.payload))]
}

async function act(
  asked: Asked,
  taken: { readonly payload: Record<string, unknown>; readonly source: number | null },
): Promise<Reply[]> {
  const { db, meaning } = asked
  const given = meaning.arguments ?? {}
  const waiting = payload.parse(taken.payload)
  switch (waiting.kind) {
    case 'report':
    case 'author':
      return complete(asked, waiting, taken.source)
    case 'undo':
      return undoRecords(asked, await findActivities(db, (given.chosen ?? []).map(Number)))
    case 'amend':
      return amendRecords(asked, await findActivities(db, (given.chosen ?? []).map(Number)), waiting.changes)
    case 'station':
      return choose(asked)
    case 'roster':
      return carryOutConfirmed(asked, waiting.change)
    case 'plans':
      return answerAboutPlans(asked, waiting)
    case 'leave':
      return carryOutLeave(asked, waiting)
    case 'stand-in':
      return answerAsStandIn(asked, waiting)
  }
}

function isEmpty({ chosen, date, activity }: Arguments): boolean {
  return !chosen?.length && date === undefined && activity === undefined
}

async function choose(asked: Asked): Promise<Reply[]> {
  const station = Number(asked.meaning.arguments?.chosen?.[0])
  const name = asked.speaker.question?.options.find(({ value }) => value === String(station))?.label ?? ''
  await chooseStation(asked.db, asked.self, station, asked.now)
  return [answer(stationChosen(name))]
}

async function complete(asked: Asked, waiting: Waiting, source: number | null): Promise<Reply[]> {
  const told = completed(asked, waiting)
  const { kept, had, pending, frozen } = await keepRecords(asked, told, {
    inbox: source ?? asked.heard.inbox,
    at: waiting.at,
  })
  const say = echo({
    records: kept,
    had,
    plans: [],
    wishes: [],
    noted: false,
    guessed: false,
    // a message that arrives late is told back as of now
    today: dayOf(asked.now),
    inGroup: inGroup(asked),
  })
  const children = [...new Set(told.map(({ child }) => child))]
  const about = children.map((child) => ({ child, fields: ['name', 'kind', 'day', 'minutes'] }))
  const remembered = await rememberName(asked, waiting.name)
  return [
    ...(say.length > 0 ? [{ to: 'here' as const, say, about, class: 'echo' as const, part: 'echo' }] : []),
    ...consentLines(asked, pending, consentMissing, 'missing'),
    ...consentLines(asked, frozen, consentWithdrawn, 'withdrawn'),
    ...remembered,
  ]
}

/** What waited, with what the answer gave; what still lacks a child or a kind is dropped. */
function completed(asked: Asked, waiting: Waiting): Told[] {
  const given = asked.meaning.arguments ?? {}
  const about = asked.speaker.question?.about
  const children = about === 'child' ? (given.chosen ?? []) : []
  const author = about === 'author' ? given.chosen?.[0] : undefined
  return waiting.unplaced.flatMap(({ child, by, activity, date, ...rest }) => {
    const kind: ActivityKind | undefined = activity ?? given.activity
    const whose = child === undefined ? children : [child]
    if (kind === undefined || (about === 'author' && author === undefined)) return []
    const person = author ?? by
    return whose.map((id) => ({
      ...rest,
      child: id,
      activity: kind,
      date: about === 'date' ? (given.date ?? date) : date,
      ...(about === 'confirm' && given.chosen?.[0] === 'no' ? { outcome: 'missed' as const } : {}),
      ...(person !== undefined ? { by: person } : {}),
      dayAssumed: false,
    }))
  })
}
