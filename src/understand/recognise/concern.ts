import type { ChildId } from '../../care/roster.ts'
import { plain } from '../danger/plain.ts'
import { compile } from '../danger/sign.ts'
import { tellsOfOthers } from '../danger/who.ts'
import { type DangerWords, danger, signsIn } from '../danger.ts'
import { hearsTrouble } from '../learner/trouble.ts'
import type { MeaningConcern } from '../meaning.ts'
import type { ChildReading, Context, Mention } from '../mention.ts'
import { concernSigns, feltByOneself } from '../words/concerns.ts'

const patterns = compile(concernSigns)
const felt = new RegExp(feltByOneself)
/** 头疼 is anybody's, 老是夜里哭,话也不肯讲 is told of somebody. */
const LONGEST_FELT = 4
/** From here on wording alone tells of trouble; below the other no sign does. Chosen on voices left out. */
const HEARD = 1.5
const DOUBTED = -5

/**
 * How worrying a message is, and about whom. Danger is read from the whole text as sent; trouble only where it is no
 * volunteer's own. `words` are as written.
 */
export function recogniseConcern(context: Context): MeaningConcern {
  const text = context.message.text
  const urgent = danger(text)
  if (urgent.urgent) return concern('urgent', urgent.words, context)
  const mayBeTold = (words: DangerWords) => !isVolunteers(words, context) && !isOwn(words, context)
  const trouble = signsIn(text, patterns).filter(mayBeTold)
  const heard = hearsTrouble(text)
  if (trouble.length > 0 && heard.score > DOUBTED) return concern('attention', trouble, context)
  if (context.children.length > 0 && heard.score > HEARD) {
    const words = heard.words.map((at) => ({ ...at, rule: 'learner' })).filter(mayBeTold)
    if (words.length > 0) return concern('attention', words, context)
  }
  return { level: 'none', children: [], words: [] }
}

function concern(level: 'urgent' | 'attention', words: readonly DangerWords[], context: Context): MeaningConcern {
  const written = words.map((word) => context.message.text.slice(word.from, word.to))
  return { level, children: childrenOf(words, context), words: [...new Set(written)] }
}

interface Placed<Value> {
  readonly from: number
  readonly to: number
  readonly value: Value
}

/** Mentions by their place in the text as sent, which is where signs are found. */
function placed<Value>(mentions: readonly Mention<Value>[], context: Context): Placed<Value>[] {
  return mentions.map((mention) => {
    const { from, to } = context.normalised.originalSpan(mention.from, mention.to)
    return { from, to, value: mention.value }
  })
}

const clauseMark = /[,，。.!！?？;；\n]/
const sentenceMark = /[。!！?？;；\n]/
const joint = /^[、,，和跟与同及\s]{0,3}(?:还有)?$/

/** The nearest child named in or before the sign's sentence with those named beside it; else the report's; else none. */
function childrenOf(words: readonly DangerWords[], context: Context): ChildId[] {
  const named = placed(context.children, context).filter(({ value }) => value.children.length > 0)
  const found = new Set<ChildId>()
  for (const word of words) for (const child of nearest(word, named, context.message.text)) found.add(child)
  if (found.size === 0) for (const { value } of named) for (const child of value.children) found.add(child)
  if (found.size > 0 || context.children.length > named.length) return [...found]
  return context.speaker.ownChildren.length === 1 ? [...context.speaker.ownChildren] : []
}

function nearest(word: DangerWords, named: readonly Placed<ChildReading>[], text: string): readonly ChildId[] {
  const inside = named.filter(({ from, to }) => from >= word.from && to <= word.to)
  const first = inside[0]
  if (first) return beside(named, first, text)
  const before = named.filter(({ to }) => to <= word.from).at(-1)
  if (before) return beside(named, before, text)
  const after = named.find(({ from }) => from >= word.to)
  if (!after || sentenceMark.test(text.slice(word.to, after.from))) return []
  return beside(named, after, text)
}

/** 文文武武, 张明和月月: names with nothing but a joint between them are told of together. */
function beside(named: readonly Placed<ChildReading>[], one: Placed<ChildReading>, text: string): ChildId[] {
  const children = [...one.value.children]
  let last = named.indexOf(one)
  for (let at = last - 1; at >= 0; at--) {
    const [left, right] = [named[at], named[last]]
    if (!left || !right || !joint.test(text.slice(left.to, right.from))) break
    children.unshift(...left.value.children)
    last = at
  }
  return children
}

/** 我头疼, 你感冒了没: no child is named, and nobody but those who talk can be meant. */
function isOwn(words: DangerWords, context: Context): boolean {
  if (context.children.length > 0) return false
  const { text } = context.message
  const told = text.slice(words.from, words.to)
  return !tellsOfOthers(plain(text, ',').text, told.length <= LONGEST_FELT && felt.test(told))
}

/** 晓彤姐感冒了: a volunteer's name opens the clause and no child stands in it before the sign. */
function isVolunteers(words: DangerWords, context: Context): boolean {
  const text = context.message.text
  let start = words.from
  while (start > 0 && !clauseMark.test(text.charAt(start - 1))) start--
  const inClause = <Value>({ from }: Placed<Value>) => from >= start && from < words.to
  const volunteer = placed(context.volunteers, context).filter(inClause).at(-1)
  if (!volunteer) return false
  const child = placed(context.children, context).some(inClause)
  return !child && !/说|讲|看|带|陪|送|背|守/.test(text.slice(volunteer.to, words.to))
}
