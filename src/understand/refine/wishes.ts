import type { MeaningWish } from '../meaning.ts'
import type { Context, Mention } from '../mention.ts'
import type { WishReading } from '../recognise/wish.ts'
import { castOf, type Group, groupsIn, noTopic } from './cast.ts'

export interface PlacedWish extends MeaningWish {
  readonly from: number
  readonly to: number
  readonly rule: string
  readonly assumed: string | null
}

/** Whose each wish is: the child named last before it, else the one told of in the report, else the sender's only one. */
export function placeWishes(
  context: Context,
  wishes: readonly Mention<WishReading>[],
): { wishes: PlacedWish[]; unclear: boolean } {
  const placed: PlacedWish[] = []
  let unclear = false
  for (const mention of wishes) {
    const owner = ownerOf(context, mention)
    if (owner === null) {
      unclear = true
      continue
    }
    for (const child of owner.children)
      placed.push({
        child,
        wish: mention.value.wish,
        from: mention.from,
        to: mention.to,
        rule: mention.rule,
        assumed: owner.assumed,
      })
  }
  return { wishes: placed, unclear }
}

function ownerOf(
  context: Context,
  mention: Mention<WishReading>,
): { children: readonly string[]; assumed: string | null } | null {
  const named = groupsIn(context, 0, mention.from).filter(isNamed)
  const inside = groupsIn(context, mention.from, mention.to).find(isNamed)
  const last = named.at(-1) ?? inside
  const cast = last && castOf(last, noTopic)
  if (cast && cast.children.length > 0) return { children: cast.children, assumed: null }
  const [only, ...others] = context.speaker.ownChildren
  if (only !== undefined && others.length === 0) return { children: [only], assumed: 'only-child' }
  return null
}

const isNamed = (group: Group) => group.mentions.some(({ value }) => value.kind === 'name' || value.children.length > 0)
