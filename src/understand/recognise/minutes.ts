import type { Mention, MinutesReading } from '../mention.ts'
import { matchesIn } from '../sieve.ts'
import { eachBefore, onTheWay, vagueDurations } from '../words/durations.ts'
import { clockTimes } from './clock.ts'
import { clockSpans } from './clock-span.ts'
import { readNumber } from './number.ts'

const NUMBER = '(?:\\d{1,4}(?:\\.\\d{1,2})?|[一二两俩仨三四五六七八九十百廿卅零]{1,6}(?:点[一二三四五六七八九])?)'
const HOURS = '(?:小时(?!候|工|光)|小是|[钟中]头|hours?(?![a-z])|hrs?(?![a-z])|[hH](?![a-zA-Z]))'
const MINUTES = "(?:分钟|分中(?![心学间秋国])|分种|分锺|分鐘|mins?(?![a-z])|minutes?(?![a-z])|'(?!')|′)"
/** A bare number after hours is minutes (1h20), unless it counts something else (1小时3个孩子). */
const BARE_MINUTES =
  '[0-5]?\\d(?![\\d.:%]|[ ]?(?:[个只名位本元块岁点号月日次道页遍条天年级班人斤米里度章课题首件双张套份箱袋分后前半单]))'
const REST = `(?: ?(?:又|零|加|过|外加)? ?(?:(?<minutes>${NUMBER}) ?(?:${MINUTES}|分(?!数)|m(?![a-z]))|(?<quarters>[一二两三1-3])刻钟?|(?<bare>${BARE_MINUTES})))?`

interface DurationRule {
  readonly name: string
  readonly pattern: RegExp
  /** minutes, null for a duration without a number, undefined where it is none */
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => number | null | undefined
  /** what the pattern was made for, with its minutes; the tests run them */
  readonly examples: readonly (readonly [string, number | null])[]
}

const number = (text: string | undefined): number => (text === '半' ? 0.5 : (readNumber(text ?? '') ?? Number.NaN))

function added(groups: Readonly<Record<string, string | undefined>>): number {
  if (groups.minutes) return number(groups.minutes)
  if (groups.quarters) return 15 * number(groups.quarters)
  return groups.bare ? Number(groups.bare) : 0
}

/** Vocabulary and grammar of durations; where two overlap the longer one holds. */
export const durationRules: readonly DurationRule[] = [
  {
    name: 'hours',
    pattern: new RegExp(
      `(?<!周|星期|礼拜)(?<n>${NUMBER})[多几来]? ?(?:个(?<half>半)?[多来把]?|[多来]?) ?${HOURS}(?<after>半)?(?:多|把)?${REST}`,
      'g',
    ),
    read: (groups) => (number(groups.n) + (groups.half || groups.after ? 0.5 : 0)) * 60 + added(groups),
    examples: [
      ['一个半小时', 90],
      ['两小时半', 150],
      ['1h20', 80],
      ['2个多钟头', 120],
      ['一小时一刻钟', 75],
      ['1小时3个孩子', 60],
    ],
  },
  {
    name: 'hours-of-the-bell',
    pattern: new RegExp(`(?<n>${NUMBER})[个粒](?<half>半)?[多来把]?钟(?!头|表|点|爱|情)`, 'g'),
    read: (groups) => (number(groups.n) + (groups.half ? 0.5 : 0)) * 60,
    examples: [
      ['两个钟', 120],
      ['一个半钟', 90],
    ],
  },
  {
    name: 'half-an-hour',
    pattern: new RegExp(`(?<small>小)?大?半(?:个|粒|拉|拉个|个把)? ?[多来]?(?:${HOURS}|个?点?钟(?!头|表))(?:多)?`, 'g'),
    read: (groups) => (groups.small ? null : 30),
    examples: [
      ['半个多小时', 30],
      ['半拉钟头', 30],
      ['大半个小时', 30],
      ['小半个钟头', null],
    ],
  },
  {
    name: 'minutes',
    pattern: new RegExp(`(?<!周|星期|礼拜)(?<n>${NUMBER})[多几来把]? ?个?${MINUTES}(?!之[一二])`, 'g'),
    read: (groups) => number(groups.n),
    examples: [
      ['四十来分钟', 40],
      ['三四十分钟', 30],
      ['40 min', 40],
      ['40分种', 40],
    ],
  },
  {
    name: 'bare-minutes',
    pattern:
      /(?<![\d.])(?<n>\d{1,3}|[二三四五六七八九]十[一二三四五六七八九]?)(?:分(?![之数钟种手享开别成校级家支公社期店红制清米析辨量工析类])|m(?![a-zA-Z²³2]))/g,
    read: (groups) => number(groups.n),
    examples: [
      ['聊了40分', 40],
      ['电话 20m', 20],
    ],
  },
  {
    name: 'spoken-minutes',
    pattern:
      /(?<=[了过话频得有][ ,]?(?:大概|差不多|约)?)(?<n>[一二两三四五六七八九十]{1,3}|\d{1,3})[多几来把]?分(?=$|[,。;!?\s)])/g,
    read: (groups) => number(groups.n),
    examples: [
      ['和她姑讲了十来分', 10],
      ['电话也打了 三分', 3],
    ],
  },
  {
    name: 'quarters',
    pattern: /(?:(?<n>[一两二三仨1-3]{1,2})刻多?钟|刻把钟)/g,
    read: (groups) => 15 * (groups.n ? number(groups.n) : 1),
    examples: [
      ['三刻钟', 45],
      ['刻把钟', 15],
    ],
  },
  {
    name: 'about-an-hour',
    pattern: new RegExp(
      `(?<![\\d一二两三四五六七八九十几半这那整每每])(?:个(?:把|多|来|(?<half>半)多?)|点把)(?:${HOURS}|钟(?!头))|小时把`,
      'g',
    ),
    read: (groups) => (groups.half ? 90 : 60),
    examples: [
      ['个把小时', 60],
      ['个多钟头', 60],
      ['个半小时', 90],
      ['点把钟', 60],
    ],
  },
  {
    name: 'range',
    pattern: new RegExp(
      `(?<n>${NUMBER}|半)[多来]? ?(?<own>个?(?<ownHalf>半)?${HOURS}|个(?<pieceHalf>半)?|${MINUTES})?(?:-|~|到|至|、|—) ?(?:${NUMBER}|半)[多来]?(?<unit> ?个?半?[多来]?(?:${HOURS}|钟(?!头))| ?${MINUTES})`,
      'g',
    ),
    read(groups) {
      const unit = groups.own && !/^个半?$/.test(groups.own) ? groups.own : (groups.unit ?? '')
      const half = groups.ownHalf || groups.pieceHalf ? 0.5 : 0
      return (number(groups.n) + half) * (/分|min|['′]/.test(unit) ? 1 : 60)
    },
    examples: [
      ['10-15分钟', 10],
      ['半到一个小时', 30],
      ['半小时到一小时', 30],
      ['一个到一个半小时', 60],
      ['五、六分钟', 5],
    ],
  },
  {
    name: 'call-length',
    pattern:
      /(?:时长|通话)(?:时间|时长)?[:约是 ]{0,2}(?<n>\d{1,2}):(?<minutes>[0-5]\d)(?::(?<seconds>[0-5]\d))?(?![\d:~-]|到|至)/g,
    read: ({ n, minutes, seconds }) => (seconds ? Number(n) * 60 + Number(minutes) : Number(n)) || undefined,
    examples: [
      ['通话时长 23:15', 23],
      ['通话时长 01:02:03', 62],
    ],
  },
  {
    name: 'some',
    pattern: new RegExp(`(?:好?几十?|数十?|若干)个?(?:${HOURS}|钟(?!头)|${MINUTES})`, 'g'),
    read: () => null,
    examples: [
      ['好几个小时', null],
      ['几分钟', null],
    ],
  },
  {
    name: 'vague',
    pattern: new RegExp(
      `(?<![一第每下过了等前后\\d])(?:${[...vagueDurations].sort((a, b) => b.length - a.length).join('|')})(?!到晚|比一天|天天)`,
      'g',
    ),
    read: () => null,
    examples: [
      ['聊一上午', null],
      ['陪他大半天', null],
    ],
  },
]

const EACH_BEFORE = new RegExp(
  `(?:${[...eachBefore].sort((a, b) => b.length - a.length).join('|')})(?:都|也)?[^\\d,。;!?\\n]{0,3}(?:了|是|约|大概|差不多|有|:)? ?$`,
)
const EACH_AFTER = /^(?:左右|多|的)?(?:\/(?:人|位|个)|每人|一个人|一人(?!\d))/
const WAY_BEFORE = new RegExp(
  `(?:${[...onTheWay].sort((a, b) => b.length - a.length).join('|')})(?:了|就|得|着|要|约|大概|差不多|将近|快|整整|有|他|她|坐了|开了|走了|花了|用了|耗了|花|费了)*$`,
)
/** 40分钟前, 10分钟后再打, 半小时内: a point in time, unless something was done for that long (聊了40分钟后). */
const POINT_AFTER =
  /^(?:左右)?(?:之?前(?!后)|以前|之后|以后|后|内|之内|以内|(?:就|便)?到(?!期)|一次|热线|营业|值班|待命)/
const DONE_FOR = /(?:了|足足|整整)(?:大概|差不多|将近|快|约)?$/
const HABIT = /(?:每天|每日|每晚|每周|每次(?!$|都?$|的?(?:大概|大约|约|差不多)$)都?|每星期|天天)[^,。;!?\n]{0,8}$/
/** 25号、26号连着两晚视频,每晚40分钟: of each of the days told, no habit. */
const ROW_OF_DAYS_BEFORE = /(?:连着|连续|[两二三四五几\d] ?[天晚次]|[号日]、)[^。!?\n]{0,24}每[天晚次]$/
const SCORE_BEFORE =
  /(?:考|得|扣|成绩|测|卷|分数|满分|及格|比分|进步|提高|退步|涨|差|多|少|加|减|[语数英]文?|数学|英语|算术|科学|作文|物理|化学|单元|期[中末]|总|低|高|才|只有)(?:[了到的个是:为也就都仅有拿 ]|刚过){0,4}$|卷子?(?:带回来了?|发下?来?了?|拿回来了?)?,$/
const LESSON_BEFORE = /(?:辅导|补|讲|教|陪|练|读|写)[^,。;!?\n]{0,6}$/
const LENGTH_BEFORE = /(?:高|长|宽|跑|游|远|跳|深|米|走)[了有约]{0,2}$/

/** Durations in a normalised text, in order of place; of overlapping ones the longest. */
export function recogniseMinutes(text: string): Mention<MinutesReading>[] {
  const times = clockTimes(text)
  const told = durationRules.flatMap((rule) => matches(rule, text))
  // 10点10分 holds no ten minutes.
  const outside = told.filter(({ from, to }) => !times.some((time) => time.from < from && to <= time.to))
  const found = [...clockSpans(text, times), ...outside]
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
  const taken = new Uint8Array(text.length)
  const kept = found.filter((mention) => {
    if (taken.subarray(mention.from, mention.to).includes(1)) return false
    taken.fill(1, mention.from, mention.to)
    return mention.rule !== 'points-in-time'
  })
  return kept.sort((a, b) => a.from - b.from)
}

function matches(rule: DurationRule, text: string): Mention<MinutesReading>[] {
  const found: Mention<MinutesReading>[] = []
  for (const match of matchesIn(text, rule.pattern)) {
    const minutes = rule.read(match.groups ?? {})
    if (minutes === undefined || Number.isNaN(minutes)) continue
    if (minutes !== null && (minutes <= 0 || minutes > 1440)) continue
    const from = match.index
    const to = from + match[0].length
    const stated = isDuration(rule.name, text, from, to)
    const each = EACH_BEFORE.test(text.slice(Math.max(0, from - 12), from)) || EACH_AFTER.test(text.slice(to, to + 5))
    const value: MinutesReading = { minutes: minutes === null ? null : Math.round(minutes), each, clock: null }
    found.push({ from, to, text: match[0], rule: stated ? rule.name : 'points-in-time', value })
  }
  return found
}

function isDuration(rule: string, text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 12), from)
  const after = text.slice(to, to + 4)
  if (/[\d.第]$/.test(before)) return false
  if (rule === 'vague') return !/(?:一|每|过|等|住|歇|休息|隔|缓)$/.test(before) && !/^[前后内]/.test(after)
  if (POINT_AFTER.test(after) && !DONE_FOR.test(before)) return false
  const rowOfDays = ROW_OF_DAYS_BEFORE.test(text.slice(Math.max(0, from - 40), from))
  if (WAY_BEFORE.test(before) || (HABIT.test(before) && !rowOfDays)) return false
  if (rule !== 'bare-minutes' && rule !== 'spoken-minutes') return true
  if (text[to - 1] === 'm') return !LENGTH_BEFORE.test(before)
  return !SCORE_BEFORE.test(before) || LESSON_BEFORE.test(before)
}
