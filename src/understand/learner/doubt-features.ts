import type { ConcernLevel } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { peopleIn } from '../recognise/contact.ts'
import type { Layout } from '../recognise/list.ts'
import { liesAhead } from '../refine/days.ts'
import type { Draft } from '../refine/draft.ts'
import type { HeardIn } from './clause-model.ts'
import type { HeardClause } from './doubt-clauses.ts'
import type { Learner } from './learner.ts'

/** A message and what was read in it, settled. */
export interface Reading {
  readonly context: Context
  readonly layout: Layout['kind']
  readonly drafts: readonly Draft[]
  readonly wishes: readonly { readonly from: number; readonly to: number }[]
  readonly concern: ConcernLevel
  /** its clauses, with what the learner hears in each */
  readonly heard: readonly HeardIn[]
  readonly learner: Pick<Learner, 'wording'>
}

/** What speaks for or against a reading; each feature lies between 0 and about 1. */
export type Features = Readonly<Record<string, number>>

const atMost = (count: number, most: number) => Math.min(count, most) / most
const flag = (is: boolean) => (is ? 1 : 0)

const perfective = /[了过完咧哒啦噶]|的$/
const doing = /给|跟|和|陪|带|送|接|教|帮|买|拿|找|看|讲|问|写|读|念|做|包|办|去|到|来/
const ahead =
  /明[天儿早晚后]|后天|下[个]?(?:周|星期|礼拜|月|次|回)|改天|过[两几]天|打算|准备|再(?:去|来|看|打|跟|给)|要去|周末/
const correction = /不对|不是|说错|记错|打错|写错|搞错|弄错|错了|改|哦不|应该是|更正/
const denial = /没|未|冇|不(?!错|少|过)|别|莫|忘/
const reasons = {
  birthday: /生日|生辰|蛋糕|蜡烛|岁了?$/,
  festival: /节|过年|春节|元宵|端午|中秋|国庆|元旦|小年|除夕|腊八|清明|冬至|粽|月饼|饺子/,
  gift: /送|买|捎|带(?:了|给)|拿(?:了|给)|\d(?:本|双|件|套|袋|箱|桶|斤|个)|衣|鞋|书包|文具|东西|米|油|奶/,
  aid: /\d{2,}(?:元|块)?|钱|助学|资助|补助/,
  visit: /屋|家里|他家|她家|家访|上门|到.{0,4}(?:家|屋|校)|去.{0,4}(?:家|屋|校)|坐了|没在|不在/,
  call: /电话|视频|语音|微信|接|通|打/,
  talk: /谈|心|哭|劝|开导|安慰|情绪/,
  tutoring: /题|作业|数学|语文|英语|功课|卷子|补课|辅导/,
  reading: /书|读|念|故事|绘本/,
  outing: /公园|电影|图书馆|广场|赶集|街|玩|耍|山|河|活动|比赛|做手工/,
  homestay: /住|睡|过夜|接到/,
  letter: /信/,
} as const

/** What the whole message, held against its reading, tells of the chance that something in it was read wrongly. */
export function messageFeatures(reading: Reading, clauses: readonly HeardClause[]): Features {
  const { context, drafts, learner } = reading
  const wording = learner.wording(context.masked)
  return {
    ...ofShape(reading, clauses),
    ...ofSilence(context, clauses),
    ...ofMentions(context, drafts),
    ...ofDrafts(drafts),
    ...ofVotes(drafts, clauses),
    ...ofTimes(context, drafts, clauses),
    ...ofWords(reading, clauses),
    ...ofEar(reading),
    'wording.unlike': 1 - wording.report,
    'wording.plan': wording.plan,
    'wording.concern': wording.concern,
  }
}

function ofShape({ context, layout, concern }: Reading, clauses: readonly HeardClause[]): Features {
  const { masked } = context
  const longest = Math.max(0, ...clauses.map(({ clause }) => clause.text.length))
  const sentences = new Set(clauses.map(({ clause }) => clause.sentence)).size
  return {
    length: atMost(masked.length, 100),
    clauses: atMost(clauses.length, 8),
    sentences: atMost(sentences - 1, 4),
    'run-on': atMost(Math.max(0, longest - 12), 20),
    blanks: flag(/[\u4e00-\u9fff\uE001\uE002] [\u4e00-\u9fff\uE001\uE002]/.test(masked)),
    'layout.lines': flag(layout === 'lines'),
    'layout.list': flag(layout === 'list' || layout === 'table'),
    'layout.form': flag(layout === 'form'),
    quote: flag(context.message.quote !== null),
    'concern.urgent': flag(concern === 'urgent'),
    'concern.attention': flag(concern === 'attention'),
  }
}

/** Clauses that told nothing. */
function ofSilence(context: Context, clauses: readonly HeardClause[]): Features {
  const silent = clauses.filter(({ drafts, wished }) => drafts.length === 0 && !wished)
  const has = (pattern: RegExp) => silent.filter(({ clause }) => pattern.test(clause.text)).length
  const within = (spans: readonly { from: number; to: number }[]) =>
    silent.filter(({ clause }) => spans.some(({ from, to }) => from >= clause.from && to <= clause.to)).length
  const own = silent.filter(({ reported }) => !reported)
  return {
    silent: atMost(silent.length, 5),
    'silent.share': silent.length / Math.max(1, clauses.length),
    'silent.any': Math.max(0, ...own.map(({ votes }) => votes.any)),
    'silent.sum': Math.min(1, own.reduce((sum, { votes }) => sum + votes.any, 0) / 3),
    'silent.done': atMost(has(perfective), 3),
    'silent.doing': atMost(has(doing), 4),
    'silent.child': atMost(within(context.children.filter(({ value }) => value.kind === 'name')), 2),
    'silent.they': atMost(within(context.children.filter(({ value }) => value.kind !== 'name')), 2),
    'silent.day': atMost(within(context.days), 2),
    'silent.minutes': atMost(within(context.minutes), 2),
    'silent.people': atMost(silent.filter(({ clause }) => peopleIn(clause.text).length > 0).length, 2),
    'silent.denied': atMost(has(denial), 3),
    'silent.ahead': atMost(has(ahead), 2),
    'silent.number': atMost(has(/\d|[两三四五六七八九十半]/), 2),
  }
}

/** Names, days and durations against the records that used them. */
function ofMentions(context: Context, drafts: readonly Draft[]): Features {
  const told = new Set(drafts.flatMap(({ cast }) => [...cast.children, ...cast.candidates]))
  const names = context.children.filter(({ value }) => value.kind === 'name')
  const untold = names.filter(({ value }) => !value.children.some((child) => told.has(child)))
  const spans = drafts.flatMap((draft) => draft.spans.filter(({ of }) => of === 'minutes'))
  const used = (from: number, to: number) => spans.some((span) => span.from < to && from < span.to)
  const days = new Set(drafts.flatMap((draft) => draft.days.map(({ from }) => from)))
  return {
    'child.untold': atMost(new Set(untold.flatMap(({ value }) => value.children)).size, 2),
    'child.unsure': flag(context.children.some(({ value }) => !value.sure && value.kind !== 'unknown')),
    'child.unknown': flag(context.children.some(({ value }) => value.kind === 'unknown')),
    'child.mentions': atMost(context.children.length, 6),
    'child.several': atMost(new Set(names.flatMap(({ value }) => value.children)).size - 1, 2),
    'minutes.unused': atMost(context.minutes.filter(({ from, to }) => !used(from, to)).length, 2),
    minutes: atMost(context.minutes.length, 3),
    'days.unused': atMost(context.days.filter(({ from }) => !days.has(from)).length, 3),
    days: atMost(context.days.length, 4),
    'days.vague': flag(context.days.some(({ value }) => value.kind !== 'day')),
    volunteers: atMost(context.volunteers.length, 2),
  }
}

function ofDrafts(drafts: readonly Draft[]): Features {
  const done = drafts.filter(({ mode }) => mode === 'done')
  const kinds = new Set(done.map(({ kind }) => kind)).size
  const children = new Set(done.flatMap(({ cast }) => cast.children)).size
  const carried = done.filter(({ cast }) => cast.rule === 'carried').length
  const far = done.filter(({ days, clause }) => days.some(({ from }) => from < clause.from)).length
  const dates = new Set(done.map(({ days }) => days.map(({ text }) => text).join())).size
  return {
    'done.none': flag(done.length === 0),
    'plan.read': flag(drafts.some(({ mode }) => mode === 'plan')),
    'plan.beside': flag(done.length > 0 && drafts.length > done.length),
    kinds: atMost(Math.max(0, kinds - 1), 3),
    children: atMost(Math.max(0, children - 1), 2),
    'kinds.children': flag(kinds > 1 && children > 1),
    'kinds.dates': flag(dates > 1),
    'children.dates': flag(dates > 1 && children > 1),
    'carried.child': atMost(carried, 3),
    'carried.day': atMost(far, 3),
    missed: flag(done.some(({ outcome }) => outcome === 'missed')),
    'missed.beside': flag(
      done.some(({ outcome }) => outcome === 'missed') && done.some(({ outcome }) => outcome === 'done'),
    ),
    'minutes.shared': flag(kinds > 1 && done.some(({ minutes }) => minutes !== null)),
    weak: flag(done.some(({ rule }) => rule.includes('.weak.'))),
    learnt: flag(done.some(({ rule }) => rule.startsWith('learner'))),
    heard: flag(done.some(({ rule }) => rule.startsWith('contact.heard'))),
    contact: flag(done.some(({ rule }) => rule.startsWith('contact'))),
    author: flag(done.some(({ by }) => by !== null)),
    again: flag(done.some(({ again }) => again)),
  }
}

/** The learner's ear against what was kept. */
function ofVotes(drafts: readonly Draft[], clauses: readonly HeardClause[]): Features {
  const done = drafts.filter(({ mode }) => mode === 'done')
  const kept = new Set(done.map(({ kind }) => kind))
  let missing = 0
  let missingBeside = 0
  for (const { votes, drafts: own, reported } of clauses) {
    if (reported) continue
    for (const [kind, vote] of Object.entries(votes.kinds)) {
      if (kept.has(kind as Draft['kind'])) continue
      if (own.length > 0) missingBeside = Math.max(missingBeside, vote)
      else missing = Math.max(missing, vote)
    }
  }
  const chances = done.map((draft) => voteFor(draft, clauses))
  return {
    'vote.missing': missing,
    'vote.beside': missingBeside,
    'vote.lowest': 1 - Math.min(1, ...chances.map(({ kind }) => kind)),
    'vote.any-lowest': 1 - Math.min(1, ...chances.map(({ any }) => any)),
  }
}

/** How likely the learner finds a draft's kind in the clauses that its words stand in. */
function voteFor(draft: Draft, clauses: readonly HeardClause[]): { kind: number; any: number } {
  const own = clauses.filter(({ drafts }) => drafts.includes(draft))
  if (own.length === 0) return { kind: 0.5, any: 0.5 }
  return {
    kind: Math.max(...own.map(({ votes }) => votes.kinds[draft.kind])),
    any: Math.max(...own.map(({ votes }) => votes.any)),
  }
}

/** Days and durations that more than one doing or child may claim; what lies ahead and was not planned. */
function ofTimes(context: Context, drafts: readonly Draft[], clauses: readonly HeardClause[]): Features {
  const done = drafts.filter(({ mode }) => mode === 'done')
  const plans = drafts.filter(({ mode }) => mode === 'plan')
  const children = new Set(done.flatMap(({ cast }) => cast.children)).size
  const timed = done.filter(({ minutes }) => minutes !== null).length
  const known = context.minutes.filter(({ value }) => value.minutes !== null).length
  const toCome = context.days.filter((day) => liesAhead(day, context.today))
  const unplanned = toCome.filter(
    (day) => !plans.some(({ clause, days }) => days.includes(day) || (clause.from <= day.from && day.to <= clause.to)),
  )
  return {
    'minutes.several': flag(known > 1),
    'minutes.children': flag(known > 0 && children > 1),
    'minutes.untimed': flag(known > timed),
    'minutes.among': flag(known > 0 && timed > 0 && timed < done.length),
    'minutes.far': flag(
      done.some(({ clause, spans }) =>
        spans.some(({ of, from, to }) => of === 'minutes' && (to < clause.from || from > clause.to)),
      ),
    ),
    'ahead.unplanned': flag(unplanned.length > 0),
    'plan.dateless': flag(plans.some(({ days }) => days.length === 0)),
    'same.twice': flag(new Set(done.map(({ kind }) => kind)).size < done.length),
    'told.last': flag(clauses.length > 1 && clauses.at(-1)?.drafts.length === 0),
    'day.none': flag(done.length > 0 && done.every(({ days }) => days.length === 0)),
  }
}

function ofWords({ context, drafts, wishes }: Reading, clauses: readonly HeardClause[]): Features {
  const { masked } = context
  const kept = new Set(drafts.map(({ kind }) => kind))
  const unread = Object.entries(reasons).map(
    ([kind, pattern]) => [`unread.${kind}`, flag(!kept.has(kind as Draft['kind']) && pattern.test(masked))] as const,
  )
  const told = clauses.filter(({ drafts: own }) => own.length > 0)
  return {
    ...Object.fromEntries(unread),
    correction: flag(correction.test(masked)),
    'told.denied': flag(told.some(({ clause }) => denial.test(clause.text))),
    'told.reported': flag(told.some(({ reported }) => reported)),
    'told.ahead': flag(told.some(({ clause }) => ahead.test(clause.text))),
    'told.several': flag(told.some(({ drafts: own }) => own.length > 1)),
    'ahead.unread': flag(ahead.test(masked) && !drafts.some(({ mode }) => mode === 'plan')),
    reported: flag(clauses.some(({ reported }) => reported)),
    question: flag(/[?吗]/.test(masked)),
    each: flag(/各|每|一人|都|分别|两个|俩/.test(masked)),
    wish: flag(wishes.length > 0),
    'wish.unread': flag(wishes.length === 0 && /想要|想|盼|心愿|愿望|要是/.test(masked)),
    own: flag(/我(?:妈|爸|儿|女|孙|老|家|屋)|自家/.test(masked)),
  }
}

/** What the ear for clauses hears, against what was read: kinds untold, kinds told that it does not hear, the standing. */
function ofEar({ drafts, heard }: Reading): Features {
  const kept = new Set(drafts.map(({ kind }) => kind))
  const told = drafts.flatMap((draft) => {
    const own = heard.filter(({ clause }) => clause.from < draft.to && draft.from < clause.to)
    const best = Math.max(0, ...own.map((one) => one.heard.kinds[draft.kind]))
    const standing = draft.mode === 'plan' ? 'plan' : draft.outcome
    const stands = Math.max(0, ...own.map((one) => one.heard.standing[standing]))
    return own.length > 0 ? [{ best, stands }] : []
  })
  const silent = heard.filter(({ clause }) => drafts.every(({ from, to }) => to <= clause.from || from >= clause.to))
  const untold = heard.map((one) =>
    Math.max(
      0,
      ...Object.entries(one.heard.kinds).map(([kind, chance]) => (kept.has(kind as Draft['kind']) ? 0 : chance)),
    ),
  )
  const sum = (values: readonly number[]) => values.reduce((whole, value) => whole + value, 0)
  return {
    'ear.untold': Math.max(0, ...untold),
    'ear.untold.sum': Math.min(1, sum(untold) / 2),
    'ear.silent': Math.max(0, ...silent.map((one) => one.heard.any)),
    'ear.silent.sum': Math.min(1, sum(silent.map((one) => one.heard.any)) / 3),
    'ear.unheard': Math.max(0, ...told.map(({ best }) => 1 - best)),
    'ear.unheard.sum': Math.min(1, sum(told.map(({ best }) => 1 - best)) / 3),
    'ear.standing': Math.max(0, ...told.map(({ stands }) => 1 - stands)),
    'ear.unsure': Math.min(1, sum(heard.map(({ heard: { any } }) => Math.min(any, 1 - any)))),
    'ear.plan': Math.max(0, ...silent.map((one) => one.heard.standing.plan)),
  }
}
