import type { WishChange } from '../meaning.ts'
import type { Context } from '../mention.ts'

const words = '[^,，。!！?？\\n]'
const otherWords = new RegExp(
  `^(?:她|他|孩子)?(?:想?要的|心愿|愿望)?(?:不是|不系|唔系)(?:想?要)?(?<from>${words}{1,12}?)[,，\\s]*(?:而是|应该是|应是|其实是|要的是|系|是)(?:想?要)?(?<to>${words}{1,20}?)(?:了|吧|哈|哦|啊|呀)?[。!！~\\s]*$`,
)
const newWords = new RegExp(
  `^(?:那个|这个|刚才的?)?(?:心愿|愿望)(?:改成|改为|换成|应该是|应是|改)(?:想?要)?(?<to>${words}{1,20}?)(?:了|吧|哈|哦|啊|呀)?[。!！~\\s]*$`,
)

/** Other words for a wish that the sender told lately: nothing else is corrected by a thing that stands in no wish of hers. */
export function readWishChange({ normalised, speaker }: Context): WishChange | null {
  const wishes = speaker.wishes ?? []
  if (wishes.length === 0) return null
  const text = normalised.text.trim()
  const other = otherWords.exec(text)?.groups
  if (other?.from && other.to && wishes.some((wish) => wish.includes(other.from ?? '')))
    return { from: other.from, to: other.to }
  const to = newWords.exec(text)?.groups?.to
  return to ? { from: null, to } : null
}
