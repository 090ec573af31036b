import { daysBetween } from '../../care/day.ts'
import type { Want } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { careNouns } from '../words/queries.ts'
import { careWords, leastWords, otherPerson, toBot, workWords } from '../words/query-care.ts'
import type { AskedClause } from './asking.ts'
import { kindsNamed } from './query-named.ts'
import { isTopic, withoutDays } from './query-topic.ts'
import { matterOf, ofOwnCare, type QueryIntent } from './query-want.ts'
import { either } from './vocabulary.ts'

const care = new RegExp(careNouns)
const work = new RegExp(workWords)
const ofCare = new RegExp(careWords)
/** Without a word of care only a short question is one to the bot, in characters. */
const LONGEST_PLAIN = 24
const addressed = new RegExp(toBot, 'g')
const person = new RegExp(otherPerson)
const least = new Map(Object.entries(leastWords).map(([want, words]) => [want, either([words])]))
/** 找小李: somebody is sent for. */
const seeks = /^(?:去)?(?:找|叫|喊|请)(?:小|老)?\uE002+[。.!]?$/
/** 你打卡没: asked of the one who is spoken to. */
const spokenTo = /^(?:你|您)(?!能|会|可以|帮|给|替|查|看|知道|统计|说|讲|把|好|们站)[^,]{0,10}(?:没有?|吗|不|么)[?？]?$/
/** 7月初, 明年八月份, 去年六月份到现在: a time that answers somebody. */
const bareMonth =
  /^(?:(?:去|今|明|后|前)年)?(?:的)?[\d一二三四五六七八九十]{1,2}月(?:份)?(?:[初中底]|[上中下]旬|到现在)?[。.!~…]*$/
/** 娃……: a word for nothing. */
const loneNoun = /^[^\p{Script=Han}]*(?:娃|孩子|电话|时间|任务|计划|安排|信息|情况)[^\p{Script=Han}]*$/u
/** 请于周五前提交报表: said of a report that somebody owes. */
const handedIn = /提交|上交|交(?:给|到|上)|请于|还没统计|已完成|黑名单|聊天记录/
/** Wants that name care by their words alone. */
const clearWants: ReadonlySet<Want | null> = new Set([
  'birthday',
  'guardian',
  'volunteer',
  'wishes',
  'concerns',
  'hours',
])

/** What a question is about, as far as it is read. */
export interface AskedMatter {
  readonly intent: QueryIntent
  readonly want: Want
  readonly asking: AskedClause
  readonly byVolunteer: boolean
}

/** Is it a question that the bot could answer? What mentions the bot is one sooner than what only stands in private. */
export function aboutCare(context: Context, matter: AskedMatter): boolean {
  if (matter.intent === 'child') return true
  return context.message.mention ? mayBeCare(context, matter) : surelyCare(context, matter)
}

function mayBeCare(context: Context, { intent, asking }: AskedMatter): boolean {
  if (care.test(asking.text) || kindsNamed(asking.text).length > 0) return true
  const matter = matterOf(asking.text)
  if (clearWants.has(matter)) return true
  if (intent === 'my-children')
    return ofOwnCare(asking.text) || matter === 'plans' || (matter !== null && context.days.length > 0)
  if (asking.order && care.test(context.masked)) return true
  return context.days.length > 0 && (matter !== 'overview' || asking.order || isTopic(context))
}

/** In private people also talk to people, or to nobody: 你吃了吗, 好久没联系了, 几点了. */
function surelyCare(context: Context, { want, asking, byVolunteer }: AskedMatter): boolean {
  if (spokenTo.test(asking.text) || seeks.test(context.masked) || loneNoun.test(context.masked)) return false
  if (work.test(asking.text) || (asking.order && work.test(context.masked))) return true
  if (person.test(context.masked.replace(addressed, ''))) return false
  if (byVolunteer || (ofCare.test(asking.text) && !handedIn.test(asking.text))) return true
  if (asking.text.length <= LONGEST_PLAIN && least.get(want)?.test(asking.text)) return true
  if (want === 'count' && kindsNamed(asking.text).length > 0 && namesTime(context)) return true
  return want === 'overview' && namesPeriod(context) && (asking.order || isTopic(context))
}

const namesTime = ({ days }: Context) => days.some(({ value: { period } }) => period !== null)

/** 本月, 三季度: a topic by itself. 三点 and 今天 are none. */
function namesPeriod(context: Context): boolean {
  const long = context.days.some(({ value: { period } }) => period && daysBetween(period.first, period.last) >= 4)
  return long && withoutDays(context) !== context.masked && !bareMonth.test(context.masked)
}
