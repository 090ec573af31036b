import type { PersonId } from '../../care/roster.ts'
import type { Context, Mention, VolunteerReading } from '../mention.ts'
import type { Clause } from '../recognise/clause.ts'

/** Whose doings a clause tells, and for how long that holds. */
export interface Told {
  readonly by: PersonId | null
  /** 'message': reported in another's place; 'sentence': told of another; 'none': nothing said of authors */
  readonly holds: 'message' | 'sentence' | 'none'
  /** the words name somebody, but it can't be told who */
  readonly unclear: boolean
}

const nobody: Told = { by: null, holds: 'none', unclear: false }
const inPlaceOf = /(?:替|帮|代|给|为|受|转|转发|代发|代转)[^,。;!?\n]{0,3}$/
/** 替…说一声, 代…交个作业: what is done in another's place. */
const reportsFor =
  /^[^。;!?\n]{0,6}?(?:打卡|报|登记|记|上报|填|发|补|(?:说|讲|吱|告)(?:一|个)?(?:声|下|句)|交(?:个|一下|下)?(?:作业|差|卡)|签(?:个)?到|汇报|传(?:个)?话|转(?:达|告|发|述)|知会)|^(?:姐|哥|叔|老师|阿姨)?(?:的)?(?:原话|语音|消息|信息|话|记录)?[:“"]/
/** 转苟光荣:“…”, 老王发来的: another's words handed on. */
const handedOn = /(?:^|[\s,。(（])(?:转|转发|代转|代发|帮转|转述|来自|以下是|下面是|这是)[\s@]*$/
const handsOver =
  /^[^,。;!?\n]{0,16}?(?:托|让|叫|请|喊|委托|要|麻烦|拜托)(?:我|俺)|^[^,。;!?\n]{0,14}?(?:我|俺)(?:来)?(?:替|帮|代)(?:他|她|人家)?(?:报|记|登|打卡|写|发|上报|填|补|说)|^[^,。;!?\n]{0,6}?(?:打卡|代报|报一下|报个|登记|上报|记一下|报一嘴|补报|补记|报备)/
const withHer = /(?:和|跟|与|同|陪|约|喊|叫|请|拉|带|给|问|找|告诉|谢谢?|感谢|辛苦|向|对|由|@)[^,。;!?\n]{0,2}$/
const leads =
  /^[\s\-·•\d.、)]*(?:刚才|刚刚|刚|今天|昨天|前天|上午|下午|晚上|今早|昨晚|听|据|看到|看见|见|那个?|报告|还有|另外|然后)*[\s,]*$/
const speaks =
  /^(?:他|她|跟我|和我|刚|刚刚|对我|也|还|今天|昨天|老师|姐|哥)*(?:说|讲|告诉|反映|发消息|发微信|打电话(?:说|讲))/
/** 何洁仪→时时: whose child, by an arrow. */
const arrow = /^ ?(?:→|->|=>|—>|⇒|➜|>>)/
const noDeed =
  /^(?:你|您|,|:|!|。|\?|、|的|家|真|辛苦|好|在(?:吗|不)|能|可以|麻烦|请|帮(?![^,。]{0,6}[了过])|看(?![了的过望见到])|咱|我们|我|啊|呀|$)/

/** Reads whether the clause tells of another volunteer's doing: as its subject, or in whose place the sender reports. */
export function toldOf(context: Context, clause: Clause, sentence: readonly Clause[]): Told {
  const left = subjectLeftBehind(context, clause)
  if (left) return left
  for (const mention of context.volunteers) {
    if (mention.from < clause.from || mention.from >= clause.to) continue
    const before = withoutDays(context, clause.from, mention.from)
    const after = context.masked.slice(mention.to, clause.to)
    const sentenceEnd = sentence.at(-1)?.to ?? clause.to
    const following = context.masked.slice(
      mention.to,
      Math.max(sentenceEnd, Math.min(mention.to + 30, context.masked.length)),
    )
    const [person, ...others] = mention.value.volunteers
    const by = others.length === 0 && person !== undefined ? person : null
    if (by === context.speaker.person?.id) continue
    if (reportsInPlace(before, following)) return { by, holds: 'message', unclear: by === null }
    if (by !== null && /full|given$|lead/.test(mention.rule) && headsMessage(context, mention, by))
      return { by, holds: 'message', unclear: false }
    if (withHer.test(before)) continue
    if (/^(?:和|跟|与|同)(?:我|俺)/.test(after)) continue
    if (isSubject(before, after) || arrow.test(after)) return { by, holds: 'sentence', unclear: by === null }
  }
  return nobody
}

/** …长高了好多昌英姐[还送了她裙子]: the clause was cut before 还, and who did it stands at the end of the one before. */
function subjectLeftBehind(context: Context, clause: Clause): Told | null {
  const mention = context.volunteers.find(({ to }) => to === clause.from)
  if (!mention || !/^(?:还|又|也|再|顺便|顺手|另外)/.test(clause.text)) return null
  if (withHer.test(context.masked.slice(Math.max(0, mention.from - 4), mention.from))) return null
  const [person, ...others] = mention.value.volunteers
  const by = others.length === 0 && person !== undefined ? person : null
  return by === context.speaker.person?.id ? null : { by, holds: 'sentence', unclear: by === null }
}

/** 昨个谢姐…, 3月5日上午老周…: a day before who did it says nothing of how she stands there. */
function withoutDays({ masked, days }: Context, from: number, to: number): string {
  let text = masked.slice(from, to)
  for (const day of days)
    if (day.from >= from && day.to <= to)
      text = text.slice(0, day.from - from) + ' '.repeat(day.to - day.from) + text.slice(day.to - from)
  return text
}

function reportsInPlace(before: string, following: string): boolean {
  const said = following.replaceAll(',', ' ')
  return (
    (inPlaceOf.test(before) && reportsFor.test(said)) ||
    (handedOn.test(before) && /^[^,。;!?\n]{0,8}[:“"]/.test(following)) ||
    handsOver.test(said)
  )
}

/** 苟光荣:贵贵在我家住了三天: her words pasted, where the child is hers and not the sender's; else she is addressed. */
function headsMessage(context: Context, { from, to }: Mention<VolunteerReading>, by: PersonId): boolean {
  const { masked, speaker } = context
  const rest = masked.slice(to)
  if (masked.slice(0, from).trim() !== '' || !/^ ?(?:姐|哥|老师)? ?[:：]/.test(rest) || /[你您?]/.test(rest))
    return false
  const hers = speaker.roster.volunteers.find(({ id }) => id === by)?.children ?? []
  const named = context.children.flatMap(({ value }) => (value.kind === 'name' ? value.children : []))
  return named.length > 0 && named.every((child) => hers.includes(child) && !speaker.ownChildren.includes(child))
}

function isSubject(before: string, after: string): boolean {
  if (!leads.test(before)) return false
  return speaks.test(after) || !noDeed.test(after.trimStart())
}
