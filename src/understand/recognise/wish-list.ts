import type { Context, Mention } from '../mention.ts'
import { things } from '../words/activities.ts'
import type { WishReading } from './wish.ts'

const CHILD = '\uE001'
/** 微心愿登记:…, 愿望清单 on a line of its own: what stands beside each name is wished. */
const heading =
  /^[^\n,。:;\uE001]{0,8}?(?:微|小)?(?:心愿|愿望)(?:(?:登记|收集|征集|统计|清单|汇总|上报|摸底|单|表|墙)(?:表|如下|一下)?[:\s]*\n?|[:]\s*\n?|\s*\n)/
const granted = /圆了|实现|达成|完成|已送|送到|送达|认领了/
const entryBefore = /(?:^|[\s;,。:、.)）\-—]|\d)$/
const beforeThing = /^(?:的|他|她|同学|小朋友|家)*(?:(?:微|小)?(?:心愿|愿望))?(?:[:,\s\-—]|是|想要|要)*/

/** Wishes of a list under a heading: 微心愿登记 ⏎ 小雨:一双球鞋 ⏎ 石头:字典. */
export function listedWishes({ masked, normalised, children }: Pick<Context, 'masked' | 'normalised' | 'children'>) {
  const head = heading.exec(masked)?.[0].length
  if (head === undefined || granted.test(masked)) return []
  const entries = children.filter(
    ({ from, value }) => from >= head && value.kind === 'name' && entryBefore.test(masked.slice(0, from)),
  )
  return entries.flatMap(({ to }, index): Mention<WishReading>[] => {
    const next = entries[index + 1]?.from ?? masked.length
    const from = to + (beforeThing.exec(masked.slice(to, next))?.[0].length ?? 0)
    const end = masked.slice(from, next).search(/[;。\n]/)
    const wish = normalised.text.slice(from, end < 0 ? next : from + end).replace(/[\s,、\d.]+$/, '')
    return wish.length < 2 || wish.includes(CHILD) ? [] : [mentionOf(from, wish, 'wish.listed')]
  })
}

const counted =
  '(?:一|两|几)?(?:本|双|件|条|套|盒|支|辆|副|床|部|架|幅|盏|身|顶)(?!假)[^,。;!?\\n了给送去买人\uE001]{1,10}'
const measure = '(?:一|两|几)?(?:个|本|双|件|条|套|盒|支|把|只|辆|台|副|块|顶|床|瓶|袋|部|架|张|幅|盏|身|对)?'
const bareWant = new RegExp(
  `(?<=(?:^|[,。;!?\\n]\\s*)${CHILD}{1,12}(?:家|他|她|说|讲|就|也|还|呢|则|倒是){0,3})要(?<wish>${counted}|${measure}[^,。;!?\\n要交买带送拿给去做写换洗用看读背打织补领还吃喝戴穿了${CHILD}]{0,6}?${things}[^,。;!?\\n了${CHILD}]{0,8})(?=[,。;!?\\n]|$)`,
  'g',
)

/** 天天吵着要遥控飞机: what a child keeps asking for. */
const insisted = new RegExp(
  `(?<=${CHILD}[^,。;!?\\n我俺]{0,10}(?:吵|嚷|闹|喊|哭|磨|求|念)(?:着|到|起|了)?(?:说|讲)?)要(?!去|回|找|跟|和|妈|爸|奶|爷|抱|走|退|死|出|上|不|给|我|他|她|见)(?<wish>[^,。;!?\\n了${CHILD}]{2,12})(?=[,。;!?\\n]|$)`,
  'g',
)
/** 小雨要本字典,石头要篮球: a thing that children are given, wanted without 想. */
export function bareWants({ masked, normalised }: Pick<Context, 'masked' | 'normalised'>): Mention<WishReading>[] {
  return [bareWant, insisted]
    .flatMap((pattern) => [...masked.matchAll(pattern)])
    .sort((one, other) => one.index - other.index)
    .map((match) => {
      const from = match.index + 1
      return mentionOf(from, normalised.text.slice(from, from + (match.groups?.wish ?? '').length), 'wish.bare')
    })
}

function mentionOf(from: number, wish: string, rule: string): Mention<WishReading> {
  return { from, to: from + wish.length, text: wish, rule, value: { wish, at: from } }
}
