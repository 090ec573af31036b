import { normalise } from '../normalise.ts'
import { realWords } from '../words/practice.ts'

const words = new Set(realWords)

/** 『真的』, with or without quotation marks and the like around it. */
export function saysItIsReal(text: string): boolean {
  if (text.length > 40) return false
  return words.has(normalise(text).text.replaceAll(/[^\p{L}]/gu, ''))
}
