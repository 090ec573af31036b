import type { Arguments } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { readNumber } from './number.ts'

const heads = /^\s*(?<head>主题活动|站点活动|集体活动|团体活动|团体辅导|团辅|夏令营|冬令营|游园会)/
const count =
  /(?:共|一共|来了|到了|参加的?|有)?(?<count>\d{1,4}|[零一二两三四五六七八九十百]{1,5})\s*(?:个|名|位)?\s*(?:多个?)?(?:孩子|儿童|娃娃?|小朋友|学生|小孩|人)(?:们)?(?:次)?(?:参加|到场)?/
const MAX_TITLE = 30

/** 主题活动 包粽子 6月8日 12个孩子 2小时: what the station did together; a head alone gives nothing. */
export function readStationEvent(context: Context): Arguments | null {
  const { normalised, masked, days, minutes } = context
  const head = heads.exec(masked)?.groups?.head
  if (head === undefined) return null
  const counted = count.exec(masked)
  const spans = [
    ...days,
    ...minutes,
    ...(counted ? [{ from: counted.index, to: counted.index + counted[0].length }] : []),
  ]
  const rest = spans.reduce(
    (text, { from, to }) => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to),
    normalised.text,
  )
  const title = rest
    .slice(rest.indexOf(head) + head.length)
    .replaceAll(/[\s,，、。.;；:：!！()（）]+/g, ' ')
    .trim()
  const named = title === '' && !/^(?:主题|站点|集体|团体)活动$/.test(head) ? head : title
  if (named.length > MAX_TITLE) return null
  const [day] = days
  const date = day?.value.past?.first ?? day?.value.future?.first
  const long = minutes.length === 1 ? minutes[0]?.value.minutes : null
  const children = counted ? readNumber(counted.groups?.count ?? '') : null
  return {
    ...(named !== '' && { text: named }),
    ...(date !== undefined && { date }),
    ...(typeof long === 'number' && { minutes: long }),
    ...(children !== null && { number: children }),
  }
}
