const LEAST_PIECE = 4

/** 一、…二、… at the heads of lines count the lines; they are no part of a day (一、9日). */
const enumerated = /(?:^|\n)[ ]*[(]?一[、.)][\s\S]*\n[ ]*[(]?二[、.)]/
const enumeration = /(?<=^|\n)[ ]*[(]?(?:十[一二三]?|[一二三四五六七八九])[、.)]/g

/** 秀琴-蕾蕾-电话-12.5-10分钟: a line whose fields stand apart by hyphens. */
const hyphened = /^(?=.{0,20}[\uE001\uE002])(?:[^\n\-—]{1,14}[-—]){2,6}[^\n\-—]{1,24}$/gm
const withoutHyphens = (line: string) =>
  line.replace(
    /(?<=[\u4e00-\u9fff\uE001\uE002\d])[-—](?=[\u4e00-\u9fff\uE001\uE002]|\d{1,2}[.月/]|\d+(?:分|个?小时|min))/g,
    ' ',
  )

/**
 * The masked text, of the same length, with a comma for each blank where blanks are all the punctuation there is
 * (俺今个去看了 孩子在家 挺好). Words set side by side (周二 彤彤 家访) stay as they are.
 */
export function withPauses(text: string): string {
  const masked = text.replace(hyphened, withoutHyphens)
  const told = masked.trim()
  if (enumerated.test(masked)) return masked.replace(enumeration, (mark) => `•${' '.repeat(mark.length - 1)}`)
  if (!told.includes(' ') || /[,。;!?:、\n\t]/.test(told)) return masked
  const pieces = told.split(/ +/)
  if (told.length / pieces.length < LEAST_PIECE || pieces.some((piece) => /^[\uE001\uE002]+$/.test(piece)))
    return masked
  return masked.replace(/(?<=[\u4e00-\u9fff\uE001\uE002]) (?=[\u4e00-\u9fff\uE001\uE002\d])/g, ',')
}
