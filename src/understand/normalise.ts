import * as OpenCC from 'opencc-js/t2cn'
import { dialectIn } from './recognise/dialect.ts'
import { chatCodes } from './words/chat-codes.ts'

/** A text made plain for the recognisers, that still knows where each character came from. */
export interface Normalised {
  readonly text: string
  readonly original: string
  /** the stretch of `original` that a stretch of `text` came from */
  originalSpan(from: number, to: number): { readonly from: number; readonly to: number }
}

/** A text under way: `starts[i]` and `ends[i]` bound the stretch of the original that its unit `i` came from. */
interface Draft {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
}

type Replacement = (match: string, at: number, text: string) => string

const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' })

/** '1.5' for 1½, '0.5' for a lone ½: NFKC would make `11⁄2` of it. */
const fractions: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' }
const CIRCLED = /[①-⑳❶-❿➀-➉➊-➓㉑-㉟]/gu
const FRACTION = /[½¼¾]/g
/** A base character with its marks, so that composing sees them together. */
const CLUSTER = /[^\p{M}]\p{M}+|[^\u0000-\u007E\u3001-\u3002\u4E00-\u9FFF]/gsu
const INVISIBLE =
  /[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\u{E0000}-\u{E0FFF}]+/gu
const LINE_END = /\r\n?|[\u0085\u2028\u2029]/g
/** Private-use characters stand for masked names later on; in a text as sent they are old emoji fonts. */
const CONTROL = /[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F\uE000-\uF8FF]/g
const KEYCAP = /[0-9#*]\u20E3/g
const SENDER_LINE = /^(?:wxid_[\w-]{4,40}|gh_\w{6,30}):\n/
const BULLET = /(?<=^|\n[ ]*)[▪▫◾◽◼◻▶➡👉🔸🔹🔶🔷🔘📌📍☑✔✅🔴🔵🟢🟡🟠⭐🌟❇✳]+(?=[ ]*[^\s])/gu
const codes = [...chatCodes].sort((a, b) => b.length - a.length).join('|')
const BRACKET_CODE = new RegExp(`\\[(?:${codes})\\]`, 'g')
/** `/耶` only where nothing but the end or another face follows: 电话/握手 is a choice of two words. */
const SLASH_CODE = new RegExp(`/(?:${codes})(?=$|[\\s/\\[])`, 'gm')
const EMOJI = /(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20E3]|[\u2600-\u27BF])+/gu

/** What may follow a number that is no list number: 1️⃣点, 3️⃣号, 2️⃣0️⃣. */
const UNIT_NEXT = /^(?:\d\u20E3|[.:点月号日时小分个岁年hH])/

/**
 * Makes a text plain: NFKC, simplified characters, no emoji, chat faces, zero-width characters or sender line, and plain
 * words for those of dialect and old style, but in what `isName` knows as a name.
 */
export function normalise(text: string, isName?: (word: string) => boolean): Normalised {
  return settle(text, (draft) => withoutDialect(once(draft), isName))
}

function settle(text: string, round: (draft: Draft) => Draft): Normalised {
  let draft = start(text)
  // A second round settles what the first uncovered (a full-width ［呲牙］, a phrase that conversion joined).
  for (let rounds = 0; rounds < 6; rounds++) {
    const next = round(draft)
    const settled = next.text === draft.text
    draft = next
    if (settled) break
  }
  const { starts, ends } = draft
  return {
    text: draft.text,
    original: text,
    originalSpan(from, to) {
      const first = Math.max(0, Math.min(from, starts.length))
      const last = Math.max(first, Math.min(to, starts.length))
      const begin = starts[first] ?? text.length
      if (last === first) return { from: begin, to: begin }
      return { from: begin, to: Math.max(begin, ends[last - 1] ?? text.length) }
    },
  }
}

/** The same path for a name of the roster, so that 乾乾 and its writer's 干干 still meet; no word in it is dialect. */
export function normaliseName(name: string): string {
  return settle(name, once).text.trim()
}

function withoutDialect(draft: Draft, isName?: (word: string) => boolean): Draft {
  const found = dialectIn(draft.text, isName)
  if (found.length === 0) return draft
  const out: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  const keep = (to: number) => {
    for (let unit = done; unit < to; unit++) {
      starts.push(draft.starts[unit] ?? 0)
      ends.push(draft.ends[unit] ?? 0)
    }
    out.push(draft.text.slice(done, to))
  }
  for (const { from, to, plain } of found) {
    keep(from)
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(draft.starts[from] ?? 0)
      ends.push(draft.ends[to - 1] ?? 0)
    }
    out.push(plain)
    done = to
  }
  keep(draft.text.length)
  return { text: out.join(''), starts, ends }
}

function start(text: string): Draft {
  const starts = Array.from({ length: text.length }, (_, index) => index)
  return { text, starts, ends: starts.map((index) => index + 1) }
}

function once(draft: Draft): Draft {
  let next = replace(
    draft,
    FRACTION,
    (mark, at, text) => (/[\d０-９]/.test(text[at - 1] ?? '') ? '' : '0') + fractions[mark],
  )
  next = replace(next, CIRCLED, (mark, at, text) => (at > 0 && text[at - 1] !== '\n' ? ' ' : '') + numberOf(mark))
  next = replace(next, CLUSTER, (cluster) => cluster.normalize('NFKC'))
  next = replace(next, LINE_END, () => '\n')
  next = replace(next, INVISIBLE, () => '')
  next = replace(next, CONTROL, () => ' ')
  next = replace(next, SENDER_LINE, () => '')
  next = replace(next, KEYCAP, keycap)
  next = replace(next, BULLET, () => '• ')
  next = replace(next, BRACKET_CODE, () => ' ')
  next = replace(next, SLASH_CODE, () => ' ')
  next = replace(next, EMOJI, () => ' ')
  return simplify(next)
}

/** A list number of its own at the head of a line, else the bare digit (3️⃣点). */
function keycap(mark: string, at: number, text: string): string {
  const atHead = /(?:^|\n) *$/.test(text.slice(Math.max(0, at - 3), at))
  const listNumber = atHead && !UNIT_NEXT.test(text.slice(at + mark.length))
  return listNumber ? `${mark[0]}. ` : (mark[0] ?? '')
}

/** '3. ' for ③, ❸ and their like: NFKC would glue the bare digit to what follows. */
function numberOf(mark: string): string {
  const plain = mark.normalize('NFKC')
  if (/^\d+$/.test(plain)) return `${plain}. `
  const code = mark.codePointAt(0) ?? 0
  return `${((code - 0x2776) % 10) + 1}. `
}

function replace(draft: Draft, pattern: RegExp, replacement: Replacement): Draft {
  const { text } = draft
  const out: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let done = 0
  let changed = false
  const keep = (to: number) => {
    for (let index = done; index < to; index++) {
      starts.push(draft.starts[index] ?? 0)
      ends.push(draft.ends[index] ?? 0)
    }
    out.push(text.slice(done, to))
  }
  for (const match of pattern.global ? text.matchAll(pattern) : [pattern.exec(text)]) {
    if (!match) continue
    const made = replacement(match[0], match.index, text)
    if (made === match[0]) continue
    changed = true
    keep(match.index)
    done = match.index + match[0].length
    for (let unit = 0; unit < made.length; unit++) {
      starts.push(draft.starts[match.index] ?? 0)
      ends.push(draft.ends[done - 1] ?? 0)
    }
    out.push(made)
  }
  if (!changed) return draft
  keep(text.length)
  return { text: out.join(''), starts, ends }
}

function simplify(draft: Draft): Draft {
  const converted = toSimplified(draft.text)
  if (converted === draft.text) return draft
  if (converted.length === draft.text.length) return { ...draft, text: converted }
  // Phrases that change length would break the map: character by character then.
  return replace(draft, /[\u3400-\u9FFF\u{20000}-\u{3FFFF}]/gu, (character) => toSimplified(character))
}
