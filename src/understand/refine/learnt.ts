import { type ActivityKind, activityKinds } from '../../care/activity.ts'
import type { Standing } from '../learner/clause-model.ts'
import type { Clause } from '../recognise/clause.ts'
import { contactKinds, peopleIn } from '../recognise/contact.ts'
import { resumes, tellsHowLong } from '../recognise/outcome.ts'
import { compile } from '../recognise/pattern.ts'
import type { Group } from './cast.ts'
import type { Draft } from './draft.ts'
import { isBetweenOthers } from './grounds.ts'
import { mayFail } from './in-vain.ts'
import type { ClauseFacts, Story } from './narrate.ts'
import { tellsParticulars } from './particulars.ts'
import type { Telling } from './tellings.ts'

/** A telling that no word of the tables gives, only the wording as a whole. */
export interface Learnt {
  readonly telling: Telling
  readonly standing: Standing
  /** sure enough to record; else only to ask */
  readonly sure: boolean
}

/** From here on what no word explains is asked about, and recorded. Chosen on voices left out and on chat. */
const ASKED = 0.2
const RECORDED = 0.4
/** A talk counts where it is told as one from heart to heart. */
const RECORDED_TALK = 0.85
const ASKED_TALK = 0.6
/** Above this a clause is the sender's own again, whatever was told in another's words before it. */
export const OWN_WORDS = 0.85
/** Below this the words of a clause speak against a kind that one of them names. */
const UNHEARD = 0.002
/** 圆圆打球把脚扭了: a word that says the kind only beside others, in a clause that hardly tells anything. */
const UNHEARD_WEAK = 0.03
const HARDLY_ANY = 0.1

const denied = /[没未莫冇]|除了?(?=\uE001)|(?<![分特个区级性告])别|不(?![错少久过])/
const others = compile('<stranger>|<ownFamily>', '')
/** 我去学校接的: where, not who. */
const whither = /(?:去|到|在|上|来|从|进|回)了?[^,。]{0,3}?(?:学校|社区|村里|寨子里|派出所|民政)/

/** What the learner hears told in a clause that words and rules did not hear. Grammar is not overruled. */
export function learntTellings(story: Story, facts: ClauseFacts, groups: readonly Group[]): Learnt[] {
  const { heard, clause } = facts
  const most = Math.max(...Object.values(heard.kinds))
  if (
    isWish(story, clause) ||
    forbidden(story, facts, most) ||
    onlyNamesAndLengths(story, facts) ||
    dwellsOn(story, facts, groups)
  )
    return []
  const about = groups.length > 0 || story.topic.current.length > 0 || story.context.children.length > 0
  if (!about) return []
  const named = groups.flatMap(({ mentions }) => mentions.flatMap(({ value }) => value.children))
  return activityKinds
    .filter(
      (kind) =>
        heard.kinds[kind] >= (kind === 'talk' ? ASKED_TALK : ASKED) &&
        mayBe(story, facts, groups, kind) &&
        !isTold(story, facts, kind, named),
    )
    .sort((one, other) => heard.kinds[other] - heard.kinds[one])
    .flatMap((kind) => {
      const standing = standingOf(facts)
      // 没补 and 没送 are no attempts.
      if (denied.test(clause.text) && !(standing === 'missed' && mayFail(kind))) return []
      const sure =
        !others.test(clause.text.replace(whither, '')) &&
        heard.kinds[kind] >= (kind === 'talk' ? RECORDED_TALK : RECORDED)
      if (!sure && (facts.section.layout !== 'plain' || isMereWord(clause))) return []
      const rule = `learner.${kind}.${Math.round(heard.kinds[kind] * 100)}`
      const { from, to } = clause
      return [
        {
          telling: { kind, from, to, rule, strength: 'weak', contact: contactKinds.has(kind) },
          standing,
          sure,
        } as const,
      ]
    })
}

const feasts: ReadonlySet<ActivityKind> = new Set(['festival', 'birthday'])

/** Might the clause tell this kind besides what words have told in it? */
function mayBe(story: Story, { clause, heard }: ClauseFacts, groups: readonly Group[], kind: ActivityKind): boolean {
  const told = story.drafts.filter((draft) => draft.clause === clause)
  const spokenWith = told.some((draft) => contactKinds.has(draft.kind))
  if (contactKinds.has(kind)) return !spokenWith && (peopleIn(clause.text).length > 0 || story.party !== null)
  if (kind === 'talk') return !spokenWith
  if (kind === 'call') return !spokenWith && !(groups.length === 0 && rangSomebody(story, clause))
  // 去学校找班主任 is a talk with the teacher alone.
  if (kind === 'visit' && spokenWith)
    return !told.some((draft) => draft.kind === 'teacher') && /家|屋|去|上门|进门|学校|宿舍/.test(clause.text)
  // 一起包饺子 is told as a feast, and a feast is spent together.
  const feast = told.find((draft) => feasts.has(draft.kind))
  return kind !== 'outing' || !feast || heard.kinds.outing > heard.kinds[feast.kind]
}

/** 给老师打电话,响了半天没接: a ringing in vain is of that talk. */
function rangSomebody(story: Story, clause: Clause): boolean {
  const last = story.drafts.at(-1)
  return last?.outcome === 'missed' && contactKinds.has(last.kind) && last.clause.sentence === clause.sentence
}

/** A wish that begins later in its clause may stand beside a doing, in characters. */
const LATEST_WISH = 6

/** 想让他妈妈多打电话: what is wished is not done. */
const isWish = ({ wishes }: Story, { from, to }: Clause) =>
  wishes.some((wish) => wish.from < to && from < wish.to && wish.value.at <= from + LATEST_WISH)

/** 跟她姥姥通了个电话,唠了十分钟: how long what was told before went on. */
function dwellsOn(story: Story, { clause, index }: ClauseFacts, groups: readonly Group[]): boolean {
  const last = story.drafts.at(-1)
  return groups.length === 0 && last?.section === index && last.minutes === null && tellsHowLong(clause.text)
}

/** 书包: a word alone tells nothing to ask about. */
const isMereWord = ({ text }: Clause) => (text.match(/[\u4e00-\u9fff]/g)?.length ?? 0) < 4

/** 500元: what was told before came to so much. */
const bareAmount = /^(?:共|一共|总共|合计|各|每人|一人)?[\d一二两三四五六七八九十百千万.]+(?:元|块钱?|大洋)$/

/** 墨墨十分钟: how long what was told lasted, whatever it was. */
function onlyNamesAndLengths({ context }: Story, { clause, days }: ClauseFacts): boolean {
  if (bareAmount.test(clause.text) || tellsParticulars(clause.text)) return true
  const known = [...context.children, ...context.minutes, ...days]
  return [...clause.text].every((mark, index) => {
    const place = clause.from + index
    return !/[\u4e00-\u9fff]/.test(mark) || known.some(({ from, to }) => from <= place && place < to)
  })
}

function standingOf({ heard }: ClauseFacts): Standing {
  const { done, missed, plan } = heard.standing
  if (plan > done && plan > missed) return 'plan'
  return missed > done ? 'missed' : 'done'
}

/** Does a word name a kind that the clause as a whole does not tell? */
export function unheard({ heard, section }: ClauseFacts, kind: ActivityKind, strength: Telling['strength']): boolean {
  if (section.layout !== 'plain') return false
  return heard.kinds[kind] < (strength === 'weak' && heard.any < HARDLY_ANY ? UNHEARD_WEAK : UNHEARD)
}

/** Told already: in this clause, or before in this section of the same children. */
function isTold(story: Story, { clause, index }: ClauseFacts, kind: ActivityKind, named: readonly string[]): boolean {
  const ofThem = ({ cast }: Draft) => named.every((child) => cast.children.includes(child))
  return story.drafts.some(
    (draft) => draft.kind === kind && draft.section === index && (draft.clause === clause || ofThem(draft)),
  )
}

const isLearnt = ({ rule }: Draft) => rule.startsWith('learner')
const ofSame = (one: Draft, draft: Draft) =>
  draft.section === one.section && one.cast.children.every((child) => draft.cast.children.includes(child))

/**
 * What is doubted and no draft tells. A word whose clause speaks against it dwells, beside another doing for the child in
 * its sentence, on that one.
 */
export function untold(doubted: readonly Draft[], drafts: readonly Draft[]): Draft[] {
  return doubted.filter(
    (one) =>
      !drafts.some(
        (draft) =>
          ofSame(one, draft) &&
          (draft.kind === one.kind || (!isLearnt(one) && draft.clause.sentence === one.clause.sentence)),
      ),
  )
}

/** 补课2次,周六90分钟: what the learner heard before words told it, with its day. */
export function withoutTwice(drafts: readonly Draft[]): Draft[] {
  return drafts.filter(
    (one) =>
      !isLearnt(one) ||
      one.days.length > 0 ||
      !drafts.some(
        (draft) => !isLearnt(draft) && draft.kind === one.kind && draft.mode === one.mode && ofSame(one, draft),
      ),
  )
}

function forbidden(story: Story, { clause, reading, reportedAt }: ClauseFacts, most: number): boolean {
  if (isBetweenOthers(clause.text) || reading.question || reading.rumour || reading.habitual || reading.asksOthers)
    return true
  if (reading.counterfactual || reading.calledOff || reading.intendedOnly) return true
  return most < OWN_WORDS && (reportedAt <= clause.from || (story.reported && !resumes(clause.text)))
}
