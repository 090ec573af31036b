import type { ActivityKind } from '../../care/activity.ts'
import type { DayReading, Mention } from '../mention.ts'
import type { ActivityReading } from '../recognise/activity.ts'
import type { Clause } from '../recognise/clause.ts'
import { type ContactReading, kindOf, peopleIn } from '../recognise/contact.ts'
import { isGreeting } from '../recognise/notice.ts'
import { isDenied, readClause, reportedFrom } from '../recognise/outcome.ts'
import { compile } from '../recognise/pattern.ts'
import { castOf, defaultCast, type Group, groupsIn, nearestGroup, spokenOf } from './cast.ts'
import { daysFor, isPartOfDay } from './days.ts'
import type { Cast, Draft } from './draft.ts'
import { giveMinutes } from './minutes.ts'
import { modeOf } from './mode.ts'
import type { ClauseFacts, Story } from './narrate.ts'
import { tellSequel } from './sequel.ts'

/** From here on the learner may say that a bare verb with an open day was done. */
const SURELY_REPORT = 0.93

/** One telling of a doing in a clause: an activity's words, or a talk with somebody around the child. */
interface Telling {
  readonly kind: ActivityKind
  readonly from: number
  readonly to: number
  readonly rule: string
  readonly strength: 'strong' | 'weak'
  readonly contact: boolean
}

const talkVerb =
  /聊|唠|摆|谈|沟通|交流|说(?:了|上话|到|几句|好)|讲(?:了|到|几句)|扯|拉了|打通|联系上|约出来|劝|叮嘱|嘱咐|交代|打(?:了|过)?[^,。]{0,4}电话|视频|语音/
const subjectOther = compile(
  '(?:<party>|<stranger>)(?:也|都|就|已经?|昨天|今天|刚|带(?:他|她|去)?|来|会|要|在)?[^,。;!?\\n]{0,3}$',
  '',
)
const towardsMe =
  /(?:去|到|在|从|上|来|回|进|过|往|跟|和|给|与|同|找|问|陪|对|向|替|把|拉|约|帮|为|看|访|劝|我|俺)[^,。;!?\n]{0,9}$/

/** Adds to the story what one clause tells. */
export function tellClause(story: Story, facts: ClauseFacts, clauses: readonly Clause[]): void {
  const { clause, reading } = facts
  const groups = groupsIn(story.context, clause.from, clause.to).filter((group) => group.from < facts.reportedAt)
  const named = groups.some((group) => group.mentions.some(({ value }) => value.kind === 'name'))
  if (named) story.foreign = false
  else if (facts.ownFamily) story.foreign = true
  const tellings = story.foreign || isGreeting(clause.text) ? [] : tellingsOf(story, facts, groups)
  if (tellings.length === 0 && !tellSequel(story, facts, groups)) {
    applyLate(story, facts, groups)
    dateLate(story, facts)
  }
  const before = story.drafts.length
  for (const telling of tellings) {
    const draft = draftOf(story, facts, telling, groups, clauses)
    if (!draft) continue
    // 周五 伏家旺(电话): the line's own word replaces the title's.
    if (groups.length === 0)
      story.drafts = story.drafts.filter((other) => other.section !== draft.section || other.rule !== 'title.kind')
    story.drafts.push(draft)
  }
  if (story.drafts.length === before && tellings.length === 0) tellDefault(story, facts, groups)
  giveMinutes(story, facts, before)
  const absent = reading.calledOff || /没来|没到|不来/.test(clause.text)
  if (!absent || story.drafts.length > before || story.topic.current.length === 0) noteTopic(story, facts, groups)
  noteParty(story, facts)
  if (facts.reportedAt < clause.to) story.reported = story.context.masked.charAt(clause.to) === ','
}

function tellingsOf(story: Story, facts: ClauseFacts, groups: readonly Group[]): Telling[] {
  const { clause, reportedAt } = facts
  const inside = (mention: Mention<unknown>) =>
    mention.to > clause.from && mention.to <= clause.to && Math.max(mention.from, clause.from) < reportedAt
  const contacts = story.doings.contacts.filter(
    (contact) =>
      inside(contact) ||
      (contact.value.how === 'heard' && contact.from >= clause.from && contact.from < clause.to && !story.reported),
  )
  const activities = story.doings.activities.filter(inside)
  const strong = activities.filter(({ value }) => value.strength === 'strong')
  const terse = facts.section.layout !== 'plain' || groups.length > 0 || story.context.message.quote !== null
  const dated = facts.days.length > 0 && story.topic.current.length > 0
  const timed = story.context.minutes.some((one) => inside(one) && one.value.minutes !== null)
  const weak =
    strong.length === 0 && contacts.length === 0 && (terse || timed || dated)
      ? activities.filter(({ value }) => value.strength === 'weak')
      : []
  const told = [...strong, ...weak].map((mention) => activityTelling(mention))
  const talks = contacts
    .filter((contact) => contact.value.how === 'direct' || isHeard(story, contact))
    .map((contact) => contactTelling(story, contact))
  return withParty(story, facts, reconcile(told, alongside(clause, talks), clause), groups)
}

function activityTelling(mention: Mention<ActivityReading>): Telling {
  const { kind, strength } = mention.value
  return { kind, strength, from: mention.from, to: mention.to, rule: mention.rule, contact: false }
}

function contactTelling(story: Story, contact: Mention<ContactReading>): Telling {
  return {
    kind: settledKind(story, contact.value),
    strength: 'strong',
    from: contact.from,
    to: contact.to,
    rule: contact.rule,
    contact: true,
  }
}

/** Father or mother who looks after the child at home is its guardian. */
function settledKind(story: Story, contact: ContactReading): ContactReading['kind'] {
  const [child] = story.topic.current
  const guardian = story.context.speaker.roster.children.find(({ id }) => id === child)?.guardian
  return guardian && contact.kind === 'parent' && guardian.startsWith(contact.who.slice(0, 1))
    ? 'guardian'
    : contact.kind
}

/** 莹莹奶奶、丽丽姥爷我都说到了: those named beside the one spoken with. */
function alongside(clause: Clause, talks: readonly Telling[]): Telling[] {
  const first = talks.find(({ rule }) => rule.startsWith('contact.direct'))
  if (!first) return [...talks]
  const others: Telling[] = []
  let until = first.from
  for (const { from, to, who } of peopleIn(clause.text).reverse()) {
    const at = { from: clause.from + from, to: clause.from + to }
    if (at.to > until || !besides.test(clause.text.slice(to, until - clause.from))) continue
    until = at.from
    others.push({ ...first, ...at, kind: kindOf(who) })
  }
  return [...others, ...talks]
}

const besides = compile('^[、,和跟与及 ]{1,2}(?:<name>)?(?:的|他|她)?(?:[两三四五几]家|几位|都)?$', '')

/** 奶奶说… is a talk where the sender was there; 老师说… always is. */
function isHeard(story: Story, contact: Mention<ContactReading>): boolean {
  const { kind } = contact.value
  if (kind === 'teacher') return story.context.children.length > 0
  if (kind === 'parent') return false
  return (
    story.drafts.some((draft) => draft.kind === 'visit' && draft.mode === 'done') || visitedInClause(story, contact)
  )
}

function visitedInClause(story: Story, contact: Mention<ContactReading>): boolean {
  return story.doings.activities.some(
    (one) =>
      one.value.kind === 'visit' &&
      one.from < contact.from &&
      !/[,。;!?\n]/.test(story.context.masked.slice(one.to, contact.from)),
  )
}

/** One event told by two words: the talk with grandmother takes the call and the 谈心 that were with her. */
function reconcile(told: readonly Telling[], talks: readonly Telling[], clause: Clause): Telling[] {
  const takenBy = (telling: Telling) =>
    talks.some((talk) => {
      const gap = talk.from >= telling.to ? talk.from - telling.to : telling.from - talk.to
      return gap < 14 && talk.rule.startsWith('contact.direct') && talk.from >= clause.from
    })
  const kept = told.filter((telling) => {
    if (telling.kind === 'call' || telling.kind === 'talk') return !takenBy(telling)
    if (telling.kind === 'visit')
      return (
        !talks.some((talk) => talk.kind === 'teacher' && talk.rule.startsWith('contact.direct')) ||
        /(?:看|见)/.test(clause.text.slice(telling.from - clause.from, telling.to - clause.from))
      )
    return true
  })
  const letter = told.some(({ kind }) => kind === 'letter')
  const people = letter ? talks.filter(({ kind }) => kind !== 'parent') : talks
  return [...kept, ...people].sort((a, b) => a.from - b.from)
}

/** 她爸换了号,今天打通: without another child or person the talk is with the one spoken of. */
function withParty(
  story: Story,
  facts: ClauseFacts,
  tellings: readonly Telling[],
  groups: readonly Group[],
): Telling[] {
  const { clause, reportedAt } = facts
  const named = groups.some((group) => group.mentions.some(({ value }) => value.kind === 'name'))
  if (story.party === null || named || tellings.some(({ contact }) => contact)) return [...tellings]
  const people = peopleIn(clause.text).length > 0
  const kind = story.party
  if (people) return [...tellings]
  const verb = talkVerb.exec(clause.text)
  const met = (telling: Telling) =>
    telling.kind === 'call' ||
    (telling.kind === 'visit' &&
      /见|碰/.test(story.context.masked.slice(telling.from, telling.to)) &&
      !facts.reading.missed)
  if (tellings.some(met) && groups.length === 0)
    return tellings.map((telling) => (met(telling) ? { ...telling, kind, contact: true } : telling))
  if (tellings.length > 0 || !verb || clause.from + verb.index >= reportedAt || /没/.test(clause.text))
    return [...tellings]
  const from = clause.from + verb.index
  return [{ kind, from, to: from + verb[0].length, rule: 'contact.spoken-of', strength: 'strong', contact: true }]
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
  if (isOthers(telling, clause, from)) return null
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
  })
  if (mode === 'nothing') return null
  return {
    kind: telling.kind,
    cast,
    by: story.by,
    mode,
    outcome: isMissed(reading, telling) ? 'missed' : 'done',
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

/** The days of the clause; 晚上 alone is the evening of the day told before; 刚 is now. */
function daysOfDoing(
  story: Story,
  clause: Clause,
  days: readonly Mention<DayReading>[],
): readonly Mention<DayReading>[] {
  if (days.length > 0 && !(days.every(isPartOfDay) && story.day.length > 0)) return days
  return /刚(?:刚|才)?(?!好)/.test(clause.text) ? [] : story.day
}

/** 周二 彤彤 家访: words set side by side, without a verb, tell what was done. */
function isNominal(story: Story, facts: ClauseFacts, telling: Telling): boolean {
  const { clause } = facts
  if (!clause.text.includes(' ') || /[去带给跟陪接想要]/.test(clause.text)) return false
  const known = [...facts.days, ...story.context.children, ...story.context.minutes, telling]
  return [...clause.text].every((mark, index) => {
    const place = clause.from + index
    return /[\s:]/.test(mark) || known.some(({ from, to }) => from <= place && place < to)
  })
}

/** 周一…15分钟,周二家访: one of a row of days; 周四去看他,陪着读了书: what follows tells it done. */
function continuesDone(story: Story, facts: ClauseFacts, clauses: readonly Clause[]): boolean {
  const row = story.drafts.some(
    (draft) =>
      draft.section === facts.index && draft.mode === 'done' && draft.days.length > 0 && draft.clause !== facts.clause,
  )
  if (row) return true
  const before = clauses
    .filter((other) => other.sentence === facts.clause.sentence && other.to <= facts.clause.from)
    .at(-1)
  const went = before && readClause(before.text)
  if (facts.reading.tentative && went?.perfective && !went.ahead && reportedFrom(before?.text ?? '') === null)
    return true
  const next = clauses
    .filter((other) => other.sentence === facts.clause.sentence && other.from > facts.clause.from)
    .slice(0, 2)
  return next.some((other) => tellsDone(story, other))
}

function tellsDone(story: Story, clause: Clause): boolean {
  const reading = readClause(clause.text)
  const doing = story.doings.activities.some(
    (one) => one.value.strength === 'strong' && one.from >= clause.from && one.to <= clause.to,
  )
  if (reading.ahead || reading.question || reading.asksOthers) return false
  if (doing) return reading.perfective && reportedFrom(clause.text) === null
  return /得(?!去|给|要|带|跟|先|赶|空|闲)|着呢|着,|着$|[^为除]了|正在|挺|很好|不错|蛮/.test(clause.text)
}

function isMissed(reading: ClauseFacts['reading'], telling: Telling): boolean {
  if (reading.missed === 'call') return telling.kind === 'call' || (telling.contact && true)
  return reading.missed === 'visit' && telling.kind === 'visit'
}

const asked = compile('(?:让|叫|请|托|嘱咐|叮嘱|提醒)(?:了)?(?:他|她|<party>)[^,。;!?\\n]{0,6}$', '')

/** 他爸给他打视频, 外婆带去打针: the doing of somebody else, who is its subject. */
function isOthers(telling: Telling, clause: Clause, from: number): boolean {
  if (telling.contact) return false
  const after = clause.text.slice(telling.to - clause.from)
  if ((telling.kind === 'gift' || telling.kind === 'aid') && /给(?:我|俺)(?!们?(?:家|屋|结对))/.test(clause.text))
    return true
  if (telling.kind !== 'call' && /^(?:了|过)?(?:我|俺)(?:$|了|看|吃|玩|一|几|半|好|听|用|的|[,。])/.test(after))
    return true
  if (telling.kind === 'letter' && /给(?:我|俺)写/.test(clause.text)) return true
  const before = clause.text.slice(0, Math.max(0, from))
  if (telling.kind !== 'homestay' && asked.test(before)) return true
  return subjectOther.test(before) && !towardsMe.test(before)
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
  const group = nearestGroup(groups, telling.from, telling.to)
  if (group) return castOf(group, story.topic)
  if (story.topic.current.length === 0) {
    const ahead = nextGroup(story, clause, clauses)
    if (ahead) return castOf(ahead, story.topic)
  }
  return defaultCast(story.context, story.topic, clause)
}

/** 刚撂下电话,莹莹睡不着: nobody was named before, so the one named next in the sentence is meant. */
function nextGroup(story: Story, clause: Clause, clauses: readonly Clause[]): Group | null {
  const following = clauses.filter((other) => other.from > clause.from && other.sentence <= clause.sentence + 1)
  for (const other of following) {
    const named = groupsIn(story.context, other.from, other.to).find((group) =>
      group.mentions.some(({ value }) => value.kind === 'name'),
    )
    if (named) return named
  }
  return null
}

/** 林浩然 家访 3月10日: a day alone after the doing is its day. */
function dateLate(story: Story, facts: ClauseFacts): void {
  const { clause, days } = facts
  const at = story.drafts.findLastIndex(
    (draft) => draft.section === facts.index && draft.clause.sentence === clause.sentence,
  )
  const draft = story.drafts[at]
  if (!draft || draft.days.length > 0 || days.length === 0) return
  const times = [...days, ...story.context.minutes]
  const rest = [...clause.text].filter((mark, index) => {
    const place = clause.from + index
    return /\S/.test(mark) && !times.some(({ from, to }) => from <= place && place < to)
  })
  if (rest.length === 0) story.drafts[at] = { ...draft, days }
}

/** Words that come after the doing they are about: 没人接, 没去成. */
function applyLate(story: Story, facts: ClauseFacts, groups: readonly Group[]): void {
  const { reading, clause } = facts
  const last = story.drafts.at(-1)
  if (!last || last.section !== facts.index) return
  const sameSentence = last.clause.sentence === clause.sentence
  if (facts.reportedAt <= clause.from) return
  if (reading.calledOff && !reading.missed && groups.length === 0 && sameSentence) {
    if (last.mode === 'plan' || last.outcome === 'done') story.drafts.pop()
    return
  }
  if (!reading.missed || facts.reportedAt <= clause.from) return
  // 外婆不在,孩子在写作业: not the child.
  if (reading.missed === 'visit' && peopleIn(clause.text).length > 0) return
  const about = (draft: Draft) =>
    reading.missed === 'call' ? draft.kind === 'call' || draft.rule.startsWith('contact') : draft.kind === 'visit'
  const at = story.drafts.findLastIndex((draft) => draft.section === facts.index && about(draft))
  const draft = story.drafts[at]
  if (!draft) return
  const group = groups[0]
  const span = { of: 'outcome' as const, from: clause.from, to: clause.to, rule: `missed.${reading.missed}` }
  if (!group) story.drafts[at] = { ...draft, mode: 'done', outcome: 'missed', spans: [...draft.spans, span] }
  else {
    const cast = castOf(group, story.topic)
    story.drafts.push({ ...draft, cast, mode: 'done', outcome: 'missed', minutes: null, clause, spans: [span] })
  }
}

/** A line of a list that names children and no doing: the title's kind. */
function tellDefault(story: Story, facts: ClauseFacts, groups: readonly Group[]): void {
  const { kind } = story.defaults
  const { section, clause, reading } = facts
  if (kind === null || section.layout !== 'item' || groups.length === 0 || reading.calledOff || reading.question) return
  if (story.drafts.some((draft) => draft.section === facts.index && !draft.rule.startsWith('title'))) return
  if (/没来|请假|待定|发烧|生病|不来|来不了|没到|缺席|有事/.test(clause.text)) return
  groups.forEach((group, index) => {
    const next = groups[index + 1]
    const until = next?.from ?? clause.to
    const own = facts.days.filter((day) => day.from >= group.from && day.to <= until)
    const days = own.length > 0 ? own.slice(0, 1) : facts.days.length > 0 ? facts.days.slice(0, 1) : story.day
    story.drafts.push({
      kind,
      cast: castOf(group, story.topic),
      by: story.by,
      mode: story.defaults.announced ? 'plan' : 'done',
      outcome: reading.missed ? 'missed' : 'done',
      days,
      fallbackDay: story.context.today,
      minutes: null,
      each: false,
      clock: null,
      again: false,
      clause,
      section: facts.index,
      from: group.from,
      to: group.to,
      rule: 'title.kind',
      spans: [],
    })
  })
}

function noteTopic(story: Story, facts: ClauseFacts, groups: readonly Group[]): void {
  const positive = groups.filter((group) => group.from < facts.reportedAt)
  const told = story.drafts.filter((draft) => draft.clause === facts.clause && draft.cast.rule !== 'carried')
  if (facts.ownFamily) return
  for (const group of positive) story.topic = spokenOf(story.topic, castOf(group, story.topic))
  const last = told.at(-1)
  if (last && positive.length > 0) story.topic = spokenOf(story.topic, last.cast)
}

const leadsClause = compile(
  '^(?:加上|加了|<name>|<child>|的|他|她|那边|家|今天|昨天|今晚|刚|上午|下午|晚上|总算|和|跟|与|联系|找|问)*$',
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
  } else if (groupsIn(story.context, facts.clause.from, facts.clause.to).length > 0) story.party = null
}
