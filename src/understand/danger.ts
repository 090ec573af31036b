import { doubter, hearsDanger } from './danger/learner.ts'
import { type Plain, plain } from './danger/plain.ts'
import { compile, readSigns } from './danger/sign.ts'
import type { Weights } from './danger/weights.ts'
import { ofTalkersAlone } from './danger/who.ts'
import { needsSomebody } from './words/danger.ts'
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
 * that no fault elsewhere can silence a cry for help; where in doubt it says urgent. What no pattern reads the
 * learner may still hear. It doubts a pattern only where people often say it for fun and no child is spoken of.
 */
export function danger(text: string): Danger {
  const signs = signsIn(text, patterns)
  const words = signs.length > 0 ? signs : heardIn(text)
  return { urgent: words.length > 0, words }
}

const lineBreaks = (text: string) => (text.includes('\n') ? ([',', ''] as const) : ([','] as const))

function heardIn(text: string): DangerWords[] {
  for (const lineBreak of lineBreaks(text)) {
    const view = plain(text, lineBreak)
    const heard = hearsDanger(view).map(({ from, to }) => ({ ...inGiven(view, from, to, text), rule: 'learner' }))
    if (heard.length > 0) return heard.sort((one, other) => one.from - other.from)
  }
  return []
}

/** The stretch of the given text that a stretch of its plain view came from. */
function inGiven({ starts, ends }: Plain, from: number, to: number, text: string): { from: number; to: number } {
  return { from: starts[from] ?? 0, to: ends[to - 1] ?? text.length }
}

/** The signs of one table in a text, each line read as a clause, and once more as if no line were broken. */
export function signsIn(text: string, table: ReturnType<typeof compile>, weights?: Weights): DangerWords[] {
  const found = new Map<string, DangerWords>()
  for (const lineBreak of lineBreaks(text)) {
    const view = plain(text, lineBreak)
    const chat = ofTalkersAlone(view.text)
    const counts = doubter(view, weights)
    for (const { from, to, sign } of readSigns(view, table)) {
      if (chat && needsSomebody.has(sign.rule)) continue
      if (!counts({ from, to, rule: sign.rule })) continue
      const words = { ...inGiven(view, from, to, text), rule: sign.rule }
      found.set(`${words.from} ${words.to} ${words.rule}`, words)
    }
  }
  return [...found.values()].sort((one, other) => one.from - other.from || one.to - other.to)
}
