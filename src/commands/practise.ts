import { endPractice, startPractice } from '../store/practice.ts'
import { noPractice, practiceBegins, practiceEnds, practiseInPrivate } from '../wording.ts'
import { answer, type Command, inGroup } from './command.ts'

const MINUTES = 30

/** 练习: for a while nothing that she says in private is kept. */
export const practise: Command = async (asked) => {
  if (inGroup(asked)) return [answer(practiseInPrivate())]
  await startPractice(asked.db, asked.heard, new Date(asked.now.getTime() + MINUTES * 60_000))
  return [answer(practiceBegins(MINUTES))]
}

export const stopPractising: Command = async (asked) => {
  if (inGroup(asked)) return [answer(practiseInPrivate())]
  return [answer((await endPractice(asked.db, asked.heard)) ? practiceEnds() : noPractice())]
}
