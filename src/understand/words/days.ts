/** Words that name a day by its distance from the day of sending. */
export interface RelativeDay {
  /** days from the sending day; negative is past */
  readonly days: number
  readonly words: readonly string[]
  readonly example: string
}

/** Standard Chinese, and what is said in north and south; two slips of the pen (咋天, 作天) that everyone makes. */
export const relativeDays: readonly RelativeDay[] = [
  {
    days: 0,
    words: (
      '今天 今日 今儿 今儿个 今儿天 今个 今个儿 今朝 今晚 今晚上 今晚黑 今夜 今夜里 今早 今早上 今早起 今晨 今上午 今下午 今中午 ' +
      '今晌午 今后晌 今前晌 今黑 今黑了 今儿晚 今儿早 今傍晚 今凌晨 今天子 今日里 今阿 即日'
    ).split(' '),
    example: '今儿个后晌去看了小虎',
  },
  {
    days: -1,
    words: (
      '昨天 昨日 昨儿 昨儿个 昨儿天 昨个 昨个儿 昨晚 昨晚上 昨晚黑 昨夜 昨夜里 昨早 昨早上 昨晨 昨上午 昨下午 昨中午 昨晌午 昨后晌 ' +
      '昨前晌 昨黑 昨黑了 昨儿晚 昨儿早 昨傍晚 昨凌晨 昨天子 昨日里 昨朝 昨宵 夜来 夜来个 夜来后晌 夜儿 夜儿个 夜儿黑 夜儿后晌 夜儿里 ' +
      '夜个 夜个儿 夜天 夜隔 列儿个 夜黑了 寻日 琴日 㖊日 琴晚 寻晚 㖊晚 咋天 咋晚 作天 作晚'
    ).split(' '),
    example: '夜个儿给小虎打了电话',
  },
  {
    days: -2,
    words:
      '前天 前日 前儿 前儿个 前儿天 前个 前个儿 前晚 前晚上 前天子 前日里 前日子 前夜里 前黑了 前儿晚 前早上 前后晌'.split(
        ' ',
      ),
    example: '前儿个家访',
  },
  {
    days: -3,
    words: '大前天 大前日 大前儿 大前儿个 大前个 大前晚 上前天 向前天 先前天 上前日 大前日子 着前天 大前天子'.split(
      ' ',
    ),
    example: '大前儿去的',
  },
  { days: -4, words: '大大前天 老大前天'.split(' '), example: '大大前天来的' },
  {
    days: 1,
    words: (
      '明天 明日 明儿 明儿个 明儿天 明个 明个儿 明早 明早上 明晨 明晚 明晚上 明上午 明下午 明中午 明晌午 明后晌 明黑了 明儿早 明儿晚 ' +
      '赶明儿 赶明儿个 赶明 赶明个 赶明天 明天子 明日里 明儿里 听日 听晚 明阿'
    ).split(' '),
    example: '赶明儿去看小虎',
  },
  {
    days: 2,
    words: '后天 后日 后儿 后儿个 后儿天 后个 后个儿 后晚 后天子 后日里 后日子 后儿里'.split(' '),
    example: '后儿个准备家访',
  },
  {
    days: 3,
    words: '大后天 大后日 大后儿 大后儿个 大后个 外后天 外后日 万后天 万后日'.split(' '),
    example: '大后天去',
  },
]

/** What a day word must not stand beside, as patterns: 目前天气, 以后天天, 前个月, 前儿子. */
export const notADay: Readonly<Record<string, { readonly before?: string; readonly after?: string }>> = {
  今天: { after: '头条' },
  今日: { after: '头条' },
  今朝: { after: '有酒|风流' },
  前天: { before: '[目眼以之从年节月课饭考赛学]', after: '[天气黑亮]' },
  后天: { before: '[以之今此课饭考赛然学最雨]', after: '[天气黑亮冷热色性]|努力' },
  前日: { before: '[目以]' },
  后日: { before: '[以今之然]' },
  前晚: { before: '[以之目]' },
  后晚: { before: '[以之今然]', after: '[上会辈]' },
  前个: { before: '[几两]', after: '[月星礼周学年拜季百几]' },
  后个: { before: '[几以然]', after: '[月星礼周学年拜季百几]' },
  今个: { after: '[月星礼周学年拜季]' },
  昨个: { after: '[月星礼周学年拜季]' },
  明个: { after: '[月星礼周学年拜季]' },
  夜个: { before: '[半深大熬黑三连]', after: '[月星]' },
  今儿: { after: '[子女童]' },
  昨儿: { after: '[子女童]' },
  前儿: { before: '[以之]', after: '[子女童媳科歌]' },
  后儿: { before: '[以之然]', after: '[子女童媳科歌]' },
  明儿: { after: '[子女童]' },
  夜儿: { before: '[半深大通昼熬黑三连]' },
  夜来: { before: '[半入连日深昼夜]', after: '香' },
  夜天: { before: '[昼日黑三半深几一两]', after: '[天气]' },
  前后晌: { before: '[以之]' },
  作天: { before: '[工动操合]' },
  作晚: { before: '[工动操合]', after: '[饭餐]' },
  明天: { before: '文' },
  明早: { before: '文' },
}

/** The same day, told as just past: 刚给他打了电话. Only before a verb that a helper does. */
export const justNow: readonly string[] =
  '刚刚 刚才 方才 适才 才刚 将才 将将 头先 刚刚才 刚刚儿 刚才儿 啱啱 先头 刚先 刚刚子'.split(' ')

/** 刚 alone, where something done follows (刚好, 刚满八岁, 刚上初中 are none). */
export const afterJust =
  '[从跟和给去看打到撂接陪在把视语通放聊回送挂与同带见辅讲读写说问搞帮完走家加收买录下洗吃教]|(?:$|[ ,。])'
/** What follows 刚 where it is 刚好, 刚到八岁, 刚下过雨. */
export const notJust = '到[\\d一二三四五六七八九十]|回暖|下[雨雪过完]|收[到麦]|看来|在[^,。]{0,3}(?:上|读)[学初小幼]'

/** What makes a week: 上周, 上个星期, 这礼拜, 下个拜. */
export const weekWords: readonly string[] = '周 星期 礼拜 拜'.split(' ')

/** Weeks from this one: 上上周 −2, 上周 −1, 这周 0, 下周 1. */
export const weekSteps: Readonly<Record<string, number>> = {
  ...{ 上上上: -3, 上上: -2, 上: -1, 上一: -1, 前一: -1, 这: 0, 本: 0, 今: 0, 这一: 0, 当: 0, 呢: 0, 咯: 0 },
  ...{ 下: 1, 下一: 1, 下下: 2, 下下下: 3 },
}

/** Times near the sending day whose day is not known, with how far back or ahead they may reach (in days). */
export const nearTimes: readonly {
  readonly words: readonly string[]
  readonly from: number
  readonly to: number
  readonly example: string
}[] = [
  {
    words: '前两天 前两日 头两天 前两三天 前俩天 上两天 前一两天 前天把 前二天'.split(' '),
    from: -3,
    to: -1,
    example: '前两天去看过小虎',
  },
  {
    words: (
      '前几天 前几日 头几天 前些天 前些日子 前阵子 前一阵子 前一阵 前段时间 前一段时间 前段日子 早几天 早两天 上几天 前不久 不久前 早些天 前些时 ' +
      '前些时候 前向 前段 头些天 头阵子 前久 前几晚 前两晚 那几天 那两天 前排 前牌 前一向 前场 日前 早先几天 前头几天 前晌子 头前几天 前日把 前几个天'
    ).split(' '),
    from: -7,
    to: -1,
    example: '前些天打过电话',
  },
  {
    words: '这两天 这两日 近两天 这俩天 最近两天 这一两天 呢两日 这天把 这两晚'.split(' '),
    from: -2,
    to: 0,
    example: '这两天去了一趟',
  },
  {
    words:
      '这几天 这几日 近几天 近几日 最近几天 这些天 近些天 这些日子 这阵子 这一阵子 这一阵 这段时间 这段日子 这向 这一向 这几晚 呢排 这牌 这一段时间'.split(
        ' ',
      ),
    from: -6,
    to: 0,
    example: '这几天去了一趟',
  },
  {
    words: (
      '过两天 过两日 过几天 过几日 过些天 过些日子 过阵子 过一阵 过一阵子 过段时间 再过几天 改天 改日 改天子 哪天有空 哪天再 等几天 缓几天 晚几天 迟几天 ' +
      '过天把 隔两天 隔几天 过后几天 这两天内 下回再 下次再 回头再 回头我 得空再 得空就 有空再 有空就 过一向 过哈天 后头几天 歇两天 停两天 等两天 以后几天'
    ).split(' '),
    from: 1,
    to: 7,
    example: '过几天去看小虎',
  },
]

/** Which of these are plans with no day at all: their period says nothing. */
export const someDay: readonly string[] =
  '改天 改日 改天子 哪天有空 哪天再 下回再 下次再 回头再 回头我 得空再 得空就 有空再 有空就'.split(' ')

/** Greetings and habits around parts of the day, that tell no time: 晚上好, 早上好. */
export const partOfDayGreeting = '好|安|开心|愉快|快乐|祝'
