import type { Context, Mention } from '../mention.ts'
import { compile } from './pattern.ts'
import { bareWants, listedWishes } from './wish-list.ts'

/** A stretch that tells what a child wants and has not got; `value` is the wish in the sender's words, as normalised. */
export interface WishReading {
  readonly wish: string
  /** where the word that says it begins: 想要 */
  readonly at: number
}

const wanting = [
  '许(?:了)?(?:个|一个)?(?:愿|心愿|愿望)(?:了|说|喊)?[^,。;!?\\n]{0,8}[:,](?:就|想|是)*(?:想要|要)?',
  '(?:微心愿|小心愿|新年愿望|生日愿望|心愿|愿望)(?:墙)?(?:上)?(?:是|就是|写的是|登记|:|就一个|就|还是)+[:,]?(?:想要|想|要)?',
  '(?:最|就|一直|做梦都|好|特别|老|总|也|还|很|真|可|蛮|非常)?(?:想要|想有|想买|想得到|盼着?要|惦记着?要|要是能有|梦想(?:有|要|着)?|盼着?有|缺|还差|稀罕|眼馋)(?:有)?',
  '(?:最|就|一直|做梦都|好|特别|老|总|很|蛮)?(?:盼着?|盼望着?|希望|渴望|期待|惦记着?|念叨着?(?:想)?|巴望着?)(?=[^,。;!?\\n]{2,})',
  '(?:最|一直|做梦都|就|特别|好|蛮|很|老)?想(?!着|到|起|念|法|说|问|办|家|他|她|你|我|了|过(?!年|节|个|生)|得|必|像|象|来|不|通|开|睡|哭|上学|读书|念书|回|走|辍|打工|出去打|吃饭|多|请|看看大家|死|自杀|跳楼|退|辍|离|转学|休|事|出|妈|爸|要|有|买)',
  '最想的(?:就)?(?:是|事)?',
  '(?:最|就|只|一直|也|都|好|特别|老|总|很|做梦都)?想(?:要|让|叫|请)?(?:他|她)?(?:的)?(?=<parent>(?:和<parent>)?(?:能|可以|早点|快点|快些|早些|来(?!了)|回来?(?!了)|陪|带|多|别|不要|也))',
  '(?:最|就|一直|特别|好|也|还|做梦都)?(?:想要?|盼着?|想得到|希望得到|喜欢)的(?:生日|新年|过年|六一)?(?:礼物|东西|愿望|心愿)?(?:就|还|只|其实)?是(?:想要|要)?',
]
const rows = wanting.map((pattern, index) => ({ rule: `wish.${index + 1}`, pattern: compile(pattern) }))

/** Not a child's wish: what is unwanted, or thought of by somebody else. */
const idle =
  /(?:不|没|别|我(?:们|也|就|都)?|俺|咱|大家|各位|您|你们?|谁|哪个|领导|站里|学校|妇联|家长|老师|爸|妈|奶奶|爷爷|外婆|外公|姑|舅|叔|婶|姨|伯|公|婆)(?:也|都|就|是|这次|很|最|还|一直)?$/
const toldMe = /(?:告诉|跟|和|对|同|给)(?:我|俺)(?:说|讲|念叨|嘟囔)?(?:过)?(?:他|她)?$/
/** A bare 想 is a child's wish only where a child is its subject, or speaks. */
const childBefore =
  /(?:\uE001|他|她|娃|孩子|伢|崽|丫头|小家伙|妹子|小子|说|讲|告诉我|念叨|愿望|心愿|纸条|作文|日记|写着|写道|一看)[^。;!?\n我俺咱]{0,16}$/
function ofChild(text: string, at: number): boolean {
  return childBefore.test(text.slice(Math.max(0, at - 30), at)) && !toRing.test(text.slice(text.indexOf('想', at)))
}

/** 想 alone may be anybody's. */
const ofThoughts: ReadonlySet<string> = new Set(['wish.5', 'wish.7'])
/** Another wish of the same child. */
const further = /(?:还有(?:就是)?|另外|再就是|再有)(?:他|她|也|还|就|最)*$/

/** 想给老师打电话 may be the sender's; with father or mother only a child wishes to. */
const toRing = compile(
  '^想(?!(?:跟|和|同)(?:他|她)?(?:的)?<parent>)(?:给|跟|和|把)[^,。]{0,10}(?:写|打|回|寄|送|视频|聊|说)',
  '',
)
/** 盼了好久的, 想要的那双: what follows is had by now. */
const had = /^(?:了|的|已久|很久|好久|多年|[一二两三四五几半大多数]+(?:年|个月|天|个?星期|回|次|遍)|好几|好些)/

const notThing =
  /^(?:[了的]?(?:知道|问|说|着|打卡|请|报|死|念|上学|不开|不通|办法|到|起|不到|着她|必|法|象|不想|一下|一想|家$|家[了,。]|妈妈[了,。]?$|爸爸[了,。]?$|爸妈[了,。]?$|他们$|她$|他$)|大家|各位|早日|更多|你|您|我们|这个心愿|一?大?半|一点点?|(?:几|[一二两三四五六七八九十\d]+)(?:首|道|页|分|篇|题|个字|课|遍|节|章|公分|厘米|块|百|元|天|岁|步)|$)/

const tail =
  /(?:,[^,]{0,5}有(?:没有|没得|冇).*$)|(?:,(?:麻烦|请|帮忙|看|有(?:没有)?|谁|哪|大家|站里|站长|记|老师|我|俺|想办法|能不能|去年|旧的|晚上|可以|学校|脚|这|那|家里|她|他|一|把|又|结果|说|下).*)$|(?:,?(?:麻烦|请)?(?:帮忙)?记(?:一)?下.*)$/

/** The wishes that the text tells, one a stretch of want. Whose they are is for the refiners. */
export function recogniseWishes(context: Pick<Context, 'masked' | 'normalised' | 'children'>): Mention<WishReading>[] {
  const listed = listedWishes(context)
  if (listed.length > 0) return listed
  const found: Mention<WishReading>[] = bareWants(context)
  for (const { rule, pattern } of rows) {
    pattern.lastIndex = 0
    for (const match of context.masked.matchAll(pattern)) {
      const from = match.index
      const start = from + match[0].length
      if (found.some((other) => from < other.to && other.from < start)) continue
      const before = context.masked.slice(Math.max(0, from - 8), from)
      const clauseBefore = before.slice(
        Math.max(before.lastIndexOf(','), before.lastIndexOf('。'), before.lastIndexOf('\n')) + 1,
      )
      if (idle.test(clauseBefore) && !toldMe.test(clauseBefore)) continue
      if (ofThoughts.has(rule) && !ofChild(context.masked, from) && !(found.length > 0 && further.test(before)))
        continue
      if (had.test(context.masked.slice(start))) continue
      const wish = wishFrom(context, start)
      if (wish.length < 2 || notThing.test(wish)) continue
      const trimmed = trimWish(wish)
      if (trimmed.length < 2) continue
      found.push({ from, to: start + wish.length, text: match[0], rule, value: { wish: trimmed, at: from } })
    }
  }
  return withoutOverlaps(found)
}

/** Where another child's wish begins, or the next one of the same child. */
const another =
  /,\uE001|(?:[,，\s]*(?:还有|另外|再就是|然后))?\uE001+(?:同学|他|她|也|就|还|讲|说|倒|呢|则|最|特别|跟我|和我){0,4}(?:想|要|盼|希望|缺|喜欢)|[,，\s]+(?:还有(?:就是)?|另外|再就是|再有|最)(?:他|她|也|还|就|最){0,2}(?:想|盼|希望)/

function wishFrom({ normalised, masked }: Pick<Context, 'masked' | 'normalised'>, from: number): string {
  const end = masked.slice(from).search(/[。;!?\n…)]/)
  const told = normalised.text.slice(from, end < 0 ? undefined : from + end)
  const other = masked.slice(from).search(another)
  return (other >= 0 && other < told.length ? told.slice(0, other) : told).trimEnd()
}

function trimWish(wish: string): string {
  return wish
    .replace(tail, '')
    .replace(/^[,:\s]+/, '')
    .replace(/^个(?=[^个,]{2})/, '')
    .replace(/(?:哈|嘿|呵|嘻)+$/, '')
    .replace(/[,\s]+$/, '')
}

function withoutOverlaps(found: readonly Mention<WishReading>[]): Mention<WishReading>[] {
  const kept: Mention<WishReading>[] = []
  for (const mention of [...found].sort((a, b) => a.from - b.from)) {
    const last = kept.at(-1)
    if (!last || mention.from >= last.to) kept.push(mention)
  }
  return kept
}
