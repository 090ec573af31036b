import type { DayReading, Mention } from '../mention.ts'
import type { Clause } from '../recognise/clause.ts'
import { readClause, reportedFrom } from '../recognise/outcome.ts'
import { compile } from '../recognise/pattern.ts'
import { isPartOfDay, liesAhead } from './days.ts'
import type { ClauseFacts, Story } from './narrate.ts'
import type { Telling } from './tellings.ts'

const subjectOther = compile(
  '(?:<party>|(?<!\uE001)<stranger>)(?:也|都|就|已经?|昨天|今天|刚|带(?:他|她|去)?|来|会|要|在)?[^,。;!?\\n]{0,4}$',
  '',
)
/** 欣欣在家自己看书: what a child does by itself. */
const ofItsOwn = compile(
  '(?:<child>)[^,。;!?\\n我俺咱陪跟带教]{0,6}(?:自己|一个人|独自|自个儿?)[^,。;!?\\n我俺咱陪跟带教]{0,4}$',
  '',
)
const towardsMe =
  /(?:去|到|在|从|上|来|回|进|过|往|跟|和|给|与|同|找|问|陪|对|向|替|把|拉|约|帮|为|看|访|劝|我|俺)[^,。;!?\n]{0,8}$/

/** The days of the clause; 晚上 alone is the evening of the day told before; 刚 is now. */
export function daysOfDoing(
  story: Story,
  clause: Clause,
  days: readonly Mention<DayReading>[],
): readonly Mention<DayReading>[] {
  if (days.length > 0 && !(days.every(isPartOfDay) && story.day.length > 0)) return days
  return /刚(?:刚|才)?(?!好)/.test(clause.text) ? [] : story.day
}

/** 周二 彤彤 家访: words set side by side, without a verb, tell what was done. */
export function isNominal(story: Story, facts: ClauseFacts, telling: Telling): boolean {
  const { clause } = facts
  if (!clause.text.includes(' ') || /[去带给跟陪接想要]/.test(clause.text)) return false
  const known = [...facts.days, ...story.context.children, ...story.context.minutes, telling]
  return [...clause.text].every((mark, index) => {
    const place = clause.from + index
    return /[\s:]/.test(mark) || known.some(({ from, to }) => from <= place && place < to)
  })
}

/** 周一…15分钟,周二家访: one of a row of days; 周四去看他,陪着读了书: what follows tells it done. */
export function continuesDone(story: Story, facts: ClauseFacts, clauses: readonly Clause[]): boolean {
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
  return followedByDone(story, facts, clauses)
}

/** 报告我明晚写完,周五打电话反馈: the clause before is of a day to come. */
export function continuesAhead({ context }: Story, { clause }: ClauseFacts, clauses: readonly Clause[]): boolean {
  const before = clauses.filter((other) => other.sentence === clause.sentence && other.to <= clause.from).at(-1)
  if (!before) return false
  return context.days.some((day) => day.from >= before.from && day.to <= before.to && liesAhead(day, context.today))
}

/** 等这批茶卖完,我带他去玩: what comes next in the sentence waits too. */
export function afterWaiting(facts: ClauseFacts, clauses: readonly Clause[]): boolean {
  const before = clauses.filter((other) => other.sentence === facts.clause.sentence && other.to <= facts.clause.from)
  return before.length > 0 && readClause(before.at(-1)?.text ?? '').waiting
}

/** 周四去看他,陪着读了书: one of the next two clauses tells it done. */
export function followedByDone(story: Story, facts: ClauseFacts, clauses: readonly Clause[]): boolean {
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
  if (reading.missed) return true
  if (reading.ahead || reading.question || reading.asksOthers) return false
  if (doing) return reading.perfective && reportedFrom(clause.text) === null
  return /得(?!去|给|要|带|跟|先|赶|空|闲)|着呢|着,|着$|[^为除]了|正在|在[^,。]{0,6}(?:写|做|玩|看|睡)|呢$|挺|很好|不错|蛮/.test(
    clause.text,
  )
}

const asked = compile('(?:让|叫|请|托|嘱咐|叮嘱|提醒|要求|动员)(?:了)?(?:他|她|<party>)[^,。;!?\\n]{0,6}$', '')
/** 劝他暑假接孩子过去住几天: wished of another, whatever it is. */
const urged = compile(
  '(?:劝|催|求|建议|希望|盼|动员|说服|巴望|商量)(?:着|了|好)?(?:让|叫)?(?:他们?|她们?|<party>)[^,。;!?\\n]{0,10}$',
  '',
)

/** 九娃跟他爸在电话里吵了一架: of the child and its own people. */
const betweenOthers = compile(
  '^[^,。;!?\\n我俺咱]{0,6}?<child>[^,。;!?\\n我俺咱]{0,6}?(?:跟|和|给|同|与)(?:他|她)?(?:的)?<parent>[^我俺咱]{0,10}(?:电话|视频|语音|通话)[^我俺咱]*$|^[^,。;!?\\n我俺咱]{0,6}?<parent>[^,。;!?\\n我俺咱]{0,6}?(?:跟|和|给|同|与)<child>[^我俺咱]{0,10}(?:电话|视频|语音|通话)[^我俺咱]*$',
  '',
)

/** Does a clause tell of a call between the child and its parents? */
export const isBetweenOthers = (clause: string) => betweenOthers.test(clause)

/** 他爸给他打视频, 外婆带去打针: the doing of somebody else, who is its subject. */
export function isOthers(telling: Telling, clause: Clause, from: number): boolean {
  if ((telling.kind === 'call' || telling.contact) && isBetweenOthers(clause.text)) return true
  if (telling.contact) return false
  const after = clause.text.slice(telling.to - clause.from)
  if (
    (telling.kind === 'gift' || telling.kind === 'aid') &&
    /给(?:我|俺)(?!们?(?:家|屋|结对))/.test(clause.text.slice(0, telling.to - clause.from + 8))
  )
    return true
  // 墨墨爷爷送了我一篮鸡蛋: given to the sender.
  if (
    (telling.kind === 'gift' || telling.kind === 'aid') &&
    /(?:送|给|塞|拿|带|寄|捎|装)(?:了|给)*(?:我|俺)(?!们?(?:家|屋|结对|昨|今|前|上|下|去|给|已|都|也|刚|又))/.test(
      clause.text.slice(from, telling.to - clause.from + 1),
    )
  )
    return true
  if (telling.kind !== 'call' && /^(?:了|过)?(?:我|俺)(?:$|了|看|吃|玩|一|几|半|好|听|用|的|[,。])/.test(after))
    return true
  if (
    telling.kind !== 'call' &&
    /(?:给|为|帮)(?:我|俺)(?:画|做|写|织|折|唱|跳|剪|编|煮|包|倒|端|拿|送|讲|念|捶|捏)/.test(
      clause.text.slice(0, telling.to - clause.from),
    )
  )
    return true
  if (telling.kind === 'letter' && /给(?:我|俺)写/.test(clause.text)) return true
  const before = clause.text.slice(0, Math.max(0, from))
  if ((telling.kind !== 'homestay' && asked.test(before)) || urged.test(before)) return true
  if (ofItsOwn.test(before) && telling.kind !== 'visit') return true
  const subject = subjectOther.exec(before)
  // 何苗,学校走访: where, not who.
  if (subject && telling.kind === 'visit' && /^(?:学校|社区|村里|寨子里|派出所)$/.test(subject[0])) return false
  // 他妈寄来的衣服我给他送去了: the sender is the subject after all.
  if (subject && /[我俺]/.test(clause.text.slice(subject.index, telling.to - clause.from))) return false
  return subject !== null && !towardsMe.test(before.slice(0, subject.index))
}
