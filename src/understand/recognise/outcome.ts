import { compile } from './pattern.ts'

/** How a clause stands to what happened. Grammar alone decides here: the learner never overrules it. */
export interface ClauseReading {
  /** tried in vain, and what was tried where the words tell */
  readonly missed: 'call' | 'visit' | null
  /** said to be done: 了, 过, 完, 刚, 已经 */
  readonly perfective: boolean
  /** announced: 打算, 准备, 再去, 等…就 */
  readonly ahead: boolean
  /** reduplicated or bare wish of a deed to come (坐坐, 看看) */
  readonly tentative: boolean
  /** 要是…就好了: neither done nor planned */
  readonly counterfactual: boolean
  /** 每天, 平时, 经常 */
  readonly habitual: boolean
  /** 以前常去, 去年每周都打: neither now nor planned */
  readonly pastHabit: boolean
  /** 等忙完这阵子: what is told in it and after it is yet to come */
  readonly waiting: boolean
  /** 听说, 据说: told as rumour */
  readonly rumour: boolean
  readonly question: boolean
  /** a deed of an earlier clause did not come about (没去成, 取消了) */
  readonly calledOff: boolean
  /** 本来要, 原计划: did not come about unless told */
  readonly intendedOnly: boolean
  /** asks others to do it (谁明天帮我去看看) */
  readonly asksOthers: boolean
}

const missedCall = compile(
  '(?<!\uE001|姐姐|妹妹|哥哥|弟弟)没(?:有|能)?(?:说|聊|讲|谈|通)(?:得)?(?:上|成|着)(?:话)?|(?:响|拨|铃)[^,。;!?\\n]{0,8}(?:没|无|冇|没得|冇得)人(?:应|接|理)|忙音|(?:没|没有|冇|无|未)人(?:接)?听(?!话|[讲说课书])|(?:没|冇)接(?:着|到)(?:(?:她|他|娃|孩子)的)?(?=$|[,。;!?\\n ])|(?:没|没有|没得|冇|无|未)(?:得)?人?接(?!触|送|到(?!电话)|受|回|走|种|待|管|班|下)|无人接听|未接(?!种|触)|没接(?:听|起|电话|到?$|(?=[,。;!?\\n )]))|不接|拒接|挂断|挂了我|(?:关|官|光)机|占线|停机|空号|欠费|打不通|拨不通|打不进|没打通|没有打通|没通(?!过|知)|没拨通|没联系上|联系不上|没有联系上|联系不到|没联系到|不在服务区|无法接通|没信号|正在通话中|语音信箱|没通上|冇打通|冇接|一直不回|没回(?:我|消息|微信|电话)|没连上|连不上|接不通|未接通|没接通|打不起|没得人接',
  '',
)
const missedVisit = compile(
  '(?:没|没有|未|冇|没得|没能)(?:能)?(?:见|碰|遇|找|看)(?:到|着|上|见)|未(?:能|得|曾)?(?:谋面|见面|晤面|遇见|相见|得见)|未(?:见|遇)(?=$|[,。;!?\\n <])|(?:适逢|恰逢|正逢|碰巧|适值)[^,。;!?\\n]{0,4}(?:外出|出门|不在)|外出未归|未在(?:家|校|屋)|不遇(?=$|[,。;!?\\n <])|没见(?=$|[,。;!?\\n <])|不在(?:家|屋|学校|宿舍|那儿|呢|$)|没在(?:家|屋|学校|宿舍|这|那|$|(?=[,。;!?\\n ]))|人(?:都|也|又)?不在|人没在|家里?(?:都|也)?(?:没|冇|没得|冇得)(?:有)?(?:人|得人)(?!管|照|看|陪|做)|屋里?头?(?:没|冇|没得|冇得)(?:有)?人(?!管|照)|没人(?:应|在|开门|开|答应|$)|(?:没|冇)得人(?:应|在)|冇人应|无人应|没等(?:到|着)(?:他|她|人|娃)|(?:喊|叫|敲)(?:门|了)?(?:都|也)?不(?:应|答应|开)|喊(?:了)?半天[^,。;!?\\n]{0,3}(?:没|冇)|门(?:上)?(?:是|都|也)?(?:锁|关|上锁|反锁)(?:着|起|了|的|上|死)|锁(?:着|了)门|铁将军|挂着(?:把)?(?:大)?锁|大门(?:紧)?(?:锁|闭|关)|扑(?:了)?(?:个|了个)?空|白跑|跑空|吃(?:了)?(?:个)?闭门羹|没碰面|没见面|没再屋|(?:没|冇|未)(?:能)?(?:敲|叫|喊)开|(?:敲|叫|喊)不开|门(?:都|也)?(?:没|冇)(?:人)?(?:敲开|叫开|开)|人影(?:儿|子)?(?:都|也)?(?:一个)?(?:都|也)?(?:没|冇|不)|人(?:都|也)?(?:一个|半个)(?:都|也)?(?:没有?|没得|冇|不见)',
  '',
)
const attempts = compile(
  '好久|好些天|很久|多久|多时|(?:几|\\d+|[一二两三四五六七八九十]+)(?:多)?(?:天|个月|周|年|个星期|个礼拜)(?:多)?(?:都)?没|一直没|从来?没|这么久|还没(?:去|见过|看|打|联系过)',
  '',
)

const perfective = compile(
  '(?:[^没不为罢除极]了(?!解|然|得|了$)|^了)|(?:[去看打来见做联系送聊谈写读导访问说讲教补陪带接住给发到])过(?:了)?(?=$|[,。;!?\\n )]|电话|视频|语音|面|话|他|她|<name>|一|两|三|几|\\d|的|了)|完(?:了|成|毕)?|刚(?:刚|才)?(?!好)|已经?|好了|着了|见着|见到|碰到|碰着|遇到|打通|接通|联系上|送到|交到|发到|做的|去的|看的|打的|聊的|写的|过的|给的|送的|陪的|读的|讲的|买的|住的|见的|接的|赶过去|才(?:回|到家|走|结束|挂)',
  '',
)
const ahead = compile(
  '打算|准备(?:去|给|带|下|明|再|周|接|跟|和|把|陪|打|找)|(?:(?:^|我|俺|咱们?|正|就|还|也)想着?|要|(?<=^|我|俺|还|就|也|都|只|总|[,。])得|须|该|需)(?:去|给|带|再|抽空|找|跟|和|过去|到|把|打|上|陪)(?!想)|计划|约好|约(?:了)?(?:我|俺|咱)?(?=明|后|下|周|星期|礼拜|这|\\d)|约了|说好(?!的?是)|说定|争取|预备|预计|拟|安排在|将(?:要|会|于|在)|再(?:去|打|给|看|联系|跟|来|过去|跑|约|试|补|陪|拨|问|上|说吧|聊|视频|送|找)|会(?:去|给|带|再|过去|跟|找|抽)|马上(?:就)?去|就(?:去|带|给|陪|来|送|买|接)(?![^,。]*[了的过])|这就|晚点(?:儿)?(?=再|我|就|给|去|跟|陪)|晚些(?:时候)?(?=再|我|就|给|去|跟|陪)|回头|改天|改日|改个|改(?:到|成|在)?(?=明|后|下|周|星期|礼拜)|推(?:迟)?到|延(?:期|后|迟)?到|挪到|顺延|(?:肯定|一定|必须|保证|准定|务必|无论如何|说什么也)(?:要|会|得)?(?=去|给|带|把|跟|陪|看|打|送)|(?:月底|年底|周末|月末|下旬|本周|本月|节|号|日|假|学|过年|入冬)(?:之|以)?前(?=[^,。了过的]{0,12}$)|尽快|抓紧|赶紧(?=去|给|带|把|送|打)(?![^,。]*[了过])|下回|下次|待会|等(?:下|会儿?|一下|我|他|她|下周|周|放|忙|空|有|天|雨|到|明|农|收|过)|到时候?|到那天|过(?:几|两|些)天|抽空|有空|忙完|空了(?:就|去|再)|得空(?:就|去|再)|(?:明|后)(?:天|早|晚|儿|日)',
  '',
)
const tentative = /坐坐|看看(?!他?就|了)|聊聊|瞧瞧|瞅瞅|转转|走走|问问|陪陪|谈谈|说说|唠唠|摆摆/
const realised = /了(?:坐|看|聊|瞧|瞅|转|走|问|谈|说|唠)|过来看看|看了看/
const counterfactual =
  /(?:要是|如果|假如|若是|要不是)[^。!?\n]{0,30}(?:就好|该多好|多好)|要是[^,。]{0,12}就好|恨不得|巴不得|够跑/
/** 等忙完这阵, 等我把货拉完: what comes after it waits. */
const waiting =
  /(?:^|[,。;!?\s我俺])(?:等|待)(?!了|过|着|他回|她回|车|候|级|在|半天|好久|一会儿?才|[^,。]{0,8}(?:才(?:打|见|接|通|回)))[^,。;!?\n]{1,16}$|(?:^|[,。;\s我俺])等(?!了|过|着|车|候|级|半天|好久|[^,。]{0,10}才)[^,。;!?\n]{1,14}?(?:了|完|好|后|过)?(?:再|就|我|俺|去|给|带|把|送)/
/** 以前常去, 去年每周都打: told of a time gone by, nothing of now. */
const pastHabit =
  /(?:以前|从前|往年|早先|早年|早些年|去年|前年|那年|那几年|那时候?|小时候|当年|前几年|过去|原先)[^,。;!?\n]{0,8}(?:常|每|老是|总是|天天|月月|年年|隔三差五|动不动|三天两头)/
const habitual =
  /(?:天天|每天|每周|每个?月|每次(?!的?(?:大概|大约|约|差不多|都)?[\d一二两三四五六七八九十半]+(?:来|多)?个?(?:分|小时|钟|刻))|每逢|平时|平常|经常|常常|往常|一般都?|通常|总是|老是|隔三差五|时不时|从来)(?!都?(?:没|有)?更新)/
const rumour =
  /听说|据说|听(?:别)?人(?:家)?(?:说|讲)|听(?:村|寨|群|邻|隔壁|街坊|他们|大家)[^,。;!?\n]{0,8}(?:说|讲)|传(?:言|闻)|好像是?(?:去|打|住)|可能(?:去|打|是)|应该(?:去|打)过|大概去/
const question =
  /\?|吗$|[到了过]没有?(?=我|俺|你|都还|还)|(?:[了过有好是行成能会到没着去来]|可以|知道|晓得)么$|[吗](?=[,。;!\n])|(?:没有|没|不|冇|未)$|^[^,。;!?\n]{1,4}呢$|谁(?!家)|哪(?!怕|里都|儿都)|啥(?:子)?时候|什么时候|几点|几号|几时|多少|(?<!(?:交代|告诉|教了|嘱咐|叮嘱|聊|商量|劝|问|打听)[^,。;!?\n]{0,6})(?:怎么(?!样都)|咋(?!咋))|有没有|是不是|要不要|能不能|可不可以|好不好|行不行|是否|何时|为啥|为什么|么子时候/
const questionIdle = /(?:没|没有|不)(?:事|了)?$/
const calledOff =
  /没(?:有)?(?:能)?(?:去|来|打|看|送|聊|做|谈|办)成|没(?:能)?(?:去|成行)(?!过|的)|去不(?:了|成)|(?:取消|泡汤|作罢|黄了|推迟|延期|改期|算了(?!了)|改到|没去|不去了|就没去|没走成|冇去|未能)|没(?:能)?(?:来(?!得)|到场|参加|赶上)|还没(?:有)?(?:送|给|拿|交|寄|发)(?!完)|(?:打|看|送|来)不成/
const intendedOnly =
  /本来|原本|原计划|原定|本想|本说|本打算|本准备|原想|原打算|本要(?![领求])|原来(?:说|要|想|约|定)|原约|说好的|说好(?!了?(?:明|后|周|下|这周|星期|礼拜|\d|等))|差点|险些/

const asksOthers =
  /(?:帮|替|代)(?:我|俺|忙|个忙)(?!.*(?:报|记|登|[看打送陪去接见]了|过了))|麻烦(?:你|谁|哪|大家|各位|站长)|(?:^|,)(?:你|您|你们)(?:去|帮|明|有空|要不|能|可以|周|下|今|快|也|再)|谁(?:去|帮|有空|能|来|顺路|可以)|哪(?:个|位)(?:去|帮|有空|能|来)|请(?:大家|各位|你|您|老师们)|(?:有|谁)[^,。;!?\n]{0,3}要[^,。;!?\n]{1,10}(?:吱|说|讲|吭|言语|喊|告诉|报|找|联系|私)(?:一声|一下|我)|建议|提倡|呼吁|大家(?:要|多|可以|记得|尽量|最好|有空)|应该(?:多|常)|要多(?:陪|给|带|跟|和)|(?<!(?:不知道?|忘了|问)[^,。;!?\n]{0,6})(?:几岁|多大|(?<![好十有第])几[次趟]|多少次|哪天|哪几天)[^,。;!?\n]{0,4}(?:了|的|呢|啊|吗|嘛|没|过)?[?]?$/

/** 下了班去, 吃完饭过去: what is over first says nothing of the doing after it. */
const overFirst =
  /(?:下了?(?:班|课|工)|放了?(?:学|假)|收了?(?:工|摊|车)|散了?(?:会|场)|忙(?:完|好|过)了?(?:这阵|这会|手头[^,。]{0,3})?|吃(?:完|了|过)了?(?:早|午|中|晚)?饭|过(?:完|了)年|开了?(?:学|完会)|做完(?:饭|活))(?:了|后|以后|之后)?(?=[^,。;!?\n]{0,4}(?:再|就|我|俺|去|到|上|给|带|接|陪|跟|过去))/g

/** Reads how one clause of the masked text stands to what happened. */
export function readClause(given: string): ClauseReading {
  const text = given.replace(overFirst, '')
  const longSince = attempts.test(text)
  const call = missedCall.test(text)
  const visit = missedVisit.test(text) && !longSince
  return {
    missed: call ? 'call' : visit ? 'visit' : null,
    perfective: perfective.test(text),
    ahead: ahead.test(text) || (text !== given && tentative.test(text) && !realised.test(text)),
    tentative: tentative.test(text) && !realised.test(text),
    counterfactual: counterfactual.test(text),
    habitual: habitual.test(text),
    pastHabit: pastHabit.test(text),
    waiting: waiting.test(text),
    rumour: rumour.test(text),
    question: isQuestion(text),
    // 好久没去了 gives the reason, it calls nothing off
    calledOff: calledOff.test(longSince ? text.replace(/(?:没有?|冇)去(?!成)/g, '') : text),
    intendedOnly: intendedOnly.test(text),
    asksOthers: asksOthers.test(text),
  }
}

function isQuestion(text: string): boolean {
  if (!question.test(text)) return false
  // 没 or 不 at the end is a question only after something that can be denied (去了没), not in 人不在 or 没得.
  if (/(?:没有|没|不|冇|未)$/.test(text))
    return (
      /(?:[了过]|有|好|在|到|成|联系|去|打|看)[^,。]{0,3}(?:没有|没|不|冇|未)$/.test(text) &&
      !questionIdle.test(text.slice(0, -1))
    )
  return true
}

const denial =
  /(?:没有?|未|冇|没得|没能|不|莫|(?<![分特个区级性告])别|甭|勿|不用|没空|没时间|没顾上|没来得及|来不及|忘了|忘记|走不开|顾不上|没人|还没|未能|懒得|没法|无法|暂停|停止|暂缓|暂不|取消|推迟|延期|中止|停了|不再|不便|未到|不到|不用|不能|不敢|不肯|免得|谁也没|一个都没)[^,。;!?\n]{0,5}$/
const notDenied =
  /(?:没啥|没什么|不错|不少|不过|不久|没多久|没一会|不但|不仅|不光|不只|不放心|没事|要不|差不多|不住|不断|没想到|没吃饭|没接|没通|没见|打不通|不多|不小|不大|不知道|好不容易)[^,。;!?\n]{0,5}$/
const deniedAfter =
  /^[^,。;!?\n]{0,4}(?:没(?:有)?(?:能)?(?:去|打|看|来|做|送|办|谈|聊)?成|没(?:有)?去|没(?:能)?(?:来|到场|参加|赶上)|还没(?:有)?(?:送|给|拿|交|寄|发)(?!完)|去不了|去不成|(?:都|也|还|又)?(?:没|冇)(?:有)?(?:打|看|联系|送|做|办|写|聊|问|来)(?=$|[,。;!?\n了呢])|取消|泡汤|推迟|还没(?!接|人)|没顾上|没来得及)/

/** Is what stands at from…to of the clause denied: 没打电话, 家访没去成? Tried in vain is no denial. */
export function isDenied(clause: string, from: number, to: number): boolean {
  const before = clause.slice(0, from)
  // 要是不下雨我就去: only the condition is denied
  if (/(?:要是|如果|若是?|假如|假使|倘若|只要)[^,。;!?\n]{1,12}(?:就|便)$/.test(before)) return false
  if (denial.test(before) && !notDenied.test(before)) return true
  const told = clause.slice(from, to)
  if (/^(?:没|未|冇|不|还没)/.test(told) && !missedCall.test(told) && !missedVisit.test(told)) return true
  return deniedAfter.test(clause.slice(to)) && !missedCall.test(clause.slice(to))
}

const speech =
  /(?:(?:跟|和|对|同|给)(?:我|俺)(?:开玩笑|偷偷|悄悄|小声|哭着|笑着|红着脸|嘀咕)?(?:地)?(?:说|讲|念叨|嘟囔|透露|反映)(?!了(?:大概|差不多|约)?[一二两三四五六七八九十半几\d]{1,4}(?:多)?(?:个)?(?:分|小时|钟|刻)|了?(?:一?会儿?|半天|好久))|告诉(?:我|俺)|(?:说|讲|念叨(?![^,。]{0,6}(?:年|月|久|回|遍))|嘟囔|反映|提到|提起|表示|透露|坦白|承认|夸|抱怨|嚷着?|闹着|吵着|问我)(?!话|了?有(?:[一二两三四五六七八九十半几\d]{1,3})(?:来|多)?个?(?:分|小时|钟|刻)|了?(?:一|二|半|几|两|三|四|五|六|七|八|九|十|好几|好|\d{1,3}|个|老|很){1,3}(?:来|多)?(?:个|分|小时|刻|句|会|次|遍|下|钟|十|多|阵|久|番|通|半天|大堆|道|节|题)|了?(?:会|半天|好久|好多)|了?会儿|了?(?:故事|题|作业|课|绘本|童话|《|完|清|明白|错|好|起|给|解|得口|到|上话|的|过|心|道理|\uE001))(?:了|是|过)?)/g

/** Where in the clause somebody's words begin that are told again (奶奶说礼拜五才回来); null where none are. */
export function reportedFrom(clause: string): number | null {
  speech.lastIndex = 0
  for (const match of clause.matchAll(speech)) {
    const subject = clause.slice(0, match.index)
    if (
      /(?:我|俺)(?:也|就|都|又|刚|跟[^,。]{0,6}|和[^,。]{0,6}|给[^,。]{0,4})?$/.test(subject) &&
      !/(?:跟|对|和|给|告诉)(?:我|俺)/.test(match[0])
    )
      continue
    if (
      /(?:跟|和|与|同|给|向|先跟|当面|听)[^,。;!?\n]{0,8}$/.test(subject) &&
      !/(?:跟|对|和|给|告诉)(?:我|俺)/.test(match[0])
    )
      continue
    // What a volunteer tells of herself is for authors.ts.
    if (/\uE002(?:姐|哥|老师|站长|刚|刚才|也|今天|刚刚)*$/.test(subject)) continue
    if (/(?:小|听|据|再|好|一起|没|别|莫|瞎|不用|就是|可以|本来|原本|原先|原来|早就|老早|早)$/.test(subject)) continue
    return match.index + match[0].length
  }
  return null
}

/** 待了一个小时, 一共聊了二十分钟, 有十来分钟: how long the sender was at it. */
const dwells =
  /^(?:一共|总共|前后|前前后后|大概|差不多|约|我们?|俺们?|就|也|又)*(?:待|坐|呆|聊|谈|唠|摆|讲|说|打|读|教|补|陪|耍|通话|有|持续|历时|用时|用)?(?:了|有)?(?:一共|总共|大概|差不多|约|足足|整整|将近|快)*(?:\d+|[一二两三四五六七八九十半几个]{1,4})(?:来|多)?个?(?:半|多)?(?:分|小时|钟|刻|min|h)/

/** Does the clause only tell how long the sender was at it? */
export const tellsHowLong = (clause: string) => dwells.test(clause)

/** 和奶奶讲了二十分钟: with whom the sender herself talked. */
const talksOn = compile(
  '^(?:还|又|也|就|后来|顺便)?(?:跟|和|同|陪|找|给)(?:<child>)?(?:的|家)?<party>[^,。;!?\\n]{0,4}?(?:聊|说|讲|谈|唠|摆|坐|扯|打|沟通|交代|叮嘱|嘱咐)(?:了|过)',
  '',
)

/** 没见着: said of the sender's own going. */
const metNobody = /^(?:也|就|又|所以|还是|结果|最后)*(?:没|未|冇)(?:能)?(?:见|碰|遇)(?:着|到|上|成)/

/** A clause in which the sender takes the word again after telling another's words. */
export function resumes(clause: string): boolean {
  if (
    /(?:^|[^跟给对找叫让和])(?:我|俺)(?:再|就|也|还|明|后天|下周|得|要|刚|赶紧|马上|又(?:打|给|跟|去|陪|带|和|开导|安慰|劝)|给(?:他|她|娃|孩子|\uE001)|(?:单独|另外|又)(?:跟|和|也))/.test(
      clause,
    )
  )
    return true
  if (dwells.test(clause) || talksOn.test(clause) || metNobody.test(clause)) return true
  return /^(?:就没|没去成|只好|只能|改到|改在|改成|于是|所以|(?:开导|安慰|劝|鼓励|陪|带|帮|给|教|辅导|送|跟|和|嘱咐|叮嘱)(?:了|着)?(?:一下|会儿)?(?:他|她|娃|孩子|\uE001)|我|俺|只好|于是|就给|就跟|后来|然后|接着|完了|最后|之后|顺便|顺带|还(?:给|陪|跟|送|帮|带)|又(?:给|陪|跟|送|帮|带)|另外|下午|晚上|晚饭后|上午|中午|傍晚|今|昨)/.test(
    clause,
  )
}
