import type { Speaker } from '../../care/speaker.ts'
import { calls, doubledWords, grammarCharacters, kinEnds, wordUses } from '../words/names.ts'
import { type ChildCandidate, childCandidates } from './child-candidates.ts'
import { type OwnAt, ownersOf } from './name-owner.ts'
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
  /** whose children a word means first, place by place */
  readonly ownAt: OwnAt
}

/** From this score on a stretch is a name. */
export const enough = 1
const last = new WeakMap<Speaker, { readonly text: string; readonly reading: Reading }>()

/** The names in the text, none overlapping another, in their order. Children and volunteers vie for a stretch. */
export function readNames(text: string, speaker: Speaker): Reading {
  const known = last.get(speaker)
  if (known?.text === text) return known.reading
  const volunteers = volunteerCandidates(text, speaker)
  const ownAt = ownersOf(text, speaker, volunteers)
  const children = childCandidates(text, speaker, ownAt).filter(
    (child) =>
      child.own || !volunteers.some((one) => one.from === child.from && one.to === child.to && acts(text, one)),
  )
  const bounds = joined(wordBounds(text), children)
  const all: Named[] = [
    ...children.map((candidate): Named => ({ who: 'child', candidate, score: childScore(text, candidate, bounds) })),
    ...volunteers.map(
      (candidate): Named => ({ who: 'volunteer', candidate, score: volunteerScore(text, candidate, bounds) }),
    ),
  ]
  const reading = { named: withNeighbours(text, all), bounds, ownAt }
  last.set(speaker, { text, reading })
  return reading
}

const doing =
  /^ ?(?:(?:今天|昨天|前天|今晚|昨晚|今早|上午|下午|刚才|刚刚|刚|已经|也|又|周.|\d{1,2}[号日.]\d{0,2}日?) ?){0,3}(?:去|到|来|给|带|陪|和|跟|替|帮|家访|走访|打|送|联系|说她|辅导)/

/** A name that a volunteer and a child share: does it head its line or clause and do something there? */
function acts(text: string, { from, to, kind }: VolunteerCandidate): boolean {
  return kind === 'full' && isEdge(text, from - 1) && doing.test(text.slice(to, to + 16))
}

/** 文文武武: a word may not lie across two names that stand side by side and are together whole words. */
function joined(bounds: Uint8Array, children: readonly ChildCandidate[]): Uint8Array {
  const written = children.filter(({ agreement, form }) => agreement === 'exact' && form.kind !== 'generated')
  for (const left of written)
    for (const right of written)
      if (left.to === right.from && (areWords(left, right, bounds) || (isDoubled(left) && isDoubled(right)))) {
        bounds.fill(0, left.from + 1, right.to)
        for (const at of [left.from, left.to, right.to]) bounds[at] = 1
      }
  return bounds
}

function areWords(left: ChildCandidate, right: ChildCandidate, bounds: Uint8Array): boolean {
  return bounds[left.from] === 1 && bounds[right.to] === 1
}

/** 康康 of 康康宁宁, in which the dictionary finds words across both (宁都). */
function isDoubled({ form, own }: ChildCandidate): boolean {
  return own && isDouble(form.text)
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
      if (named.who !== 'child' || !free(named)) continue
      const floor = named.candidate.agreement === 'exact' ? enough - 4 : enough - 2
      if (named.score < floor || !chosen.some((other) => listedTogether(text, named, other, chosen))) continue
      chosen.push({ ...named, score: enough })
      grown = true
    }
  }
  return chosen
    .sort((one, other) => one.candidate.from - other.candidate.from)
    .filter((named, at) => !isDayAfterName(text, named, chosen[at - 1], chosen[at + 1]))
}

const between = /^ ?[、&+] ?$|^[和跟与]$|^还有$/
/** 天天早早俩: names side by side, with a word for two or three after them. */
const together = /^(?:俩|两个|两人|二人|仨|三个|(?:姐|兄|哥|姊|姐妹|兄弟|兄妹|姐弟)(?:俩|妹|弟|仨)?|[他她]们?俩)/
/** What follows the last of names that stand side by side: 给阳阳月儿送了棉被, 甜甜田田 电话都打了. */
const goesOn = /^(?:$|[ ,。;!?、:\n]|送|打|读|讲|补|辅导|买|过生|的|电话|视频|语音|各|每人|一人|今天|昨天|来|在|家)/
const instead = /^ ?,? ?(?:而|应该)?是 ?$|^ ?,? ?不是 ?$/

/** 小虎、平安 and 不是小虎是平安: what stands so beside a child's name is one too. */
function listedTogether(text: string, one: Named, other: Named, chosen: readonly Named[]): boolean {
  if (other.who !== 'child') return false
  const [left, right] = one.candidate.from < other.candidate.from ? [one, other] : [other, one]
  const gap = text.slice(left.candidate.to, right.candidate.from)
  if (gap === '') return standTogether(text, left, right, chosen)
  if (between.test(gap)) return one.score >= enough - 2 || gap.includes('、') || toldTogether(text, left, right)
  const denied = gap.includes('不') || /(?:不是|[成错])$/.test(text.slice(0, left.candidate.from))
  return denied && instead.test(gap)
}

/** 小雪和立春都在: what is told of both makes a name of the word before 和. */
function toldTogether(text: string, left: Named, right: Named): boolean {
  const own = [left, right].every(({ who, candidate }) => who === 'child' && candidate.own)
  return own && /^(?:都|全都|也都|两个|俩|两人|她俩|他俩|各|一人)/.test(text.slice(right.candidate.to))
}

function standTogether(text: string, left: Named, right: Named, chosen: readonly Named[]): boolean {
  const after = text.slice(right.candidate.to, right.candidate.to + 4)
  if ([left, right].some(({ who, candidate }) => who !== 'child' || candidate.agreement !== 'exact')) return false
  if (together.test(after)) return true
  const [first, second] = [left, right].map(({ candidate }) => text.slice(candidate.from, candidate.to))
  const own = [left, right].every(({ who, candidate }) => who === 'child' && candidate.own)
  const leadsOn = chosen.some(({ who, candidate }) => who === 'child' && candidate.from === right.candidate.to)
  const opens =
    isEdge(text, left.candidate.from - 1) ||
    /[给跟和同陪带看与教接帮把拽领引约叫喊让找替送见访捎载]$/.test(text.slice(0, left.candidate.from))
  const doubled = [left, right].every((one) => one.who === 'child' && isDoubled(one.candidate))
  const next = goesOn.test(after) || leadsOn || doubled
  if (own && opens && !isDay(first ?? '') && !isDay(second ?? '') && next) return true
  return /^(?:都|也都|一起|一块)/.test(after) && !wordUses.has(second ?? '') && !isWord(second ?? '')
}

/** 李想周末来了: a day that follows a name at once is a day, unless it opens a list of names. */
function isDayAfterName(text: string, named: Named, before: Named | undefined, after: Named | undefined): boolean {
  const { from, to } = named.candidate
  if (named.who !== 'child' || !isDay(text.slice(from, to))) return false
  if (before?.who !== 'child' || before.candidate.to !== from) return false
  return !isDay(text.slice(before.candidate.from, from)) && after?.candidate.from !== to
}

function isDay(part: string): boolean {
  return wordUses.get(part)?.some((use) => use.kind === 'date') ?? false
}

function weight({ candidate, who }: Named): number {
  const length = candidate.to - candidate.from
  if (who === 'volunteer') return length + (candidate.kind === 'full' ? 0.75 : candidate.kind === 'given' ? -0.25 : 0)
  const { form, agreement } = candidate
  if (form.kind === 'full' && agreement === 'exact') return length + 1
  if (form.kind === 'generated' || form.kind === 'surname') return length - 1.5
  if (agreement === 'exact') return length
  return form.kind === 'full' && length > 2 ? length - 0.75 : length - 1.25
}

function childScore(text: string, candidate: ChildCandidate, bounds: Uint8Array): number {
  const { from, to, form, agreement, own } = candidate
  if (agreement === 'pinyin') return isEdgeOrHan(text, from - 1) && isEdgeOrHan(text, to) ? enough : 0
  const part = text.slice(from, to)
  const doubled = own && isDoubledName(part, form.text)
  const uses = doubled ? [] : (wordUses.get(part) ?? [])
  const word = uses.length > 0 || (isWord(part) && !doubled)
  const place = placeOf(text, from, to, uses)
  let score = childBase(
    candidate,
    word,
    uses.some((use) => use.kind !== 'noun'),
  )
  score += (own ? 0.5 : 0) + place.edges * 0.5 + placeScore(place, word && agreement !== 'exact')
  score -= cutPenalty(text, candidate, bounds, place.nameBefore > 0)
  if (agreement !== 'exact') score -= grammarPenalty(part, form.text) + (isCall(part, form.text) ? 4 : 0)
  if (form.kind !== 'full' && surnameStandsBefore(text, from, bounds)) score -= 6
  if (form.kind !== 'full' && place.placeAfter && agreement !== 'exact') score -= 3
  if (form.kind === 'surname' && titleFollows(text, to)) score -= 3
  if (isDoubledAround(text, from, to)) score -= 4
  if (agreement === 'exact' && word && !isDay(part) && headsRow(text, from, to)) score += 1
  if (own && agreement === 'exact' && isSetRight(text, from, to)) score += 4
  return score
}

/** 静静:…, 2、平安—书包, 甜甜(茂林发的): one of several lines, that begins with the word alone. */
function headsRow(text: string, from: number, to: number): boolean {
  const line = text.lastIndexOf('\n', from - 1) + 1
  if (!text.includes('\n') || !/^[\s#(]*(?:\d{1,2} ?[.、:)]|[-·•*])? *$/.test(text.slice(line, from))) return false
  return /^(?: *(?:[:(|]|[—\-–]{1,2}|\d)| *\n| *$| (?=电话|家访|视频|送|辅导|书包))/.test(text.slice(to))
}

/** 乐乐, and 圆圆 for 远远: what a child is called more often than what the dictionary has it for. */
function isDoubledName(part: string, name: string): boolean {
  return isDouble(part) && isDouble(name) && !calls.has(part) && !kinEnds.has(part[1] ?? '') && !doubledWords.has(part)
}

const isDouble = (text: string) => text.length === 2 && text[0] === text[1]

/** 姐姐, 师姐, 大家, 好好: what sounds like a name and is what people call one another, or say, is no slip. */
function isCall(part: string, name: string): boolean {
  const end = part.at(-1) ?? ''
  return calls.has(part) || (kinEnds.has(end) && name.at(-1) !== end)
}

/** 康康宁宁 holds no 康宁: each of its characters belongs to the one beside it. */
function isDoubledAround(text: string, from: number, to: number): boolean {
  return to - from === 2 && text[from] !== text[from + 1] && text[from - 1] === text[from] && text[to] === text[to - 1]
}

const wrongName =
  /(?:名字?|人|娃|孩子|写|记|报|说|搞|弄|填|打)[^,。;!?\n]{0,3}(?:错|反|岔|混)(?:了|咯|啦)?[,。;!? ]*(?:应该|其实)?是$/

/** 名字搞反了,是立夏哈: after a name that was wrong comes the right one. */
function isSetRight(text: string, from: number, to: number): boolean {
  return (
    wrongName.test(text.slice(Math.max(0, from - 20), from)) &&
    /^(?:哈|啊|呀|哦|的|才对|才是|[,。!]|$)/.test(text.slice(to))
  )
}

/** 看了下雨彤: 下 goes with the verb. */
const aspectBefore = /[了过一]下$/

/** A word of the dictionary lies across an end of the name: across its beginning, what follows is no comfort. */
function cutPenalty(
  text: string,
  { from, to, form, agreement, own }: ChildCandidate,
  bounds: Uint8Array,
  expected: boolean,
): number {
  const left = bounds[from] !== 1 && !aspectBefore.test(text.slice(Math.max(0, from - 2), from))
  if (!left && bounds[to] === 1) return 0
  if (form.kind === 'full' && agreement === 'exact') return 1
  // 和甜甜 is no word: the dictionary joins what only stands together.
  if (left && expected && own && agreement === 'exact' && form.kind !== 'generated' && bounds[to] === 1) return 1
  if (left) return expected ? 3 : 4
  // 思远期中考得好: the sender's own child at the head of a clause, whatever word the dictionary finds across its end.
  const opens = own && agreement === 'exact' && form.kind !== 'generated' && isEdge(text, from - 1)
  return (expected && agreement === 'exact') || opens ? 1 : 2
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
  const against = place.personAfter ? -1 : -3
  const before = place.wordBefore >= place.nameBefore && place.wordBefore > 0 ? against : place.nameBefore > 0 ? 2 : 0
  const vetoed = place.wordAfter >= place.nameAfter && place.wordAfter > 0 && !place.personBefore
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
  // 代茂林 is no word: who reports in another's place names her.
  if (bounds[from] !== 1 && !/[替代帮转]/.test(text[from - 1] ?? '')) score -= 2
  if (bounds[to] !== 1) score -= 1.5
  if (kind !== 'small' && kind !== 'given' && text[to] === text[to - 1]) score -= 2
  if (kind !== 'surname-title' && surnameStandsBefore(text, from, bounds)) score -= 3
  if (kind === 'small' && titleFollows(text, to)) score -= 1
  return score + Math.min(0.75, place.edges * 0.5 + (place.nameBefore > 0 ? 0.5 : 0) + (place.nameAfter > 0 ? 0.5 : 0))
}
