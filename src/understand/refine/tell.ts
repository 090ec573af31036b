import type { Clause } from '../recognise/clause.ts'
import { contactKinds, kindOf, peopleIn } from '../recognise/contact.ts'
import { isGreeting } from '../recognise/notice.ts'
import { isDenied, readClause } from '../recognise/outcome.ts'
import { compile } from '../recognise/pattern.ts'
import { castOf, defaultCast, type Group, groupsIn, nearestGroup, spokenOf } from './cast.ts'
import { allBeside, isNamed, listedAfter, nextGroup } from './cast-beside.ts'
import { tellCounted } from './counted.ts'
import { daysFor } from './days.ts'
import type { Cast, Draft } from './draft.ts'
import { tellElided } from './elided.ts'
import {
  afterWaiting,
  continuesAhead,
  continuesDone,
  daysOfDoing,
  followedByDone,
  isNominal,
  isOthers,
} from './grounds.ts'
import { soundsInVain } from './in-vain.ts'
import { applyLate, dateLate, tellDefault } from './late.ts'
import { learntTellings, unheard } from './learnt.ts'
import { tellLikewise } from './likewise.ts'
import { giveMinutes } from './minutes.ts'
import { modeOf } from './mode.ts'
import type { ClauseFacts, Story } from './narrate.ts'
import { pairsOf } from './pairs.ts'
import { tellPresence } from './presence.ts'
import { tellSequel, withoutBought } from './sequel.ts'
import { takeBack } from './take-back.ts'
import { type Telling, tellingsOf } from './tellings.ts'

/** From here on the learner may say that a bare verb with an open day was done. */
const SURELY_REPORT = 0.93

/** Of the sender's own family only children may be meant by 他 afterwards: 我爱人包的饺子,吃完陪他下了盘棋. */
const ownChild =
  /(?:儿子|女儿|闺女|姑娘|孙|外甥|侄|弟|妹|丫头|小子|崽|伢|孩子|娃|老大|老二|老三|宝|幺儿|家(?:的|嘞|那|这)?个)/

/** Adds to the story what one clause tells. */
export function tellClause(story: Story, facts: ClauseFacts, clauses: readonly Clause[]): void {
  const { clause, reading } = facts
  const groups = groupsIn(story.context, clause.from, clause.to).filter((group) => group.from < facts.reportedAt)
  const named = groups.some((group) => group.mentions.some(({ value }) => value.kind === 'name'))
  if (named) story.foreign = false
  else if (facts.ownFamily && (story.topic.current.length === 0 || ownChild.test(clause.text))) story.foreign = true
  takeBack(story, facts, groups, clauses)
  const placed = !story.foreign && tellPresence(story, facts, groups)
  const heard =
    story.foreign || isGreeting(clause.text) || onlyHowLong(story, facts) ? [] : tellingsOf(story, facts, groups)
  const tellings = placed
    ? heard.filter(({ kind }) => kind !== 'visit')
    : onlyInVain(story, facts, groups, heard)
      ? []
      : heard
  const silent =
    tellings.length === 0 &&
    !placed &&
    !tellLikewise(story, facts, groups) &&
    !tellSequel(story, facts, groups) &&
    !tellElided(story, facts, groups) &&
    !tellCounted(story, facts, groups)
  if (silent) {
    applyLate(story, facts, groups)
    dateLate(story, facts)
  }
  const before = story.drafts.length
  for (const telling of tellings) {
    const draft = draftOf(story, facts, telling, groups, clauses)
    if (!draft) continue
    // 和姑姑约好了周五上门: what was agreed is the plan, the agreeing is none.
    if (draft.mode === 'plan' && telling.contact && tellings.some(({ contact }) => !contact)) continue
    // 周五 伏家旺(电话): the line's own word replaces the title's.
    if (groups.length === 0)
      story.drafts = story.drafts.filter((other) => other.section !== draft.section || other.rule !== 'title.kind')
    const told = paired(story, draft, groups, facts)
    if (draft.mode === 'plan' && !telling.contact) story.drafts = withoutAgreeing(story.drafts, draft)
    if (draft.mode !== 'done' || !unheard(facts, draft.kind, telling.strength)) story.drafts.push(...told)
    else if (story.context.children.length > 0) story.doubted.push(...told)
  }
  if (story.drafts.length === before && tellings.length === 0) tellDefault(story, facts, groups)
  if (!story.foreign) tellLearnt(story, facts, groups, clauses)
  failAsHeard(story, facts, before)
  giveMinutes(story, facts, before)
  withoutBought(story)
  const absent = reading.calledOff || /没来|没到(?![货账位])|不来/.test(clause.text)
  if (!absent || story.drafts.length > before || story.topic.current.length === 0) noteTopic(story, facts, groups)
  noteParty(story, facts)
  if (facts.reportedAt < clause.to) story.reported = story.context.masked.charAt(clause.to) === ','
}

/** 约了她奶奶,星期六上门看看: what was agreed is the plan, the agreeing is none. */
const withoutAgreeing = (drafts: readonly Draft[], plan: Draft): Draft[] =>
  drafts.filter(
    ({ mode, kind, days, clause }) =>
      mode !== 'plan' ||
      !contactKinds.has(kind) ||
      days.length > 0 ||
      clause.sentence !== plan.clause.sentence ||
      !/约/.test(clause.text),
  )

/** 打他爷爷的电话,也没人接: only tells how the call or talk told last went. */
function onlyInVain(story: Story, facts: ClauseFacts, groups: readonly Group[], heard: readonly Telling[]): boolean {
  const last = story.drafts.at(-1)
  if (facts.reading.missed !== 'call' || groups.length > 0 || !last?.rule.startsWith('contact.direct')) return false
  if (last.clause.sentence !== facts.clause.sentence || last.section !== facts.index || heard.length !== 1) return false
  // 想跟他叔叔说一下,打过去成空号了; 给老师打电话,响了半天愣是没接
  const onlyBegun = !/[他她娃]|孩子/.test(facts.clause.text) && !readClause(last.clause.text).perfective
  return (
    onlyBegun ||
    /^(?:也|又|都|还|还是|依旧|仍然|结果|一样|同样)*(?:没|无|未|不|关机|停机|占线|打不通|空号)/.test(facts.clause.text)
  )
}

/** A draft for each child with its own day, where the clause pairs them. */
function paired(story: Story, draft: Draft, groups: readonly Group[], facts: ClauseFacts): Draft[] {
  const pairs = draft.mode === 'done' ? pairsOf(groups, facts.days, story.context.normalised.text) : null
  if (!pairs) return [draft]
  return pairs.map(({ group, day }) => ({ ...draft, cast: castOf(group, story.topic), days: [day] }))
}

/** What only the learner hears: surely enough, a draft like others, else one to ask about. */
function tellLearnt(story: Story, facts: ClauseFacts, groups: readonly Group[], clauses: readonly Clause[]): void {
  if (onlyHowLong(story, facts)) return
  for (const { telling, standing, sure } of learntTellings(story, facts, groups)) {
    const draft = draftOf(story, facts, telling, groups, clauses)
    if (!draft) continue
    const mode = standing === 'plan' ? 'plan' : 'done'
    const agrees = draft.mode === mode
    if (draft.mode === 'plan' && !agrees) continue
    const told = { ...draft, mode, outcome: standing === 'missed' ? ('missed' as const) : draft.outcome } as const
    if (sure && agrees) story.drafts.push(told)
    else if (mode === 'done') story.doubted.push(told)
  }
}

const howLong =
  /^(?:一共|总共|共|全程|本次|此次|这次)?(?:通话|通电话|电话|视频|聊天|交流|谈话|沟通)?(?:时长|时间|用时|历时|了|共|大概|约|将近|:)*$/

/** 跟他班主任聊了成绩。通话十二分钟: how long the talk told last took, no call besides. */
function onlyHowLong(story: Story, { clause, index }: ClauseFacts): boolean {
  const last = story.drafts.at(-1)
  if (!last || last.section !== index || !last.rule.startsWith('contact') || last.minutes !== null) return false
  const minutes = story.context.minutes.find(({ from, to }) => from >= clause.from && to === clause.to)
  return minutes !== undefined && howLong.test(clause.text.slice(0, minutes.from - clause.from))
}

function draftOf(
  story: Story,
  facts: ClauseFacts,
  telling: Telling,
  groups: readonly Group[],
  clauses: readonly Clause[],
): Draft | null {
  const { clause, reading, section } = facts
  const from = telling.from - clause.from
  if (
    isDenied(clause.text, from, Math.min(telling.to, clause.to) - clause.from) &&
    !(reading.missed && telling.kind !== 'outing')
  )
    return null
  const cast = castFor(story, facts, telling, groups, clauses)
  if (reading.question && !(reading.missed && !/谁|吗|\?/.test(clause.text))) return null
  const ofSibling = groups.some(({ mentions }) => mentions.some(({ rule }) => rule.startsWith('sibling')))
  if (!ofSibling && isOthers(telling, clause, from)) return null
  const own = facts.days.filter((day) => day.from < facts.reportedAt)
  const days = daysFor(own, telling.from, story.context.normalised.text)
  const current = daysOfDoing(story, clause, days)
  const hasMinutes = story.context.minutes.some(
    (one) => one.value.minutes !== null && one.from >= clause.from && one.to <= clause.to + 12,
  )
  const mode = modeOf({
    context: story.context,
    clause,
    reading,
    days: current,
    ownDay: days.length > 0,
    hasMinutes,
    terse: section.layout !== 'plain' || isNominal(story, facts, telling),
    announced: story.defaults.announced,
    soundsDone: story.wording.report > SURELY_REPORT,
    continuesDone: continuesDone(story, facts, clauses),
    continuesAhead: continuesAhead(story, facts, clauses),
    afterWaiting: afterWaiting(facts, clauses),
    followedByDone: followedByDone(story, facts, clauses),
  })
  if (mode === 'nothing') return null
  return {
    kind: telling.kind,
    cast,
    by: story.by,
    mode,
    outcome: isMissed(reading, telling) || soundsInVain(facts.heard, telling.kind) ? 'missed' : 'done',
    days: current,
    fallbackDay: story.context.today,
    minutes: null,
    each: false,
    clock: null,
    again: /又|第二次|第三次|再次|二次/.test(clause.text),
    clause,
    section: facts.index,
    from: telling.from,
    to: telling.to,
    rule: telling.rule,
    spans: [],
  }
}

function isMissed(reading: ClauseFacts['reading'], telling: Telling): boolean {
  if (reading.missed === 'call') return telling.kind === 'call' || (telling.contact && true)
  return reading.missed === 'visit' && telling.kind === 'visit'
}

/** 上门两家:轩轩45分钟;桐桐家锁着: what was told on for the next child failed, where the clause sounds so. */
function failAsHeard(story: Story, facts: ClauseFacts, from: number): void {
  for (const [index, draft] of story.drafts.entries())
    if (index >= from && draft.mode === 'done' && soundsInVain(facts.heard, draft.kind))
      story.drafts[index] = { ...draft, outcome: 'missed' }
}

function castFor(
  story: Story,
  facts: ClauseFacts,
  telling: Telling,
  groups: readonly Group[],
  clauses: readonly Clause[],
): Cast {
  const { clause } = facts
  if (telling.contact && groups.length > 1) {
    const owner = groups.filter((group) => group.to <= telling.from).at(-1)
    if (owner) return castOf(owner, story.topic)
  }
  const all = allBeside(story, groups, telling)
  if (all) return all
  const group = nearestGroup(groups, telling.from, telling.to)
  if (group) return castOf(group, story.topic)
  if (story.topic.current.length === 0) {
    const listed = listedAfter(story, clause, clauses)
    if (listed) return castOf(listed, story.topic)
    const spoken = telling.contact ? groupsIn(story.context, telling.to, clause.to).find(isNamed) : undefined
    if (spoken) return castOf(spoken, story.topic)
    const ahead = nextGroup(story, clause, clauses)
    if (ahead) return castOf(ahead, story.topic)
  }
  return defaultCast(story.context, story.topic, clause, story.by)
}

function noteTopic(story: Story, facts: ClauseFacts, groups: readonly Group[]): void {
  const positive = groups.filter((group) => group.from < facts.reportedAt)
  const told = story.drafts.filter((draft) => draft.clause === facts.clause && draft.cast.rule !== 'carried')
  if (facts.ownFamily) return
  for (const group of positive) story.topic = spokenOf(story.topic, castOf(group, story.topic))
  const last = told.at(-1)
  if (!last || positive.length === 0) return
  story.topic = spokenOf(story.topic, last.cast)
  // 给墨墨买了鞋给甜甜买了书包: told side by side, they are spoken of together from then on.
  const beside = told.filter(
    ({ kind, mode, outcome }) => kind === last.kind && mode === last.mode && outcome === 'done',
  )
  const children = [...new Set(beside.flatMap(({ cast }) => cast.children))]
  if (beside.length > 1 && children.length > last.cast.children.length)
    story.topic = { ...story.topic, current: children }
}

const leadsClause = compile(
  '^(?:末了|后来|最后|结果|完了|回头|临走时?|临走前|正好|刚好|倒是|幸好|还好|加上|加了|<name>|<child>|的|他|她|那边|家|今天|昨天|今晚|刚|上午|下午|晚上|总算|只|见到|见着|碰到|碰见|碰着|遇到|遇见|遇着|撞见|看到|和|跟|与|联系|找|问)*$',
  '',
)

/** Who around the child the sentence now speaks of. */
function noteParty(story: Story, facts: ClauseFacts): void {
  const people = peopleIn(facts.clause.text)
  const first = people[0]
  if (first) {
    story.party =
      facts.reportedAt < facts.clause.to || !leadsClause.test(facts.clause.text.slice(0, first.from))
        ? null
        : kindOf(first.who)
    story.partyWord = first.who
  } else if (groupsIn(story.context, facts.clause.from, facts.clause.to).length > 0 || didOtherwise(story, facts))
    story.party = null
}

/** 我就过去给她讲题: done with the child, whoever was spoken with before. */
function didOtherwise(story: Story, { clause }: ClauseFacts): boolean {
  return story.drafts.some((draft) => draft.clause === clause && !contactKinds.has(draft.kind) && draft.kind !== 'call')
}
