import type { ActivityKind } from '../../care/activity.ts'

/** Nouns by which the heading of a list tells what its lines were about, where no verb does: 慰问品发放情况, 通话记录. */
export const titleKinds: readonly (readonly [RegExp, ActivityKind])[] = [
  [/助学金|奖学金|压岁钱|补助金?|慰问金|生活费|红包|资助/, 'aid'],
  [/慰问品|物资|礼包|礼物|爱心包|书包|文具|年货|米油|衣物|棉衣|校服|赠书|捐赠|发放|领取|派发/, 'gift'],
  [/心理测评|测评|量表|筛查|评估/, 'assessment'],
  [/谈心|心理疏导|心理辅导/, 'talk'],
  [/辅导|补课|补习|作业|托管|课业/, 'tutoring'],
  [/共读|阅读|读书|绘本|故事会|陪读/, 'reading'],
  [/集体生日|生日会|庆生|生日/, 'birthday'],
  [/微心愿|圆梦|心愿/, 'wish'],
  [/家书|写信/, 'letter'],
  [/电话|通话|视频|连线|语音/, 'call'],
  [/家访|走访|入户|探访|探望|看望|上门|回访/, 'visit'],
]
