import type { Mention, MinutesReading } from '../mention.ts'
import { castOf, groupsIn } from './cast.ts'
import type { Cast, Draft } from './draft.ts'
import { kindsOfDuration } from './duration-verb.ts'
import type { ClauseFacts, Story } from './narrate.ts'
import { giveShare } from './shares.ts'

const travel = /坐车|路上|开车|来回|骑车|走(?:了)?路|等(?:了|车)|堵车|排队|走散|迟到|睡|考/
const stay = /待|坐|呆|做(?!了?[^,。]{0,6}(?:作业|题|手工|测|量表|问卷|房树人|心理))|耍|玩|在(?:他|她|那)/

/** Gives each duration of the clause to the doing that it stands with: in the clause, else the last one told before it. */
export function giveMinutes(story: Story, facts: ClauseFacts, firstOfClause: number): void {
  const { clause } = facts
  const first = story.drafts[firstOfClause]
  if (story.waiting && first && first.minutes === null) {
    // 桐桐背课文30分钟,一诺改错题20分钟: not of the one named since
    const ofFirst = groupsIn(story.context, facts.section.from, story.waiting.from).flatMap(
      (group) => castOf(group, story.topic).children,
    )
    const fits = ofFirst.length === 0 || first.cast.children.some((child) => ofFirst.includes(child))
    if (fits) assign(story, firstOfClause, first, story.waiting)
    story.waiting = null
  }
  for (const mention of story.context.minutes) {
    if (mention.from < clause.from || mention.from >= clause.to || mention.from >= facts.reportedAt) continue
    if (travel.test(clause.text.slice(Math.max(0, mention.from - clause.from - 6), mention.to - clause.from))) continue
    if (/(?:不是|不对|并非|不到)$/.test(clause.text.slice(0, mention.from - clause.from))) continue
    if (tellsOfAnother(story, facts, firstOfClause, mention)) continue
    if (story.drafts.length === 0 && mention.value.minutes !== null) story.waiting = mention
    if (setsRight(story, facts, mention)) continue
    if (giveShare(story, facts, mention)) continue
    if (splitOff(story, facts, firstOfClause, mention)) continue
    if (ofWholeList(story, facts, firstOfClause)) {
      const { minutes } = mention.value
      story.drafts = story.drafts.map((draft) => (draft.minutes === null ? { ...draft, minutes } : draft))
      continue
    }
    const at = owner(story, firstOfClause, mention, facts)
    const draft = story.drafts[at]
    if (draft) assign(story, at, draft, mention)
  }
}

/** 时长90分钟 below the lines of a list: of each line. */
function ofWholeList(story: Story, { section, clause, index }: ClauseFacts, first: number): boolean {
  return (
    section.layout === 'lines' &&
    first === story.drafts.length &&
    story.drafts.every((draft) => draft.section < index) &&
    /^(?:活动|本次|此次)?(?:时长|用时|全程|每人|各|均|共)/.test(clause.text)
  )
}

const mistaken = /不到|没到|不足|不对|不是|说错|看错|记错|写错|打错|搞错|弄错|错了|哦不|更正|纠正|应该是/

/** 四十分钟,不对,五十分钟: the later one of the same doing stands. */
function setsRight(story: Story, facts: ClauseFacts, mention: Mention<MinutesReading>): boolean {
  const before = story.context.minutes.filter((one) => one.to <= mention.from && one.value.minutes !== null).at(-1)
  const { minutes } = mention.value
  if (!before || minutes === null) return false
  const between = story.context.masked.slice(before.to, mention.from)
  if (between.length > 16 || !mistaken.test(between) || /\uE001/.test(between)) return false
  for (const [index, draft] of story.drafts.entries())
    if (draft.section === facts.index && draft.minutes === before.value.minutes)
      story.drafts[index] = { ...draft, minutes }
  return true
}

const goesOn =
  /^(?:[\s,]|后来|又|再|晚上|下午|中午|上午|刚刚?|才|终于|总算|最后|第.次|给?(?:他|她)|我|俺|就|也|都|回|打|拨|过去|过来|电话|视频|通|接|聊|说|讲|唠|了|上|到|着|大概|差不多|约)*$/

/** 没打通,某某通了8分钟: after one that failed, a duration is of another child unless the clause only goes on with it. */
function tellsOfAnother(story: Story, facts: ClauseFacts, first: number, mention: Mention<MinutesReading>): boolean {
  const last = story.drafts.at(-1)
  if (story.drafts.length > first || last?.outcome !== 'missed' || last.section !== facts.index) return false
  if (groupsIn(story.context, facts.clause.from, mention.from).length > 0) return false
  return !goesOn.test(facts.clause.text.slice(0, mention.from - facts.clause.from))
}

/** 平安见了10分钟, after a telling of three: his alone. */
function splitOff(story: Story, facts: ClauseFacts, first: number, mention: Mention<MinutesReading>): boolean {
  if (story.drafts.length > first) return false
  const group = groupsIn(story.context, facts.clause.from, mention.from).at(-1)
  const cast = group && castOf(group, story.topic)
  if (!cast || cast.children.length === 0) return false
  const talked = /(?:跟|和|与|同)[^,。]{0,8}(?:聊|说|讲|唠|摆|谈)/.test(facts.clause.text)
  const at = story.drafts.findLastIndex(
    (draft) =>
      draft.section === facts.index &&
      cast.children.every((child) => draft.cast.children.includes(child)) &&
      (!talked || draft.kind === 'call' || draft.kind === 'talk' || draft.kind === 'visit'),
  )
  const draft = story.drafts[at]
  if (!draft) return likewise(story, facts, cast, mention)
  if (draft.cast.children.length === cast.children.length) assign(story, at, draft, mention)
  else {
    const left = draft.cast.children.filter((child) => !cast.children.includes(child))
    story.drafts[at] = { ...draft, cast: { ...draft.cast, children: left } }
    story.drafts.push({
      ...draft,
      cast,
      minutes: mention.value.minutes,
      each: mention.value.each,
      clause: facts.clause,
    })
  }
  return true
}

/** 语音联系墨墨,15分钟;石头,20分钟: the same was done with another child. */
function likewise(story: Story, facts: ClauseFacts, cast: Cast, mention: Mention<MinutesReading>): boolean {
  const last = story.drafts.findLast((draft) => draft.section === facts.index)
  const rest = facts.clause.text
    .slice(0, mention.from - facts.clause.from)
    .replace(/[\uE001\s,、:和跟与聊讲说唠摆倾通打接了过就却倒也]|各|每人|一人|那边|那头|那里|那儿|家|电话|视频/g, '')
  if (!last || rest !== '') return false
  const { minutes, each, clock } = mention.value
  story.drafts.push({ ...last, cast, minutes, each, clock, clause: facts.clause, outcome: 'done' })
  return true
}

function rowOfItsOwn({ context }: Story, { clause }: ClauseFacts): boolean {
  const from = context.masked.lastIndexOf('\n', clause.from) + 1
  return context.children.some((child) => child.from >= from && child.from < clause.to && child.value.kind === 'name')
}

function owner(story: Story, first: number, mention: Mention<MinutesReading>, facts: ClauseFacts): number {
  const { drafts } = story
  // A row that begins with its own child tells of nobody above.
  const ownRow = facts.section.layout === 'lines' && rowOfItsOwn(story, facts)
  const inRow = ({ clause }: Draft) => !ownRow || clause.line === facts.clause.line
  const verb = kindsOfDuration(facts.clause.text.slice(0, Math.max(0, mention.from - facts.clause.from)))
  if (verb) {
    const fits = (draft: Draft, index: number) => {
      const { kind, section, clause, outcome } = draft
      return (
        verb.kinds.has(kind) &&
        inRow(draft) &&
        (index >= first ||
          (section === facts.index &&
            facts.clause.sentence - clause.sentence <= 1 &&
            (outcome === 'done' || kind === 'call')))
      )
    }
    const own = drafts.findLastIndex(
      (draft, index) => index >= first && fits(draft, index) && draft.from <= mention.from,
    )
    if (own >= 0) return own
    const told = drafts.findLastIndex((draft, index) => index < first && fits(draft, index))
    if (told >= 0 && (drafts.length === first || verb.only)) return told
    if (verb.only && drafts.length === first && facts.section.layout === 'plain') return -1
  }
  const own = drafts.map((draft, index) => ({ draft, index })).slice(first)
  if (own.length > 0) {
    const before = own.filter(({ draft }) => draft.from <= mention.from)
    const fitting = before.length > 0 ? before : own
    const chosen = before.length > 0 ? fitting.at(-1) : fitting[0]
    return chosen?.index ?? -1
  }
  if (stay.test(facts.clause.text)) {
    const visit = drafts.findLastIndex(
      (draft) => draft.kind === 'visit' && draft.section === facts.index && draft.minutes === null,
    )
    if (visit >= 0) return visit
  }
  return drafts.findLastIndex(
    (draft) => (draft.section === facts.index && inRow(draft)) || facts.section.layout === 'form',
  )
}

/** Two words of one event (打电话谈心, 视频陪读) both take its minutes, and so do the children of one telling. */
function assign(story: Story, at: number, draft: Draft, mention: Mention<MinutesReading>): void {
  const { minutes, each, clock } = mention.value
  if (draft.minutes !== null) return
  const spans = [{ of: 'minutes' as const, from: mention.from, to: mention.to, rule: mention.rule }]
  for (const [index, other] of story.drafts.entries()) {
    if (index !== at && !sharesEvent(other, draft) && !(each && isAlike(other, draft))) continue
    if (other.minutes !== null) continue
    const reached = other.outcome === 'missed' && other.kind === 'call' && mention.from >= other.clause.to
    const outcome = reached && minutes !== null ? 'done' : other.outcome
    story.drafts[index] = {
      ...other,
      outcome,
      minutes,
      each,
      clock: clock ?? other.clock,
      spans: [...other.spans, ...spans],
    }
  }
}

/** 石头家去了,墨墨家也去了,每家坐了二十分钟: of all of the kind told side by side. */
function isAlike(other: Draft, draft: Draft): boolean {
  return (
    other.kind === draft.kind &&
    other.section === draft.section &&
    other.clause.line === draft.clause.line &&
    other.mode === draft.mode &&
    other.outcome === draft.outcome
  )
}

const channels = new Set(['call', 'talk', 'reading', 'tutoring'])

function sharesEvent(other: Draft, draft: Draft): boolean {
  if (other.clause.sentence !== draft.clause.sentence || other.section !== draft.section) return false
  if (other.cast.children.join() !== draft.cast.children.join() && other.kind !== draft.kind) return false
  if (other.clause === draft.clause && other.kind === draft.kind && other.rule === draft.rule) return true
  const oneEvent = other.kind !== draft.kind && channels.has(other.kind) && channels.has(draft.kind)
  const withCall = other.kind === 'call' || draft.kind === 'call'
  return oneEvent && withCall && Math.abs(other.from - draft.from) < 12
}

/** A duration that stands in a field before the doing (时间:15:00-16:30) is that of the form's first doing. */
export function giveFormMinutes(story: Story): void {
  const first = story.drafts[0]
  const mention = story.context.minutes.find(({ value }) => value.minutes !== null)
  if (!first || !mention || story.drafts.some(({ minutes }) => minutes !== null)) return
  assign(story, 0, first, mention)
}
