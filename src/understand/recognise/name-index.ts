import { type ChildId, givenName, type Roster, type RosterChild, type RosterVolunteer } from '../../care/roster.ts'
import { normaliseName } from '../normalise.ts'
import { firstNicknamePatterns, lookAlikes, nicknamePatterns } from '../words/names.ts'
import { pairsOf, soundsOf } from './sounds.ts'

/** How a form of a name came about: written so in the roster, made by a pattern, or by the surname (小王). */
export type FormKind = 'full' | 'nickname' | 'given' | 'generated' | 'surname'

export interface ChildForm {
  readonly text: string
  readonly child: ChildId
  readonly kind: FormKind
  /** the volunteer who alone uses it */
  readonly onlyFor?: string
  /** has an agreed nickname of its own, so that a made one is less likely meant */
  readonly hasNickname: boolean
}

/** A roster made ready for reading; built once for each roster object. */
export interface NameIndex {
  readonly children: ReadonlyMap<ChildId, RosterChild>
  readonly forms: ReadonlyMap<string, readonly ChildForm[]>
  /** near sounds that some form begins with */
  readonly firstSounds: ReadonlySet<string>
  /** by the near sounds of the first two characters, each way to read them: 'xiao hu' */
  readonly byFirstSounds: ReadonlyMap<string, readonly ChildForm[]>
  /** sounds written together in Latin letters: 'xiaohu' */
  readonly byPinyin: ReadonlyMap<string, readonly ChildForm[]>
  /** full names of three characters or more with one of them left open: '王?虎' */
  readonly gapped: ReadonlyMap<string, readonly ChildForm[]>
  /** surnames' first characters, which no slip but one of sound may touch */
  readonly fullFirst: ReadonlySet<string>
  readonly firstCharacters: ReadonlySet<string>
  readonly longest: number
  readonly volunteers: readonly RosterVolunteer[]
}

const indexes = new WeakMap<Roster, NameIndex>()
const looks = lookAlikePairs()

export function nameIndexOf(roster: Roster): NameIndex {
  const known = indexes.get(roster)
  if (known) return known
  const index = build(roster)
  indexes.set(roster, index)
  return index
}

/** Do the characters look alike enough to be taken for one another? */
export function lookAlike(one: string, other: string): boolean {
  return looks.has(one + other)
}

function build(roster: Roster): NameIndex {
  const surnames = new Map<string, number>()
  for (const child of roster.children) {
    const surname = surnameOf(normaliseName(child.name))
    surnames.set(surname, (surnames.get(surname) ?? 0) + 1)
  }
  const all = [...roster.children.flatMap((child) => formsOf(child, surnames)), ...ownForms(roster)]
  const forms = new Map<string, ChildForm[]>()
  const byFirstSounds = new Map<string, ChildForm[]>()
  const byPinyin = new Map<string, ChildForm[]>()
  const gapped = new Map<string, ChildForm[]>()
  for (const form of all) {
    add(forms, form.text, form)
    if (form.kind !== 'surname') for (const key of pairsOf(form.text, 0)) add(byFirstSounds, key, form)
    const written =
      form.kind === 'generated' ? null : [...form.text].map((character) => soundsOf(character)[0] ?? '?').join('')
    if (written) add(byPinyin, written, form)
    if (form.kind === 'full') for (const key of gapsOf(form.text)) add(gapped, key, form)
  }
  return {
    children: new Map(roster.children.map((child) => [child.id, child])),
    forms,
    firstSounds: new Set([...byFirstSounds.keys()].map((key) => key.slice(0, key.indexOf(' ')))),
    byFirstSounds,
    byPinyin,
    gapped,
    firstCharacters: new Set(all.map((form) => form.text[0] ?? '')),
    fullFirst: new Set(all.filter((form) => form.kind === 'full').map((form) => form.text[0] ?? '')),
    longest: Math.max(2, ...all.map((form) => form.text.length)),
    volunteers: roster.volunteers,
  }
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const there = map.get(key)
  if (there) there.push(value)
  else map.set(key, [value])
}

function surnameOf(name: string): string {
  return name.slice(0, name.length - givenName(name).length)
}

function formsOf(child: RosterChild, surnames: ReadonlyMap<string, number>): ChildForm[] {
  const name = normaliseName(child.name)
  const given = givenName(name)
  const nicknames = child.nicknames.map(normaliseName).filter((nickname) => nickname.length > 0)
  const kinds = new Map<string, FormKind>()
  const put = (text: string, kind: FormKind) => {
    if (text.length >= 2 && !kinds.has(text)) kinds.set(text, kind)
  }
  put(name, 'full')
  for (const nickname of nicknames) put(nickname, 'nickname')
  put(given, 'given')
  for (const made of madeNicknames(name, given, nicknames)) put(made, 'generated')
  const surname = surnameOf(name)
  if (surname && surnames.get(surname) === 1)
    for (const text of [`小${surname}`, `${surname}同学`, `小${surname}同学`]) put(text, 'surname')
  return [...kinds].map(([text, kind]) => ({ text, kind, child: child.id, hasNickname: nicknames.length > 0 }))
}

function madeNicknames(name: string, given: string, nicknames: readonly string[]): string[] {
  if (given.length === 0 || given.length > 2) return []
  const last = given.slice(-1)
  const fill = (patterns: readonly string[], character: string) =>
    patterns.map((pattern) => pattern.replaceAll('X', character))
  const made = fill(nicknamePatterns, last)
  const first = given.length === 2 ? (given[0] ?? '') : ''
  if (first && first !== last && !'小大子一阿老二'.includes(first)) made.push(...fill(firstNicknamePatterns, first))
  // Of an agreed nickname the other endings: 杰伢子 is 杰伢 and 杰杰, 凤妹 is 凤妹子.
  for (const nickname of nicknames) {
    const stem = /^(?:小|阿|大)?(.)(?:\1|子|儿|宝|仔|妹子?|伢子?|娃儿?|崽)?$/.exec(nickname)?.[1]
    if (stem && name.includes(stem) && stem !== last && stem !== first) made.push(...fill(nicknamePatterns, stem))
  }
  if (given.length === 2) made.push(`${given}儿`, `小${given}`)
  return made
}

function ownForms(roster: Roster): ChildForm[] {
  return roster.volunteers.flatMap((volunteer) =>
    (volunteer.ownNames ?? []).map(({ name, child }) => ({
      text: normaliseName(name),
      child,
      kind: 'nickname' as const,
      onlyFor: volunteer.id,
      hasNickname: true,
    })),
  )
}

/** The name with one character of the given name left open: '王小虎' gives '王?虎' and '王小?'. */
export function gapsOf(name: string): string[] {
  if (name.length < 3) return []
  return [...name].slice(1).map((_, at) => `${name.slice(0, at + 1)}?${name.slice(at + 2)}`)
}

function lookAlikePairs(): Set<string> {
  const pairs = new Set<string>()
  for (const group of lookAlikes)
    for (const one of group) for (const other of group) if (one !== other) pairs.add(one + other)
  return pairs
}
