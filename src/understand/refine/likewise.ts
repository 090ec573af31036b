import type { ActivityKind } from '../../care/activity.ts'
import { castOf, type Group } from './cast.ts'
import { isPartOfDay, liesAhead } from './days.ts'
import type { ClauseFacts, Story } from './narrate.ts'

const same = /(?:同上|同前|亦同|如上|也是|同样|一样|也一样|照旧)(?:的|样)?$/

/** 浩浩也有一双: the goods told last were for this child too. */
const alsoGiven =
  /^[,、 ]?(?:那边|那份|的)?也(?:有|给|送|领|得|发|拿|收)(?:到)?(?:了)?(?:同样的|一样的)?(?:一?[个件双套本只盒箱袋份条顶床块样])?(?:了)?$/

/** 石头是昨天打的, 墨墨今天下午去的, 甜甜也跟我做了一个: the deed told last, with this child, in the barest words. */
const deeds: readonly (readonly [RegExp, readonly ActivityKind[]])[] = [
  [/^(?:打|拨|聊|通|视频|语音|联系|接|讲|说)/, ['call', 'talk']],
  [/^(?:去|看|见|来|跑|走|访|上门|到)/, ['visit']],
  [/^(?:送|给|发|拿|寄|带|交|领)/, ['gift', 'aid']],
  [/^(?:辅导|补|讲|教|改)/, ['tutoring']],
  [/^(?:读|念|看)/, ['reading']],
  [/^(?:做|测|填)/, ['assessment', 'outing']],
  [/^(?:过|办)/, ['birthday', 'festival']],
]
const bareDeed =
  /^(?:家里?|屋里?|那边|那里|那儿|那头|我|俺|则|是|也|都|就|只|才|倒|却|又|呢|就是|今天|的|,| )*((?:打|拨|聊|通|视频|语音|联系|接|讲|说|去|看|见|来|跑|走|访|上门|送|给|发|拿|寄|带|交|领|辅导|补|教|改|读|念|做|测|填|过|办)(?:过|了|到|上|完)?)(?:电话|视频|一?[次个趟回通])?(?:的|了|过)*$/
const withMe =
  /^(?:也|都|又)(?:跟|和|同|陪|随)(?:着)?(?:我|俺)(?:一起|一块儿?)?[一-龥]{1,3}[了过](?:一|两|几|半|[一-龥])?(?:个|只|件|幅|张|本|会儿?|下|遍|场|条|双|盘|阵|朵|次)?$/
/** 墨墨200,石头200; 甜甜两本: as much of the same. */
const ofTheSame =
  /^(?:家|也|各|是|那份|的|:| )*(?:\d{2,5}|[一二两三四五六七八九十百千几半]+|\d{1,2})(?:元|块|块钱|份|个|本|双|件|套|袋|箱|盒|桶|斤|瓶|支|包|条|床)?(?:钱|整)?$/

function tellBareDeed(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const { clause, reading } = facts
  const [group] = groups
  const last = story.drafts.findLast((draft) => draft.section === facts.index)
  if (!group || groups.length > 1 || last?.mode !== 'done' || last.clause.sentence !== clause.sentence) return false
  if (group.mentions.some(({ value }) => value.kind !== 'name') || facts.reportedAt < clause.to) return false
  if (reading.ahead || reading.question || facts.days.some((day) => liesAhead(day, story.context.today))) return false
  const rest = plainly(story, facts, group)
  const verb = bareDeed.exec(rest)?.[1]
  const fits = deeds.some(([word, kinds]) => verb !== undefined && word.test(verb) && kinds.includes(last.kind))
  const joined = withMe.test(rest) && !reading.calledOff
  const counted = (last.kind === 'aid' || last.kind === 'gift') && ofTheSame.test(rest)
  if (!fits && !joined && !counted) return false
  const cast = castOf(group, story.topic)
  const sharp = facts.days.filter((day) => !isPartOfDay(day))
  const days = sharp.length > 0 ? sharp : story.day.length > 0 ? story.day : last.days
  story.drafts.push({
    ...last,
    cast,
    days,
    clause,
    outcome: 'done',
    minutes: null,
    each: false,
    clock: null,
    from: clause.from,
    to: clause.to,
    spans: [],
  })
  return true
}

/** What the clause says after the child, without days. */
function plainly({ context }: Story, { clause, days }: ClauseFacts, group: Group): string {
  let text = ''
  for (let at = clause.from; at < clause.to; at++) {
    const inside = (one: { from: number; to: number }) => one.from <= at && at < one.to
    if (!days.some(inside) && !inside(group) && !context.minutes.some(inside)) text += context.masked.charAt(at)
  }
  return text.trim()
}

/** 甜甜:同上: all that the line before told, with this child. True where the clause said so. */
export function tellLikewise(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const { clause } = facts
  const group = groups[0]
  if (group && tellAlsoGiven(story, facts, group)) return true
  if (tellBareDeed(story, facts, groups)) return true
  if (!group || !same.test(clause.text)) return false
  const between = story.context.masked
    .slice(group.to, clause.to)
    .replace(same, '')
    .replace(/[\s:,、\-—也都]/g, '')
  const last = story.drafts.at(-1)
  if (between !== '' || !last) return false
  const told = story.drafts.filter(
    (draft) =>
      draft.clause.line === last.clause.line &&
      draft.section === last.section &&
      draft.cast.children.join() === last.cast.children.join(),
  )
  const alike = told.length > 0 ? told : [last]
  const cast = castOf(group, story.topic)
  for (const draft of alike) story.drafts.push({ ...draft, cast, clause, section: facts.index })
  return true
}

function tellAlsoGiven(story: Story, facts: ClauseFacts, group: Group): boolean {
  const last = story.drafts.findLast((draft) => draft.section === facts.index)
  if (last?.kind !== 'gift' && last?.kind !== 'aid') return false
  if (!alsoGiven.test(story.context.masked.slice(group.to, facts.clause.to))) return false
  const cast = castOf(group, story.topic)
  story.drafts.push({ ...last, cast, clause: facts.clause, section: facts.index })
  return true
}
