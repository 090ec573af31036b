import type { Role } from '../care/speaker.ts'
import { open, type Say } from './part.ts'

const everyone = [
  '记录:直接说就行,比如“昨晚给虎子打了半小时电话”',
  '没打通也说一声:“给豆豆打电话没接”',
  '预告:“周六去看小雨”;心愿:“豆豆想要个书包”',
  '改错:撤销;不是小明是小红;时长改30分钟',
  '查:我的孩子 · 我的记录 · 本周汇总 · 本周汇总图',
  '提醒:下周再提醒 · 几点提醒我 20点 · 停止提醒;请假:“我请假到15号,王姐代”,回来发“销假”',
  '想先试试:私聊我发“练习”',
]
const leaders = [
  '站长:绑定站点(在群里@我)· 绑定码 姓名(私聊)· 谁还没联系',
  '花名册(私聊):花名册 · 加志愿者 · 加孩子 · 登记同意 · 结对 · 换结对 · 结束结对 · 转学 · 改昵称 · 改生日 · 撤回同意',
]
const events = ['站点:主题活动 包粽子 6月8日 12个孩子 2小时 · 周汇总 开 · 站长提醒 开']
const concerns = ['告急来了:我来处理 · 处理完 结果 · 误报 原因']
const coordinators = ['协调员:绑定码 姓名 · 绑定码 协调员 姓名 · 方案 开/关 名称(私聊)']

/** What she can do here, by her offices. */
export function help(roles: readonly Role[]): Say {
  const leads = roles.includes('leader')
  const coordinates = roles.includes('coordinator')
  return [
    open(
      [
        '我会这些:',
        ...everyone,
        ...(leads ? [...leaders, ...events] : []),
        ...(coordinates ? coordinators : []),
        ...(leads || coordinates ? concerns : []),
        '伴伴不是报警电话,有危险先打110。',
      ].join('\n'),
    ),
  ]
}

export function didYouMean(command: string): Say {
  return [open(`是想说“${command}”吗?请再发一遍,或发“帮助”。`)]
}

export function sorry(): Say {
  return [open('刚才那条没记上,是我这边出了问题,请再发一次。')]
}

export function cannotHear(): Say {
  return [open('我听不了语音,长按转文字再发我就能记')]
}

export function cannotSee(): Say {
  return [open('我看不了图片,说一句做了什么我就能记')]
}

/** After an outage of a network that replays nothing. */
export function wasAway(from: string, to: string): Say {
  const when = from === to ? `${from} 前后` : `${from}–${to} `
  return [open(`我 ${when}没在线,这段时间的记录请再发一次`)]
}
