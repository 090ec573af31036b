import type { Context } from '../mention.ts'
import { compile } from './pattern.ts'

const LONGEST = 36

const deed =
  /(?:(?:接来|接过来|接回来)(?:住|睡|过夜)(?:了)?(?:[一两三几半\d]+(?:晚|天|夜|宿))?|家访|电话|视频|语音|走访|(?:去|看|瞧|见|访|瞅|探|打|拨|补|教|辅导|聊|通|陪|接|联系|(?:接来|接过来|接回来|接)?住)(?:过|了|完|到|上|的(?=$|[,。;!\s\d]))+(?:[一两三四几\d]{0,2}(?:趟|次|回|遍|个|通|眼|圈|道|节|堂))?(?:去)?(?:了)?)/gu
const inVain =
  /(?:没|不|冇|未|无)(?:有|得)?(?:一?个?人)?(?:在|接|应|见|碰|遇|打|开|通)?(?:家|屋|学校|人|门|着|到|通|上|面|电话|听|应|在)*|关机|停机|占线|扑(?:了)?个?空|白跑|锁(?:着|了)?门|门(?:是)?锁(?:着|了|起)?|空(?:着|跑)/gu
const state =
  /(?:都|还|挺|很|蛮|满|一切|一切都|人|精神|状态|情况|身体|样样|还算|比较|非常|乖得|好得)*(?:好|好的|正常|没事|不错|可以|行|平安|放心|高兴|开心|巴适|安逸|稳定|还行|良好|健康|没问题|没啥事|没什么事)(?:着|得很|得板|呢|了|的|嘞)*/gu
const filler = compile(
  '<child>|<volunteer>|[\\s,。.;!?、~…:]|我|俺|咱|刚|才|又|也|都|还|已经?|就|的|嘞|家|屋|里|呢|哈|啊|呀|啦|喽|咯|大门|两个|坐|待|耍|送回(?:去|来)?了?|左右|差不多|大概|约|一共|总共|今|昨|去|来|回|\\p{Extended_Pictographic}',
  'gu',
)

/**
 * Is the message a report in the fewest words (看了 蛮好; 去了,没人; 补了,四十分钟): nothing but a deed told done, how it
 * went, for whom, when and for how long?
 */
export function isTerseReport(context: Context): boolean {
  const { masked, days, minutes } = context
  const told = masked.trim()
  if (told.length > LONGEST || told.includes('\n') || /[?]|吗/.test(told)) return false
  let rest = masked
  for (const { from, to } of [...days, ...minutes]) rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to)
  const deeds = rest.match(deed)
  if (!deeds) return false
  rest = rest.replace(deed, '')
  const outcome =
    rest.match(inVain) ??
    rest.match(state) ??
    (minutes.some(({ value }) => value.minutes !== null) || /接[^,。]{0,3}住/.test(masked) || null)
  if (!outcome) return false
  return rest.replace(inVain, '').replace(state, '').replace(filler, '').trim() === ''
}
