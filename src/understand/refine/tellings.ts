import type { ActivityKind } from '../../care/activity.ts'
import type { Mention } from '../mention.ts'
import type { ActivityReading } from '../recognise/activity.ts'
import type { Clause } from '../recognise/clause.ts'
import { type ContactReading, kindOf, peopleIn } from '../recognise/contact.ts'
import { compile } from '../recognise/pattern.ts'
import { isTerseReport } from '../recognise/terse.ts'
import type { Group } from './cast.ts'
import type { ClauseFacts, Story } from './narrate.ts'

/** One telling of a doing in a clause: an activity's words, or a talk with somebody around the child. */
export interface Telling {
  readonly kind: ActivityKind
  readonly from: number
  readonly to: number
  readonly rule: string
  readonly strength: 'strong' | 'weak'
  readonly contact: boolean
}

const talkVerb =
  /聊|唠|摆|谈|沟通|交流|倾|谝|侃|说(?:了|上话|到|几句|好|一|会)|讲(?:了|到|几句|一|会)|扯|拉了|打通|联系上|约出来|劝|叮嘱|嘱咐|交代|打(?:了|过)?[^,。]{0,4}电话|视频|语音/

/** What the words of a clause tell, before it is asked whether it was done, by whom and for whom. */
export function tellingsOf(story: Story, facts: ClauseFacts, groups: readonly Group[]): Telling[] {
  const { clause, reportedAt } = facts
  const inside = (mention: Mention<unknown>) =>
    mention.to > clause.from && mention.to <= clause.to && Math.max(mention.from, clause.from) < reportedAt
  const contacts = story.doings.contacts.filter(
    (contact) =>
      inside(contact) ||
      (contact.value.how === 'heard' && contact.from >= clause.from && contact.from < clause.to && !story.reported),
  )
  // 跟我开玩笑说不用写作业: what reaches into another's words is hers.
  const activities = story.doings.activities.filter(
    (mention) => inside(mention) && (mention.value.kind === 'call' || mention.to <= reportedAt),
  )
  const strong = activities.filter(({ value }) => value.strength === 'strong')
  const terse = facts.section.layout !== 'plain' || groups.length > 0 || story.context.message.quote !== null
  const dated = facts.days.length > 0 && story.topic.current.length > 0
  const timed = story.context.minutes.some((one) => inside(one) && one.value.minutes !== null)
  const weak =
    strong.length === 0 &&
    contacts.length === 0 &&
    (terse || timed || dated || wentAlong(story, facts) || isTerseReport(story.context))
      ? activities.filter(({ value }) => value.strength === 'weak')
      : []
  const plain = facts.section.layout === 'plain' && !timed
  const heavy = plain ? weak.filter(({ value, text }) => value.kind !== 'tutoring' || /辅导|补习|讲/.test(text)) : weak
  const told = [...strong, ...heavy].map((mention) => activityTelling(mention))
  const talks = contacts
    .filter((contact) => contact.value.how === 'direct' || isHeard(story, contact))
    .map((contact) => contactTelling(story, contact))
  return withParty(story, facts, reconcile(told, alongside(clause, talks), clause), groups)
}

/** 她今天生日,蛋糕是我买的,我们都去了: gone to where something was just told done. */
function wentAlong(story: Story, { clause, index }: ClauseFacts): boolean {
  return (
    /^(?:我|俺)[^,。;!?\n]{0,8}去了$/.test(clause.text) &&
    story.drafts.some(
      ({ kind, mode, section, clause: told }) =>
        section === index && mode === 'done' && told.sentence === clause.sentence && kind === 'birthday',
    )
  )
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
  let since = first.to
  for (const { from, to, who } of peopleIn(clause.text)) {
    const at = { from: clause.from + from, to: clause.from + to }
    if (at.from < since || !besides.test(clause.text.slice(since - clause.from, from))) continue
    since = at.to
    if (!talks.some((talk) => talk.from < at.to && at.from < talk.to))
      others.push({ ...first, ...at, kind: kindOf(who) })
  }
  return [...others, ...talks]
}

const besides = compile('^[、,和跟与及 ]{1,2}(?:<name>)?(?:的|他|她)?(?:[两三四五几]家|几位|都)?$', '')

/** 奶奶说… is a talk where the sender was there; 老师说… always is. */
function isHeard(story: Story, contact: Mention<ContactReading>): boolean {
  const { kind } = contact.value
  // The one who runs a test tells its outcome: no talk about the child.
  if (kind === 'teacher' && story.drafts.some((draft) => draft.kind === 'assessment')) return false
  if (kind === 'teacher') return story.context.children.length > 0
  if (kind === 'parent') return false
  return (
    story.drafts.some((draft) => draft.kind === 'visit' && draft.mode === 'done') || visitedInClause(story, contact)
  )
}

const visited = (story: Story, { index }: ClauseFacts) =>
  story.drafts.some((draft) => draft.section === index && draft.kind === 'visit' && draft.mode === 'done')

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
    if (
      telling.kind === 'visit' &&
      /碰头|面/.test(clause.text.slice(telling.from - clause.from, telling.to - clause.from))
    )
      return !takenBy(telling)
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
  // 她奶奶留我吃了饭,讲她如今自己洗衣服: what somebody met at home tells.
  const speaks = /^(?:又|还|也|直|一直|就|老)?(?:讲|说|念叨|夸|抱怨|诉苦|叹)/.exec(clause.text)
  if (kind === 'guardian' && speaks && tellings.length === 0 && visited(story, facts)) {
    const span = { from: clause.from, to: clause.from + speaks[0].length }
    return [{ ...span, kind, rule: 'contact.heard.at-home', strength: 'strong', contact: true }]
  }
  if (tellings.length > 0 || !verb || clause.from + verb.index >= reportedAt || /没/.test(clause.text))
    return [...tellings]
  const from = clause.from + verb.index
  return [{ kind, from, to: from + verb[0].length, rule: 'contact.spoken-of', strength: 'strong', contact: true }]
}
