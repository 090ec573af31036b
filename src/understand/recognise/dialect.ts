import { dialects } from '../words/dialect.ts'

const rows = Object.values(dialects).flatMap((words) =>
  words.map(([pattern, plain]) => ({ pattern: new RegExp(pattern, 'g'), plain })),
)
/** Most messages have none of it: one look tells. */
const any = new RegExp(rows.map(({ pattern }) => `(?:${pattern.source})`).join('|'))

/** The text, of the same length, with words of grammar of a dialect put plainly: 佢今朝喺屋企 → 他今早在家里. */
export function inPlainWords(text: string): string {
  if (!any.test(text)) return text
  let plain = text
  for (const row of rows) plain = plain.replace(row.pattern, row.plain)
  return plain
}
