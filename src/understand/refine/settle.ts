import type { Draft } from './draft.ts'

/** Drafts of one telling under a specific word and a general one: the specific word stays. */
export function specificFirst(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(
    (draft) =>
      !drafts.some((other) => other !== draft && sameEvent(draft, other) && covers(other, draft)) &&
      !isFetched(draft, drafts),
  )
}

/** 接他来我家过节: fetched for the feast, not to stay. */
function isFetched(draft: Draft, drafts: readonly Draft[]): boolean {
  if (draft.kind !== 'homestay' || /住|睡|宿|夜|晚上|留|歇/.test(draft.clause.text)) return false
  return drafts.some(
    (other) =>
      (other.kind === 'festival' || other.kind === 'birthday') &&
      other.section === draft.section &&
      other.clause.sentence === draft.clause.sentence &&
      other.mode === draft.mode,
  )
}

function sameEvent(one: Draft, other: Draft): boolean {
  return one.section === other.section && one.clause === other.clause && one.mode === other.mode
}

/** Does `specific` say what `general` says, and more? */
function covers(specific: Draft, general: Draft): boolean {
  const near = Math.abs(specific.from - general.from) < 12 || overlaps(specific, general)
  if (general.kind === 'visit') {
    if (specific.kind === 'homestay') return true
    if (specific.kind === 'call') return overlaps(specific, general) || (near && specific.from < general.from)
    return specific.kind === 'outing' && overlaps(specific, general)
  }
  if (general.kind === 'outing') {
    if (near && (specific.kind === 'festival' || specific.kind === 'birthday')) return true
    return (
      overlaps(specific, general) && ['reading', 'tutoring', 'homestay', 'assessment', 'letter'].includes(specific.kind)
    )
  }
  if (general.kind === 'gift') {
    if (specific.kind === 'aid' && (overlaps(specific, general) || (near && !namesThing(general)))) return true
    return (
      overlaps(specific, general) && ['birthday', 'letter', 'festival', 'reading', 'tutoring'].includes(specific.kind)
    )
  }
  if (general.kind === 'talk') return overlaps(specific, general) && specific.kind === 'assessment'
  if (general.kind === 'tutoring')
    return overlaps(specific, general) && ['reading', 'talk', 'assessment'].includes(specific.kind)
  if (general.kind === 'festival') return specific.kind === 'birthday' && overlaps(specific, general)
  return false
}

function overlaps(one: Draft, other: Draft): boolean {
  return one.from < other.to && other.from < one.to
}

/** The rules of gift that name the thing given stand first in its vocabulary; the others know only the handing over. */
function namesThing({ rule }: Draft): boolean {
  return /^activity\.gift\.strong\.[1-6]$/.test(rule)
}
