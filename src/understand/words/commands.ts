import type { FixedCommand } from '../meaning.ts'

/**
 * What may follow the word of a command; 'own rule': the whole text is read by a rule of its own (下周再提醒, 这周请假), the words are
 * some of its forms. 'number' and 'number and text' also stand without one where only one thing can
 * be meant; 'names' are separated by blanks or marks.
 */
export type Takes =
  | 'nothing'
  | 'code'
  | 'number'
  | 'number and text'
  | 'number and change'
  | 'names'
  | 'text'
  | 'on or off'
  | 'own rule'

export interface CommandWords {
  readonly name: FixedCommand
  /** the first is the one that help shows; each stands at the head of the text */
  readonly words: readonly string[]
  readonly takes: Takes
  /** what follows stands apart from the word (处理完 1, 处理完:…), since people also go on with it (处理完作业) */
  readonly apart?: true
  /** what follows may stand at the word without a blank (撤回同意小雨) */
  readonly glued?: true
  /** complete messages, run by the tests */
  readonly examples: readonly string[]
}

export const commandWords: readonly CommandWords[] = [
  {
    name: 'bind',
    words: ['绑定', '绑定账号', '绑定码是', '绑'],
    takes: 'code',
    examples: ['绑定 7K3M9Q', '绑定7k3m9q', '绑 7K3M9Q'],
  },
  {
    name: 'bind-station',
    words: ['绑定站点', '绑定本群', '绑定这个群', '绑定群', '绑站点'],
    takes: 'text',
    examples: ['绑定站点', '绑定站点 柳树镇石桥村关爱站', '绑定本群'],
  },
  {
    name: 'make-code',
    words: ['绑定码', '发绑定码', '生成绑定码', '邀请码', '邀请'],
    takes: 'names',
    examples: ['绑定码 王秀英', '绑定码 王秀英、李建国', '邀请码 王秀英 李建国', '绑定码'],
  },
  {
    name: 'my-records',
    words: ['我的记录', '我的上报', '我的打卡', '我的打卡记录', '最近记录', '记录'],
    takes: 'nothing',
    examples: ['我的记录', '我的打卡', '记录'],
  },
  {
    name: 'delete-record',
    words: ['删', '删除', '删掉', '删去', '撤销', '撤回', '撤'],
    takes: 'number',
    examples: ['删2', '删 2', '删除第2条', '撤销3'],
  },
  {
    name: 'change-record',
    words: ['改', '修改', '更改', '更正'],
    takes: 'number and change',
    examples: ['改2 昨天', '改 2 时长30分钟', '修改第2条 家访'],
  },
  {
    name: 'take-concern',
    words: ['我来处理', '我处理', '我去处理', '我来跟进', '我跟进', '我来'],
    takes: 'number',
    examples: ['我来处理', '我来处理 3', '我去处理3'],
  },
  {
    name: 'false-alarm',
    words: ['误报', '虚惊一场', '虚惊', '是误报'],
    takes: 'number and text',
    examples: ['误报 孩子在姑姑家', '误报 3 孩子在姑姑家', '误报'],
  },
  {
    name: 'close-concern',
    words: ['处理完', '处理完了', '处理完毕', '处理好了', '处理结束', '已处理', '已处理完', '已经处理', '办结', '结案'],
    takes: 'number and text',
    apart: true,
    examples: ['处理完 1 已报警,孩子送到姑姑家', '处理完了 2:是误会,已上门看过', '办结 已送医院', '处理完'],
  },
  {
    name: 'roster',
    words: ['花名册', '看花名册', '名册', '名单', '本站名单', '本站花名册'],
    takes: 'nothing',
    examples: ['花名册', '本站名单'],
  },
  {
    name: 'add-volunteer',
    words: ['加志愿者', '添加志愿者', '新增志愿者', '新志愿者', '登记志愿者'],
    takes: 'text',
    glued: true,
    examples: ['加志愿者 李建国', '新增志愿者李建国'],
  },
  {
    name: 'add-child',
    words: ['加孩子', '添加孩子', '新增孩子', '新孩子', '登记孩子'],
    takes: 'text',
    examples: ['加孩子 王小雨 女 2015-03-08 奶奶', '新增孩子 王小雨 男 农历二月十五 爷爷'],
  },
  {
    name: 'give-consent',
    words: ['登记同意', '监护人同意', '补登同意'],
    takes: 'text',
    examples: ['登记同意 王小雨 奶奶 书面', '登记同意 王小雨 爷爷 电话录音'],
  },
  {
    name: 'change-birthday',
    words: ['改生日', '更正生日', '登记生日'],
    takes: 'text',
    examples: ['改生日 小雨 2015-03-08', '改生日 小雨 农历二月十五'],
  },
  {
    name: 'hand-over',
    words: ['换结对', '转结对', '结对转给'],
    takes: 'text',
    examples: ['换结对 小雨 王秀英 赵春梅'],
  },
  {
    name: 'withdraw-consent',
    words: ['撤回同意', '撤销同意', '同意撤回', '取消同意'],
    takes: 'text',
    glued: true,
    examples: ['撤回同意 小雨', '撤回同意小雨', '撤回同意'],
  },
  {
    name: 'end-pairing',
    words: ['结束结对', '解除结对', '取消结对', '终止结对'],
    takes: 'text',
    glued: true,
    examples: ['结束结对 王秀英 小雨 外出打工', '解除结对 王秀英和小雨 搬到县城了'],
  },
  {
    name: 'pair',
    words: ['结对', '新结对', '登记结对'],
    takes: 'text',
    examples: ['结对 王秀英 小雨', '登记结对 王秀英 小雨 海门五个一'],
  },
  {
    name: 'leave-care',
    words: ['转学', '搬走', '搬家', '满18岁', '满十八岁', '离开关爱'],
    takes: 'text',
    examples: ['转学 小雨', '搬走 小雨', '满18岁 小雨'],
  },
  {
    name: 'rename-child',
    words: ['改昵称', '改小名', '换昵称', '换小名'],
    takes: 'text',
    glued: true,
    examples: ['改昵称 谢思雨 小雨', '改小名 谢思雨 雨雨'],
  },
  {
    name: 'unbind',
    words: ['解除绑定', '解绑', '取消绑定', '解除账号绑定'],
    takes: 'nothing',
    examples: ['解除绑定', '解绑'],
  },
  {
    name: 'practise',
    words: ['练习', '开始练习', '练习模式', '练练手', '试用', '我想练习', '我要练习'],
    takes: 'nothing',
    examples: ['练习', '开始练习', '试用'],
  },
  {
    name: 'own-names',
    words: ['别名', '我的别名', '小名', '我叫的小名'],
    takes: 'text',
    examples: ['别名', '别名 毛毛 佳怡', '别名 删除 毛毛', '我的别名'],
  },
  {
    name: 'end-practice',
    words: ['结束练习', '退出练习', '练习结束', '不练了', '练完了', '停止练习'],
    takes: 'nothing',
    examples: ['结束练习', '不练了'],
  },
  {
    name: 'stop-reminders',
    words: [
      '停止提醒',
      '关闭提醒',
      '关掉提醒',
      '取消提醒',
      '不要提醒',
      '不要提醒我',
      '不要再提醒',
      '不要再提醒我',
      '别提醒我',
      '别再提醒',
      '别再提醒我',
      '不用提醒',
      '不用提醒我',
      '不想收提醒',
      '退订',
      '退订提醒',
    ],
    takes: 'nothing',
    examples: ['停止提醒', '别再提醒我了', '不用提醒我了', '不要提醒了吧'],
  },
  {
    name: 'resume-reminders',
    words: ['恢复提醒', '开启提醒', '打开提醒', '继续提醒', '继续提醒我', '重新提醒', '恢复提醒我'],
    takes: 'nothing',
    examples: ['恢复提醒', '继续提醒我吧'],
  },
  {
    name: 'snooze',
    words: ['下周再提醒', '明天再提醒', '后天再提醒', '过几天再提醒', '下个月再提醒', '周末再提醒'],
    takes: 'own rule',
    examples: [
      '下周再提醒',
      '明天再提醒我',
      '过几天再提醒吧',
      '下个月再提醒',
      '轩轩下周再提醒',
      '下周再提醒 轩轩',
      '忙,周六再提醒我一下',
      '涵涵的3月20号再提醒',
    ],
  },
  {
    name: 'reminder-hour',
    words: ['几点提醒我', '提醒时间', '改提醒时间'],
    takes: 'own rule',
    examples: ['几点提醒我 20点', '几点提醒我', '每天晚上八点提醒我', '提醒时间改到21点', '20:00提醒我'],
  },
  {
    name: 'take-leave',
    words: ['请假', '我请假', '休假', '我休假'],
    takes: 'own rule',
    examples: [
      '我请假到15号,王姐代',
      '这周请假',
      '请假三天',
      '请三天假,李建国代班',
      '我下周请假,请李建国代',
      '明天到周五请假',
      '我从3月20号请假到4月1号',
      '家里有事,请假一周',
    ],
  },
  {
    name: 'end-leave',
    words: ['销假', '我销假', '提前销假', '我要销假', '取消请假', '结束请假', '请假结束', '不请假'],
    takes: 'nothing',
    examples: ['销假', '我销假了', '不请假了'],
  },
  {
    name: 'weekly-summary',
    words: ['周汇总', '每周汇总', '群周报'],
    takes: 'on or off',
    examples: ['周汇总 开', '周汇总关', '每周汇总 打开'],
  },
  {
    name: 'leader-nudge',
    words: ['站长提醒', '站长周提示', '周提示'],
    takes: 'on or off',
    examples: ['站长提醒 开', '站长提醒 关闭'],
  },
  {
    name: 'programme',
    words: ['方案', '关爱方案'],
    takes: 'on or off',
    examples: ['方案 开 海门五个一', '方案 关 周末妈妈', '方案 周末妈妈 关', '方案'],
  },
  {
    name: 'station-event',
    words: ['主题活动', '站点活动', '集体活动', '团辅', '夏令营', '冬令营'],
    takes: 'own rule',
    examples: [
      '主题活动 包粽子 6月8日 12个孩子 2小时',
      '主题活动:安全教育,昨天,15名儿童,一个半小时',
      '团辅 上周六 8个孩子',
      '夏令营 7月10日 20人 3小时',
    ],
  },
]

/** Labelled intents by one word, standing alone. In a group they need no mention. */
export interface BareWords {
  readonly intent: 'undo' | 'help' | 'summary' | 'my-children'
  readonly words: readonly string[]
}

export const bareWords: readonly BareWords[] = [
  {
    intent: 'undo',
    words: [
      '撤销',
      '撤回',
      '撤消',
      '撤掉',
      '撤了',
      '撤',
      '取消',
      '删除',
      '删了',
      '删掉',
      '作废',
      '收回',
      '不算',
      '不作数',
    ],
  },
  {
    intent: 'help',
    words: [
      '帮助',
      '帮忙说明',
      '说明',
      '使用说明',
      '怎么用',
      '用法',
      '指令',
      '命令',
      '菜单',
      '功能',
      'help',

      '教程',
    ],
  },
  {
    intent: 'summary',
    words: [
      '汇总',
      '总结',
      '小结',
      '统计',
      '周报',
      '月报',
      '报表',
      '周汇总',
      '月汇总',
      '站点汇总',
      '全站',
      '全站汇总',
      '进度',
      '简报',
      '总览',
    ],
  },
  {
    intent: 'my-children',
    words: [
      '我的孩子',
      '我的娃',
      '我的娃娃',
      '我的娃儿',
      '我的孩子们',
      '我的小孩',
      '我的小朋友',
      '我的细伢子',
      '我的伢',
      '我家娃',
      '俺的娃',
      '俺嘞娃',
      '俺娃',
      '俺的孩子',
      '俺家娃',
      '我嘞娃',
      '我滴娃',
      '我孩子',
      '我娃',
      '咱的娃',
      '我的崽',
      '我的仔',
      '我哩娃',
      '我的结对孩子',
      '我结对的孩子',
      '我负责的孩子',
      '我名下的孩子',
    ],
  },
]
