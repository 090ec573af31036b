import { chatMarks, commonSurnames, givenNames, grave, topics } from '../words/danger-topics.ts'
import { expressionOf } from './sign.ts'

/**
 * Of whom a text speaks: of a child, of others alone, of others and the writer, of others to somebody addressed
 * (你, outside what is told), or of no one but those who talk.
 */
export type Who = 'child' | 'others' | 'mixed' | 'addressed' | 'nobody'

const child = new RegExp(`${topics.child}|"`)
const kin = expressionOf('{kin}').source
const anyChild = expressionOf('{child}').source
const told = '说|讲|问|告诉|反映|听见|听到|日记|纸条|遗书|信里|留言|救命|救我'
/** The shapes of names in passing: 小杰, 阿勇, 妞妞, 强子, a surname and one or two characters before what befell. */
const named = [
  '小(?![心时区伙店份票吃气说费菜单米哥])[一-龥]',
  '阿[一-龥]',
  '(?![多大小天人常刚谢看想好慢早快哈呵嘿嗯啊])(?<same>[一-龥])\\k<same>',
  '[一-龥][子娃伢妮妹仔](?=[,被在把一今昨没不又])',
  `(?<![一-龥])[${commonSurnames}][一-龥]{1,2}(?=[,被在把今昨没不又给的])`,
  '(?<![a-z])[a-z](?![a-z])(?:同学|某)?',
].join('|')
const somebody = new RegExp(`[他她佢伊该]|${kin}|${anyChild}|${told}|未成年|群众|居民|同学|${named}`)

const writer = /[我俺咱]/
const listener = /[你您]/
const retold = /"|说|讲|问/

/** Judged by words alone: a tale of a child seldom says 你, chat of people about themselves often. */
export function spokenOf(plainText: string): Who {
  const ofChild = child.test(plainText)
  if (!ofChild && !somebody.test(plainText)) return 'nobody'
  if (listener.test(plainText) && !retold.test(plainText)) return 'addressed'
  if (ofChild) return 'child'
  return writer.test(plainText) ? 'mixed' : 'others'
}

const third = new RegExp(`[他她佢伊该其]|${kin}`)

/** Whether trouble told in a text may be a child's or a carer's, and not that of those who talk. */
export function tellsOfOthers(plainText: string, feltByOneself: boolean): boolean {
  if (child.test(plainText) || young.test(plainText)) return !/^[^"]*[你您]/.test(plainText) || third.test(plainText)
  if (/[你您]/.test(plainText.replace(/"[^"]*"/g, ''))) return false
  if (third.test(plainText)) return true
  return !talkers.test(plainText) && !feltByOneself
}

const talkers = /[我你您咱俺]|大家|各位|亲们|同事|外卖|送餐|客服|下单|订餐|味道|老板|店家?|[哦噢耶哟嘛滴]/

const quoted = /"|说|讲|写|留言|发来|告诉/
/** A child's name in passing or the kin that only the young have; reduplications that are no names left out. */
const young = new RegExp(
  `小(?![心时区伙店份票吃气说费菜单米哥地事看学])[一-龥]|阿[${givenNames}]|([${givenNames}])\\1|[强军明亮宝兵勇华飞虎]子|[弟妹]|(?<![一-龥])[${commonSurnames}][一-龥]{1,2}(?=[,被在把今昨没不又给的])`,
)

/** How far a sign is doubted that is often said for fun, by those of whom the text speaks. */
export type Doubt = 'none' | 'others' | 'mixed' | 'addressed' | 'talkers' | 'nobody'

/**
 * A child or a name in passing leaves no doubt; nor, where the words themselves are the danger, that somebody is told
 * to have said them.
 */
export function doubtIn(plainText: string, ofOwnWords: boolean): Doubt {
  const who = spokenOf(plainText)
  if (who === 'child' || (who !== 'addressed' && young.test(plainText))) return 'none'
  if (ofOwnWords && quoted.test(plainText)) return 'none'
  if (who === 'nobody' && talkers.test(plainText)) return 'talkers'
  return who
}

/** Whether people talk of themselves alone: 中午我不回家吃饭. A bare 不想活了 is no such talk. */
export function ofTalkersAlone(plainText: string): boolean {
  return spokenOf(plainText) === 'nobody' && talkers.test(plainText)
}

/** How a text speaks: of whom, whether of anything that is danger by itself, and whether as people chat together. */
export interface Setting {
  readonly who: Who
  readonly grave: boolean
  readonly chat: boolean
}

const graveWords = new RegExp([...grave].map((name) => topics[name]).join('|'))
const chatWords = new RegExp(chatMarks)

/** Judged by words alone, of a plain text; what is told in quotation marks is no chat. */
export function settingOf(plainText: string): Setting {
  return {
    who: spokenOf(plainText),
    grave: graveWords.test(plainText),
    chat: chatWords.test(plainText.replace(/"[^"]*"/g, '')),
  }
}
