import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

// One instance with the plain dictionary for everybody: children of a roster must not be in it, or it could veto nothing.
const jieba = Jieba.withDict(dict)
const words = new Map<string, boolean>()
const remembered = 20_000

/** Where words begin and end: `bounds[i]` is 1 where no word of the plain dictionary lies across position i. */
export function wordBounds(text: string): Uint8Array {
  const bounds = new Uint8Array(text.length + 1)
  let at = 0
  bounds[0] = 1
  for (const word of jieba.cut(text, false)) {
    at += word.length
    bounds[at] = 1
  }
  return bounds
}

/** Is it an everyday word, not a person's name that the dictionary happens to have? */
export function isWord(text: string): boolean {
  const known = words.get(text)
  if (known !== undefined) return known
  const tags = jieba.tag(text, false)
  const answer = text.length > 1 && tags.length === 1 && !tags[0]?.tag.startsWith('nr')
  if (words.size >= remembered) words.clear()
  words.set(text, answer)
  return answer
}
