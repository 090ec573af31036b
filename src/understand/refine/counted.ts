import type { ActivityKind } from '../../care/activity.ts'
import { castOf, type Group } from './cast.ts'
import { isPartOfDay } from './days.ts'
import type { ClauseFacts, Story } from './narrate.ts'

/** Words that say the kind once for a row of children with a length each. */
const kindWords: readonly (readonly [RegExp, ActivityKind])[] = [
  [/电话|视频|语音|通话|连线|没接|未接|没打通|打不通|占线|关机/, 'call'],
  [/家访|走访|入户|上门/, 'visit'],
  [/辅导|补课|补习/, 'tutoring'],
  [/陪读|伴读|共读|阅读/, 'reading'],
]
const besides = /^(?:\d{1,2}[.)])?(?:各|每人|都|是|有|就|约|大概|差不多|了|打了|聊了|通了|讲了|说了|[\s,、:])*$/

/**
 * 电话三个:墨墨10分钟、石头8分钟,甜甜没接: a child with nothing but a length, in a sentence that names one kind. True
 * where the clause told it.
 */
export function tellCounted(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const { clause, reading } = facts
  const { context } = story
  const [group] = groups
  if (!group || groups.length > 1 || facts.reportedAt < clause.to || reading.ahead || reading.question) return false
  if (
    story.drafts.some(
      ({ section, clause: told }) =>
        section === facts.index && told.sentence === clause.sentence && told.line !== clause.line,
    )
  )
    return false
  if (group.mentions.some(({ value }) => value.kind !== 'name')) return false
  const timed = context.minutes.some(
    (one) => one.from >= clause.from && one.to <= clause.to && one.value.minutes !== null,
  )
  if (!timed || !besides.test(restOf(story, facts, group))) return false
  const kinds = kindWords.filter(([word]) => word.test(sentenceAround(context.masked, clause.from)))
  const [kind] = kinds
  if (!kind || kinds.length > 1) return false
  const days = facts.days.filter((day) => !isPartOfDay(day))
  story.drafts.push({
    kind: kind[1],
    cast: castOf(group, story.topic),
    by: story.by,
    mode: 'done',
    outcome: 'done',
    days: days.length > 0 ? days : story.day,
    fallbackDay: context.today,
    minutes: null,
    each: false,
    clock: null,
    again: false,
    clause,
    section: facts.index,
    from: clause.from,
    to: clause.to,
    rule: 'counted',
    spans: [],
  })
  return true
}

function sentenceAround(text: string, at: number): string {
  const before = Math.max(...['。', '!', '?', '\n'].map((mark) => text.lastIndexOf(mark, at - 1)))
  return /^[^。!?\n]*/.exec(text.slice(before + 1))?.[0] ?? ''
}

function restOf({ context }: Story, { clause, days }: ClauseFacts, group: Group): string {
  let text = ''
  for (let at = clause.from; at < clause.to; at++) {
    const inside = (one: { readonly from: number; readonly to: number }) => one.from <= at && at < one.to
    if (!days.some(inside) && !context.minutes.some(inside) && !inside(group)) text += context.masked.charAt(at)
  }
  return text.trim()
}
