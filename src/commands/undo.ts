import { mayChange } from '../rights.ts'
import { dropQuestion } from '../store/questions.ts'
import { leftAlone, nothingToUndo, notYours } from '../wording.ts'
import { askWhichMessage } from './about-records.ts'
import { type Asked, answer, type Command, type Reply } from './command.ts'
import { type Found, findTarget } from './find-target.ts'
import { takeMessagesBack, takeRecordsBack, undoneReplies } from './take-back.ts'

/** 撤销: the quoted message, else the sender's last report. One message is one undo. */
export const undo: Command = async (asked) => {
  const found = await findTarget(asked)
  if (found.sources.length === 0) return dropOpenQuestion(asked)
  if (found.sources.length > 1 && asked.heard.quote !== null) return askWhichMessage(asked, found, 'undo')
  if (found.all.length > 0 && found.records.length === 0) return [answer(nothingToUndo())]
  if (!found.records.every((record) => mayChange(asked.speaker, record))) return [answer(notYours())]
  return undoFound(asked, found)
}

/** Nothing was recorded, but a question waits: the undo means that. */
async function dropOpenQuestion({ db, speaker }: Asked): Promise<Reply[]> {
  if (speaker.question === null) return [answer(nothingToUndo())]
  await dropQuestion(db, speaker.question.id)
  return [answer(leftAlone())]
}

async function undoFound(asked: Asked, { sources, records, all }: Found): Promise<Reply[]> {
  const how = { by: asked.self, why: 'undo' as const, at: asked.now }
  const whole = records.length === all.length
  const others = whole ? (await takeMessagesBack(asked.db, sources, records, how)).others : 0
  if (!whole) await takeRecordsBack(asked.db, records, how)
  if (records.length === 0 && others === 0) return [answer(nothingToUndo())]
  return undoneReplies(asked, records, others)
}
