/** What stands at the head of a post that was written for everybody. */
const heads =
  /^\s*[[【(「#]*(?:转发?|转载|分享|链接|通知|公告|公示|福利|内购|广告|优惠|特价|招募|招聘|倡议书?|温馨提示|温馨提醒|安全提示|安全提醒|预警|天气预警|紧急通知|重要通知|活动通知|会议通知|活动预告|报名|喜报|快讯|新闻|简讯|致[^】\]\n]{0,16}(?:信|书)|公开信|群规|群公告|提醒|好消息|今日份?(?:早安|头条))\s*[】\])::」]/

const marks: readonly RegExp[] = [
  /https?:\/\/|www\.|mp\.weixin|扫码|二维码|小程序|点击(?:链接|下方)|公众号/,
  /(?:请|望|敬请|烦请)(?:各位|大家|各站|各村|各组|全体|有意|及时|务必|于|按时|准时|相互|互相|家长)/,
  /各位(?:家长|乡亲|志愿者|爱心|老师|成员|邻居|同志|村民|群友|亲)?[,:!]/,
  /务必|不得(?:无故)?|截止|截至|特此|收到请?回复|届时|逾期|过期不候|先到先得|名额|仅限|限前/,
  /报名(?:电话|方式|时间|请|链接|接龙|截止)|联系电话|咨询电话|热线|热线电话/,
  /包邮|(?:\d|几|[一二两三四五六七八九十])(?:元|块)(?:钱)?(?:一)?(?:\/|每|一)?(?:斤|盒|箱|件|份|只|桶)|打折|\d折|优惠|下单|私我|私信|有货|清仓|团购|拼团|要的(?:私|联系|找)|不掺假/,
  /转发(?:一次|出去|给|扩散|周知|起来)|扩散|周知|互相转告/,
  /尊敬的|亲爱的(?:家长|各位|老师|朋友)|一、[\s\S]{4,}二、/,
  /(?:记者|本报讯|近日|日前)[,]?[^,。]{0,20}(?:妇联|教育局|民政局|组织|举办|开展)/,
]

/**
 * Is the post written for everybody: a notice, an advert, news, an open letter? What it tells of children is no report.
 * Wants the normalised text.
 */
export function isNotice(text: string): boolean {
  if (heads.test(text)) return true
  const found = marks.filter((mark) => mark.test(text)).length
  return found >= 2
}

/** Is the whole of it a greeting: 新年快乐, 祝大家…? */
export function isGreeting(clause: string): boolean {
  if (/祝(?:福)?(?:他|她|\uE001|孩子|娃)/.test(clause)) return false
  return /(?:新年|新春|春节|中秋|端午|元宵|国庆|重阳|节日|儿童节|六一|元旦|圣诞|生日|周末|教师节|母亲节|父亲节|妇女节)(?:节)?(?:快乐|安康|愉快|吉祥)|^(?:祝|愿(?!望|意)|恭祝|祝福|预祝)|早安|晚安|拜年|恭喜发财|阖家|万事如意|辞旧|大吉/.test(
    clause,
  )
}
