import type { ActivityKind } from '../../care/activity.ts'
import type { Mention } from '../mention.ts'
import { matchesIn } from '../sieve.ts'
import { compile } from './pattern.ts'

/** Kinds that are a talk with somebody around the child. */
export const contactKinds: ReadonlySet<ActivityKind> = new Set(['guardian', 'parent', 'teacher'])

/** A talk of the sender with somebody around the child. */
export interface ContactReading {
  readonly kind: 'guardian' | 'parent' | 'teacher'
  /** 'heard': only what the person said is told (奶奶说他感冒了), which is a talk where they met */
  readonly how: 'direct' | 'heard'
  /** the words for the person alone: 奶奶 */
  readonly who: string
}

const person = compile('<party>')
const parents = compile('^<parent>$', '')
const teachers = compile('^<teacher>$', '')

const talkVerbs =
  '聊|说|讲|唠|摆|沟通|谈|交流|通(?:了|过)?(?:个|一个|次)?(?:气|电话|话|视频)|碰(?:了)?(?:个|一)?(?:头|面)|拉了|拉呱|拉家常|扯|交代|叮嘱|嘱咐|嘱托|劝|商量|联系|视频|语音|电话|打了|打过|call|通话|微信|了解|询问|问|反馈|汇报|约|见(?:了)?面|对接|叙|白话|道|提醒|叮咛|开导|对话|家常|龙门阵|访谈|做工作|核实|打听|说到|吐槽|诉苦|呱|谈心|接(?:了|的)?电话'
const towards =
  '(?:跟|和|与|同|给|向|对|找|问|约|联系|碰(?:着|到|见|上)|遇(?:到|见|上|着)|见(?:到|了|着|过)|告诉|叮嘱|嘱咐|劝|访|访谈|回访|询问|采访|提醒|拉着|把|当面|安抚|陪|拜访|请教|咨询|打给|致电|碰上|走访|慰问|连线|视频|电话|打电话给)'

const direct = [
  `${towards}(?:了|过|完|一下|下|了一下|声)?[^,。;!?\\n]{0,9}?<party>(?=[^,。;!?\\n]{0,16}?(?:${talkVerbs}))`,
  '(?:寻着|寻到|找着|找到|逮着|等到|问|找|托|拜托|联系|叮嘱|嘱咐|劝|告诉|提醒|碰到|碰着|碰见|碰上|遇到|遇见|遇上|撞见|访谈|回访|询问|打给|致电|请教|咨询|打电话给|交代|说服|拜访)(?:了|过|完|到|上|一下|下|了一下|声|好)?[^,。;!?\\n]{0,9}?<party>',
  `(?:${talkVerbs})(?:了|过)?[^,。;!?\\n]{0,8}?(?:跟|和|与|同|给)[^,。;!?\\n]{0,6}?<party>`,
  `<party>(?:那边|那里|那儿|那头)?(?:的)?(?:工作|电话|微信|手机)?(?:我|俺)[^,。;!?\\n]{0,8}?(?:${talkVerbs})`,
  '<party>[^,。;!?\\n]{0,8}?(?:给|跟|和|找|打|同|对)(?:我|俺)[^,。;!?\\n]{0,8}?(?:打|来|回|发|说|讲|聊|唠|诉|反映|交流|沟通|通|视频|语音|电话|了解|告|哭诉|交底|念叨|抱怨|叨|叹)',
  '<party>[^,。;!?\\n]{0,6}?(?:打|来|回|拨)(?:了|过|来)?(?:个|一个|次)?(?:电话|视频|语音|微信)(?!没|未|关|不)',
  '<party>(?:今天|昨天|刚才|又|也|还|就)?(?:约|叫|喊|请|让|留|拉|拦)(?:了|住)?(?:我|俺)[^,。;!?\\n]{0,8}?(?:谈|聊|说|讲|面|坐|沟通|交流|唠|摆)',
  '(?:给|帮)[^,。;!?\\n]{0,8}?<party>(?:的)?(?:手机|电话|微信|视频|语音|打|拨|去|回|发)',
  `(?:${towards})[^,。;!?\\n]{0,9}?<party>(?:电话|视频|语音|微信|call)`,
  '<party>[^,。;!?\\n]{0,6}?(?:来电|致电|回电|来信|(?:微信|短信|电话|群里)?(?:回复|答复|反馈|告知)(?:了|说|我|:))',
  '<party>(?:今天|昨天|今晚|昨晚|上午|下午|晚上|中午|刚才|刚刚|刚)?(?:电话|视频|语音)(?:沟通|联系|了|\\d{1,3}(?![\\d-])|聊|通|交流|没|未|关|打)',
  `(?:跟|和|与|同|找|向)[^,。;!?\\n]{0,9}?<party>(?:一起)?(?:沟通|聊|说|谈|讲|交流|了解|反映|对接|通)`,
  '(?:去|到|上|跟|和)[^,。;!?\\n]{0,8}?(?:找)<party>',
  '<party>(?:的)?(?:电话|手机)(?:也|都|一直|还是)?(?:打不通|没人接|没接|关机|占线|不通|没打通|停机)',
  '<party>[^,。;!?\\n]{0,4}?(?:拉|拖|缠|逮|留|拽|扯|揪)(?:着|到|住|了|起)*(?:我|俺)[^,。;!?\\n]{0,10}?(?:说|讲|聊|唠|摆|诉|哭|念|倒|吐|扯|话|坐)',
  '<party>(?:也|还|又|就)?(?:一直|直|不停|拼命|老)?(?:诉苦|倒苦水|吐苦水|诉了|哭诉|发牢骚|抹眼泪)',
  '(?:跟|和|与|同|陪)[^,。;!?\\n]{0,6}?<party>[^,。;!?\\n]{0,4}?(?:坐了|坐着|说话|拉话|拉了拉|拉了|谈了谈|唠嗑|喝(?:了)?(?:杯|会儿?)?茶|烤火|吹(?:了)?(?:会儿?)?牛|会面|通气|碰头|对话|打招呼|谈天|闲话|扯白|拉扯|吹壳子|款|倾|讲古)',
  '(?:给|向|跟|和)<party>(?:把|交)?(?:交代|交待|嘱咐|叮嘱|演示|说明|说清|解释|介绍|转达|通报|反馈|讲解|转告|强调|宣传|嘱|安慰|做)',
  '<party>(?:打|拨|来)(?:来|过来|电话)',
  '<party>[^,。;!?\\n]{0,6}?(?:打|拨)(?:了|过|到)?(?:我|俺)(?:的)?(?:手机|电话|微信|号|店里)',
  '<party>[ ,]?(?:上炕|坐着|进门|门口|家里|院里|电话|当面|面对面)?(?:头|上|里)?(?:聊|唠|谈|摆)(?:了|过)(?=[大约差一半几两三四五六\\d])',
  '<party>(?:今天|昨天|今晚|昨晚|刚才|又)?在?(?:电话|视频|语音)(?:里|那头|那边|上|头)(?:里)?(?:直|一直|又|还|也|就|老)*(?:叹|说|讲|哭|念|诉|抱怨|笑|骂|问|唠)',
  '约(?:了|好|上)?(?:了)?<child>?(?:的|家)?<party>',
  '(?:打|拨)(?:了|过|给)?(?:他|她|<name>)?(?:家|的)?<party>(?:的)?(?:电话|手机|号码)',
  '接(?:到|了|过)?[^,。;!?\\n]{0,8}?<party>(?:的|打来的|来的)*(?:一个)?(?:电话|微信|视频|语音)',
  '(?<![接送找等叫])<party>[^,。;!?\\n接送]{0,6}?(?:来|到|来到|跑到|上)(?:了)?(?:<mine>|<haunt>)(?=[^。!?\\n]{0,24}?(?:说|讲|聊|坐|谈|问|唠|摆))',
  '<party>(?:接的|接了电话|接的电话|接到?电话)',
]
const heard = [
  '<party>(?:也|还|都|就|又)?(?:跟我|对我|和我)?(?:说|讲|告诉|反映|夸|念叨|抱怨|表示|介绍|交代|反馈|告知|汇报|透露|吐槽|担心|发愁|叹气)(?!话)',
]

const directRows = direct.map((pattern, index) => ({ rule: `contact.direct.${index + 1}`, pattern: compile(pattern) }))
const heardRows = heard.map((pattern, index) => ({ rule: `contact.heard.${index + 1}`, pattern: compile(pattern) }))

/** Talks with guardian, parent or teacher that the masked text tells, in order of place. */
export function recogniseContacts(masked: string): Mention<ContactReading>[] {
  const found: Mention<ContactReading>[] = []
  for (const how of ['direct', 'heard'] as const) {
    for (const { rule, pattern } of how === 'direct' ? directRows : heardRows) {
      pattern.lastIndex = 0
      for (const match of matchesIn(masked, pattern)) add(found, match, rule, how)
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function add(found: Mention<ContactReading>[], match: RegExpExecArray, rule: string, how: 'direct' | 'heard'): void {
  const people = [...match[0].matchAll(person)]
  const last = how === 'direct' && /^(?:跟|和|与|同|给|向|对|找|问|约|联系)/.test(match[0]) ? people[0] : people.at(-1)
  if (
    !last ||
    /(?:同学|邻居|隔壁|别人|人家|其他|各位|全体|所有|尊敬的|村里|朋友|同事|食堂|门卫|保洁|超市|小卖部|卖菜|摆摊|司机|社区|医院|护士|医生|警察|物业|快递|前台|保安)(?:家|的)?$/.test(
      match.input.slice(0, match.index + last.index),
    )
  )
    return
  const from = match.index + last.index
  const to = from + last[0].length
  if (found.some((other) => other.from < to && from < other.to)) return
  found.push({ from, to, text: last[0], rule, value: { kind: kindOf(last[0]), how, who: last[0] } })
}

/** Which kind of talk the word for a person makes. */
export function kindOf(who: string): ContactReading['kind'] {
  if (teachers.test(who)) return 'teacher'
  return parents.test(who) || who === '老汉' ? 'parent' : 'guardian'
}

/** All words for guardians, parents and teachers in the text, whatever is said of them. */
export function peopleIn(text: string): { from: number; to: number; who: string }[] {
  person.lastIndex = 0
  return [...text.matchAll(person)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    who: match[0],
  }))
}
