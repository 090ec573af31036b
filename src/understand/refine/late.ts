import type { DaySpan } from '../mention.ts'
import { contactKinds, peopleIn } from '../recognise/contact.ts'
import { castOf, type Group } from './cast.ts'
import { isPartOfDay } from './days.ts'
import type { Draft } from './draft.ts'
import { soundsInVain } from './in-vain.ts'
import type { ClauseFacts, Story } from './narrate.ts'

/** 林浩然 家访 3月10日: a day alone after the doing is its day. */
export function dateLate(story: Story, facts: ClauseFacts): void {
  const { clause, days } = facts
  const at = story.drafts.findLastIndex(
    (draft) => draft.section === facts.index && draft.clause.sentence === clause.sentence,
  )
  const words = restOf(story, facts)
  if (days.length > 0 && allOfThem.test(words)) {
    story.drafts = story.drafts.map((other) =>
      other.section === facts.index && other.days.length === 0 ? { ...other, days } : other,
    )
    return
  }
  const draft = story.drafts[at]
  if (tellNextDay(story, facts, words)) return
  const bracketed = story.context.masked.charAt(clause.from - 1) === '(' && draft?.mode === 'done'
  const open = draft?.days.every(({ value }) => value.kind === 'vague' || isLong(value.past)) && words === ''
  if (
    !draft ||
    days.length === 0 ||
    (draft.days.length > 0 &&
      !open &&
      !isFromAbove(story, draft) &&
      !(bracketed && (draft.days === story.day || isCopied(story, draft))))
  )
    return
  const bare = words.replace(/[,:、]|时长|用时|时间|历时|共计?|大概|左右/g, '')
  if (bare === '' || didSo.test(bare)) story.drafts[at] = { ...draft, days }
}

/** 石头 没接 3/9, under a row of another day: what was only carried down from a line above gives way to the row's own. */
function isFromAbove({ context }: Story, { days, from }: Draft): boolean {
  return days.length > 0 && days.every((day) => day.to <= from && context.masked.slice(day.to, from).includes('\n'))
}

/** 家访墨墨(3.8),石头(3.9): a day taken over from the one told before gives way. */
function isCopied({ drafts }: Story, draft: Draft): boolean {
  return drafts.some((other) => other !== draft && other.days === draft.days)
}

/** 补课两次,周六90分钟,周日60分钟: another day with its own length is another of the same. */
function tellNextDay(story: Story, { clause, days, index }: ClauseFacts, words: string): boolean {
  const last = story.drafts.findLast((draft) => draft.section === index && draft.clause.sentence === clause.sentence)
  const timed = story.context.minutes.some((one) => one.from >= clause.from && one.to <= clause.to)
  const [day, ...others] = days.filter((one) => !isPartOfDay(one))
  if (!timed || words !== '' || !day || others.length > 0) return false
  if (last?.mode !== 'done' || last.minutes === null || last.days.length === 0 || last.days.includes(day)) return false
  const { from, to } = clause
  story.drafts.push({ ...last, days: [day], clause, from, to, minutes: null, each: false, clock: null, spans: [] })
  return true
}

/** 这礼拜补了三次课,周一…: a whole week says no day. */
const isLong = (span: DaySpan | null) => span !== null && span.first !== span.last

/** What the clause says besides days and durations. */
function restOf(story: Story, { clause, days }: ClauseFacts): string {
  const times = [...days, ...story.context.minutes]
  return [...clause.text]
    .filter((mark, index) => {
      const place = clause.from + index
      return /\S/.test(mark) && !times.some(({ from, to }) => from <= place && place < to)
    })
    .join('')
}

/** 时间都是周六: of all that was told. */
const allOfThem = /^(?:时间|日期|都|全)+(?:都|全)?(?:是|为)?$/
/** 周六打的, 昨天接来的, 年三十就塞给她了: says only when it was done. */
const didSo =
  /^(?:是|也|都|就|全|我|俺|才)*(?:去|接|打|送|办|做|看|写|聊|过|买|给|发|补|上门|弄|走|来|陪|教|讲|录|塞|拿|交|寄|说|谈|见|住)(?:过|来|去|给|到)*(?:他|她|\uE001+|他们|她们|娃|孩子)?(?:们)?(?:手上|手里)?(?:的|嘞|了|得)$/

/** From here on a clause is heard to tell a kind: 座机拨了两遍,光响没人拾. */
const HEARD = 0.7

/** Words that come after the doing they are about: 没人接, 没去成. */
export function applyLate(story: Story, facts: ClauseFacts, groups: readonly Group[]): void {
  const { reading, clause } = facts
  const last = story.drafts.at(-1)
  if (!last || last.section !== facts.index) return
  const sameSentence = last.clause.sentence === clause.sentence
  if (facts.reportedAt <= clause.from) return
  // 端阳来了;重阳感冒,没能来: about the one named since.
  const ofAnother = story.topic.current.some((child) => !last.cast.children.includes(child))
  if (reading.calledOff && !reading.missed && groups.length === 0 && sameSentence && !ofAnother) {
    if (last.mode === 'plan' || last.outcome === 'done') story.drafts.pop()
    return
  }
  const met = /(?:才|后来|正好|刚好|终于|总算)[^,。]{0,8}(?:回来|见到|见着|碰到|碰上|到家)/.test(clause.text)
  if (met && last.kind === 'visit' && last.outcome === 'missed') {
    story.drafts[story.drafts.length - 1] = { ...last, outcome: 'done' }
    return
  }
  const inVain =
    sameSentence && groups.length === 0
      ? (['call', 'visit'] as const).find(
          (kind) => last.kind === kind && facts.heard.kinds[kind] >= HEARD && soundsInVain(facts.heard, kind),
        )
      : undefined
  const missed = reading.missed ?? inVain
  if (!missed || facts.reportedAt <= clause.from) return
  // 外婆不在,孩子在写作业: not the child.
  if (missed === 'visit' && peopleIn(clause.text).length > 0) return
  const about = (draft: Draft) =>
    missed === 'call' ? draft.kind === 'call' || contactKinds.has(draft.kind) : draft.kind === 'visit'
  const at = story.drafts.findLastIndex((draft) => draft.section === facts.index && about(draft))
  const draft = story.drafts[at]
  if (!draft) return
  const group = groups[0]
  const span = { of: 'outcome' as const, from: clause.from, to: clause.to, rule: `missed.${missed}` }
  if (!group && ofAnother && draft.kind === 'visit') {
    const cast = { ...draft.cast, children: story.topic.current, rule: 'carried' }
    story.drafts.push({ ...draft, cast, mode: 'done', outcome: 'missed', minutes: null, clause, spans: [span] })
  } else if (!group) story.drafts[at] = { ...draft, mode: 'done', outcome: 'missed', spans: [...draft.spans, span] }
  else {
    const cast = castOf(group, story.topic)
    story.drafts.push({ ...draft, cast, mode: 'done', outcome: 'missed', minutes: null, clause, spans: [span] })
  }
}

/** A line of a list that names children and no doing: the title's kind. */
export function tellDefault(story: Story, facts: ClauseFacts, groups: readonly Group[]): void {
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
