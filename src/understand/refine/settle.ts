import type { Draft } from './draft.ts'

/** Drafts of one telling under a specific word and a general one: the specific word stays. */
export function specificFirst(told: readonly Draft[], masked: string): Draft[] {
  const drafts = told.map((draft) => (handsMoney(draft, masked) ? { ...draft, kind: 'aid' as const } : draft))
  return drafts.filter(
    (draft) =>
      !drafts.some(
        (other) =>
          other !== draft && sameEvent(draft, other) && covers(other, draft) && !besidesMoney(other, draft, masked),
      ) &&
      !isFetched(draft, drafts, masked) &&
      !toldTwice(draft, drafts),
  )
}

const money =
  /助学金|资助款|助学款|补助|救助金|慰问金|压岁钱|红包|生活费|学费|(?:\d|[一二两三四五六七八九十百千])+(?:元|块)/

/** 助学金下来了,今天送到她奶手上: what was handed over is the money spoken of. */
function handsMoney(draft: Draft, masked: string): boolean {
  if (draft.kind !== 'gift' || namesThing(draft)) return false
  const before = masked.slice(Math.max(0, draft.from - 24), draft.to)
  return money.test(before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1))
}

/** 在他家包饺子,一起过的元宵: one feast, told with its day and without. */
function toldTwice(draft: Draft, drafts: readonly Draft[]): boolean {
  if ((draft.kind !== 'festival' && draft.kind !== 'birthday') || draft.days.length > 0) return false
  return drafts.some(
    (other) =>
      other !== draft &&
      other.kind === draft.kind &&
      other.days.length > 0 &&
      other.mode === draft.mode &&
      other.clause.sentence === draft.clause.sentence &&
      other.section === draft.section &&
      other.cast.children.join() === draft.cast.children.join(),
  )
}

/** 接他来我家过节: fetched for the feast, not to stay. */
function isFetched(draft: Draft, drafts: readonly Draft[], masked: string): boolean {
  if (draft.kind !== 'homestay') return false
  const sentence = /^[^。!?\n]*/.exec(masked.slice(draft.clause.from))?.[0] ?? ''
  if (/住|睡|宿|夜|留|歇/.test(sentence)) return false
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

/** 送了书包和两百块钱: the thing was handed over too. */
function besidesMoney(specific: Draft, general: Draft, masked: string): boolean {
  if (specific.kind !== 'aid' || general.kind !== 'gift' || !namesThing(general)) return false
  return /[和跟与及、加]|还有|另/.test(masked.slice(general.to, specific.to))
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
