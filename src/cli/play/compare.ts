import type { Expected, ExpectedText, Place } from '../../chat/transcript.ts'

/** What somebody was told. */
export interface Told {
  readonly in: Place
  readonly text: string
  /** the network's id; null where it is no message */
  readonly messageId: string | null
}

/** Which message met which expectation, what `{…}` stood for, and what went wrong, each a text of some lines. */
export interface Compared {
  readonly met: readonly { readonly expected: Extract<Expected, { kind: 'told' }>; readonly told: Told }[]
  readonly taken: ReadonlyMap<string, string>
  readonly faults: readonly { readonly line: number; readonly text: string }[]
}

/**
 * Holds what was told since the last thing that happened against what was expected of it: in order within a conversation,
 * in any order between them; what is left over on either side is a fault. `line` is where it happened.
 */
export function compare(expected: readonly Expected[], told: readonly Told[], line: number): Compared {
  const wanted = expected.flatMap((each) => (each.kind === 'told' ? [each] : []))
  const met: Compared['met'][number][] = []
  const taken = new Map<string, string>()
  const faults: Compared['faults'][number][] = []
  const places = new Set([...wanted, ...told].map(({ in: where }) => nameOf(where)))
  for (const place of places) {
    const ours = wanted.filter(({ in: where }) => nameOf(where) === place)
    const theirs = told.filter(({ in: where }) => nameOf(where) === place)
    for (let at = 0; at < Math.max(ours.length, theirs.length); at++) {
      const [want, got] = [ours[at], theirs[at]]
      if (!got) faults.push({ line: want?.line ?? line, text: notTold(place, want) })
      else if (!want) faults.push({ line, text: `told without being expected\n  + ${place} ${indented(got.text)}` })
      else {
        const found = fits(want.text, got.text)
        if (found === null) faults.push({ line: want.line, text: otherwise(place, want.text, got.text) })
        else for (const [name, value] of found) taken.set(name, value)
        met.push({ expected: want, told: got })
      }
    }
  }
  return { met, taken, faults }
}

export function nameOf(where: Told['in']): string {
  if (where === 'alert command') return '[告急命令]'
  if (where === 'friend') return '[通过好友]'
  return 'room' in where ? `[群 ${where.room}]` : `[私 ${where.person}]`
}

/** What `{…}` stood for; null: it does not fit. */
function fits(expected: ExpectedText, text: string): Map<string, string> | null {
  if (expected.kind === 'words') {
    const isRight = expected.has.every((word) => text.includes(word)) && !expected.hasNot.some((w) => text.includes(w))
    return isRight ? new Map() : null
  }
  const names = [...expected.text.matchAll(/\{(?<name>[^{}]+)\}/g)].map(({ groups }) => groups?.name ?? '')
  const pattern = expected.text
    .split(/(\*|\{[^{}]+\})/)
    .map((part) => (part === '*' ? '[\\s\\S]*' : /^\{.+\}$/.test(part) ? '([0-9A-Za-z]+)' : literally(part)))
    .join('')
  const found = new RegExp(`^${pattern}$`).exec(text)
  return found && new Map(names.map((name, index) => [name, found[index + 1] ?? '']))
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}

export function textOf(expected: ExpectedText): string {
  if (expected.kind === 'whole') return expected.text
  return ['含', ...expected.has, ...(expected.hasNot.length > 0 ? ['不含', ...expected.hasNot] : [])].join(' ')
}

function notTold(place: string, want: { readonly text: ExpectedText } | undefined): string {
  return `not told\n  - ${place} ${indented(want ? textOf(want.text) : '')}`
}

function otherwise(place: string, want: ExpectedText, got: string): string {
  return `told otherwise\n  - ${place} ${indented(textOf(want))}\n  + ${place} ${indented(got)}`
}

export function indented(text: string): string {
  return text.replaceAll('\n', '\n    | ')
}
