import type { PersonId } from '../../care/roster.ts'
import type { Context } from '../mention.ts'
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
const inPlaceOf = /(?:替|帮|代|给|为|受)[^,。;!?\n]{0,3}$/
const handsOver =
  /^[^,。;!?\n]{0,16}?(?:托|让|叫|请|喊|委托|要|麻烦|拜托)(?:我|俺)|^[^,。;!?\n]{0,14}?(?:我|俺)(?:来)?(?:替|帮|代)(?:他|她|人家)?(?:报|记|登|打卡|写|发|上报|填|补|说)|^[^,。;!?\n]{0,6}?(?:打卡|代报|报一下|报个|登记|上报|记一下|报一嘴|补报|补记|报备)/
const withHer = /(?:和|跟|与|同|陪|约|喊|叫|请|拉|带|给|问|找|告诉|谢谢?|感谢|辛苦|向|对|由|@)[^,。;!?\n]{0,2}$/
const leads =
  /^[\s\-·•\d.、)]*(?:刚才|刚刚|刚|今天|昨天|前天|上午|下午|晚上|今早|昨晚|听|据|看到|看见|见|那个?|报告|还有|另外|然后)*[\s,]*$/
const speaks =
  /^(?:他|她|跟我|和我|刚|刚刚|对我|也|还|今天|昨天|老师|姐|哥)*(?:说|讲|告诉|反映|发消息|发微信|打电话(?:说|讲))/
const noDeed = /^(?:你|您|,|:|!|。|\?|、|的|家|真|辛苦|好|在(?:吗|不)|能|可以|麻烦|请|帮|看|咱|我们|我|啊|呀|$)/

/** Reads whether the clause tells of another volunteer's doing: as its subject, or in whose place the sender reports. */
export function toldOf(context: Context, clause: Clause, sentence: readonly Clause[]): Told {
  for (const mention of context.volunteers) {
    if (mention.from < clause.from || mention.from >= clause.to) continue
    const before = context.masked.slice(clause.from, mention.from)
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
    if (withHer.test(before)) continue
    if (/^(?:和|跟|与|同)(?:我|俺)/.test(after)) continue
    if (isSubject(before, after)) return { by, holds: 'sentence', unclear: by === null }
  }
  return nobody
}

function reportsInPlace(before: string, following: string): boolean {
  const said = following.replaceAll(',', ' ')
  return (
    (inPlaceOf.test(before) && /^[^。;!?\n]{0,6}?(?:打卡|报|登记|记|上报|填|发|补)/.test(said)) || handsOver.test(said)
  )
}

function isSubject(before: string, after: string): boolean {
  if (!leads.test(before)) return false
  return speaks.test(after) || !noDeed.test(after.trimStart())
}
