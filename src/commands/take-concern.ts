import { closeConcern, concernsFor, findConcern, peopleOf, takeConcern } from '../store/concerns.ts'
import { cancelConcern } from '../store/outbox.ts'
import type { Say } from '../wording.ts'
import {
  falseAlarmBy,
  falseAlarmNoted,
  noOpenConcern,
  takenAlready,
  takenBy,
  takenByYou,
  whichConcern,
  whyFalseAlarm,
} from '../wording.ts'
import { type Asked, type Command, inPrivate, type Reply } from './command.ts'

/** 我来处理 [N]: a named person takes it; the repeats end, the others hear who. Always answered in private. */
export const takeUrgentConcern: Command = async (asked) => {
  const id = await whichOne(asked, ['open'])
  if (typeof id !== 'number') return id
  if (!(await takeConcern(asked.db, id, asked.self, asked.now))) return [inPrivate(await alreadyTaken(asked, id))]
  await cancelConcern(asked.db, id)
  return [inPrivate(takenByYou(id)), ...(await tellTheOthers(asked, id, takenBy(nameOf(asked), id)))]
}

/** 误报 [N] WHY: closed with its reason. */
export const falseAlarm: Command = async (asked) => {
  const why = asked.meaning.arguments?.text?.trim() ?? ''
  const id = await whichOne(asked, ['open', 'taken'])
  if (typeof id !== 'number') return id
  if (why === '') return [inPrivate(whyFalseAlarm(id))]
  const closed = await closeConcern(asked.db, id, {
    state: 'false-alarm',
    by: asked.self,
    at: asked.now,
    outcome: why,
  })
  if (!closed) return [inPrivate(noOpenConcern())]
  await cancelConcern(asked.db, id)
  return [inPrivate(falseAlarmNoted(id)), ...(await tellTheOthers(asked, id, falseAlarmBy(nameOf(asked), id, why)))]
}

/** Only concerns that she was told of are hers to take. */
async function whichOne(asked: Asked, states: readonly ('open' | 'taken')[]): Promise<number | Reply[]> {
  const number = asked.meaning.arguments?.number
  const mine = await concernsFor(asked.db, asked.self, ['open', 'taken'])
  const fitting = mine.filter(({ state }) => states.some((wanted) => wanted === state))
  if (number !== undefined) return mine.some(({ id }) => id === number) ? number : [inPrivate(noOpenConcern())]
  const [only] = fitting
  const [taken, ...others] = mine
  // the only one is somebody's already: who that is, not that there is none
  if (!only && taken && others.length === 0) return taken.id
  if (!only) return [inPrivate(noOpenConcern())]
  return fitting.length === 1 ? only.id : [inPrivate(whichConcern(fitting.map(({ id }) => id)))]
}

async function alreadyTaken(asked: Asked, id: number): Promise<Say> {
  const concern = await findConcern(asked.db, id)
  return concern?.takenByName ? takenAlready(concern.takenByName, id) : noOpenConcern()
}

async function tellTheOthers(asked: Asked, id: number, say: Say): Promise<Reply[]> {
  const people = await peopleOf(asked.db, id)
  return people
    .filter(({ person, leftOut }) => leftOut === null && person !== asked.self)
    .map(({ person }) => ({ to: { person }, say, about: [], class: 'answer', part: `concern ${id} ${person}` }))
}

function nameOf({ speaker }: Asked): string {
  return speaker.person?.name ?? ''
}
