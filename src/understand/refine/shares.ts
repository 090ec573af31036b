import type { ChildId } from '../../care/roster.ts'
import type { Mention, MinutesReading } from '../mention.ts'
import { compile } from '../recognise/pattern.ts'
import type { Draft } from './draft.ts'
import type { ClauseFacts, Story } from './narrate.ts'

const share = compile(
  '(?<who>另外?一个|还有一个|一个|头一个|第一个|第二个|第三个|前者|后者|哥哥|姐姐|弟弟|妹妹|哥|姐|弟|妹|大的|小的|男的|女的|男娃|女娃)(?:那里|那边|那|聊了?|打了?|说了?|讲了?|唠了?|摆了?|做了?|写了?|是|就|只|才|有|大概|差不多|约|用了|花了|了|:|视频|电话|通话)*$',
  '',
)
const girls = /姐|妹|女/
const boys = /哥|弟|男/
const younger = /弟|妹|小的|第二|后者|另外?一个|还有一个/

/** 哥哥一刻钟,妹妹半个小时; 前者十分钟,后者五分钟: gives a duration to its own child or talk. True where it did. */
export function giveShare(story: Story, facts: ClauseFacts, mention: Mention<MinutesReading>): boolean {
  const who = share.exec(facts.clause.text.slice(0, mention.from - facts.clause.from))?.groups?.who
  if (!who || mention.value.minutes === null) return false
  if (/者$/.test(who) && giveTalk(story, facts, who, mention)) return true
  // 都打了,一个十分钟: with no other one told of, it is each of them.
  if (who === '一个' && !/一个[^,。;!?\n]{0,12}[\s,。;、]+[^。!?\n]{0,8}一个/.test(story.context.masked)) return false
  const at = story.drafts.findLastIndex((draft) => draft.section === facts.index && manyOf(story, draft).length > 1)
  const draft = story.drafts[at]
  if (!draft || draft.from > mention.from) return false
  const child = childOf(story, draft, who, mention)
  if (!child) return false
  const { minutes } = mention.value
  const spans = [...draft.spans, { of: 'minutes' as const, from: mention.from, to: mention.to, rule: mention.rule }]
  story.drafts = story.drafts.flatMap((other) => {
    const together = other.clause === draft.clause && other.cast.children.join() === draft.cast.children.join()
    if (!together) return [other]
    const rest = other.cast.children.filter((one) => one !== child)
    const own = { ...other, cast: { ...other.cast, children: [child] }, minutes, each: false, spans }
    return rest.length === 0 ? [own] : [{ ...other, cast: { ...other.cast, children: rest } }, own]
  })
  return true
}

/** The children of a telling, whether they still stand together or were parted by shares told before. */
function manyOf(story: Story, draft: Draft): readonly ChildId[] {
  const alike = story.drafts.filter((other) => other.clause === draft.clause && other.kind === draft.kind)
  return [...new Set(alike.flatMap(({ cast }) => cast.children))]
}

function childOf(story: Story, draft: Draft, who: string, mention: Mention<MinutesReading>): ChildId | undefined {
  const open = story.drafts
    .filter((other) => other.clause === draft.clause && other.kind === draft.kind && other.minutes === null)
    .flatMap(({ cast }) => cast.children)
  const sex = girls.test(who) ? 'f' : boys.test(who) ? 'm' : null
  const { roster } = story.context.speaker
  const fitting = sex ? open.filter((id) => roster.children.find((child) => child.id === id)?.sex === sex) : open
  if (sex && fitting.length === 1) return fitting[0]
  const pool = fitting.length > 0 ? fitting : open
  const told = story.context.masked.slice(draft.to, mention.from)
  return younger.test(who) && !/一个/.test(told) ? pool.at(-1) : pool[0]
}

function giveTalk(story: Story, facts: ClauseFacts, who: string, mention: Mention<MinutesReading>): boolean {
  const talks = story.drafts.filter((draft) => draft.section === facts.index)
  const draft = who === '前者' ? talks.at(-2) : talks.at(-1)
  if (talks.length < 2 || !draft || draft.clause.sentence !== facts.clause.sentence) return false
  const { minutes } = mention.value
  story.drafts = story.drafts.map((other) => (other === draft ? { ...other, minutes } : other))
  return true
}
