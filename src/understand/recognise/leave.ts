import { addDays, type Day } from '../../care/day.ts'
import type { Arguments } from '../meaning.ts'
import type { Context, DaySpan } from '../mention.ts'
import { leaveOpeners, leaveWord, standInAfter, standInBefore } from '../words/rhythm.ts'
import { readNumber } from './number.ts'

const word = new RegExp(leaveWord)
const onlyOpeners = new RegExp(`^${leaveOpeners}$`)
const asksBefore = new RegExp(standInBefore)
const asksAfter = new RegExp(standInAfter)
const duration =
  /(?<count>\d{1,3}|[一二两三四五六七八九十]{1,3}|半)\s*(?<unit>天(?!后)|个?(?:周|星期|礼拜)(?![一二三四五六日天末\d])|个月)/
const question = /[吗么]\s*[?？]?$|[?？]$|怎么|咋/

/** Leave from another work: 上班, 公司, 请假条. */
const elsewhere = /上班|公司|客人|请假条|单位|老板|请病假了|聚(?:不|会)|同学|晚自习|(?<!不|没)上课|宿舍/
/** 我请假了 tells of a leave that is taken. */
const toldAlready = /^\S{2,4}了[,，。!！\s]*$|^请?假?在家|^请假[。!][^\n]{6,}/

/**
 * 我请假到15号,王姐代 · 这周请假 · 请三天假: both ends of the leave and who stands in, as far as they are said; null where nobody asks for one
 * (小雨请假了没上学).
 */
export function readLeave(context: Context): Arguments | null {
  const { masked } = context
  const found = word.exec(masked)
  if (!found || question.test(masked.trim())) return null
  const before = blanked(masked, context.days).slice(0, found.index)
  const length = duration.exec(before)
  const opening = length ? before.replace(length[0], '') : before
  if (!onlyOpeners.test(opening.replaceAll(/[到至]/g, ''))) return null
  const days = daysOf(context, found)
  if (elsewhere.test(masked) || (toldAlready.test(masked.slice(found.index)) && !days)) return null
  const people = standIns(context)
  if (people === null) return { ...(days && { days }), people: [] }
  return { ...(days && { days }), ...(people.length > 0 && { people }) }
}

function daysOf(context: Context, found: RegExpExecArray): DaySpan | null {
  const { today, masked } = context
  const mentions = context.days.flatMap((one) => {
    const span = one.value.future ?? one.value.period
    return span === null || span.last < today ? [] : [{ ...one, span }]
  })
  const [first] = mentions
  const last = mentions.at(-1)
  const counted = lengthOf(found.groups?.inside ?? duration.exec(masked)?.[0] ?? '')
  if (counted !== null) {
    const from = first ? latest(first.span.first, today) : today
    return { first: from, last: ends(from, counted) }
  }
  if (!first || !last) return null
  const isEnd =
    /[到至止]\s*$/.test(masked.slice(0, first.from)) || /^\s*(?:回来|为止|止|结束|销假)/.test(masked.slice(first.to))
  const from = mentions.length === 1 && isEnd ? today : latest(first.span.first, today)
  return from <= last.span.last ? { first: from, last: last.span.last } : null
}

interface Length {
  readonly count: number
  readonly days: number
}

function lengthOf(text: string): Length | null {
  const groups = duration.exec(text)?.groups
  if (!groups) return null
  const count = groups.count === '半' ? 0.5 : readNumber(groups.count ?? '')
  const unit = groups.unit ?? ''
  const days = unit.endsWith('月') ? 30 : /周|星期|礼拜/.test(unit) ? 7 : 1
  return count === null || count === 0 ? null : { count, days }
}

function ends(from: Day, { count, days }: Length): Day {
  return addDays(from, Math.max(1, Math.round(count * days)) - 1)
}

/** Who is asked to stand in; null where the name may be several people's. */
function standIns({ volunteers, masked, speaker }: Context): readonly string[] | null {
  const named = volunteers.filter(
    ({ from, to }) => asksAfter.test(masked.slice(to)) || asksBefore.exec(masked.slice(0, from))?.[0].trim(),
  )
  if (named.some(({ value }) => value.volunteers.length === 0)) return null
  return [...new Set(named.flatMap(({ value }) => value.volunteers))].filter((id) => id !== speaker.person?.id)
}

const latest = (a: Day, b: Day): Day => (a > b ? a : b)

/** The text with these stretches blanked; a name stays one. */
function blanked(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  return spans.reduce((left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to), text)
}
