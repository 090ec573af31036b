import { type ActivityKind, activityKinds } from '../../care/activity.ts'
import type { Mention } from '../mention.ts'
import { matchesIn } from '../sieve.ts'
import { activityWords } from '../words/activities.ts'
import { compile } from './pattern.ts'

export interface ActivityReading {
  readonly kind: ActivityKind
  /** a weak word counts only beside a child, a duration, or in a list or form */
  readonly strength: 'strong' | 'weak'
}

interface Row {
  readonly rule: string
  readonly kind: ActivityKind
  readonly strength: 'strong' | 'weak'
  readonly pattern: RegExp
}

const rows: readonly Row[] = activityKinds.flatMap((kind) =>
  (['strong', 'weak'] as const).flatMap((strength) =>
    activityWords[kind][strength].map((pattern, index) => ({
      rule: `activity.${kind}.${strength}.${index + 1}`,
      kind,
      strength,
      pattern: compile(pattern),
    })),
  ),
)

const vetoes = new Map(
  activityKinds.map((kind) => [kind, activityWords[kind].vetoes.map((pattern) => compile(pattern))] as const),
)

/**
 * Every telling of an activity in the masked text, in order of place. Offsets are those of the text given. What is told
 * may be planned, denied or hearsay: that is for outcome.ts and the refiners.
 */
export function recogniseActivities(masked: string): Mention<ActivityReading>[] {
  const found: Mention<ActivityReading>[] = []
  const vetoed = new Map<ActivityKind, readonly Span[]>()
  for (const { rule, kind, strength, pattern } of rows) {
    pattern.lastIndex = 0
    for (const match of matchesIn(masked, pattern)) {
      const span = { from: match.index, to: match.index + match[0].length }
      if (span.from === span.to) continue
      const spans = vetoed.get(kind) ?? vetoSpans(kind, masked)
      vetoed.set(kind, spans)
      if (spans.some((veto) => spoils(veto, span))) continue
      found.push({ ...span, text: match[0], rule, value: { kind, strength } })
    }
  }
  return withoutRepeats(found)
}

interface Span {
  readonly from: number
  readonly to: number
}

function vetoSpans(kind: ActivityKind, text: string): Span[] {
  return (vetoes.get(kind) ?? []).flatMap((pattern) =>
    [...matchesIn(text, pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length })),
  )
}

/** A veto spoils what it covers by its end: the word that says the kind mostly stands last. */
function spoils(veto: Span, span: Span): boolean {
  return veto.from < span.to && veto.to >= span.to && veto.to > span.from
}

/** Of tellings of one kind that overlap the strong one, then the first one, stays. */
function withoutRepeats(found: readonly Mention<ActivityReading>[]): Mention<ActivityReading>[] {
  const ordered = [...found].sort(
    (a, b) => strengthOf(a) - strengthOf(b) || a.from - b.from || b.to - b.from - (a.to - a.from),
  )
  const kept: Mention<ActivityReading>[] = []
  const byKind = new Map<ActivityKind, Mention<ActivityReading>[]>()
  for (const mention of ordered) {
    const same = byKind.get(mention.value.kind) ?? []
    if (same.some((other) => other.from < mention.to && mention.from < other.to)) continue
    same.push(mention)
    byKind.set(mention.value.kind, same)
    kept.push(mention)
  }
  return kept.sort((a, b) => a.from - b.from || a.to - b.to)
}

function strengthOf(mention: Mention<ActivityReading>): number {
  return mention.value.strength === 'strong' ? 0 : 1
}
