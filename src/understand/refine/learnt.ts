import type { ActivityKind } from '../../care/activity.ts'
import { plainClause } from '../learner/tellings.ts'
import { peopleIn } from '../recognise/contact.ts'
import { resumes } from '../recognise/outcome.ts'
import { compile } from '../recognise/pattern.ts'
import type { Group } from './cast.ts'
import { liesAhead } from './days.ts'
import type { Draft } from './draft.ts'
import type { ClauseFacts, Story } from './narrate.ts'
import type { Telling } from './tellings.ts'

/** A telling that no word of the tables gives, only the wording as a whole. */
export interface Learnt {
  readonly telling: Telling
  /** sure enough to record; else only to ask */
  readonly sure: boolean
}

/** From here on a clause that no word explains is asked about, and recorded. Chosen on voices left out and on chat. */
const ASKED = { any: 0.9, besides: 0.97, kindBesides: 0.8 }
const RECORDED = { any: 0.93, kind: 0.75 }
/** Where no word of the message is for a child, the message as a whole must sound like a report too. */
const REPORT = 0.9

const contactKinds: ReadonlySet<ActivityKind> = new Set(['guardian', 'parent', 'teacher'])
const denied = /[没未莫冇]|除了?(?=\uE001)|(?<![分特个区级性告])别|不(?![错少久过])/
const others = compile('<stranger>|<ownFamily>', '')

/** What the learner hears told as done in a clause where words and rules heard nothing. Grammar is not overruled. */
export function learntTelling(story: Story, facts: ClauseFacts, groups: readonly Group[]): Learnt | null {
  if (forbidden(story, facts)) return null
  const { context } = story
  const about = groups.length > 0 || story.topic.current.length > 0 || context.children.length > 0
  if (!about && story.wording.report < REPORT) return null
  const { any, of } = story.kinds(clauseOf(story, facts))
  if (any < (story.drafts.length > 0 ? ASKED.besides : ASKED.any)) return null
  const kinds = Object.keys(of) as ActivityKind[]
  const kind = kinds.reduce((best, other) => (of[other] > of[best] ? other : best))
  // 抱着坐了半晌 dwells on what was told before: only a clear kind is another doing.
  if (story.drafts.length > 0 && groups.length === 0 && of[kind] < ASKED.kindBesides) return null
  if (peopleIn(facts.clause.text).length > 0 && !contactKinds.has(kind)) return null
  const named = groups.flatMap(({ mentions }) => mentions.flatMap(({ value }) => value.children))
  const ofThem = ({ cast }: Draft) => named.every((child) => cast.children.includes(child))
  if (story.drafts.some((draft) => draft.kind === kind && draft.section === facts.index && ofThem(draft))) return null
  const { from, to } = facts.clause
  const sure = about && any >= RECORDED.any && of[kind] >= RECORDED.kind
  const rule = `learner.${kind}.${Math.round(of[kind] * 100)}-of-${Math.round(any * 100)}`
  return { telling: { kind, from, to, rule, strength: 'weak', contact: contactKinds.has(kind) }, sure }
}

/** What the learner heard and no draft tells: what stands in a sentence with another doing for the child dwells on it. */
export function untold(doubted: readonly Draft[], drafts: readonly Draft[]): Draft[] {
  return doubted.filter(
    (one) =>
      !drafts.some(
        (draft) =>
          draft.section === one.section &&
          one.cast.children.every((child) => draft.cast.children.includes(child)) &&
          (draft.kind === one.kind || draft.clause.sentence === one.clause.sentence),
      ),
  )
}

function forbidden(story: Story, { clause, reading, reportedAt, days }: ClauseFacts): boolean {
  if (reading.question || reading.rumour || reading.ahead || reading.habitual || reading.asksOthers) return true
  if (reading.counterfactual || reading.calledOff || reading.intendedOnly || reading.tentative) return true
  if (reportedAt < clause.to || (story.reported && !resumes(clause.text))) return true
  if (denied.test(clause.text) && !reading.missed) return true
  return others.test(clause.text) || [...days, ...story.day].some((day) => liesAhead(day, story.context.today))
}

/** The clause with every word for a child as a name. */
function clauseOf(story: Story, { clause }: ClauseFacts): string {
  let text = clause.text
  for (const { from, to } of [...story.context.children].reverse())
    if (from >= clause.from && to <= clause.to)
      text = `${text.slice(0, from - clause.from)}\uE001${text.slice(to - clause.from)}`
  return plainClause(text)
}
