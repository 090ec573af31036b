import { queryMacros } from '../words/queries.ts'

/** Compiles patterns of the asking side: `<X>`, `<who>` and the like stand for groups of words. */
export function either(patterns: readonly string[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${expand(pattern)})`).join('|'))
}

function expand(pattern: string): string {
  return pattern.replace(/<([A-Za-z]+)>/g, (whole, word: string) => queryMacros[word] ?? whole)
}

/** The masked text without what only softens it: greetings, thanks, particles and marks at both ends. */
export function bareForm(text: string): string {
  return text
    .replace(/^[\s,，.。!！?？、~～…:：]+/, '')
    .replace(
      /^(?:请问一?下?|麻烦(?:你|您)?|劳驾|你好|您好|请|那个|嗯|哎呀?|啊|诶|哦|喔|噢|呃|额|咦|哟|不好意思|对不起|抱歉)[\s,，!！]*/,
      '',
    )
    .replace(/(?:\[[^\]]{1,6}\]|\p{Extended_Pictographic}|\uFE0F)+/gu, '')
    .replace(/[\s,，.。!！?？、~～…:：]+$/, '')
    .replace(/(?:谢谢(?:啦|哈|了|你|您)?|多谢|辛苦(?:了|啦)?|哈|啊|呀|吧|呢|哦|喔|咯|嘛|啦|噻|撒|嘞)+$/, '')
    .replace(/[\s,，.。!！?？、~～…:：]+$/, '')
}

/** Clauses of a masked text, each with where it begins; a question mark stays with its clause. */
export function clausesOf(masked: string): { readonly text: string; readonly from: number }[] {
  return [...masked.matchAll(/(?:[^,，;；。.!！?？\n…]|(?<=\d)\.(?=\d))+[?？]?/g)]
    .map((match) => ({ text: match[0], from: match.index }))
    .filter((clause) => clause.text.trim() !== '')
}
