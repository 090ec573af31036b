import type { Speaker } from '../../care/speaker.ts'
import type { ChildCandidate } from './child-candidates.ts'
import { nameIndexOf } from './name-index.ts'

/** A name that several children bear; `all`: the words say that each of them is meant. */
export interface SharedCandidate extends ChildCandidate {
  readonly all: boolean
}

const counts: Readonly<Record<string, number>> = { 两: 2, 俩: 2, 二: 2, 三: 3, 仨: 3, 四: 4 }
const countBefore = /(?:这|那)?([两俩二三仨四])个?$/
const countAfter = /^(?:[她他]们)?([两俩二三仨四])(?:个|人)?(?=都|各|每|一起|一人|今|昨|在|没|,|。|$)/
const familyBefore = /(?:姓)?([一-龥])(?:家|姓)(?:的|那|那个|里|里头|屋里)*$|姓([一-龥])(?:的|那|那个)+$/
const familyAfter = /^ ?[(（](?:姓)?([一-龥])(?:家|姓)?(?:的)?[)）]/

/** 柴家的佳宁, 姓邢的佳宁, 佳宁(柴): whose family tells the one; 两个佳宁: all who bear it. */
export function shared(text: string, candidate: ChildCandidate, speaker: Speaker): SharedCandidate {
  const { from, to, children } = candidate
  const plain = { ...candidate, all: false }
  if (candidate.form.kind === 'full') return plain
  const before = text.slice(Math.max(0, from - 6), from)
  const after = text.slice(to, to + 6)
  const index = nameIndexOf(speaker.roster)
  const bearers = (index.forms.get(text.slice(from, to)) ?? [])
    .filter(({ kind }) => kind !== 'generated' && kind !== 'surname')
    .map(({ child }) => child)
  const alike = [...new Set([...children, ...bearers])]
  if (alike.length < 2) return plain
  const told = familyBefore.exec(before) ?? familyAfter.exec(after)
  const surname = told?.[1] ?? told?.[2]
  if (surname !== undefined) {
    const fitting = alike.filter((id) => index.children.get(id)?.name.startsWith(surname))
    const own = new Set(speaker.ownChildren)
    return fitting.length === 1 ? { ...plain, children: fitting, own: fitting.some((id) => own.has(id)) } : plain
  }
  const count = counts[(countBefore.exec(before) ?? countAfter.exec(after))?.[1] ?? '']
  return count !== undefined && count === children.length ? { ...plain, all: true } : plain
}
