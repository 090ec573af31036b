import { type DayPart, dayParts } from '../words/day-parts.ts'
import { readNumber } from './number.ts'

/** A time on the wall clock as it was said; `minutesOfDay` settles which half of the day it lies in. */
export interface ClockTime {
  readonly from: number
  readonly to: number
  /** where the hour itself begins, after 晚上 */
  readonly hourFrom: number
  readonly hour: number
  readonly minute: number
  readonly part: DayPart | null
  /** 08:15, 19:30: written so that no half of the day is left open */
  readonly exact: boolean
}

const partOf = new Map<string, DayPart>(
  dayParts.flatMap(({ part, words }) => words.map((word) => [word, part] as const)),
)
/** All words for parts of the day, longest first, as a pattern. */
export const DAY_PART = [...partOf.keys()].sort((a, b) => b.length - a.length).join('|')
/** 昨晚八点, 今早7点: the last character of the day word is the part. */
const DAY_WITH_PART: Readonly<Record<string, DayPart>> = { 晚: 'evening', 夜: 'evening', 早: 'morning', 晨: 'morning' }

const HOUR = '2[0-4]|1\\d|0?\\d|二十[一二三四]?|十[一二三四五六七八九]?|[零一二两三四五六七八九]'
const MINUTE_WORD = '[二三四五]?十[一二三四五六七八九]?|[零〇][一二三四五六七八九1-9]|[一二三四五六七八九]分'
const AFTER_POINT = `半|[一二两三123]刻|差(?:[一二两三四五六七八九十]{1,2}|\\d{1,2})分?|过?(?:[0-5]?\\d|${MINUTE_WORD})(?:分(?!钟))?`
const CLOCK = new RegExp(
  `(?<part>(?:${DAY_PART}|[早晚](?=[\\d一二两三四五六七八九十]))的?(?:大概|大约|差不多|快)?)? ?` +
    `(?:(?<![\\d.]|\\d:)(?<colonHour>[01]?\\d|2[0-4]):(?<colonMinute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:])|` +
    `(?<!差|\\d|\\d[.:])(?<hour>${HOUR})(?:点(?:(?<rest>${AFTER_POINT})(?!\\d)|(?<whole>钟|整|多钟?|来钟|左右)?)|(?<=\\d|(?<![初高大第年月岁])[二三四五六七八九十]|十一)时(?![候间代期常而不光髦装令节段机尚针差])(?:(?<timeMinute>[0-5]?\\d)分|(?<timeRest>半|[一二三]刻|[二三四五]?十[一二三四五六七八九]?分)|许|整)?|(?<=\\d)(?=[-~到至]\\d{1,2}点)))`,
  'g',
)

/** 两点建议, 三点水, 一点不爱吃: what makes 点 a point and no hour. */
const POINT_AFTER =
  /^(?:建议|意见|想法|要求|水|东西|心|也|都不|没|小|儿|滴|评|名|缀|击|歌|菜|赞|希望|问题|疑问|原因|头|子|看法|收获|体会|好处|坏|优|缺|错|进步|内容|注意|声|不足|说明)/
const POINT_BEFORE = /[有第几提这那以下多差早晚快慢好些丁仨讲说列]$/

/** Every time on the clock in a normalised text, in order. */
export function clockTimes(text: string): ClockTime[] {
  const found: ClockTime[] = []
  for (const match of text.matchAll(CLOCK)) {
    const time = readClock(match, text)
    if (time) found.push(time)
  }
  return found
}

function readClock(match: RegExpExecArray, text: string): ClockTime | null {
  const {
    part: partWord,
    colonHour,
    colonMinute,
    hour: hourWord,
    rest,
    whole,
    timeMinute,
    timeRest,
  } = match.groups ?? {}
  const from = match.index + (/^ *(?! )/.exec(match[0])?.[0].length ?? 0)
  const to = match.index + match[0].length
  const hourFrom = from + (partWord?.length ?? 0)
  const part = partWord
    ? (partOf.get(stripped(partWord)) ?? DAY_WITH_PART[stripped(partWord)] ?? null)
    : partBefore(text, from)
  const span = { from, to, hourFrom, part }
  if (colonHour) {
    const exact = colonHour.length === 2 && (colonHour.startsWith('0') || Number(colonHour) > 12)
    return { ...span, hour: Number(colonHour), minute: Number(colonMinute), exact }
  }
  const hour = hourWord ? readNumber(hourWord) : null
  if (hour === null || hour > 24) return null
  if (match[0].includes('时')) {
    const minute = timeRest ? (minuteOf(timeRest) ?? 0) : Number(timeMinute ?? 0)
    return { ...span, hour, minute, exact: hour > 12 }
  }
  if (!rest && !whole && !part && isPoint(text, match.index, to, hourWord ?? '')) return null
  const minute = rest ? minuteOf(rest) : 0
  if (minute === null || minute > 59) return null
  return minute < 0
    ? { ...span, hour: hour - 1, minute: minute + 60, exact: hour > 13 }
    : { ...span, hour, minute, exact: hour > 12 }
}

function stripped(partWord: string): string {
  return partWord
    .replace(/ $/, '')
    .replace(/(?:大概|大约|差不多|快)$/, '')
    .replace(/的$/, '')
}

function partBefore(text: string, from: number): DayPart | null {
  const before = text.slice(Math.max(0, from - 3), from).replace(/[ 的]$/, '')
  return /[今昨前明后当][晚夜早晨]$/.test(before) ? (DAY_WITH_PART[before.at(-1) ?? ''] ?? null) : null
}

/** A bare 两点, 一点 without a part of the day may be points of an advice, or "a little". */
function isPoint(text: string, from: number, to: number, hour: string): boolean {
  const after = text.slice(to, to + 2)
  if (POINT_AFTER.test(after) || POINT_BEFORE.test(text.slice(Math.max(0, from - 1), from))) return true
  return hour === '一' && !/^[到至\-~]/.test(after)
}

/** Minutes after the hour; negative for 差五分; null where unreadable. */
function minuteOf(rest: string): number | null {
  if (rest === '半') return 30
  const quarter = /^(.)刻$/.exec(rest)
  if (quarter?.[1]) return 15 * (readNumber(quarter[1]) ?? 0)
  const number = rest
    .replace(/^[差过]/, '')
    .replace(/分$/, '')
    .replace(/^[零〇](?=.)/, '')
  const value = readNumber(number)
  return value === null ? null : rest.startsWith('差') ? -value : value
}

/**
 * Minutes since midnight, 0–1439. An hour without a part of the day: 1 to 6 are afternoon, 7 to 12 as said, unless
 * `now` (minutes of the day of sending) has already passed the later one (八点 said at 20:15 is 20:00).
 */
export function minutesOfDay(time: ClockTime, now?: number): number {
  const said = (time.hour % 24) * 60 + time.minute
  if (time.exact || time.hour > 12 || time.hour === 0) return said
  const later = time.hour === 12 ? said : said + 720
  switch (time.part) {
    case 'dawn':
      return time.hour === 12 ? time.minute : said
    case 'morning':
      return said
    case 'noon':
      return time.hour <= 3 ? later : said
    case 'afternoon':
      return later
    case 'evening':
      if (time.hour === 12) return time.minute
      return time.hour >= 5 ? later : said
    case null:
      if (time.hour <= 6) return later
      return now !== undefined && time.hour < 12 && later <= now ? later : said
  }
}

/** 'HH:MM' of minutes since midnight. */
export function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
