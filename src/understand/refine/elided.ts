import { castOf, type Group } from './cast.ts'
import { isPartOfDay, liesAhead } from './days.ts'
import type { ClauseFacts, Story } from './narrate.ts'

/** 向阳一双球鞋, 泽泽两本: goods with their number and nothing else. */
const goods =
  /^(?:那边|那里|那份|家|则|是|也|:| )*(?:一|两|俩|二|三|四|五|六|七|八|九|十|几|半|\d{1,3})(?:个|件|双|套|本|只|盒|箱|袋|份|条|顶|床|块|支|副|把|辆|台|包|桶|瓶|斤|提|罐|张|身|摞|些|打|串|筐|篮)[一-龥]{0,8}$/
/** 泽泽三十分钟, 豪豪也念了一刻钟: a length of what was told last. */
const lasting =
  /^(?:那边|那里|家|则|是|也|就|只|才|有|大概|差不多|约|:| )*(?:聊|打|读|念|看|讲|说|谈|辅导|补|写|唠|陪|视频|通话|教|学)?(?:了|过)?(?:大概|差不多|约|将近)?$/

/**
 * 送了曼曼一个书包,向阳一双球鞋; 给薇薇读了二十分钟,泽泽三十分钟: the deed told last in the sentence, with this child and
 * its own goods or length. True where the clause told it.
 */
export function tellElided(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const { clause, reading, days } = facts
  const { context } = story
  const [group] = groups
  const last = story.drafts.findLast((draft) => draft.section === facts.index)
  if (!group || groups.length > 1 || last?.mode !== 'done' || last.clause.sentence !== clause.sentence) return false
  if (group.mentions.some(({ value }) => value.kind !== 'name') || facts.reportedAt < clause.to) return false
  if (reading.ahead || reading.question || reading.calledOff || days.some((day) => liesAhead(day, context.today)))
    return false
  const leads = /^[\s,给跟和陪为再又还、]*$/.test(outside(story, facts, clause.from, group.from))
  const rest = outside(story, facts, group.to, clause.to)
  const timed = context.minutes.some(({ from, to, value }) => from >= group.to && to <= clause.to && value.minutes)
  const given = last.kind === 'gift' && goods.test(rest)
  const lasted = timed && last.kind !== 'gift' && last.kind !== 'aid' && lasting.test(rest)
  if (!leads || (!given && !lasted)) return false
  const sharp = days.filter((day) => !isPartOfDay(day))
  const from = clause.from
  const told = {
    cast: castOf(group, story.topic),
    days: sharp.length > 0 ? sharp : last.days,
    clause,
    from,
    to: clause.to,
  }
  story.drafts.push({
    ...last,
    ...told,
    outcome: 'done',
    minutes: null,
    each: false,
    clock: null,
    spans: [],
    rule: 'elided',
  })
  return true
}

/** The words of a stretch without its days and durations. */
function outside({ context }: Story, { days }: ClauseFacts, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; at++) {
    const inside = (one: { readonly from: number; readonly to: number }) => one.from <= at && at < one.to
    if (!days.some(inside) && !context.minutes.some(inside)) text += context.masked.charAt(at)
  }
  return text.trim()
}
