import { cardOf } from '../reports/card.ts'
import { type Asked, type CardSums, cardLine } from '../wording.ts'
import { answer, type Reply } from './command.ts'

/** The summary as a picture, with a line that repeats what was understood. */
export async function cardReply(asked: Asked, sums: CardSums): Promise<Reply> {
  return { ...answer(cardLine(asked)), picture: await cardOf(asked, sums) }
}
