import type { Context } from '../mention.ts'
import { bareWords } from '../words/commands.ts'
import { topicAround, topicNouns } from '../words/queries.ts'
import { bareForm } from './vocabulary.ts'

const wordsOf = (intent: 'summary' | 'my-children') =>
  new Set(bareWords.filter((entry) => entry.intent === intent).flatMap((entry) => entry.words))
const bareSummary = wordsOf('summary')
const bareOwn = wordsOf('my-children')

const DAY_MASK = '\uE003'
/** A topic is a few words; what is longer tells something. */
const LONGEST_TOPIC = 16
const topicForm = new RegExp(
  `^(?:[\uE001\uE002${DAY_MASK}、和跟与 ]|${topicAround.join('|')})*(?:${topicNouns.join('|')}){0,2}(?:表|单|次数|情况)?$`,
)
/** 这个月还没家访的娃 */
const lacking = /(?:没|未|冇)(?:有)?[^,，。]{1,8}的(?:娃|孩子|志愿者|妈妈|人|名单|有)?$/

/** 汇总 or 我的孩子 standing alone, with a period before it at most: heard in a group without a mention. */
export function bareQuery(context: Context): 'my-children' | 'summary' | null {
  const bare = bareForm(context.masked)
  if (bareOwn.has(bare)) return 'my-children'
  if (bareSummary.has(bare)) return 'summary'
  const head = context.days.find((day) => day.value.period !== null && day.from <= context.masked.indexOf(bare))
  const after = head && bareForm(context.masked.slice(head.to)).replace(/^的/, '')
  return after !== undefined && bareSummary.has(after) ? 'summary' : null
}

/** Does a short text only name a matter: 本月, 飞飞的情况, 逾期名单? */
export function isTopic(context: Context): boolean {
  const bare = bareForm(withoutDays(context))
  return bare.length > 0 && bare.length <= LONGEST_TOPIC && (topicForm.test(bare) || lacking.test(bare))
}

/** The masked text, of the same length, with expressions of time masked too. */
export function withoutDays(context: Context): string {
  return context.days.reduce(
    (text, day) => text.slice(0, day.from) + DAY_MASK.repeat(day.to - day.from) + text.slice(day.to),
    context.masked,
  )
}
