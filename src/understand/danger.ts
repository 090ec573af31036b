import { plain } from './danger/plain.ts'
import { compile, readSigns } from './danger/sign.ts'
import { dangerSigns } from './words/danger-signs.ts'

export interface DangerWords {
  /** UTF-16 positions in the given text */
  readonly from: number
  readonly to: number
  /** the sign's name, for the panel, the log and the tests */
  readonly rule: string
}

export interface Danger {
  readonly urgent: boolean
  /** what made it so, in the order of the text; empty where it is not */
  readonly words: readonly DangerWords[]
}

const patterns = compile(dangerSigns)

/**
 * Signs that a child is harmed or in danger now (CARE.md, rule 9). It leans on no other part of understanding, so
 * that no fault elsewhere can silence a cry for help; where in doubt it says urgent.
 */
export function danger(text: string): Danger {
  const words = signsIn(text, patterns)
  return { urgent: words.length > 0, words }
}

/** The signs of one table in a text, each line read as a clause, and once more as if no line were broken. */
export function signsIn(text: string, table: ReturnType<typeof compile>): DangerWords[] {
  const breaks = text.includes('\n') ? ([',', ''] as const) : ([','] as const)
  const found = new Map<string, DangerWords>()
  for (const lineBreak of breaks) {
    const view = plain(text, lineBreak)
    for (const { from, to, sign } of readSigns(view, table)) {
      const words = { from: view.starts[from] ?? 0, to: view.ends[to - 1] ?? text.length, rule: sign.rule }
      found.set(`${words.from} ${words.to} ${words.rule}`, words)
    }
  }
  return [...found.values()].sort((one, other) => one.from - other.from || one.to - other.to)
}
