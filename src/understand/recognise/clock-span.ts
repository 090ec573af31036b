import type { Mention, MinutesReading } from '../mention.ts'
import { type ClockTime, clockText, minutesOfDay } from './clock.ts'

/** 3点到4点半, 14:00-15:30, 从两点讲到四点, 八点半跟他视频,聊到九点. */
const JOINED = /^ ?(?:起|开始)?[ ,]?(?:[-~—–→]{1,2}|一?直?到|直?至) ?(?:了)?$/
const DONE_UNTIL =
  /^[^\d。;!?\n]{0,14}(?:聊|谈|讲|打|说|陪|读|看|写|玩|忙|做|待|呆|坐|摆|唠|补|导|学|弄|搞|扯|拉|算|画|教|练|一直|持续|进行|直)到了?$/
/** 9点进洞下午1点出来: an event that begins, and one that ends it. */
const BEGUN =
  /^(?:就|才)?(?:进|到|去|开始|出门|出发|上门|过去|来|打|拨|视频|电话|语音|接通|通上?话|给)[^\d,。;!?\n]{0,8},?$/
const ENDED = /^(?:钟|多|左右)?(?:才|就)?(?:出来|结束|离开|走的|走$|回来|回去|完|散|送回|挂|收线)/

/** Spans on the clock as durations of up to twelve hours. */
export function clockSpans(text: string, times: readonly ClockTime[]): Mention<MinutesReading>[] {
  const spans: Mention<MinutesReading>[] = []
  for (let index = 0; index + 1 < times.length; index++) {
    const first = times[index]
    const second = times[index + 1]
    if (!first || !second || !isSpan(text, first, second)) continue
    const begin = minutesOfDay(first)
    const minutes = between(begin, first, second)
    if (minutes === null) continue
    const from = /[从自]/.test(text[first.from - 1] ?? '') ? first.from - 1 : first.from
    const value = { minutes, each: false, clock: clockText(begin) }
    spans.push({ from, to: second.to, text: text.slice(from, second.to), rule: 'clock-span', value })
    index++
  }
  return spans
}

function isSpan(text: string, first: ClockTime, second: ClockTime): boolean {
  if (second.from - first.to > 20) return false
  const middle = text.slice(first.to, second.from)
  if (JOINED.test(middle)) return !/^(?:之间|前|以前)/.test(text.slice(second.to, second.to + 2))
  if (DONE_UNTIL.test(middle)) return true
  return BEGUN.test(middle) && ENDED.test(text.slice(second.to, second.to + 6))
}

/** The second time takes the first's half of the day where it says none; null where no sensible length comes out. */
function between(begin: number, first: ClockTime, second: ClockTime): number | null {
  const open = second.part === null && !second.exact && second.hour <= 12
  const end = open ? (second.hour % 12) * 60 + second.minute : minutesOfDay(second)
  const openBoth = first.part === null && !first.exact && first.hour <= 12
  const cycle = open || openBoth ? 720 : 1440
  const minutes = (((end - begin) % cycle) + cycle) % cycle
  return minutes > 0 && minutes <= 720 ? minutes : null
}
