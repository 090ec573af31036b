/** Words that every wish has: they name none. */
const EMPTY =
  /想要|想买|希望|能有|有一|一个|一双|一本|一套|一辆|一件|新的|个新|得到|收到|送给|心愿|愿望|实现|达成|完成|了/g
const SHORTEST = 2

/** The one wish that a text names: it has the longest run of characters in common with it, of two at least; null where none or several do. */
export function namedWish<Wish extends { readonly text: string }>(wishes: readonly Wish[], text: string): Wish | null {
  const plain = text.replace(EMPTY, ' ')
  const scored = wishes
    .map((wish) => ({ wish, length: commonRun(wish.text.replace(EMPTY, ' '), plain) }))
    .filter(({ length }) => length >= SHORTEST)
    .sort((a, b) => b.length - a.length)
  const [best, second] = scored
  return best && best.length > (second?.length ?? 0) ? best.wish : null
}

function commonRun(a: string, b: string): number {
  let longest = 0
  for (let from = 0; from < a.length; from++)
    for (let to = from + longest + 1; to <= a.length; to++) {
      const run = a.slice(from, to)
      if (run.includes(' ') || !b.includes(run)) break
      longest = run.length
    }
  return longest
}
