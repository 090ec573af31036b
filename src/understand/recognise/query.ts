import type { ActivityKind } from '../../care/activity.ts'
import type { ChildId, PersonId } from '../../care/roster.ts'
import type { Query, Want } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { bareWords } from '../words/commands.ts'
import {
  countWords,
  dueWords,
  excludedAfter,
  excludedBefore,
  hoursWords,
  kindWords,
  lastWords,
  listWords,
  notYetWords,
  overviewWords,
  pairedWords,
  wantWords,
} from '../words/queries.ts'
import { type AskedClause, askedClauses, whose } from './asking.ts'
import { periodOf } from './query-period.ts'
import { bareForm, either } from './vocabulary.ts'

export interface ReadQuery {
  readonly intent: 'my-children' | 'child' | 'summary'
  readonly query: Query
  /** the clause that asks, in the masked text */
  readonly from: number
  readonly to: number
  /** nothing but the question stands in the text */
  readonly plain: boolean
}

const specific = wantWords.map((entry) => ({ want: entry.value, words: either(entry.patterns) }))
const kinds = kindWords.map((entry) => ({ kind: entry.value, words: either(entry.patterns) }))
const paired = either(pairedWords)
const due = either(dueWords.patterns)
const notYet = either(notYetWords.patterns)
const hours = either(hoursWords.patterns)
const count = either(countWords.patterns)
const last = either(lastWords.patterns)
const list = either(listWords.patterns)
const overview = either(overviewWords.patterns)
/** What may stand beside a question without being the matter itself, in characters. */
const LONGEST_STORY = 32
const asksWhom = /谁|哪|几|啥|什么|么子|多少|名单|别的|边个|名字|有没有|都有/
const careNouns =
  /娃|孩|伢|崽|小朋友|志愿者|爱心妈妈|站|家访|走访|上门|打卡|上报|记录|联系|名下|结对|汇总|统计|报表|小结|总结|月报|周报|名单|档案|情况|陪伴|关爱|心愿|隐患|\uE001|\uE002/

/** What a text asks for; null where it asks nothing that the bot could answer. */
export function readQuery(context: Context): ReadQuery | null {
  const clauses = askedClauses(context)
  if (clauses.some((clause) => clause.told || clause.reported) || tooMuchBeside(context, clauses)) return null
  if (bareOwn.has(bareForm(context.masked))) return bareOverview(context, 'my-children')
  if (isBareQuery(context)) return bareOverview(context, 'summary')
  const asking = chosenClause(clauses) ?? topic(context, clauses)
  if (!asking) return null
  return assemble(context, asking, clauses)
}

const bareWordsOf = (intent: 'summary' | 'my-children') =>
  bareWords.filter((entry) => entry.intent === intent).flatMap((entry) => entry.words)
const bareSummary = new Set(bareWordsOf('summary'))
const bareOwn = new Set(bareWordsOf('my-children'))

/** 汇总 or 我的孩子 standing alone, with a period before it at most: heard in a group without a mention. */
export function isBareQuery(context: Context): boolean {
  const bare = bareForm(context.masked)
  if (bareOwn.has(bare) || bareSummary.has(bare)) return true
  const period = context.days.find((day) => day.value.period !== null && day.from <= context.masked.indexOf(bare))
  const after = period && bareForm(context.masked.slice(period.to)).replace(/^的/, '')
  return after !== undefined && bareSummary.has(after)
}

function bareOverview(context: Context, intent: 'my-children' | 'summary'): ReadQuery {
  const whole = { text: context.masked, from: 0 }
  const query: Query = { want: 'overview', ...periodOf(context, whole, []) }
  return { intent, query, from: 0, to: context.masked.length, plain: true }
}

/** A story or a list with a question in it is a report: the question is for people. */
function tooMuchBeside(context: Context, clauses: readonly AskedClause[]): boolean {
  const beside = clauses
    .filter((clause) => !clause.question && !clause.order)
    .reduce((sum, clause) => sum + clause.text.length, 0)
  const lines = context.masked
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '').length
  return beside > LONGEST_STORY || lines > 3
}

/** An order before a question, of two alike the first; an order that names no matter of its own belongs to the question. */
function chosenClause(clauses: readonly AskedClause[]): AskedClause | null {
  const order = clauses.find((clause) => clause.order && matterOf(clause.text) !== null)
  const question = clauses.find((clause) => clause.question)
  if (order && question && order.from > question.from && !ownMatter(order.text)) return question
  if (order && question && matterOf(order.text) === 'overview') return settleOverview(order, question)
  return order ?? question ?? clauses.find((clause) => clause.order) ?? null
}

/** 查查小虎,上个月有人去过没: the order only opens the question. */
function settleOverview(order: AskedClause, question: AskedClause): AskedClause {
  const asked = matterOf(question.text)
  return asked !== null && asked !== 'overview' ? question : order
}

/** Does an order after a question name a matter (最近的走访), more than the form of the answer (列个名单)? */
function ownMatter(text: string): boolean {
  return kindsIn(text).length > 0 || /\uE001|\uE002|记录|心愿|生日|隐患|预告/.test(text)
}

const matter =
  '情况|近况|现状|生日|心愿|愿望|微心愿|档案|资料|信息|记录|明细|名单|清单|监护人|志愿者|爱心妈妈|代理家长|结对人?|结对妈妈|隐患|预告|计划|安排|汇总|小结|总结|统计|报表|月报|周报|季报|简报|进度|任务|走访|家访|上门|电话|时长|小时数|时间|次数|孩子|娃'
const topicForm = new RegExp(
  `^(?:[\uE001\uE002\uE003、和跟与 ]|我|俺|的|嘞|全站|大家|各人|服务|陪伴|累计|志愿者|站里?|咱站|我们|本站|总|本|最近|逾期|超期|还没联系|没联系|这段时间|家访|走访|上门|通话|结对)*(?:${matter})?(?:表|单|次数|情况)?$`,
)

/** A short text that only names a matter: 本月, 飞飞的情况, 逾期名单. */
function topic(context: Context, clauses: readonly AskedClause[]): AskedClause | null {
  const bare = bareForm(withoutDays(context))
  const [first] = clauses
  return first && clauses.length === 1 && bare.length <= 16 && topicForm.test(bare) ? first : null
}

/** The masked text with expressions of time replaced by a character of their own. */
function withoutDays(context: Context): string {
  return context.days.reduce(
    (text, day) => text.slice(0, day.from) + '\uE003'.repeat(day.to - day.from) + text.slice(day.to),
    context.masked,
  )
}

function matterOf(text: string): Want | null {
  const found = specific.find((entry) => entry.words.test(text))
  if (found) return found.want
  const table: readonly (readonly [Want, RegExp])[] = [
    ['hours', hours],
    ['count', count],
    ['last', last],
    ['list', list],
    ['not-yet', notYet],
    ['overview', overview],
  ]
  return table.find(([, words]) => words.test(text))?.[0] ?? null
}

function assemble(context: Context, asking: AskedClause, clauses: readonly AskedClause[]): ReadQuery | null {
  const children = namedChildren(context)
  const volunteers = namedVolunteers(context)
  const owner = clauses.map((clause) => whose(clause.text)).find((found) => found !== null) ?? null
  const subjectless =
    (due.test(asking.text) || last.test(asking.text)) && owner === null && !/<V>|\uE002|志愿者|大家/.test(asking.text)
  const mine =
    children.length === 0 &&
    volunteers.length === 0 &&
    (owner === 'own' || (subjectless && (last.test(asking.text) || dueAsked(asking.text))))
  const intent = children.length > 0 ? 'child' : mine ? 'my-children' : 'summary'
  const want = wantOf(asking, clauses, intent, volunteers.length > 0)
  if (!want || !aboutCare(context, intent, asking)) return null
  const query: Query = {
    want,
    ...(children.length > 0 && { children }),
    ...(volunteers.length > 0 && { volunteers }),
    ...(kindsAsked(asking, clauses, want).length > 0 && { kinds: kindsAsked(asking, clauses, want) }),
    ...periodOf(context, asking, clauses),
  }
  const plain =
    clauses.every((clause) => clause.question || clause.text.trim().length <= 4) &&
    clauses.some((clause) => clause.question)
  return { intent, query, from: asking.from, to: asking.from + asking.text.length, plain }
}

/** 该给谁打电话了, with nobody said to do it: the asker. 谁还没联系 asks who did not. */
function dueAsked(text: string): boolean {
  return (
    /该|应|轮|要|下一个|任务|欠|差|先/.test(text) &&
    !/^(?:.{0,4})(?:谁|哪个|哪些人)(?:还)?(?:没|要去|要来|准备|打算)/.test(text)
  )
}

function aboutCare(context: Context, intent: ReadQuery['intent'], asking: AskedClause): boolean {
  if (intent === 'child') return true
  if (careNouns.test(context.masked) || kindsIn(asking.text).length > 0) return true
  return intent === 'my-children'
    ? due.test(asking.text) || paired.test(asking.text)
    : matterOf(asking.text) !== null || context.days.length > 0
}

function wantOf(
  asking: AskedClause,
  clauses: readonly AskedClause[],
  intent: ReadQuery['intent'],
  byVolunteer: boolean,
): Want | null {
  const text = asking.text
  const general = specific.find((entry) => entry.words.test(text))?.want
  if (
    general &&
    !(
      intent === 'my-children' &&
      (general === 'volunteer' || general === 'plans') &&
      due.test(text) &&
      !/预告|计划|打算/.test(text)
    )
  )
    return general
  const asksFigure = earliest(text, [
    ['count', count],
    ['hours', hours],
  ])
  if (intent === 'my-children') return ownWant(text, asksFigure, clauses)
  if (asksFigure) return asksFigure
  if (
    intent === 'summary' &&
    paired.test(text) &&
    asksWhom.test(text) &&
    !notYet.test(text) &&
    /带|名下|结对|负责|管|分/.test(text)
  )
    return 'children'
  if (intent === 'summary' && notYet.test(text) && !/谁.{0,3}(?:去|看|家访|联系|打)(?:了|过)?[、,]?谁没/.test(text))
    return 'not-yet'
  if (last.test(text) && (intent === 'child' || byVolunteer)) return 'last'
  if (list.test(text)) return 'list'
  if (notYet.test(text)) return 'not-yet'
  return overview.test(text) || asking.order || !asking.question ? 'overview' : null
}

function ownWant(text: string, figure: Want | null, clauses: readonly AskedClause[]): Want | null {
  if (
    /差|欠|缺|剩|够(?:次数|数|不够|了)|没联系/.test(text) &&
    due.test(text) &&
    !/上次|上回|最近一|最后一/.test(text) &&
    !/(?:多久|几天|多长时间)(?:都)?没/.test(text)
  )
    return 'due'
  if (last.test(text) && !/(?:谁|哪).*(?:没|冇)/.test(text)) return 'last'
  if (figure) return figure
  if (due.test(text)) return 'due'
  if (paired.test(text) && asksWhom.test(text)) return 'children'
  if (overview.test(text) && !/记录|记了|干了|做了/.test(text)) return 'overview'
  if (list.test(text)) return 'list'
  if (clauses.length === 1) return 'overview'
  return null
}

function earliest(text: string, table: readonly (readonly [Want, RegExp])[]): Want | null {
  const found = table
    .map(([want, words]) => ({ want, at: text.search(words) }))
    .filter((entry) => entry.at >= 0)
    .sort((a, b) => a.at - b.at)
  return found[0]?.want ?? null
}

/** Every kind that a text names by a short word. */
export function kindsNamed(text: string): ActivityKind[] {
  return settle(kindsIn(text))
}

function kindsIn(text: string): ActivityKind[] {
  return kinds.filter((entry) => entry.words.test(text)).map((entry) => entry.kind)
}

/** Kinds of the asking clause; where it names none, those of a neighbour that belongs to the same question. */
function kindsAsked(asking: AskedClause, clauses: readonly AskedClause[], want: Want): ActivityKind[] {
  if (['birthday', 'guardian', 'volunteer', 'wishes', 'concerns', 'children', 'overview'].includes(want)) return []
  const found = settle(kindsIn(asking.text))
  if (found.length > 0) return found
  return want === 'list' || want === 'count' || want === 'due'
    ? settle(clauses.flatMap((clause) => (clause.question || clause.order ? kindsIn(clause.text) : [])))
    : []
}

/** A specific kind beats the general word beside it: 跟她妈妈视频 asks for `parent`, 送书包 for `gift`. */
function settle(found: readonly ActivityKind[]): ActivityKind[] {
  const once = [...new Set(found)]
  const special = once.filter((kind) => kind !== 'call' && kind !== 'visit')
  return special.length > 0 ? special : once
}

function namedChildren(context: Context): ChildId[] {
  const named = context.children.filter(
    (mention) => mention.value.kind === 'name' && mention.value.children.length === 1,
  )
  const asked = named.filter((mention) => {
    const before = context.masked.slice(Math.max(0, mention.from - 4), mention.from)
    const after = context.masked.slice(mention.to).replace(/^[\uE001、和跟与]+/, '')
    return !new RegExp(excludedBefore).test(before) && !new RegExp(excludedAfter).test(after)
  })
  return [...new Set(asked.flatMap((mention) => mention.value.children))]
}

/** Not the volunteer who only says which child is meant: 田哥那个杨光. */
function namedVolunteers(context: Context): PersonId[] {
  const asked = context.volunteers.filter((mention) => {
    const after = context.masked.slice(mention.to, mention.to + 6)
    return (
      mention.value.volunteers.length === 1 &&
      !/^(?:家|带|屋里?|名下|结对|负责)?(?:的|那|嘞|那个|那边的)+\uE001/.test(after)
    )
  })
  return [...new Set(asked.flatMap((mention) => mention.value.volunteers))]
}
