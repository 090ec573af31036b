import type { HeardIn } from '../learner/clause-model.ts'
import type { Context, Mention } from '../mention.ts'
import type { WishReading } from '../recognise/wish.ts'

/** From here on a clause is heard to tell what a child wishes for, though no word of wishing stands in it; chosen on held sums. */
const HEARD = 0.4
/** 说就想要, 盼着有: what leads to the thing. */
const lead =
  /^(?:\uE001|(?:他|她|孩子|娃|说|讲|就|最|也|还|一直|老|天天|总|做梦都|只|其实|悄悄|偷偷|跟我|告诉我)|(?:想要?|要|盼着?|希望|念叨着?|惦记着?|稀罕|缺)(?:有|个|一个)?)+/
/** A wish of the sender's, or of those she writes to. */
const ofOthers = /我|俺|咱|大家|你|您/
const LEAST_CHARACTERS = 2

/** Wishes that only the learner hears: 轩轩不图贵的,能有双跟脚的胶鞋就满足. */
export function learntWishes(
  context: Context,
  heard: readonly HeardIn[],
  told: readonly Mention<WishReading>[],
): Mention<WishReading>[] {
  return heard.flatMap(({ clause, heard: { want } }) => {
    const free = told.every((wish) => clause.to <= wish.value.at || wish.to <= clause.from)
    if (want < HEARD || !free || ofOthers.test(clause.text)) return []
    const from = clause.from + (lead.exec(clause.text)?.[0].length ?? 0)
    const wish = context.normalised.text.slice(from, clause.to).trim()
    if (wish.length < LEAST_CHARACTERS) return []
    const rule = `learner.wish.${Math.round(want * 100)}`
    return [{ from: clause.from, to: clause.to, text: wish, rule, value: { wish, at: clause.from } }]
  })
}
