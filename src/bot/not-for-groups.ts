import { withoutPrivateFacts } from '../care/private-facts.ts'
import type { Speaker } from '../care/speaker.ts'
import { voidCode } from '../store/binding.ts'
import type { Db } from '../store/database.ts'
import { childFacts } from '../store/roster.ts'
import type { Meaning } from '../understand/meaning.ts'
import { normalise } from '../understand/normalise.ts'
import { splitQuote } from '../understand/quote.ts'
import { recogniseChildren } from '../understand/recognise/child.ts'

const CODE = /(?<!\d)\d{4}[ -]?\d{4}(?!\d)/g

/** A binding code that is shown in a group, in whatever sentence and by whomever, is void at once. True where there was one. */
export async function voidShownCodes(db: Db, text: string, now: Date): Promise<boolean> {
  let wasOne = false
  for (const [shown] of splitQuote(text).rest.matchAll(CODE))
    wasOne = (await voidCode(db, shown.replace(/\D/g, ''), now)) || wasOne
  return wasOne
}

/** Is the sender to be asked to recall it? An ID number always; a phone number or an address where it is about a child. */
export function showsPrivateFacts(text: string, speaker: Speaker, isReport: boolean): boolean {
  const { rest } = splitQuote(text)
  const { found } = withoutPrivateFacts(rest)
  if (found.length === 0) return false
  return isReport || found.includes('id') || recogniseChildren(normalise(rest).text, speaker).length > 0
}

/**
 * The text of a report as it may be kept: without private facts; '' (kept, but without words) where it is about a child
 * whose guardian has not agreed; null where nothing of it was kept.
 */
export async function textToKeep(db: Db, text: string, meaning: Meaning): Promise<string | null> {
  const { records, plans, wishes, concern, unplaced = [] } = meaning
  const named = [...records, ...plans, ...wishes, ...unplaced].flatMap(({ child }) =>
    child === undefined ? [] : [child],
  )
  const facts = await childFacts(db, [...new Set([...named, ...concern.children])])
  const stateOf = (child: string) => facts.get(child)?.state
  const isKept =
    records.some(({ child }) => stateOf(child) === 'active' || stateOf(child) === 'pending') ||
    [...plans, ...wishes].some(({ child }) => stateOf(child) === 'active') ||
    concern.level !== 'none' ||
    meaning.clarify !== null
  if (!isKept) return null
  const allAgreed = [...facts.values()].every(({ state }) => state === 'active')
  return allAgreed ? withoutPrivateFacts(text).text : ''
}
