import type { ActivityKind } from './activity.ts'
import type { ChildId, PersonId } from './roster.ts'

/** What a line tells of whom. */
export interface Deed {
  readonly child: ChildId
  readonly kind: ActivityKind
}

/** A line of a list as an earlier version had it. */
export interface KnownLine {
  readonly number: number | null
  readonly author: PersonId | null
  /** its words, or what stands for them */
  readonly words: string
  readonly deeds: readonly Deed[]
  readonly gone: boolean
}

/** A line as the version at hand has it. */
export interface SentLine {
  readonly number: number | null
  readonly author: PersonId | null
  readonly words: string
  readonly deeds: readonly Deed[]
}

export interface Compared<Known, Sent> {
  readonly lines: readonly { readonly sent: Sent; readonly was: Known | null; readonly isSame: boolean }[]
  /** lines that the newest version had and this one has not */
  readonly gone: readonly Known[]
}

/**
 * What a version of a list changed. The same words of the same author are the same line wherever it stands; of what is
 * left, an author's line of the same kind about the same child was changed, else the one with her old number.
 */
export function compareVersions<Known extends KnownLine, Sent extends SentLine>(
  known: readonly Known[],
  sent: readonly Sent[],
): Compared<Known, Sent> {
  const left = new Set(known)
  const found = new Map<Sent, { readonly was: Known; readonly isSame: boolean }>()
  const match = (isSame: boolean, fits: (was: Known, line: Sent) => boolean) => {
    for (const line of sent) {
      if (found.has(line)) continue
      const was = [...left].find((one) => one.author === line.author && fits(one, line))
      if (!was) continue
      left.delete(was)
      found.set(line, { was, isSame })
    }
  }
  match(true, (was, line) => was.words === line.words && was.number === line.number)
  match(true, (was, line) => was.words === line.words)
  const share = (was: Known, line: Sent, isAlike: (one: Deed, other: Deed) => boolean) =>
    !was.gone && was.deeds.some((one) => line.deeds.some((other) => isAlike(one, other)))
  match(false, (was, line) => share(was, line, (one, other) => one.child === other.child && one.kind === other.kind))
  match(false, (was, line) => !was.gone && was.number !== null && was.number === line.number)
  // without numbers the child alone says which line it was
  match(false, (was, line) => was.number === null && share(was, line, (one, other) => one.child === other.child))
  return {
    lines: sent.map((line) => ({ sent: line, was: null, isSame: false, ...found.get(line) })),
    gone: [...left].filter(({ gone }) => !gone),
  }
}

/** Titles that begin anew with each day or week: 今日关爱, 本周走访. */
export function startsAnew(title: string): 'day' | 'week' | null {
  if (/今[天日晚早]|每[天日]|日报/.test(title)) return 'day'
  return /[本这每]周|[本这]星期|周报/.test(title) ? 'week' : null
}

/** Is this a version of the known list, or a new list under an old title? A version keeps half of the lines or more. */
export function isVersion(compared: Compared<KnownLine, SentLine>): boolean {
  const kept = compared.lines.filter(({ was }) => was !== null).length
  return kept > 0 && kept >= compared.gone.length
}
