import type { HeardIn } from '../learner/clause-model.ts'
import type { Learner } from '../learner/learner.ts'
import type { Context } from '../mention.ts'
import type { Layout } from '../recognise/list.ts'
import { compile } from '../recognise/pattern.ts'
import { isTerseReport } from '../recognise/terse.ts'
import type { Draft } from './draft.ts'

/** Kinds that are told in plenty of chatter too: without any word for a child they are no report. */
const common = new Set(['outing', 'gift', 'festival', 'birthday', 'aid', 'homestay', 'wish'])

/** Done with or for somebody who is no child: 给我妈, 跟领导, 看了个朋友. */
const otherObject = compile(
  '(?:给|跟|和|陪|与|同|替|找|帮|为|带|看了|看望了?|约)(?!他|她|它|孩|娃|伢|一起|一块|着|了|过|我(?:一起|在)|你们?的|大家|来|去|学生|同学|小|<kin>|<party>|<name>|<volunteer>)[\\u4e00-\\u9fff]{1,6}?(?:打|通|聊|视频|说|谈|看|过|开|去|吃|买|送|办|填|写|做|发|$|(?=[,。;!?\\n]))',
  '',
)
const least = 0.3
/** A report of few words is about as likely as chat; only clear chat is left alone. */
const clearlyChat = 1.25
const LEAST_GROUNDS = 2
/** Of a message that names no child, only a word for children. */
const SURELY_REPORT = 0.9
const LEAST_ANY = 0.2
const CLEARLY = 0.5
/** What a clause of a dropped telling needs to be asked about, and how short its message is, in characters. */
const ASKED_ANY = 0.9
const LONGEST_ASKED = 40

/** A cake alone is no birthday. */
export function withoutMereCake(context: Context, drafts: readonly Draft[]): Draft[] {
  const celebrates = /生日|生辰|过[了个的完]?生|庆生|岁|蜡烛|寿|满\d|长尾巴/.test(context.masked)
  return celebrates ? [...drafts] : drafts.filter(({ kind }) => kind !== 'birthday')
}

/** Drops what is told without any word for a child where it may be chatter: there the learner has a say. */
export function withoutChatter(
  context: Context,
  layout: Layout,
  learner: Learner,
  heard: readonly HeardIn[],
  drafts: readonly Draft[],
): Draft[] {
  if (drafts.length === 0) return []
  if (layout.kind !== 'plain' || context.message.quote || context.message.mention) return [...drafts]
  if (context.children.some(({ value }) => value.kind !== 'group')) return [...drafts]
  if (context.children.length > 0) return isChatter(context, learner, heard, drafts) ? [] : [...drafts]
  if (drafts.every((draft) => draft.cast.rule === 'carried')) return [...drafts]
  if (isTerseReport(context)) return [...drafts]
  const { report, chat } = learner.wording(context.masked)
  if (report < least || chat > report * clearlyChat || addressesSomebody.test(context.masked)) return []
  return drafts.filter(
    (draft) =>
      !common.has(draft.kind) &&
      !otherObject.test(draft.clause.text) &&
      grounds(draft, report) >= LEAST_GROUNDS &&
      (draft.mode === 'plan' || trade.test(draft.clause.text) || anyIn(draft, heard) >= LEAST_ANY),
  )
}

/**
 * Of what was dropped as chatter, what the learner still hears as done: with a child of the sender's own it is asked
 * about. 打过电话了 may be said of anything.
 */
export function doubtedChatter(
  context: Context,
  learner: Learner,
  heard: readonly HeardIn[],
  drafts: readonly Draft[],
  kept: readonly Draft[],
): Draft[] {
  if (kept.length > 0 || context.speaker.ownChildren.length === 0) return []
  if (context.masked.length > LONGEST_ASKED || addressesSomebody.test(context.masked)) return []
  if (learner.wording(context.masked).report < least) return []
  return drafts.filter(
    (draft) =>
      draft.mode === 'done' &&
      !common.has(draft.kind) &&
      !otherObject.test(draft.clause.text) &&
      anyIn(draft, heard) >= ASKED_ANY,
  )
}

function anyIn({ clause }: Draft, heard: readonly HeardIn[]): number {
  return Math.max(0, ...heard.filter((one) => one.clause === clause).map((one) => one.heard.any))
}

/** What volunteers call the children in care; 女生 and 小朋友 may be anybody's. */
const inCare = /孩|娃|伢|崽|俩|仨|他们|她们/

/** A word for children alone (女生, 小朋友) is common in chat: there the wording must be that of a report or plan. */
function isChatter(context: Context, learner: Learner, heard: readonly HeardIn[], drafts: readonly Draft[]): boolean {
  const { report, plan, chat } = learner.wording(context.masked)
  if (report >= SURELY_REPORT) return false
  if (addressesSomebody.test(context.masked)) return true
  if (context.children.some(({ text }) => inCare.test(text))) return false
  if (chat > report + plan) return true
  return report + plan < CLEARLY && drafts.every((draft) => anyIn(draft, heard) < LEAST_ANY)
}

/** Said to one person, who is no part of a report: 你, kin and friends called at the head. */
const addressesSomebody =
  /(?<!谢谢|辛苦|感谢|多谢|谢|告诉|麻烦)(?:你|您|妳|妮)(?!们?(?:辛苦|费心|放心))|^(?:喂|爸|妈|哥|姐|老公|老婆|宝贝|宝宝|亲爱|亲|兄弟|小子|猪|傻|美女|帅哥|大哥|老大|老弟|师傅|老板)[^,。!?\n]{0,2}[,。!?\s…]|(?:老公|老婆|宝贝|亲爱的|么么|想死|咱爸|咱妈|(?:我|俺|咱)(?:老)?(?:爸|妈|哥|姐|弟|妹|公|婆)|同事|客户|领导|经理|老板|公司|宿舍|寝室|室友|舍友|航班|火车票|房东|快递|外卖|淘宝|老乡|出差|加班|上班)/
const trade =
  /家访|走访|入户|探访|谈心|疏导|开导|陪读|伴读|辅导|测评|筛查|量表|房树人|上报|汇报|补报|补录|记录|登记|联系了|回访/
const told =
  /[^没不为除]了(?!解|吗|么|没)|过(?:了|去|来|电话|面|话|$)|完(?:了|$)|好了|刚|没人接|关机|不在|没人|没接|没通|不接|躲着/

/** 她外婆, 他爸: of a child spoken of before. */
const hersOrHis = compile('(?:他|她|娃|孩子)(?:的|家|嘞)?<party>', '')

/**
 * What speaks for a report where no word tells of a child: how long it took, a word of this work, somebody around the
 * child, a day, told as done, and the wording as a whole. A bare 打电话来 has nothing of it.
 */
function grounds(draft: Draft, report: number): number {
  const text = draft.clause.text
  return (
    (draft.minutes !== null ? 2 : 0) +
    (trade.test(text) ? 2 : 0) +
    (draft.rule.startsWith('contact') ? (hersOrHis.test(text) ? 2 : 1) : 0) +
    (draft.days.length > 0 ? 1 : 0) +
    (draft.kind === 'visit' && draft.outcome === 'missed' ? 1 : 0) +
    (told.test(text) ? 1 : -2) +
    (report > 0.75 ? 1 : 0) +
    (report > 0.88 ? 1 : 0)
  )
}
