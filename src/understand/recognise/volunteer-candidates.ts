import { givenName, type PersonId, type Roster } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import { normaliseName } from '../normalise.ts'
import { commonTitles, titles } from '../words/names.ts'

export type VolunteerFormKind = 'full' | 'given' | 'given-title' | 'surname-title' | 'short-title' | 'small'

interface VolunteerForms {
  readonly people: readonly PersonId[]
  readonly kind: VolunteerFormKind
  /** a title that many outside the station bear */
  readonly common: boolean
}

export interface VolunteerCandidate extends VolunteerForms {
  readonly from: number
  readonly to: number
}

interface VolunteerIndex {
  readonly forms: ReadonlyMap<string, VolunteerForms>
  readonly firstCharacters: ReadonlySet<string>
  readonly longest: number
}

const indexes = new WeakMap<Roster, VolunteerIndex>()
const familiar = ['姐', '哥', '姨', '叔', '嫂', '婶']

/** Every stretch that may name a volunteer, overlapping ones too. The sender does not call herself 王姐. */
export function volunteerCandidates(text: string, speaker: Speaker): VolunteerCandidate[] {
  const index = indexOf(speaker.roster)
  const found: VolunteerCandidate[] = []
  for (let from = 0; from < text.length; from++) {
    if (!index.firstCharacters.has(text[from] ?? '')) continue
    for (let to = from + 2; to <= Math.min(text.length, from + index.longest); to++) {
      const forms = index.forms.get(text.slice(from, to))
      if (!forms) continue
      const exact = forms.kind === 'full' || forms.kind === 'given'
      const people = exact ? forms.people : forms.people.filter((person) => person !== speaker.person?.id)
      if (people.length > 0) found.push({ from, to, people, kind: forms.kind, common: forms.common })
    }
  }
  return found
}

function indexOf(roster: Roster): VolunteerIndex {
  const known = indexes.get(roster)
  if (known) return known
  const forms = build(roster)
  const index = {
    forms,
    firstCharacters: new Set([...forms.keys()].map((form) => form[0] ?? '')),
    longest: Math.max(2, ...[...forms.keys()].map((form) => form.length)),
  }
  indexes.set(roster, index)
  return index
}

const order: readonly VolunteerFormKind[] = ['full', 'given-title', 'surname-title', 'given', 'small', 'short-title']

function build(roster: Roster): Map<string, VolunteerForms> {
  const forms = new Map<string, VolunteerForms>()
  const put = (text: string, person: PersonId, kind: VolunteerFormKind, title = '') => {
    if (text.length < 2) return
    const there = forms.get(text)
    if (!there || order.indexOf(kind) < order.indexOf(there.kind))
      forms.set(text, { people: [person], kind, common: commonTitles.has(title) })
    else if (there.kind === kind && !there.people.includes(person))
      forms.set(text, { ...there, people: [...there.people, person] })
  }
  for (const { id, name: written, leader } of roster.volunteers) {
    const name = normaliseName(written)
    const given = givenName(name)
    const surname = name.slice(0, name.length - given.length)
    put(name, id, 'full')
    put(given, id, 'given')
    for (const title of titles) {
      if (title === '站长' && !leader) continue
      put(surname + title, id, 'surname-title', title)
      if (given.length === 2) put(given + title, id, 'given-title', '')
      put(name + title, id, 'full')
    }
    for (const title of familiar) put(given.slice(-1) + title, id, 'short-title')
    for (const small of ['小', '老']) put(small + surname, id, 'small')
    put(`阿${given.slice(-1)}`, id, 'short-title')
  }
  return forms
}
