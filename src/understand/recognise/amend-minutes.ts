import type { Changes } from '../meaning.ts'
import { readNumber } from './number.ts'

const number = '(?:\\d{1,3}|[二三四五六七八九]?十[一二三四五六七八九]?|一百[一二三四五六七八九]?十?)'
const noMinutes = '(?![\\d一二三四五六七八九十.:]|[点号日月年个小条次岁天元块])'
const said = '(?:写|记|搞|弄|打|说|讲|报|填|输|录|登|算|看|听|按)'
/** 二十改成三十: the second is right. */
const changedTo = new RegExp(`${number}(?:的|分)?(?:改成?|为|改为|改到|换成|变成|→|->)了?(?<to>${number})${noMinutes}`)
/** 30分,讲成20了: the first is right. */
const misread = new RegExp(
  `(?<to>${number})(?:分钟?)?(?:的|来)?[,，。\\s]*(?:我|刚才|刚|我刚)?(?:错|误)?${said}(?:错)?成(?:了)?${number}${noMinutes}`,
)
/** 报成20了,是30分: as above, the other way round. */
const setRight = new RegExp(
  `${said}(?:错)?成(?:了)?${number}(?:分钟?)?了?[,，。\\s]*(?:应该|其实|实际)?(?:是|为|有)(?<to>${number})(?:分钟?)?[^\\d]{0,2}$`,
)

/** Minutes of a correction that names numbers alone: 那个二十改成三十, 30分讲成20了. */
export function barelyMinutes(text: string): Changes {
  const found = [changedTo, misread, setRight].map((form) => form.exec(text)?.groups?.to).find((to) => to !== undefined)
  const minutes = readNumber(found ?? '')
  return minutes === null ? {} : { minutes }
}

/** Do numbers that are set against each other make the whole of a text a correction: 30分,讲成20了? */
export function contrastsNumbers(text: string): boolean {
  return misread.test(text) || setRight.test(text)
}
