import type { ChildId, RosterChild } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import type { ChildReading } from '../mention.ts'
import { boyWord, girlWord } from '../words/children.ts'
import { nameIndexOf } from './name-index.ts'

/** Whom the words of child-group.ts mean: the children named around them, else the sender's own. */

export interface Surroundings {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly speaker: Speaker
  readonly own: readonly RosterChild[]
  /** names before it in the text, each child once, in their order */
  readonly named: readonly ChildId[]
  /** those of them that stand directly before it: 阿勇阿菊[两兄妹] */
  readonly beside: readonly ChildId[]
  /** names of the whole text, each child once */
  readonly all: readonly ChildId[]
  /** the names told together last, wherever: in 丽丽没去,佳怡和佳明去了 the last two */
  readonly lastRun: readonly ChildId[]
}

const girls = new RegExp(girlWord)
const boys = new RegExp(boyWord)

export const idOf = (child: RosterChild) => child.id

export function told(children: readonly ChildId[], candidates: readonly ChildId[], sure = true): ChildReading {
  return { kind: 'group', children, candidates, sure: sure && children.length > 0 }
}

function asked(own: readonly RosterChild[]): ChildReading {
  return told([], own.map(idOf))
}

export function ownFamily(): ChildReading {
  return { kind: 'unknown', children: [], candidates: [], sure: true }
}

/** 孩子: the one named just before, else the only one of the sender. */
export function child({ own, named, lastRun }: Surroundings): ChildReading {
  if (named.length === 1) return told(named, named)
  if (named.length > 1) return told(lastRun, named, false)
  const [only] = own
  return own.length === 1 && only ? told([only.id], [only.id]) : asked(own)
}

export function bySex(words: Surroundings, sex: 'm' | 'f'): ChildReading {
  const { children } = nameIndexOf(words.speaker.roster)
  const fits = (id: ChildId) => children.get(id)?.sex !== (sex === 'm' ? 'f' : 'm')
  const named = words.named.filter(fits)
  if (named.length === 1) return told(named, named)
  if (words.named.length > 0) return told([], named)
  const own = words.own.filter((one) => fits(one.id))
  const [only] = own
  return own.length === 1 && only ? told([only.id], [only.id], words.own.length === 1) : asked(words.own)
}

export function theOther({ own, named, speaker }: Surroundings): ChildReading {
  const last = speaker.recent[0]?.child
  const told_ = named.length > 0 ? named : last ? [last] : []
  const rest = own.filter((one) => !told_.includes(one.id))
  const [only] = rest
  if (told_.length > 0 && rest.length === 1 && only) return told([only.id], [only.id])
  return asked(rest)
}

export function theOthers({ own, named }: Surroundings, found: RegExpExecArray): ChildReading {
  const rest = own.filter((one) => !named.includes(one.id))
  const count = numberIn(found[0])
  return named.length > 0 && rest.length === count ? told(rest.map(idOf), rest.map(idOf)) : asked(rest)
}

export function ones({ own, named }: Surroundings): ChildReading {
  return asked(own.filter((one) => !named.includes(one.id)))
}

export function everyone({ own, named }: Surroundings): ChildReading {
  if (named.length > 1) return told(named, named)
  return told(own.map(idOf), own.map(idOf))
}

export function pair(words: Surroundings): ChildReading | null {
  return people(words, 2)
}

export function trio(words: Surroundings): ChildReading | null {
  return people(words, 3)
}

const others =
  /同学|同桌|老师|班主任|校长|奶奶|爷爷|外婆|外公|姥姥|姥爷|姑|舅|姨|叔|伯|婶|妈|爸|哥哥|姐姐|弟弟|妹妹|表[哥姐弟妹]|邻居|我|俺/

/** 两个人, 三个人: of the children told of, unless one child and others were told of, who are meant with it. */
function people(words: Surroundings, count: number): ChildReading | null {
  const { text, from, to, named, beside } = words
  const persons = /人/.test(text.slice(from, to)) && !/[他她孩娃]/.test(text.slice(from, to))
  const told_ = text.slice(Math.max(0, from - 60), from)
  if (persons && named.length === 1 && beside.length < count && others.test(told_)) return null
  return several(words, count)
}

/** So many children: those named beside it or in the text, else all of the sender's if they are as many. */
function several(words: Surroundings, count: number): ChildReading {
  const { own, named, beside } = words
  if (beside.length === count) return told(beside, beside)
  if (named.length === count) return told(named, named)
  const surname = /([一-龥])家的?$/.exec(words.text.slice(Math.max(0, words.from - 3), words.from))?.[1]
  const family = own.filter((one) => surname && one.name.startsWith(surname))
  if (family.length === count) return told(family.map(idOf), family.map(idOf), false)
  const all = own.map(idOf)
  if (own.length === count && named.every((one) => all.includes(one))) return told(all, all)
  if (named.length === 0 && words.all.length === count) return told(words.all, words.all)
  if (named.length > count) return told(named.slice(-count), named, false)
  return asked(own)
}

const counts: Readonly<Record<string, number>> = {
  两: 2,
  俩: 2,
  二: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

export function counted(words: Surroundings, found: RegExpExecArray): ChildReading {
  const sex = girls.test(found[0]) ? 'm' : boys.test(found[0]) ? 'f' : null
  if (!sex) return several(words, numberIn(found[0]))
  // Two girls are not the sender's girl and boy: those of the other sex are out, and of these all must be known.
  const { children } = nameIndexOf(words.speaker.roster)
  const fits = (id: ChildId) => children.get(id)?.sex !== sex
  const only = (ids: readonly ChildId[]) => ids.filter(fits)
  return several(
    {
      ...words,
      own: words.own.filter((one) => fits(one.id)),
      named: only(words.named),
      beside: only(words.beside),
      all: only(words.all),
    },
    numberIn(found[0]),
  )
}

/** 去何家: the sender's children of that surname; of others that surname may be too many. */
export function family({ own }: Surroundings, found: RegExpExecArray): ChildReading | null {
  const fitting = own.filter((one) => one.name.startsWith(found[0][0] ?? ''))
  return fitting.length > 0 ? told(fitting.map(idOf), fitting.map(idOf), false) : null
}

function numberIn(words: string): number {
  const [digit] = /[两俩二三仨四五六七八九十2-9]/.exec(words) ?? []
  return digit ? (counts[digit] ?? Number(digit)) : 0
}

/** 殷家两兄弟, 覃家姐弟: those of that surname, the sender's first, of the sexes that the word tells. */
function familyOf({ text, from, own, speaker }: Surroundings, word: string, count: number): ChildReading | null {
  const surname = /([一-龥])家的?$/.exec(text.slice(Math.max(0, from - 3), from))?.[1]
  if (surname === undefined) return null
  const others = /兄弟|哥俩|弟兄/.test(word) ? 'f' : /姐妹/.test(word) ? 'm' : null
  const fitting = (pool: readonly RosterChild[]) =>
    pool.filter((one) => one.name.startsWith(surname) && one.sex !== others)
  const mine = fitting(own)
  const those = mine.length > 0 ? mine : fitting(speaker.roster.children)
  return those.length === count ? told(those.map(idOf), those.map(idOf), false) : null
}

/** 除了安安都打过了: all of the sender's but those named. */
export function allBut({ own, named }: Surroundings): ChildReading {
  const rest = own.filter((one) => !named.includes(one.id))
  const excepted = named.length > 0 && rest.length + named.length === own.length
  return excepted && rest.length > 0 ? told(rest.map(idOf), rest.map(idOf)) : asked(own)
}

/** 柴家那个: the only one of the sender's of that surname. */
export function oneOfFamily({ own }: Surroundings, found: RegExpExecArray): ChildReading | null {
  const fitting = own.filter((one) => one.name.startsWith(found[0][0] ?? ''))
  return fitting.length === 1 ? told(fitting.map(idOf), fitting.map(idOf), false) : null
}

/** Two of one surname: the pair among the sender's, the one named among them if one is. */
export function siblings(words: Surroundings, found: RegExpExecArray): ChildReading {
  const count = /[三仨]/.test(found[0]) ? 3 : 2
  const family = familyOf(words, found[0], count)
  if (family) return family
  const plain = several(words, count)
  if (plain.children.length === count) return plain
  const families = new Map<string, RosterChild[]>()
  for (const one of words.own) families.set(one.name[0] ?? '', [...(families.get(one.name[0] ?? '') ?? []), one])
  const fitting = [...families.values()].filter(
    (family) => family.length === count && words.beside.every((id) => family.some((one) => one.id === id)),
  )
  const [only] = fitting
  return fitting.length === 1 && only ? told(only.map(idOf), only.map(idOf), false) : asked(words.own)
}

export function oneOfOwn({ own }: Surroundings): ChildReading {
  const [only] = own
  return own.length === 1 && only ? told([only.id], [only.id]) : asked(own)
}

/** 哥哥在家,妹妹没见着: the two of one family, where both are told of and their sexes tell them apart. */
export function oneSibling(words: Surroundings, found: RegExpExecArray): ChildReading | null {
  const { text, own, named, speaker } = words
  if (!/哥哥|弟弟/.test(text) || !/姐姐|妹妹/.test(text) || /的$/.test(text.slice(0, words.from))) return null
  const { children } = nameIndexOf(speaker.roster)
  const pool = named.length === 2 ? named.flatMap((id) => children.get(id) ?? []) : named.length === 0 ? own : []
  const sex = /哥|弟/.test(found[0]) ? 'm' : 'f'
  const families = pool.filter((one) => pool.filter((other) => other.name[0] === one.name[0]).length === 2)
  const fitting = families.filter((one) => one.sex === sex)
  const [only] = fitting
  return families.length === 2 && fitting.length === 1 && only ? told([only.id], families.map(idOf), false) : null
}
