/** How a part of the day turns a spoken hour into one of 24: 晚上八点 20, 中午一点 13, 凌晨一点 1. */
export type DayPart = 'dawn' | 'morning' | 'noon' | 'afternoon' | 'evening'

interface DayPartWords {
  readonly part: DayPart
  readonly words: readonly string[]
  readonly example: string
}

/** Standard and regional words; none of them holds a day of its own. */
export const dayParts: readonly DayPartWords[] = [
  {
    part: 'dawn',
    words: '凌晨 半夜 半夜里 大半夜 下半夜 后半夜 深更半夜 三更半夜 鸡叫头遍'.split(' '),
    example: '凌晨一点',
  },
  {
    part: 'morning',
    words: (
      '早上 早晨 早起 早间 清早 清晨 一早 一大早 大早上 大清早 一清早 清早起 早头 早上头 早饭后 上午 上半天 上昼 前晌 头晌 前半晌 头午 ' +
      '朝早 早朝 赶早 天亮后 朝上 早晌 早半天 早半晌 上半晌'
    ).split(' '),
    example: '早上七点40',
  },
  {
    part: 'noon',
    words: '中午 正午 晌午 午间 晌午头 晌午头里 中午头 大晌午 中午间 午饭时 晌午饭后 当午 晏昼 少午'.split(' '),
    example: '晌午十二点',
  },
  {
    part: 'afternoon',
    words: (
      '下午 午后 后晌 下半天 下昼 后半晌 下半晌 过晌 过午 半下午 小下午 后晌里 下晚 傍晚 傍黑 擦黑 天擦黑 擦黑儿 黄昏 傍晚时分 挨黑 煞黑 ' +
      '天快黑时 傍晚边 晚边 断黑 麻麻黑 打麻影 放学后 放了学'
    ).split(' '),
    example: '后晌三点',
  },
  {
    part: 'evening',
    words: (
      '晚上 晚间 夜里 夜晚 夜间 深夜 夜头 晚夕 黑夜 黑了 黑家 黑下 黑里 后黑 黑天 晚黑 晚黑了 夜黑 晚头 夜饭后 晚饭后 夜上 上半夜 前半夜 晚些 ' +
      '晚儿 宵夜时 下黑 夜晚黑 晚上头 晚晌 睡前 临睡前 入夜后'
    ).split(' '),
    example: '黑了八点半',
  },
]
