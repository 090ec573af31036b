import type { Context } from '../mention.ts'
import { type Clause, splitClauses } from '../recognise/clause.ts'
import { compile } from '../recognise/pattern.ts'
import { splitRun } from '../recognise/run-on.ts'

const filler = compile(
  '<name>|<volunteer>|<party>|[\\s、,和跟与同及&+:·•\\-]|还有|以及|的|嘞|他们?|她们?|两个|三个|两人|二人|俩|仨|姐妹|兄妹|姐弟|兄弟|家|那边|这边|都|今天|下午|上午|晚上|中午|早上|\\d+[.、)]',
)

/**
 * The clauses of a section. One of names and days alone (平安、万里,今天都去看了 · 周二:和妍妍视频) belongs to the one
 * after it.
 */
export function clausesOf(context: Context, from: number, to: number): Clause[] {
  const merged: Clause[] = []
  let open: Clause | null = null
  const marked = withDaysWhole(context)
  const split = splitClauses(marked, from, to).flatMap((clause) => splitRun(context, clause))
  for (const clause of split) {
    const joined: Clause = open
      ? { ...clause, from: open.from, text: context.masked.slice(open.from, clause.to) }
      : clause
    const between = open ? context.masked.slice(open.to, clause.from) : ''
    const breaks: boolean =
      open !== null && (open.sentence !== clause.sentence || (/[()]/.test(between) && /\uE001/.test(clause.text)))
    const next: Clause = breaks ? clause : joined
    if (open && breaks) merged.push(open)
    open = null
    if (onlyNames(context, next)) open = next
    else merged.push(next)
  }
  if (open) merged.push(open)
  return merged
}

/** A day keeps the marks within it (3月9日(周一)): they end no clause. */
function withDaysWhole(context: Context): string {
  let text = context.masked
  for (const { from, to } of context.days)
    text = text.slice(0, from) + text.slice(from, to).replace(/[^\n]/g, '日') + text.slice(to)
  return text
}

function onlyNames(context: Context, clause: Clause): boolean {
  if (clause.to - clause.from > 40) return false
  let text = ''
  for (let at = clause.from; at < clause.to; at++) {
    const inDay = context.days.some((day) => day.from <= at && at < day.to)
    const inChild = context.children.some((child) => child.from <= at && at < child.to)
    if (!inDay && !inChild) text += context.masked.charAt(at)
  }
  return text.replace(filler, '') === ''
}
