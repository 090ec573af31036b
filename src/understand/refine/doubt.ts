import type { Context } from '../mention.ts'
import type { Layout } from '../recognise/list.ts'
import type { Draft } from './draft.ts'

/** Kinds that are told in plenty of chatter too: without any word for a child they are no report. */
const common = new Set(['outing', 'gift', 'festival', 'birthday', 'aid', 'homestay', 'wish', 'reading'])

/** Drops what is told without any word for a child where it may be chatter. */
export function doubtful(context: Context, layout: Layout, drafts: readonly Draft[]): Draft[] {
  if (context.children.length > 0 || layout.kind === 'form') return [...drafts]
  if (context.message.quote) return [...drafts]
  return drafts.filter((draft) => !common.has(draft.kind))
}
