import type { Learner } from '../learner/learner.ts'
import type { Context } from '../mention.ts'
import type { Layout } from '../recognise/list.ts'
import { compile } from '../recognise/pattern.ts'
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

/** A cake alone is no birthday. */
export function withoutMereCake(context: Context, drafts: readonly Draft[]): Draft[] {
  const celebrates = /生日|生辰|过生|庆生|岁|蜡烛|寿|满\d|长尾巴/.test(context.masked)
  return celebrates ? [...drafts] : drafts.filter(({ kind }) => kind !== 'birthday')
}

/** Drops what is told without any word for a child where it may be chatter: there the learner has a say. */
export function withoutChatter(context: Context, layout: Layout, learner: Learner, drafts: readonly Draft[]): Draft[] {
  if (drafts.length === 0) return []
  if (context.children.length > 0 || layout.kind !== 'plain' || context.message.quote) return [...drafts]
  if (drafts.every((draft) => draft.cast.rule === 'carried')) return [...drafts]
  const { report, chat } = learner.wording(context.masked)
  if (report < least || chat > report * clearlyChat) return []
  return drafts.filter((draft) => !common.has(draft.kind) && !otherObject.test(draft.clause.text))
}
