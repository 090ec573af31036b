import { askedAfterNames, askedBeforeNames } from '../words/asked-names.ts'
import { boyWord, childWord, girlWord } from '../words/children.ts'
import {
  afterNames,
  afterPlaces,
  beforeNames,
  beforeWords,
  belongings,
  relatives,
  surnames,
  titles,
  type WordUse,
  weakAfterNames,
  wordSurnames,
} from '../words/names.ts'

/** How a stretch stands in its sentence: how many characters speak for a name, or for a word, on either side. */
export interface Place {
  readonly nameBefore: number
  readonly nameAfter: number
  /** what follows can't be said of a day: 生日, 这妮子, 给我打电话 */
  readonly personAfter: boolean
  /** what stands before says that a person is called so: 唐家那个国庆, 一个叫平安的 */
  readonly personBefore: boolean
  readonly weakAfter: boolean
  readonly wordBefore: number
  readonly wordAfter: number
  /** 0 to 2: stands at a break of the text on so many sides */
  readonly edges: number
  readonly placeAfter: boolean
}

const longest = 6
const nameBefore = new Set([...beforeNames, ...askedBeforeNames])
const nameAfter = new Set([
  ...afterNames,
  ...askedAfterNames,
  ...relatives,
  ...[...relatives, ...belongings].map((word) => `的${word}`),
])
const weakAfter = new Set(weakAfterNames)
const wordBefore = new Set(beforeWords)
const placeAfter = new Set(afterPlaces)
const titleAfter = new Set(titles)
const aspect = /(?:了|过|到|着|上|完)?(?:一下|下|一哈|哈|一趟|一会儿|会儿|一眼)?$/
const edge = /[\s,。;:!?、~.()[\]{}<>"“”‘’「」【】《》/|#*+&@\-—_=]/

/** Only a person has a home, a birthday, is this girl, or rings, tells and asks the sender. */
/** What children do, not days: 小满去上兴趣班了. */
const leaves =
  '(?:去|上|回)(?:上学|学校了|上[^,。;!?\\n]{0,5}(?:班|课)|(?:他|她|外婆|奶奶|姥姥|外公|爷爷|同学|亲戚|舅舅|姑姑|姨)[^,。;!?\\n]{0,3}家|走亲戚|放[羊牛]|地里|打[针工]|找(?:他|她)?(?:妈|爸)|(?:爸|妈)[^,。]{0,3}那)'
const atHome = '(?:家|屋)(?=家访|走访|探访|去|看|坐|走了|了|陪|吃|送|的|那边|[,。;!?]|$)'
const talked =
  '(?:摆|聊|唠|谈|讲|说|扯|待|耍|玩|磨|学|读|念|写)了?(?:大概|差不多|约|将近)?(?:[\\d一二两三四五六七八九十半几]{1,3})(?:来|多)?(?:分|个|小时|刻)'
const fronted = '(?:我|俺)(?:今天|昨天|前天|今早|昨晚|刚才|刚刚)[^,。;!?\\n]{0,14}(?:他|她)'
const rung = '\\d{1,2}[:点]\\d{0,2}分?(?:打|电话|视频|语音|家访|上门|通)'
const person = new RegExp(
  `^(?:${atHome}|${leaves}|${talked}|${fronted}|${rung}|(?:今天|明天|昨天|后天|马上|就要|快)?满[一二三四五六七八九十\\d]{1,3}(?:周)?岁|生日|生辰|过生(?!活)|(?:这|那)(?:个)?(?:${childWord}|${girlWord}|${boyWord})|(?:又|也|刚|还|主动|今天|昨天|下午|晚上){0,2}(?:(?:给|跟|和|对|朝|找)(?:我|俺)(?:打|说|讲|聊|发|视频|语音|通|来|诉|哭|要)|(?:打|拨|发|回)(?:了|个|一个)*(?:电话|视频|语音|微信)?(?:过来|来的|来了)|来(?:了|过)?(?:个|一个)?(?:电话|视频|语音|信))|(?:通|接|回|打)(?:了|过)(?:个|一个|几个|我的?)?(?:电话|视频|语音|微信|话)|在[^,。;!?\\n]{1,7}(?:见|玩|写|读|哭|等|住|睡|画|做|打|上课|上学|发呆))`,
)

/** No mood and no thing is before the sender who went or rang, is so many years old, gets so much, is off school. */
const hardlyThing =
  /^(?:(?:那边|那里|那儿|家)?(?:我|俺)(?:今|昨|前|上午|下午|中午|晚上|周|星期|礼拜|刚|特意|专门|已经|都|也|单独|又|早上|顺路)*[^,。;!?\n]{0,4}?(?:去|看|打|给|跟|陪|带|送|帮|教|见|联系|问|接|视频|家访|辅导)|(?:今天|昨天|今年|已经|都|也|刚|满|才)?(?:\d{1,2}|十[一二三四五六七八]?|[六七八九])(?:周?岁|啦|了)|\d{2,4}(?:元|块)?(?=$|[,。;!?\s、])|(?:倒是|倒|也|正好|刚好|恰好)在(?=$|[,。;!?\s家学屋])|放(?:暑|寒)?假|(?:开学|毕业|转学|考上|升)了?|(?:下周|周|星期|礼拜|下个)[一二三四五六日天周星礼])/

const calledSo = /(?:家那个|家的那个|她那个|他那个|哥那个|姐那个|名叫|叫做|那个叫|名字叫|结对的|名下的|我的娃)$/

const useSets = new Map<WordUse, { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> }>()

/** Reads the surroundings of text[from, to); `uses` adds what a word that is also a name stands with. */
export function placeOf(text: string, from: number, to: number, uses: readonly WordUse[]): Place {
  let end = from
  while (end > 0 && text[end - 1] === ' ') end--
  let start = to
  while (start < text.length && text[start] === ' ') start++
  const head = text.slice(Math.max(0, end - 8), end)
  const after = text.slice(start, start + 16)
  const personAfter =
    person.test(after.slice(0, 12)) || (uses.every(({ kind }) => kind !== 'date') && hardlyThing.test(after))
  const sets = uses.map(setsOf)
  return {
    nameBefore: nameBeforeLength(head),
    nameAfter: personAfter ? longest : startLength(text, start, nameAfter),
    personAfter,
    personBefore: calledSo.test(head),
    weakAfter: startLength(text, start, weakAfter) > 0,
    // Across a blank a single character says nothing: 田大有 田甜.
    wordBefore: beyond(
      end < from ? 1 : 0,
      Math.max(endLength(head, wordBefore), ...sets.map((set) => endLength(head, set.before))),
    ),
    wordAfter: Math.max(0, ...sets.map((set) => startLength(text, start, set.after))),
    edges: (isEdge(text, from - 1) ? 1 : 0) + (isEdge(text, to) ? 1 : 0),
    placeAfter: startLength(text, to, placeAfter) > 0,
  }
}

export function isEdge(text: string, at: number): boolean {
  return at < 0 || at >= text.length || edge.test(text[at] ?? '')
}

/** Does a title (姐, 老师, 叔) follow at once? */
export function titleFollows(text: string, at: number): boolean {
  return startLength(text, at, titleAfter) > 0
}

/** Does a surname stand before a given name at `from`, so that it is somebody else's full name? */
export function surnameStandsBefore(text: string, from: number, bounds: Uint8Array): boolean {
  const before = text[from - 1] ?? ''
  return surnames.has(before) && !wordSurnames.has(before) && bounds[from - 1] === 1
}

function nameBeforeLength(head: string): number {
  const direct = endLength(head, nameBefore)
  const tail = aspect.exec(head)?.[0] ?? ''
  if (tail === '') return direct
  const stripped = endLength(head.slice(0, head.length - tail.length), nameBefore)
  return Math.max(direct, stripped > 0 ? stripped + tail.length : 0)
}

const beyond = (least: number, length: number) => (length > least ? length : 0)

function endLength(head: string, words: ReadonlySet<string>): number {
  for (let length = Math.min(longest, head.length); length > 0; length--)
    if (words.has(head.slice(head.length - length))) return length
  return 0
}

function startLength(text: string, from: number, words: ReadonlySet<string>): number {
  for (let length = Math.min(longest, text.length - from); length > 0; length--)
    if (words.has(text.slice(from, from + length))) return length
  return 0
}

function setsOf(use: WordUse) {
  const known = useSets.get(use)
  if (known) return known
  const sets = { before: new Set(use.before), after: new Set(use.after) }
  useSets.set(use, sets)
  return sets
}
