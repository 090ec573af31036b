import type { Speaker } from '../../care/speaker.ts'
import { grammarCharacters, wordUses } from '../words/names.ts'
import { type ChildCandidate, childCandidates } from './child-candidates.ts'
import { isEdge, type Place, placeOf, surnameStandsBefore, titleFollows } from './name-place.ts'
import { type VolunteerCandidate, volunteerCandidates } from './volunteer-candidates.ts'
import { isWord, wordBounds } from './word-bounds.ts'

/** A name of a child or a volunteer that the surroundings bear out. */
export type Named = { readonly score: number } & (
  | { readonly who: 'child'; readonly candidate: ChildCandidate }
  | { readonly who: 'volunteer'; readonly candidate: VolunteerCandidate }
)

interface Reading {
  readonly named: readonly Named[]
  readonly bounds: Uint8Array
}

/** From this score on a stretch is a name. */
const enough = 1
const last = new WeakMap<Speaker, { readonly text: string; readonly reading: Reading }>()

/** The names in the text, none overlapping another, in their order. Children and volunteers vie for a stretch. */
export function readNames(text: string, speaker: Speaker): Reading {
  const known = last.get(speaker)
  if (known?.text === text) return known.reading
  const bounds = wordBounds(text)
  const all: Named[] = [
    ...childCandidates(text, speaker).map(
      (candidate): Named => ({ who: 'child', candidate, score: childScore(text, candidate, bounds) }),
    ),
    ...volunteerCandidates(text, speaker).map(
      (candidate): Named => ({ who: 'volunteer', candidate, score: volunteerScore(text, candidate, bounds) }),
    ),
  ]
  const reading = { named: withNeighbours(text, all), bounds }
  last.set(speaker, { text, reading })
  return reading
}

/** The best of what overlaps; then what stands beside a name already read, in a list of names, with a little less. */
function withNeighbours(text: string, all: readonly Named[]): Named[] {
  const waiting = [...all].sort((one, other) => weight(other) - weight(one) || other.score - one.score)
  const chosen: Named[] = []
  const free = ({ candidate }: Named) =>
    chosen.every((other) => candidate.to <= other.candidate.from || candidate.from >= other.candidate.to)
  for (const named of waiting) if (named.score >= enough && free(named)) chosen.push(named)
  let grown = true
  while (grown) {
    grown = false
    for (const named of waiting) {
      if (named.who !== 'child' || named.score < enough - 2 || !free(named)) continue
      if (!chosen.some((other) => other.who === 'child' && listedTogether(text, named, other))) continue
      chosen.push({ ...named, score: enough })
      grown = true
    }
  }
  return chosen.sort((one, other) => one.candidate.from - other.candidate.from)
}

const between = /^ ?[、&+] ?$|^[和跟与]$|^还有$/

function listedTogether(text: string, one: Named, other: Named): boolean {
  const [left, right] = one.candidate.from < other.candidate.from ? [one, other] : [other, one]
  const gap = text.slice(left.candidate.to, right.candidate.from)
  return between.test(gap)
}

function weight({ candidate, who }: Named): number {
  const length = candidate.to - candidate.from
  if (who === 'volunteer') return length + (candidate.kind === 'full' ? 0.75 : candidate.kind === 'given' ? -0.25 : 0)
  const { form, agreement } = candidate
  if (form.kind === 'full' && agreement === 'exact') return length + 1
  if (form.kind === 'generated' || form.kind === 'surname') return length - 1.5
  return agreement === 'exact' ? length : length - 0.5
}

function childScore(text: string, candidate: ChildCandidate, bounds: Uint8Array): number {
  const { from, to, form, agreement, own } = candidate
  if (agreement === 'pinyin') return isEdgeOrHan(text, from - 1) && isEdgeOrHan(text, to) ? enough : 0
  const part = text.slice(from, to)
  const uses = wordUses.get(part) ?? []
  const word = uses.length > 0 || isWord(part)
  const place = placeOf(text, from, to, uses)
  const cut = bounds[from] !== 1 || bounds[to] !== 1
  let score = childBase(
    candidate,
    word,
    uses.some((use) => use.kind !== 'noun'),
  )
  score += (own ? 0.5 : 0) + place.edges * 0.5 + placeScore(place, word && agreement !== 'exact')
  if (cut) score -= form.kind === 'full' && agreement === 'exact' ? 1 : 2
  if (agreement !== 'exact') score -= grammarPenalty(part, form.text)
  if (form.kind !== 'full' && surnameStandsBefore(text, from, bounds)) score -= 3
  if (form.kind !== 'full' && place.placeAfter && agreement !== 'exact') score -= 3
  if (form.kind === 'surname' && titleFollows(text, to)) score -= 3
  return score
}

function childBase({ form, agreement, own }: ChildCandidate, word: boolean, dayOrMood: boolean): number {
  const made = form.kind === 'generated'
  if (form.kind === 'surname') return -0.5
  if (agreement === 'exact') {
    if (form.kind === 'full') return word ? 0 : 2
    if (word) return (dayOrMood ? -0.5 : 0) - (made ? 0.5 : 0)
    return made ? (own ? 1 : 0.5) : 1.5
  }
  if (word) return own ? -1 : -1.5
  const long = form.kind === 'full' && form.text.length > 2
  if (agreement === 'homophone') return (long ? 0.75 : 0.25) - (made ? 0.5 : 0) - (own ? 0 : long ? 0 : 0.75)
  return long ? (own ? 0.5 : 0) : own ? -0.25 : -1
}

/** `doubtful`: a word that only sounds like a name; what follows proves little then. */
function placeScore(place: Place, doubtful: boolean): number {
  const before = place.wordBefore >= place.nameBefore && place.wordBefore > 0 ? -3 : place.nameBefore > 0 ? 2 : 0
  const vetoed = place.wordAfter >= place.nameAfter && place.wordAfter > 0
  // A name stands after 给 and 陪 whatever comes then.
  const after = vetoed ? (before > 0 ? -1 : -3) : place.nameAfter > 0 ? (doubtful ? 1 : 2) : place.weakAfter ? 0.5 : 0
  return before + after
}

function grammarPenalty(part: string, name: string): number {
  return [...part].some((character, at) => grammarCharacters.has(character) && name[at] !== character) ? 1.5 : 0
}

function isEdgeOrHan(text: string, at: number): boolean {
  return isEdge(text, at) || /\p{Script=Han}|\d/u.test(text[at] ?? '')
}

const volunteerBase = {
  full: 3,
  'given-title': 2.5,
  'surname-title': 2,
  'short-title': 0.5,
  given: 1.5,
  small: 1,
} as const

function volunteerScore(text: string, candidate: VolunteerCandidate, bounds: Uint8Array): number {
  const { from, to, kind } = candidate
  const part = text.slice(from, to)
  let score: number = volunteerBase[kind]
  if (kind === 'full') return bounds[from] === 1 || bounds[to] === 1 ? score : 1
  const uses = wordUses.get(part) ?? []
  const place = placeOf(text, from, to, uses)
  if (isWord(part) && kind !== 'surname-title' && kind !== 'given-title') score -= 1.5
  if (bounds[from] !== 1) score -= 2
  if (bounds[to] !== 1) score -= 1.5
  if (kind !== 'small' && kind !== 'given' && text[to] === text[to - 1]) score -= 2
  if (kind !== 'surname-title' && surnameStandsBefore(text, from, bounds)) score -= 3
  if (kind === 'small' && titleFollows(text, to)) score -= 1
  return score + Math.min(0.75, place.edges * 0.5 + (place.nameBefore > 0 ? 0.5 : 0) + (place.nameAfter > 0 ? 0.5 : 0))
}
