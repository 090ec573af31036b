import type { Query, Want } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { type AskedClause, askedClauses, tellsDeed, whose } from './asking.ts'
import { aboutCare } from './query-care.ts'
import { childrenAsked, kindsAsked, kindsNamed, volunteersAsked } from './query-named.ts'
import { periodOf } from './query-period.ts'
import { bareQuery, isTopic } from './query-topic.ts'
import { forAsker, matterOf, ofOwnCare, type QueryIntent, wantOf } from './query-want.ts'

export interface ReadQuery {
  readonly intent: QueryIntent
  readonly query: Query
  /** the clause that asks, in the masked text */
  readonly from: number
  readonly to: number
  /** nothing but the question stands in the text */
  readonly plain: boolean
}

/** What may stand beside a question without being the matter itself, in characters. */
const LONGEST_STORY = 32
/** 是哪天, 有没有啊, 是谁来着: a question about what stands before it, in characters. */
const LONGEST_TAIL = 8
/** 给我个单子, 名单+日期: how the answer is to look. */
const onlyForm = /^[^\uE001\uE002]{0,4}(?:单子|名单|清单|名册|列名|列表|列出|列个|列一列|造册|点名)/
const onlyTopic = /^(?:的|最近|目前|这个月|本月)?(?:联系|走访|家访|陪伴|完成|近期)?(?:情况|近况|进度|记录|时长)$/
/** More lines are a list or a form. */
const MOST_LINES = 3

/** What a text asks for; null where it asks nothing that the bot could answer. */
export function readQuery(context: Context): ReadQuery | null {
  const clauses = askedClauses(context)
  if (
    clauses.some((clause, at) => toldByOthers(clause, clauses.slice(0, at)) || tellsWish(clause)) ||
    tellsMore(context, clauses)
  )
    return null
  const bare = bareQuery(context)
  const [first, second] = clauses
  const chosen = chosenClause(clauses) ?? (first && !second && isTopic(context) ? first : null)
  const asking = chosen && withTopic(context, chosen, clauses)
  // What is done is looked for last: it takes longest, and most texts ask nothing.
  if ((!bare && !asking) || clauses.some((clause) => tellsDeed(context, clause))) return null
  if (bare) return bareOverview(context, bare)
  return asking && assemble(context, asking, clauses)
}

const searched = /不见|找不到|走丢|失踪|联系不上|没回|跑出去|离家|出走|哭/

/** Said by somebody else; what is said after a question of care is talk beside it: V十月份视频过几次?他讲他天天打. */
function toldByOthers(clause: AskedClause, before: readonly AskedClause[]): boolean {
  if (!clause.reported) return false
  const asked = before.some((other) => other.question && !other.reported && namesWant(other.text))
  return !asked || clause.question || searched.test(clause.text)
}

function namesWant(text: string): boolean {
  return matterOf(text) !== null || ofOwnCare(text)
}

function bareOverview(context: Context, intent: 'my-children' | 'summary'): ReadQuery {
  const whole = { text: context.masked, from: 0, question: false, order: true }
  const query: Query = { want: 'overview', ...periodOf(context, whole, [], 'overview') }
  return { intent, query, from: 0, to: context.masked.length, plain: true }
}

/** A story or a list with a question in it is a report: the question is for people. */
function tellsMore(context: Context, clauses: readonly AskedClause[]): boolean {
  const beside = clauses.filter((clause) => !clause.question && !clause.order)
  const lines = context.masked.split('\n').filter((line) => line.trim() !== '')
  return beside.reduce((sum, clause) => sum + clause.text.length, 0) > LONGEST_STORY || lines.length > MOST_LINES
}

/** 词词想学轮滑,我看看哪家好: a wish is passed on; the question beside it is for people. */
function tellsWish({ text, question, order }: AskedClause): boolean {
  return !question && !order && /\uE001(?:他|她|说|讲|特别|最|也|一直|就|还)*想(?:要|学|有|买|去|得到)(?!的)/.test(text)
}

/** An order before a question, of two alike the first; an order that names no matter of its own belongs to the question. */
function chosenClause(clauses: readonly AskedClause[]): AskedClause | null {
  const order = clauses.find((clause) => clause.order && matterOf(clause.text) !== null)
  const questions = clauses.filter((clause) => clause.question)
  const question = questions.find(({ text }) => namesWant(text)) ?? questions[0]
  if (!order || !question) return order ?? question ?? clauses.find((clause) => clause.order) ?? null
  if (order.from > question.from) return namesMatter(order.text) ? order : question
  const asked = matterOf(question.text)
  // 查查小虎,上个月有人去过没: the order only opens the question.
  return matterOf(order.text) === 'overview' && asked !== null && asked !== 'overview' ? question : order
}

/** A question that names no matter belongs to the clause beside it that does: 小虎的生日快到了吧,是哪天; 我名下几个,联系情况. */
function withTopic(context: Context, asking: AskedClause, clauses: readonly AskedClause[]): AskedClause {
  const at = clauses.findIndex(({ from }) => from === asking.from)
  const after = clauses[at + 1]
  if (after && clauses.length === at + 2 && onlyTopic.test(after.text.trim()))
    return { ...asking, text: context.masked.slice(asking.from, after.from + after.text.length) }
  const before = clauses[at - 1]
  if (
    !before ||
    (asking.order && !onlyForm.test(asking.text)) ||
    before.reported ||
    asking.text.trim().length > LONGEST_TAIL
  )
    return asking
  if (matterOf(asking.text) !== null || (matterOf(before.text) ?? 'overview') === 'overview') return asking
  return { ...asking, from: before.from, text: context.masked.slice(before.from, asking.from + asking.text.length) }
}

/** Does an order after a question name a matter (最近的走访), more than the form of the answer (列个名单)? */
function namesMatter(text: string): boolean {
  return kindsNamed(text).length > 0 || /\uE001|\uE002|记录|心愿|生日|隐患|预告/.test(text)
}

function assemble(context: Context, asking: AskedClause, clauses: readonly AskedClause[]): ReadQuery | null {
  const inQuestion = besideOtherQuestions(context, asking, clauses)
  const children = childrenAsked(inQuestion)
  const volunteers = volunteersAsked(inQuestion)
  const named = children.length + volunteers.length > 0
  const owner = clauses.map((clause) => whose(clause.text)).find((found) => found !== null) ?? null
  const mine = !named && (owner === 'own' || (owner === null && forAsker(asking.text)))
  const intent: QueryIntent = children.length > 0 ? 'child' : mine ? 'my-children' : 'summary'
  const want = wantOf({
    text: asking.text,
    intent,
    question: asking.question,
    order: asking.order,
    byVolunteer: volunteers.length > 0,
    ownChild: children.every((child) => context.speaker.ownChildren.includes(child)),
  })
  if (!want || !aboutCare(context, { intent, want, asking, byVolunteer: volunteers.length > 0 })) return null
  const period = periodOf(context, asking, clauses, want)
  const kinds = kindsAsked(context, asking, clauses, want)
  const query: Query = {
    // What was done can't lie ahead: 明天谁去走访 asks for plans.
    want: want === 'list' && period.from && period.from > context.today ? 'plans' : want,
    ...(children.length > 0 && { children }),
    ...(volunteers.length > 0 && { volunteers }),
    ...(kinds.length > 0 && { kinds }),
    ...period,
  }
  return { intent, query, from: asking.from, to: asking.from + asking.text.length, plain: onlyAsks(clauses) }
}

/** The query of a text that is known to ask this; null where it asks of a child and names none. */
export function readQueryAs(context: Context, intent: QueryIntent, want: Want): Query | null {
  const clauses = askedClauses(context)
  const whole = { text: context.masked, from: 0, question: true, order: false, reported: false }
  const asking = chosenClause(clauses) ?? whole
  const inQuestion = besideOtherQuestions(context, asking, clauses)
  const children = intent === 'child' ? childrenAsked(inQuestion) : []
  if (intent === 'child' && children.length === 0) return null
  const volunteers = volunteersAsked(inQuestion)
  const kinds = kindsAsked(context, asking, clauses, want)
  return {
    want,
    ...(children.length > 0 && { children }),
    ...(volunteers.length > 0 && { volunteers }),
    ...(kinds.length > 0 && { kinds }),
    ...periodOf(context, asking, clauses, want),
  }
}

/** The context without the names of a later question: of two questions the first is answered. */
function besideOtherQuestions(context: Context, asking: AskedClause, clauses: readonly AskedClause[]): Context {
  const later = clauses.filter((clause) => asking.question && clause.question && clause.from > asking.from)
  const kept = <Found extends { readonly from: number }>(mentions: readonly Found[]) =>
    mentions.filter(({ from }) =>
      later.every((clause) => from < clause.from || from >= clause.from + clause.text.length),
    )
  return { ...context, children: kept(context.children), volunteers: kept(context.volunteers) }
}

function onlyAsks(clauses: readonly AskedClause[]): boolean {
  const asks = clauses.filter((clause) => clause.question)
  return asks.length > 0 && clauses.every((clause) => clause.question || clause.text.trim().length <= 4)
}
