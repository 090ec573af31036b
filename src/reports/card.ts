import { type Asked, type CardSums, partsOf, type Say, summaryCardWords } from '../wording.ts'
import { summaryCard } from './summary-card.ts'

/** A summary as a picture, with every word on it, so that a room can refuse it like any other reply. */
export interface Card {
  readonly words: Say
  readonly name: string
  readonly png: Uint8Array
}

export async function cardOf(asked: Asked, sums: CardSums): Promise<Card> {
  const words = summaryCardWords(asked, sums)
  return { words: partsOf(words), name: `${asked.from ?? ''}_${asked.to ?? ''}.png`, png: await summaryCard(words) }
}
