/** How a festival finds its day in a year. */
export type FestivalDay =
  | { readonly kind: 'solar'; readonly month: number; readonly date: number }
  | { readonly kind: 'lunar'; readonly month: number; readonly date: number }
  /** the last day of the lunar year, the 29th or 30th */
  | { readonly kind: 'new-year-eve' }
  /** the day before it */
  | { readonly kind: 'before-new-year-eve' }
  /** the n-th Sunday of a month */
  | { readonly kind: 'sunday'; readonly month: number; readonly nth: number }
  /** a solar term by its name */
  | { readonly kind: 'term'; readonly term: string }

export interface Festival {
  readonly words: readonly string[]
  readonly day: FestivalDay
  /** days off that the festival gives, where no calendar of holidays is known for the year; 1 is the day alone */
  readonly holidayDays: number
  /** with a short name that has other meanings too (三八, 十一): what may follow it */
  readonly onlyBefore?: string
  readonly example: string
}

const shortName =
  '那|这|当|假|放|长假|小长假|期间|前|后|过|去|来|我|俺|带|给|送|陪|回|在|和|跟|到|快|想|看|接|打|晚|早|上午|下午|活动|[ ,。;!?)】:#]|$|\\n'

const solar = (month: number, date: number): FestivalDay => ({ kind: 'solar', month, date })
const lunar = (month: number, date: number): FestivalDay => ({ kind: 'lunar', month, date })

export const festivals: readonly Festival[] = [
  { words: '元旦 元旦节 阳历年 新历年'.split(' '), day: solar(1, 1), holidayDays: 3, example: '元旦去的' },
  { words: ['情人节'], day: solar(2, 14), holidayDays: 1, example: '情人节那天' },
  {
    words: '妇女节 三八节 三八妇女节 女神节 38节 38妇女节 3.8妇女节'.split(' '),
    day: solar(3, 8),
    holidayDays: 1,
    example: '妇女节那天',
  },
  { words: ['三八'], onlyBefore: shortName, day: solar(3, 8), holidayDays: 1, example: '三八那天' },
  { words: '植树节 学雷锋日'.split(' '), day: solar(3, 12), holidayDays: 1, example: '植树节去种树' },
  { words: '清明 清明节'.split(' '), day: { kind: 'term', term: '清明' }, holidayDays: 3, example: '清明那天' },
  { words: '劳动节 五一节 五一劳动节 51劳动节'.split(' '), day: solar(5, 1), holidayDays: 5, example: '劳动节去的' },
  { words: ['五一'], onlyBefore: shortName, day: solar(5, 1), holidayDays: 5, example: '五一去的' },
  { words: '青年节 五四青年节'.split(' '), day: solar(5, 4), holidayDays: 1, example: '青年节那天' },
  { words: ['母亲节'], day: { kind: 'sunday', month: 5, nth: 2 }, holidayDays: 1, example: '母亲节那天' },
  { words: '儿童节 六一儿童节 六一节 61儿童节'.split(' '), day: solar(6, 1), holidayDays: 1, example: '儿童节陪她' },
  { words: ['六一'], onlyBefore: shortName, day: solar(6, 1), holidayDays: 1, example: '六一那天' },
  { words: ['父亲节'], day: { kind: 'sunday', month: 6, nth: 3 }, holidayDays: 1, example: '父亲节那天' },
  { words: '建党节 七一建党节 党的生日'.split(' '), day: solar(7, 1), holidayDays: 1, example: '建党节那天' },
  { words: '建军节 八一建军节'.split(' '), day: solar(8, 1), holidayDays: 1, example: '建军节那天' },
  { words: ['教师节'], day: solar(9, 10), holidayDays: 1, example: '教师节去的' },
  {
    words: '国庆 国庆节 十一国庆 十一国庆节 国庆日'.split(' '),
    day: solar(10, 1),
    holidayDays: 7,
    example: '国庆去的',
  },
  { words: ['十一'], onlyBefore: shortName, day: solar(10, 1), holidayDays: 7, example: '十一去的' },
  { words: '平安夜 圣诞前夜'.split(' '), day: solar(12, 24), holidayDays: 1, example: '平安夜送了苹果' },
  { words: '圣诞 圣诞节'.split(' '), day: solar(12, 25), holidayDays: 1, example: '圣诞节那天' },
  { words: '跨年夜 跨年那天 跨年那晚'.split(' '), day: solar(12, 31), holidayDays: 1, example: '跨年夜打的电话' },
  {
    words:
      '除夕 除夕夜 大年夜 年三十 大年三十 年卅 大年卅 年三十晚 三十晚上 三十夜 大年三十晚上 年三十晚上 三十那天 三十晚夕'.split(
        ' ',
      ),
    day: { kind: 'new-year-eve' },
    holidayDays: 1,
    example: '除夕夜视频了',
  },
  { words: '春节 新春佳节 农历新年 大年'.split(' '), day: lunar(1, 1), holidayDays: 8, example: '春节去的' },
  { words: '元宵 元宵节 上元节 正月半 灯节'.split(' '), day: lunar(1, 15), holidayDays: 1, example: '元宵节去的' },
  { words: '龙抬头 二月二'.split(' '), day: lunar(2, 2), holidayDays: 1, example: '龙抬头那天' },
  { words: '三月三'.split(' '), day: lunar(3, 3), holidayDays: 1, example: '三月三那天' },
  {
    words: '端午 端午节 端阳 端阳节 五月节 五月五端午 五月端午 五月端阳 龙舟节'.split(' '),
    day: lunar(5, 5),
    holidayDays: 3,
    example: '端午去的',
  },
  { words: '七夕 七夕节 乞巧节'.split(' '), day: lunar(7, 7), holidayDays: 1, example: '七夕那天' },
  { words: '中元节 七月半 鬼节 月半节'.split(' '), day: lunar(7, 15), holidayDays: 1, example: '七月半那天' },
  {
    words: '中秋 中秋节 八月中秋 八月十五 八月半 月饼节 团圆节'.split(' '),
    day: lunar(8, 15),
    holidayDays: 3,
    example: '中秋去的',
  },
  { words: '重阳 重阳节 九月九 老人节 敬老节'.split(' '), day: lunar(9, 9), holidayDays: 1, example: '重阳节去的' },
  { words: '腊八 腊八节'.split(' '), day: lunar(12, 8), holidayDays: 1, example: '腊八那天' },
  { words: '小年夜 小年三十'.split(' '), day: { kind: 'before-new-year-eve' }, holidayDays: 1, example: '小年夜去的' },
  { words: '小年 祭灶 祭灶节 灶王节'.split(' '), day: lunar(12, 23), holidayDays: 1, example: '小年那天' },
  { words: '冬至 冬至节 冬节'.split(' '), day: { kind: 'term', term: '冬至' }, holidayDays: 1, example: '冬至那天' },
]

/** Solar terms that are no everyday words: enough that nothing but a mark or 那天 follows. */
export const plainTerms: readonly string[] =
  '立春 春分 立夏 夏至 立秋 秋分 立冬 小寒 大寒 小暑 大暑 处暑 惊蛰 芒种 白露 寒露'.split(' ')
/** Everyday words and children's names too: only with 那天, 节气 and the like. */
export const wordyTerms: readonly string[] = '雨水 谷雨 小满 霜降 小雪 大雪'.split(' ')

/** What makes of a festival's name a thing and no day: 中秋月饼, 六一礼物. */
export const festivalThings =
  '月饼|粽|礼物|礼品|礼包|礼盒|慰问|晚会|活动|节目|物资|福利|快乐|安康|作业|红包|汤圆|元宵|贺卡|祝福|问候|心愿|大礼|联欢|演出|文艺|手工|班|小学|中学|路|广场|街|村|镇|社区|的?歌|号|值班|采购|促销|打折|内购|主题|专题|诗会|要来|将至|将近|临近|将到|快到|快要|就要|马上|到来|来临|不打烊|的志愿|的通知|通知|放假通知|安排|方案'
/** What before a festival tells that it is wished for, made, or still to come. */
export const notFestivalBefore =
  '快到|就到|快要到|要到|马上|即将|迎|迎接|庆|喜迎|祝|提前过|补过|等到|等|盼|盼着|离|到了|吃|煮|包|做|买|搓|滚|离着|准备过|想过|要过|说|都说|快'
