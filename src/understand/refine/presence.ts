import type { Outcome } from '../../care/activity.ts'
import { castOf, type Group } from './cast.ts'
import type { Cast, Draft } from './draft.ts'
import { soundsInVain } from './in-vain.ts'
import type { ClauseFacts, Story } from './narrate.ts'

const went =
  /(?:去|跑|走|到|来|看|访|瞧|探)(?:了|过|的|望|访)|家访|走访|入户|上门|登门|看望|(?:去|到)[^,。;!?\n]{0,8}(?:家|屋|宿舍)|过去/
/** 石头 去了没人在家: gone and in vain in one breath. */
const wentInVain =
  /(?:去了|去过|去看了|跑了(?:一)?趟|到了|上门)(?:也|都|又|还是|结果|家里|屋里)*(?:没人|没见|不在|没在|门?锁)/
/** 今天跑了三家:曼曼家聊了一会儿: a round of so many homes was said before, and this is the next one. */
const round = /(?:去|跑|走|看|访|转|串|到)(?:访|看|望)?了?(?:[两俩二三四五六七八九十几]|\d)(?:家|户)(?!人|庭)/
const atHome = /^(?:家|屋|她家|他家)(?:里|头)?/
const nobodyMet =
  /(?:没|未|冇)(?:能|有)?(?:见|碰|遇)(?:到|着|上)|(?:他|她|娃|孩子|人)(?:也|又|都|倒)?(?:不|没)在|扑(?:了)?(?:个)?空/
const absent =
  /^(?:(?:去|到|跑|看|来)(?:了|过)(?:一?趟)?|他|她|们|两个|俩|也|又|都|还|倒|却|可|今天|刚好|正好|偏|人|就|是|(?:跟|和|被|让|同|去|上|到|回|出|在|下)[^,。;!?\n]{0,8}?)*(?:不在|没在|冇在|没见|冇见|没碰|没遇|未遇|未见|走亲戚|赶集|赶场|赶街|赶圩|出去了|出门了|上学去了|还没回|没回来|没人|没放学|上补习班|上兴趣班)/
const present =
  /^(?:他|她|们|两个|俩|倒|也|都|正好|刚好|恰好|正|刚|人|还|一个人|自己|是|总算)*在(?:家|屋|学校|校|宿舍|呢|的|嘞|着|里|那|写|做|看|吃|睡|玩|$)/

/**
 * 去了,石头不在,石榴在家: who was met and who was not, each for itself, where the story has gone somewhere. True where
 * the clause told it.
 */
export function tellPresence(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const { clause, reading } = facts
  if (groups.length === 0 || facts.reportedAt <= clause.to || reading.ahead || reading.question) return false
  const visits = story.drafts.filter((draft) => draft.section === facts.index && draft.kind === 'visit')
  const wentOut =
    visits.length === 0 &&
    story.drafts.some(({ kind, section }) => section === facts.index && (kind === 'outing' || kind === 'homestay'))
  const told = story.context.masked.slice(facts.section.from, clause.from)
  const gone = (!wentOut && went.test(told)) || wentInVain.test(clause.text)
  if (!gone || visits.some(({ mode }) => mode === 'plan')) return false
  let found = false
  groups.forEach((group, index) => {
    const after = withoutDays(story, facts, group.to, groups[index + 1]?.from ?? clause.to)
    const entered =
      index === 0 &&
      atHome.test(after) &&
      round.test(told) &&
      beforeIn(story, facts, group) === '' &&
      !story.doings.activities.some(
        ({ from, to, value }) => value.kind === 'visit' && from >= clause.from && to <= clause.to,
      )
    const inVain = reading.missed === 'visit' || soundsInVain(facts.heard, 'visit')
    const outcome: Outcome | null = (entered ? inVain || awayAt(story, clause.to, after) : absent.test(after))
      ? 'missed'
      : present.test(after) || entered
        ? 'done'
        : null
    const cast = castOf(group, story.topic)
    if (outcome === null || cast.children.length === 0) return
    found = true
    setVisit(story, facts, cast, outcome, entered)
  })
  return found
}

/** Nobody in, in the home that was entered: said at once, or up to the next child or sentence. */
function awayAt({ context }: Story, clauseTo: number, after: string): boolean {
  const rest = /^[^。;!?\n\uE001]*/.exec(context.masked.slice(clauseTo))?.[0] ?? ''
  return absent.test(after.replace(atHome, '').replace(/^[:, ]+/, '')) || nobodyMet.test(rest)
}

function beforeIn(story: Story, facts: ClauseFacts, group: Group): string {
  return withoutDays(story, facts, facts.clause.from, group.from).replace(/^[\s\d.、)先再又然后到去]+/, '')
}

function withoutDays(story: Story, facts: ClauseFacts, from: number, to: number): string {
  let text = story.context.masked.slice(from, to)
  for (const day of facts.days)
    if (day.from >= from && day.to <= to)
      text = text.slice(0, day.from - from) + ' '.repeat(day.to - day.from) + text.slice(day.to - from)
  return text.trim()
}

/** The visit of these children alone gets the outcome; a visit told for nobody or for more gives way to it. */
function setVisit(story: Story, facts: ClauseFacts, cast: Cast, outcome: Outcome, anew: boolean): void {
  const isVisit = (draft: Draft) => draft.section === facts.index && draft.kind === 'visit' && draft.mode === 'done'
  const template = story.drafts.findLast(isVisit) ?? newVisit(story, facts)
  const others = story.drafts.flatMap((draft) => {
    if (!isVisit(draft)) return [draft]
    if (draft.cast.unclear) return []
    const left = draft.cast.children.filter((child) => !cast.children.includes(child))
    if (left.length === draft.cast.children.length) return [draft]
    return left.length === 0 ? [] : [{ ...draft, cast: { ...draft.cast, children: left } }]
  })
  const span = { of: 'outcome' as const, from: facts.clause.from, to: facts.clause.to, rule: `presence.${outcome}` }
  const minutes = outcome === 'done' && template.outcome === 'done' && !anew ? template.minutes : null
  const days = facts.days.length > 0 ? facts.days : template.days
  story.drafts = [
    ...others,
    { ...template, cast, outcome, minutes, days, clause: facts.clause, spans: [...template.spans, span] },
  ]
}

function newVisit(story: Story, facts: ClauseFacts): Draft {
  const { clause } = facts
  return {
    kind: 'visit',
    cast: {
      children: [],
      unclear: true,
      candidates: [],
      rule: 'named',
      from: clause.from,
      to: clause.from,
      sure: true,
    },
    by: story.by,
    mode: 'done',
    outcome: 'done',
    days: story.day,
    fallbackDay: story.context.today,
    minutes: null,
    each: false,
    clock: null,
    again: false,
    clause,
    section: facts.index,
    from: clause.from,
    to: clause.to,
    rule: 'presence',
    spans: [],
  }
}
