import { leads } from '../rights.ts'
import { peopleOf } from '../store/concerns.ts'
import { sendersOf } from '../store/inbox.ts'
import { dropQuestion } from '../store/questions.ts'
import {
  concernMarked,
  leftAlone,
  nothingToUndo,
  notYours,
  othersTakenBack,
  stationEventUndone,
  wordsTakenBack,
} from '../wording.ts'
import { askWhichMessage, refusal } from './about-records.ts'
import { type Asked, answer, type Command, inPrivate, type Reply } from './command.ts'
import { type Found, findTarget } from './find-target.ts'
import { takeMessagesBack, takeRecordsBack, undoneReplies } from './take-back.ts'

/** 撤销: the quoted message, else the sender's last report. One message is one undo. */
export const undo: Command = async (asked) => {
  const found = await findTarget(asked)
  if (found.sources.length === 0) return dropOpenQuestion(asked)
  if (found.sources.length > 1 && asked.heard.quote !== null) return askWhichMessage(asked, found, 'undo')
  if (found.all.length > 0 && found.records.length === 0) return [answer(nothingToUndo())]
  const refused = refusal(asked, found.records)
  if (refused) return refused
  const senders = await sendersOf(asked.db, found.sources)
  const isOwn = senders.every(({ person }) => person === asked.self)
  const isLed = senders.every(({ station }) => station !== null && leads(asked.speaker, station))
  // the author of a relayed record may take that record back, not the message of whoever reported it
  if (!isOwn && !isLed && found.records.length === 0) return [answer(notYours())]
  return undoFound(asked, found, { isOwn, mayUndoAll: isOwn || isLed, senders })
}

/** Nothing was recorded, but a question waits: the undo means that. */
async function dropOpenQuestion({ db, speaker }: Asked): Promise<Reply[]> {
  if (speaker.question === null) return [answer(nothingToUndo())]
  await dropQuestion(db, speaker.question.id)
  return [answer(leftAlone())]
}

interface Ownership {
  readonly isOwn: boolean
  readonly mayUndoAll: boolean
  readonly senders: readonly { readonly person: number | null }[]
}

async function undoFound(asked: Asked, { sources, records, all }: Found, whose: Ownership): Promise<Reply[]> {
  const { db, self, now } = asked
  const how = { by: self, why: 'undo' as const, at: now, marksConcerns: whose.isOwn }
  const whole = whose.mayUndoAll && records.length === all.length
  const taken = whole ? await takeMessagesBack(db, sources, records, how) : { others: 0, events: 0, concerns: [] }
  if (!whole) await takeRecordsBack(db, records, how)
  const { others, events, concerns } = taken
  if (events > 0) return [answer(stationEventUndone())]
  if (records.length === 0 && others === 0 && concerns.length === 0) return [answer(nothingToUndo())]
  const concerned = await tellConcerned(asked, concerns)
  // of a cry for help nothing is said in the room, not even that it was taken back
  if (records.length === 0 && others === 0) return [inPrivate(wordsTakenBack()), ...concerned]
  const told = whose.isOwn || records.length > 0 ? [] : tellSenders(asked, whose.senders)
  return [...undoneReplies(asked, records, others), ...told, ...concerned]
}

/** A leader took back somebody's plan or wish: she hears of it. */
function tellSenders(asked: Asked, senders: Ownership['senders']): Reply[] {
  const say = othersTakenBack(asked.speaker.person?.name ?? '')
  return [...new Set(senders.map(({ person }) => person))].flatMap((person): Reply[] =>
    person === null ? [] : [{ to: { person }, say, about: [], class: 'answer', part: `others ${person}` }],
  )
}

/** An urgent concern stays open; those who were told of it hear that its words were taken back. */
async function tellConcerned(asked: Asked, concerns: readonly number[]): Promise<Reply[]> {
  const replies: Reply[] = []
  for (const id of concerns)
    for (const { person, leftOut } of await peopleOf(asked.db, id))
      if (leftOut === null)
        replies.push({
          to: { person },
          say: concernMarked(id),
          about: [],
          class: 'answer',
          part: `marked ${id} ${person}`,
        })
  return replies
}
