/** Words of what somebody wishes about her reminders, and of leaves. Beside words/commands.ts, whose words stand at the head. */

/** 再提醒, in the ways it is asked for. */
export const remindAgain = '再(?:来)?(?:提醒|叫我|喊我|催我)(?:我|俺|一下|一声|一次)*'

/** What may stand around a wish about reminders without changing it. */
export const reminderFiller =
  '(?:先|就|请|麻烦|帮忙|那|吧|啊|呀|哈|哦|呗|嘛|啦|了|谢谢|好吗|可以吗|行吗|的事|这个|那个|孩子|娃|忙|很忙|太忙|在忙|最近|这两天|这几天|这周|等|到|的|我|[\\s,，、。.!！~～…?？])*'

/** A time that names no day, and how many days it stands for. */
export const looseDelays: readonly { readonly words: string; readonly days: number }[] = [
  { words: '过几天|过两天|过个几天|晚几天|缓几天|等几天|改天|几天后|几天以后|隔几天|迟几天', days: 3 },
  { words: '过一阵子?|过阵子|过段时间|过些天|过些日子|晚些时候|以后', days: 7 },
]

/** What stands around a clock time where somebody sets the hour of her reminders. */
export const hourFiller =
  '(?:以后|请|麻烦|改成|改到|改为|设成|设为|定在|换成|每天|每晚|每日|天天|都|在|是|就|把|几点提醒我?|提醒我?|的?时间|的|我的?|吧|哈|啊|一下|[\\s,，:：.。!！])*'

/** 几点提醒我 without a time: what is her hour now? */
export const asksHour = '(?:我的)?(?:几点(?:钟)?提醒我?|提醒我?的?时间|改提醒时间|提醒我?的?时间改一下)'

/** Who asks for a leave speaks of herself: nothing but these before 请假. */
export const leaveOpeners =
  '(?:我|本人|俺|咱|站长|姐|你好|您好|伴伴|家里有事|有事|有点事|要|想|得|需要|可能|准备|打算|先|跟您|跟你|向您|给您|说一声|申请|从|自|起|了|开始|因为|由于|出门|外出|回老家|身体不好|不舒服|住院|生病|[\\s,，、:：.。!！])*'

/** The word itself, with a duration in it: 请假, 请三天假, 请个假. */
export const leaveWord =
  '请(?:个|了)?(?:(?<inside>[\\d一二两三四五六七八九十半]+个?(?:天|日|周|星期|礼拜)|[\\d一二两三四五六七八九十半]+个月)的?)?(?:个)?(?:事|病|产)?假|休假'

/** V代, V替我, 让V顶: who stands in. */
export const standInBefore = '(?:由|让|请|麻烦|叫|拜托|托)?\\s*$'
export const standInAfter =
  '^\\s*(?:来|先|会|可以|能|答应|帮忙|帮我|帮|给我|替我|替)*(?:代班?|顶班?|替班?|照看|照顾|接手|接替|负责|管|看着|看一下|带|帮忙|帮我|替我)'
