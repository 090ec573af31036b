import type { ChildId } from '../../care/roster.ts'
import type { HeardIn } from '../learner/clause-model.ts'
import type { Unplaced } from '../meaning.ts'
import type { ChildReading, Context, Mention } from '../mention.ts'
import { type Clause, splitClauses } from '../recognise/clause.ts'
import { peopleIn } from '../recognise/contact.ts'
import type { Layout } from '../recognise/list.ts'
import { readClause, reportedFrom } from '../recognise/outcome.ts'
import type { Draft } from './draft.ts'

/** A clause that tells of a child beside another's doing: what it has in common with one told as done. */
const ASKED_ANY = 0.5
const alike =
  /也(?!没|不|未)|同上|一样|(?:\d|[一二两三四五六七八九十半几])+(?:个|件|双|套|本|只|盒|箱|袋|斤|元|块|分|小时|次|遍|床|支)|\d{2,}$/
const excused = /除|没|未|冇|不|别|莫|请假|缺席|待|感冒|发烧|发热|生病|嫌|想|要|说|讲|在(?!.*(?:聊|讲|陪|看着|教))/

/** 给墨墨,说错了,给石头: named by mistake. */
const takenBack = /^[^。!?\n]{0,14}?[,。;](?:哦|啊|呃|额|喔|嗯)?(?:不对|不是|说错|打错|写错|搞错|弄错|记错)/

/**
 * Children named among what was done of whom nothing was told: 送昊昊棉鞋,浩浩也有一双. Grammar that tells why
 * (没来, 还没打) is believed; else, where the clause looks like a doing, it is asked about.
 */
export function leftOut(
  context: Context,
  layout: Layout,
  heardIn: readonly HeardIn[],
  drafts: readonly Draft[],
  wishing: readonly ChildId[],
): Unplaced[] {
  const done = drafts.find(({ mode }) => mode === 'done')
  if (done === undefined) return []
  const date = done.days.length === 0 ? done.fallbackDay : (done.days[0]?.value.past?.first ?? null)
  const told = new Set([...drafts.flatMap(({ cast }) => [...cast.children, ...cast.candidates]), ...wishing])
  const heard = layout.sections.filter(({ author }) => author !== 'unknown')
  const clauses = heard.flatMap(({ from, to }) => splitClauses(context.masked, from, to))
  const children = context.children
    .filter(({ value }) => value.kind === 'name' && value.children.length === 1)
    .filter((mention) => {
      if (takenBack.test(context.masked.slice(mention.to, mention.to + 24))) return false
      const clause = clauses.find(({ from, to }) => from <= mention.from && mention.to <= to)
      return clause !== undefined && looksDone(clause, mention, heardIn)
    })
    .flatMap(({ value }) => value.children)
  return [...new Set(children)]
    .filter((child) => !told.has(child))
    .map((child) => ({ child, date, minutes: null, outcome: 'done', occasion: 1, clock: null, again: false }))
}

function looksDone(clause: Clause, mention: Mention<ChildReading>, heardIn: readonly HeardIn[]): boolean {
  const { text } = clause
  const after = text.slice(mention.to - clause.from)
  if (excused.test(text) || peopleIn(after).length > 0 || reportedFrom(text) !== null) return false
  const { ahead, calledOff, intendedOnly, question, rumour, asksOthers, counterfactual } = readClause(text)
  if (ahead || calledOff || intendedOnly || question || rumour || asksOthers || counterfactual) return false
  const any = heardIn
    .filter((one) => one.clause.from <= mention.from && mention.to <= one.clause.to)
    .map((one) => one.heard.any)
  return alike.test(after) || Math.max(0, ...any) >= ASKED_ANY
}
