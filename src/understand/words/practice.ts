/** How somebody who practises says that what she wrote is true. Whole messages. */
export const realWords: readonly string[] = [
  '真的',
  '是真的',
  '这是真的',
  '真的是真的',
  '真事',
  '是真事',
  '真有这事',
  '真有其事',
  '不是练习',
  '这不是练习',
  '真实的',
  '是真实的',
]
