import type { ChildId } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import type { ChildReading, Mention } from '../mention.ts'
import { surnames, titles } from '../words/names.ts'
import { afterUnknown, beforeUnknown, familiarForm, noNames, notInNames, placeEnd } from '../words/strangers.ts'
import { gapsOf, nameIndexOf } from './name-index.ts'
import { isWord } from './word-bounds.ts'

type Free = (from: number, to: number) => boolean

const cue = new RegExp(`(?:${beforeUnknown})(?:了|过|下|着)? ?`, 'g')
const follow = new RegExp(`^(?: ?(?:${afterUnknown})|[ ,。;!?、\\n]|$)`)

/** Bare names that nobody of the roster bears, where a child's name must stand: 给邹凯文补课, 去小凯家, 和亮亮视频. */
export function unknownMentions(
  text: string,
  speaker: Speaker,
  names: readonly Mention<ChildReading>[],
  free: Free,
  bounds: Uint8Array,
): Mention<ChildReading>[] {
  const starts = new Set<number>()
  for (const match of text.matchAll(cue)) starts.add(match.index + match[0].length)
  // 佳怡和亮亮: the name beside a known one
  for (const name of names) {
    const gap = /^ ?(?:[、和跟与&+]|还有) ?/.exec(text.slice(name.to))
    if (gap) starts.add(name.to + gap[0].length)
  }
  const found: Mention<ChildReading>[] = []
  for (const from of starts) {
    const length = [4, 3, 2].find((size) => mayBeName(text, from, size, bounds) && free(from, from + size))
    if (!length || found.some((other) => from < other.to && from + length > other.from)) continue
    const part = text.slice(from, from + length)
    const candidates = alike(part, speaker)
    const value: ChildReading = { kind: 'unknown', children: [], candidates, sure: false }
    found.push({ from, to: from + length, text: part, rule: 'unknown-name', value })
  }
  return found
}

function mayBeName(text: string, from: number, size: number, bounds: Uint8Array): boolean {
  const part = text.slice(from, from + size)
  if (part.length < size || !/^\p{Script=Han}+$/u.test(part)) return false
  if (bounds[from] !== 1 || bounds[from + size] !== 1) return false
  // 豆豆, 乐乐 stand in a dictionary too; what stands where a name must is one
  const isOrdinary = isWord(part) && !doubled.test(part)
  if (placeEnd.test(part) || noNames.has(part) || isOrdinary || titles.some((title) => part.endsWith(title)))
    return false
  if (!doubled.test(part) && [...part].some((character) => notInNames.has(character))) return false
  if (!follow.test(text.slice(from + size))) return false
  return familiarForm.test(part) || (size <= 3 && surnames.has(part[0] ?? '') && !innerWord(part))
}

const doubled = /^(\p{Script=Han})\1$/u
const wordLike = new Set('高白黄马石金水江田车包龙花方钱米路温红古全成安平明单盘席'.split(''))

/** 高书包, 白米饭: a surname's character before a word of everyday is no name. */
function innerWord(part: string): boolean {
  return part.length === 3 && part[1] !== part[2] && wordLike.has(part[0] ?? '') && isWord(part.slice(1))
}

/** Children whose full name differs by one character: offered in the question. */
function alike(part: string, speaker: Speaker): ChildId[] {
  const { gapped } = nameIndexOf(speaker.roster)
  return [...new Set(gapsOf(part).flatMap((key) => (gapped.get(key) ?? []).map((form) => form.child)))]
}
