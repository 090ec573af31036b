import { type ChildId, shortName } from '../../care/roster.ts'
import type { Speaker } from '../../care/speaker.ts'
import { leads } from '../../rights.ts'
import type { Db } from '../../store/database.ts'
import { childFacts } from '../../store/roster.ts'
import { noSuchChildHere, noSuchVolunteerHere, type Say, severalChildren } from '../../wording.ts'
import type { About, Asked } from '../command.ts'

export interface NamedChild {
  readonly id: ChildId
  readonly name: string
}

export interface NamedPerson {
  readonly id: number
  readonly name: string
}

interface Candidate {
  readonly word: string
  readonly child?: NamedChild
  readonly person?: NamedPerson
}

export interface NamesFound {
  readonly children: readonly NamedChild[]
  readonly person: NamedPerson | null
  /** what follows the names: a reason, a programme, a new name */
  readonly rest: string
}

/** Names of her roster in the words after a command, one of each at most; a name is not looked for in what follows them. */
export function namesIn({ meaning, speaker }: Asked, looksFor: 'child' | 'child and volunteer'): NamesFound {
  const candidates = candidatesOf(speaker)
  let children: readonly NamedChild[] = []
  let person: NamedPerson | null = null
  let rest = (meaning.arguments?.text ?? '').trim()
  for (;;) {
    const wanted = candidates.filter(
      (entry) =>
        rest.startsWith(entry.word) &&
        (entry.child ? children.length === 0 : person === null && looksFor === 'child and volunteer'),
    )
    const longest = Math.max(0, ...wanted.map(({ word }) => word.length))
    if (longest === 0) return { children, person, rest }
    const meant = wanted.filter(({ word }) => word.length === longest)
    const named = meant.flatMap(({ child }) => child ?? [])
    const [who] = meant.flatMap((entry) => entry.person ?? [])
    if (named.length > 0) children = [...new Map(named.map((child) => [child.id, child])).values()]
    else person = who ?? null
    rest = rest
      .slice(longest)
      .replace(/^[\s,，、:：;；。.]+/, '')
      .replace(/^[和跟与](?=.)/, '')
      .trimStart()
  }
}

function candidatesOf({ roster }: Speaker): Candidate[] {
  return [
    ...roster.children.flatMap((child) =>
      [...new Set([child.name, ...child.nicknames, shortName(child)])].map((word) => ({
        word,
        child: { id: child.id, name: child.name },
      })),
    ),
    ...roster.volunteers.map(({ id, name }) => ({ word: name, person: { id: Number(id), name } })),
  ]
}

/** The one child that is meant, of a station that she leads or coordinates; else what is wrong. */
export async function oneChild(
  { db, speaker }: { readonly db: Db; readonly speaker: Speaker },
  { children }: NamesFound,
): Promise<NamedChild | { readonly lacks: Say; readonly about: readonly About[] }> {
  const facts = await childFacts(
    db,
    children.map(({ id }) => id),
  )
  const hers = children.filter(({ id }) => leads(speaker, facts.get(id)?.station ?? 0))
  const [only, ...others] = hers
  if (!only) return { lacks: noSuchChildHere(), about: [] }
  if (others.length === 0) return only
  const about = hers.map(({ id }) => ({ child: id, fields: ['name'] }))
  return { lacks: severalChildren(hers.map(({ name }) => name)), about }
}

export function onePerson({ person }: NamesFound): NamedPerson | { readonly lacks: Say } {
  return person ?? { lacks: noSuchVolunteerHere() }
}

export const nameOnly = (child: NamedChild): About[] => [{ child: child.id, fields: ['name'] }]
