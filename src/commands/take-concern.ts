import { withoutPrivateFacts } from '../care/private-facts.ts'
import { childrenOf, closeConcern, concernsFor, findConcern, peopleOf, takeConcern } from '../store/concerns.ts'
import { cancelConcern } from '../store/outbox.ts'
import type { Say } from '../wording.ts'
import {
  closedBy,
  closedNoted,
  falseAlarmBy,
  falseAlarmNoted,
  howItEnded,
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
  const id = await whichOne(asked, ['open'], '我来处理')
  if (typeof id !== 'number') return id
  if (!(await takeConcern(asked.db, id, asked.self, asked.now))) return [inPrivate(await alreadyTaken(asked, id))]
  await cancelConcern(asked.db, id)
  return [inPrivate(takenByYou(id)), ...(await tellTheOthers(asked, id, takenBy(nameOf(asked), id)))]
}

/** 误报 [N] WHY: closed with its reason. */
export const falseAlarm: Command = (asked) =>
  close(asked, {
    state: 'false-alarm',
    word: '误报',
    lacking: whyFalseAlarm,
    noted: falseAlarmNoted,
    told: falseAlarmBy,
  })

/** 处理完 [N] OUTCOME: closed as handled, by whoever was told of it. */
export const closeAsHandled: Command = (asked) =>
  close(asked, { state: 'closed', word: '处理完', lacking: howItEnded, noted: closedNoted, told: closedBy })

interface Closing {
  readonly state: 'closed' | 'false-alarm'
  readonly word: string
  readonly lacking: (id: number) => Say
  readonly noted: (id: number) => Say
  readonly told: (name: string, id: number, outcome: string) => Say
}

async function close(asked: Asked, { state, word, lacking, noted, told }: Closing): Promise<Reply[]> {
  const outcome = withoutPrivateFacts(asked.meaning.arguments?.text?.trim() ?? '').text
  const id = await whichOne(asked, ['open', 'taken'], word)
  if (typeof id !== 'number') return id
  if (outcome === '') return [inPrivate(lacking(id))]
  if (!(await closeConcern(asked.db, id, { state, by: asked.self, at: asked.now, outcome })))
    return [inPrivate(noOpenConcern())]
  await cancelConcern(asked.db, id)
  return [inPrivate(noted(id)), ...(await tellTheOthers(asked, id, told(nameOf(asked), id, outcome)))]
}

/** Only concerns that she was told of are hers to take. */
async function whichOne(asked: Asked, states: readonly ('open' | 'taken')[], word: string): Promise<number | Reply[]> {
  const number = asked.meaning.arguments?.number
  const mine = await concernsFor(asked.db, asked.self, ['open', 'taken'])
  const fitting = mine.filter(({ state }) => states.some((wanted) => wanted === state))
  if (number !== undefined) return mine.some(({ id }) => id === number) ? number : [inPrivate(noOpenConcern())]
  const [only] = fitting
  const [taken, ...others] = mine
  // the only one is somebody's already: who that is, not that there is none
  if (!only && taken && others.length === 0) return taken.id
  if (!only) return [inPrivate(noOpenConcern())]
  return fitting.length === 1
    ? only.id
    : [
        inPrivate(
          whichConcern(
            fitting.map(({ id }) => id),
            word,
          ),
        ),
      ]
}

async function alreadyTaken(asked: Asked, id: number): Promise<Say> {
  const concern = await findConcern(asked.db, id)
  return concern?.takenByName ? takenAlready(concern.takenByName, id) : noOpenConcern()
}

async function tellTheOthers(asked: Asked, id: number, say: Say): Promise<Reply[]> {
  const people = await peopleOf(asked.db, id)
  const children = await childrenOf(asked.db, id)
  const about = children.map((child) => ({ child: String(child.id), fields: ['concern'] }))
  return people
    .filter(({ person, leftOut }) => leftOut === null && person !== asked.self)
    .map(({ person }) => ({ to: { person }, say, about, class: 'answer', part: `concern ${id} ${person}` }))
}

function nameOf({ speaker }: Asked): string {
  return speaker.person?.name ?? ''
}
