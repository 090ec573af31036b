/**
 * Grammar's words as dialects write them, by what the standard language writes: of the same length, and none of them has
 * another meaning in standard Chinese. What names a thing or a doing (倾偈, 后晌) stands in the vocabularies.
 */
const cantonese: Readonly<Record<string, string>> = {
  咗: '了',
  嘅: '的',
  嗰: '那',
  喺: '在',
  佢: '他',
  哋: '们',
  睇: '看',
  嚟: '来',
  畀: '给',
  唔: '不',
  揾: '找',
  搵: '找',
  瞓: '睡',
  咁: '这',
  屋企: '家里',
  边个: '哪个',
  边位: '哪位',
  而家: '现在',
  啱啱: '刚刚',
  返嚟: '回来',
  返来: '回来',
  返去: '回去',
  细路: '孩子',
  倾偈: '聊天',
  倾计: '聊天',
  倾了: '聊了',
  倾咗: '聊了',
  开解: '开导',
  食饭: '吃饭',
  听朝: '明早',
  听晚: '明晚',
  琴晚: '昨晚',
  寻晚: '昨晚',
  今朝早: '今早上',
  复机: '回电',
  阿嫲: '奶奶',
}

/** 搁 for 在 before a place; elsewhere it is to put. */
const places = '家|屋|店|院|学|这|那|俺|我|她|他|床|卫生|医院|村|外头|里头|路上|地里|镇|县|城'
const northern: Readonly<Record<string, string>> = { [`搁(?=${places})`]: '在', 恁: '你', 今黑儿: '今晚上' }

const words = { ...cantonese, ...northern }
const replacements = new Map(Object.entries(words).map(([word, plain]) => [word.replace(/\(.*$/, ''), plain]))
const pattern = new RegExp(
  Object.keys(words)
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'g',
)

/** The text with such words in their standard form; its length stays. */
export function withoutDialect(text: string): string {
  return text.replace(pattern, (word) => replacements.get(word) ?? word)
}
