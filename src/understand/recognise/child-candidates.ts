import type { ChildId } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import type { ChildForm, NameIndex } from './name-index.ts'
import { gapsOf, lookAlike, nameIndexOf } from './name-index.ts'
import type { OwnAt } from './name-owner.ts'
import { nearlyAlike, nearSoundsOf, pairsOf, soundsAlike } from './sounds.ts'

/** How the text agrees with a form: as written, in Latin letters, by sound, nearly by sound, but for a look-alike. */
export type Agreement = 'exact' | 'pinyin' | 'homophone' | 'near' | 'look-alike'

/** A stretch that agrees with the names of one or several children. */
export interface ChildCandidate {
  readonly from: number
  readonly to: number
  /** more than one: it can't be told which */
  readonly children: readonly ChildId[]
  readonly form: ChildForm
  readonly agreement: Agreement
  readonly own: boolean
}

interface Match {
  readonly form: ChildForm
  readonly agreement: Agreement
}

/** Every stretch of the text that may be a child's name, overlapping ones too, unjudged by their surroundings. */
export function childCandidates(text: string, speaker: Speaker, ownAt: OwnAt): ChildCandidate[] {
  const index = nameIndexOf(speaker.roster)
  const found: ChildCandidate[] = []
  for (let from = 0; from < text.length - 1; from++)
    for (const [to, matches] of matchesAt(text, from, index)) {
      const candidate = settle(text.slice(from, to), matches, ownAt(from), speaker.person?.id)
      if (candidate) found.push({ from, to, ...candidate })
    }
  for (const { 0: written, index: from } of text.matchAll(/[a-z]{4,20}/gi)) {
    const forms = index.byPinyin.get(written.toLowerCase()) ?? []
    const alike: Match[] = forms.map((form) => ({ form, agreement: 'pinyin' }))
    const candidate = settle(written, alike, ownAt(from), speaker.person?.id)
    if (candidate) found.push({ from, to: from + written.length, ...candidate })
  }
  return found
}

/** What agrees with the text from a position on, by where it ends. */
function matchesAt(text: string, from: number, index: NameIndex): Map<number, Match[]> {
  const found = new Map<number, Match[]>()
  const add = (to: number, match: Match) => {
    const there = found.get(to)
    if (there) there.push(match)
    else found.set(to, [match])
  }
  const first = text[from] ?? ''
  if (index.firstCharacters.has(first))
    for (let to = from + 2; to <= Math.min(text.length, from + index.longest); to++)
      for (const form of index.forms.get(text.slice(from, to)) ?? []) add(to, { form, agreement: 'exact' })
  const heard = nearSoundsOf(first).some((sound) => index.firstSounds.has(sound))
  for (const key of heard ? pairsOf(text, from) : [])
    for (const form of index.byFirstSounds.get(key) ?? []) {
      const to = from + form.text.length
      if (to > text.length || !nearlyAlike(text, from, form.text)) continue
      const part = text.slice(from, to)
      if (part === form.text || !comparable(part, form)) continue
      add(to, { form, agreement: soundsAlike(part, form.text) ? 'homophone' : 'near' })
    }
  if (index.fullFirst.has(first))
    for (let to = from + 3; to <= Math.min(text.length, from + 4); to++) addLookAlikes(text.slice(from, to), to)
  return found

  function addLookAlikes(part: string, to: number): void {
    for (const key of gapsOf(part)) {
      const at = key.indexOf('?')
      for (const form of index.gapped.get(key) ?? [])
        if (lookAlike(form.text[at] ?? '', part[at] ?? '')) add(to, { form, agreement: 'look-alike' })
    }
  }
}

/** Of a made nickname only the name's own character may be written otherwise: 晓豪 for 小豪, but not 没接 for 美姐. */
function comparable(part: string, form: ChildForm): boolean {
  if (form.kind !== 'generated') return true
  if (part.length === 2 && part[0] === part[1]) return form.text[0] === form.text[1]
  return [...part].filter((character, at) => form.text[at] === character).length === part.length - 1
}

/** The likeliest children first: GUIDE.md's precedence, one step a rank. Equal ranks can't be told apart. */
function rank({ form, agreement }: Match, own: boolean): number {
  const written = form.kind === 'full' || form.kind === 'nickname' || form.kind === 'given'
  if (agreement === 'exact' && form.kind === 'full') return own ? 0 : 1
  if (own && written) return agreement === 'exact' ? 2 : agreement === 'near' || agreement === 'look-alike' ? 6 : 3
  if (written && agreement === 'exact') return 4
  if (own) return agreement === 'exact' ? (form.hasNickname ? 5 : 4) : agreement === 'homophone' ? 6 : 99
  if (agreement === 'near') return form.kind === 'full' ? 9 : 99
  if (form.kind === 'generated') return agreement === 'exact' ? 7 : 99
  return agreement === 'exact' ? 7 : 8
}

function settle(part: string, found: readonly Match[], own: ReadonlySet<ChildId>, person: string | undefined) {
  let best = 99
  let winners: Match[] = []
  for (const match of found) {
    if (match.form.onlyFor && match.form.onlyFor !== person) continue
    // Of homophones the one that shares more characters with what is written: 五子轩 is 吴子轩, not 吴梓萱.
    const shared = [...part].filter((character, at) => match.form.text[at] === character).length
    const its = rank(match, own.has(match.form.child)) - (match.agreement === 'exact' ? 0 : Math.min(shared, 4) / 10)
    if (its > best || its > 90) continue
    if (its < best) winners = []
    best = its
    winners.push(match)
  }
  const [winner] = winners
  if (!winner) return null
  // 一一 may be the other's agreed nickname or the sender's own 怡怡 misspelt: only she can tell.
  const nicknamed =
    winner.agreement === 'exact'
      ? []
      : found.filter(({ form, agreement }) => agreement === 'exact' && form.kind === 'nickname' && !form.onlyFor)
  const children = [...new Set([...winners, ...nicknamed].map((match) => match.form.child))]
  return { children, form: winner.form, agreement: winner.agreement, own: children.some((child) => own.has(child)) }
}
