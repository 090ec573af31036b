/** How a picture is asked for, beside what it is to show. Forms are regular expressions over normalised text. */
export const pictureWords = {
  order: {
    form: '(?:发|来|出|做|给|要|生成|弄)(?:我|大家|群里)?(?:一?[张个份])',
    examples: ['发一张', '来个', '生成一份'],
  },
  picture: {
    form: '的?(?:图片|图卡|卡片|海报|长图|图表|图)(?:版|形式)?(?:发(?:一下|出来|群里)|出来|看看)?(?:吧|呗|哈)?(?=[\\s。!~]*$)',
    examples: ['汇总图', '汇总卡片', '汇总的图发一下'],
  },
} as const
