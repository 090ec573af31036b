import type { DayReading, Mention } from '../mention.ts'
import type { Group } from './cast.ts'
import { isPartOfDay } from './days.ts'

export interface Pair {
  readonly group: Group
  readonly day: Mention<DayReading>
}

/** 周一给然然、周二给欣欣打的电话; 墨墨昨天、石头今天,都去看过: each child with its own day. Null where they don't pair. */
export function pairsOf(groups: readonly Group[], days: readonly Mention<DayReading>[], text: string): Pair[] | null {
  const whole = days.filter((day) => day.value.kind === 'day' && !isPartOfDay(day))
  if (groups.length < 2 || whole.length !== groups.length) return null
  const pairs: Pair[] = []
  for (const [index, group] of groups.entries()) {
    const day = whole[index]
    if (!day) return null
    pairs.push({ group, day })
  }
  const childFirst = pairs.every(({ group, day }) => group.to <= day.from)
  const dayFirst = pairs.every(({ group, day }) => day.to <= group.from)
  if (!childFirst && !dayFirst) return null
  const close = pairs.every(({ group, day }, index) => {
    const [first, second] = childFirst ? [group, day] : [day, group]
    const next = pairs[index + 1]
    const nextFrom = next ? (childFirst ? next.group.from : next.day.from) : second.to
    return (
      first.to <= second.from &&
      second.to <= nextFrom &&
      /^[^,。;!?\n]{0,3}$/.test(text.slice(first.to, second.from)) &&
      /^[)）]?[\s、,和跟与及]{0,2}$/.test(text.slice(second.to, nextFrom))
    )
  })
  return close ? pairs : null
}
