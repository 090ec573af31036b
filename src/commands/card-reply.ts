import { summaryCard } from '../reports/summary-card.ts'
import { type Asked, type CardSums, cardLine, partsOf, summaryCardWords } from '../wording.ts'
import { answer, type Reply } from './command.ts'

/** The summary as a picture, with a line that repeats what was understood. */
export async function cardReply(asked: Asked, sums: CardSums): Promise<Reply> {
  const words = summaryCardWords(asked, sums)
  const name = `${asked.from ?? ''}_${asked.to ?? ''}.png`
  return { ...answer(cardLine(asked)), picture: { words: partsOf(words), name, png: await summaryCard(words) } }
}
