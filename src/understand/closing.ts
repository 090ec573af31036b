import { normalise } from './normalise.ts'
import { commandWords } from './words/commands.ts'

const words = commandWords
  .filter(({ name }) => name === 'close-concern' || name === 'false-alarm')
  .flatMap((entry) => entry.words)
  .sort((a, b) => b.length - a.length)
const closing = new RegExp(
  `^\\s*(?:${words.join('|')})(?:[\\s,，、:：.。!！]+|(?=第?\\d))(?:第?(?<number>\\d{1,4})(?!\\d))?`,
)

/**
 * Does a text tell how an urgent concern ended (处理完 1 已报警,孩子送医院了 · 误报 2 …)? Then its words are those of a cry,
 * and it is none. The number where it names one; null where it tells no end.
 */
export function readClosing(text: string): { readonly number?: number } | null {
  const found = closing.exec(normalise(text).text)
  if (!found) return null
  const number = found.groups?.number
  return number === undefined ? {} : { number: Number(number) }
}

/** Heard in private, where commands need no call. */
export function closesConcern(message: { readonly text: string; readonly channel: 'group' | 'private' }): boolean {
  return message.channel === 'private' && readClosing(message.text) !== null
}
