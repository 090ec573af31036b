import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Every sentence that the bot can say stands in src/wording, and nowhere else. */
const folder = new URL('../src/wording/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))

/** What counts, compares or shames (CARE.md): it is not said to people who give their evenings. */
const unsaid = [
  '打卡',
  '排名|名次|排行|榜|倒数|垫底|第一名|最(?:好|差|多|少)的(?:志愿者|站点|妈妈)',
  '连续(?:坚持)?\\s*\\$?\\{?\\w*\\}?\\s*(?:天|周)|坚持了',
  '落后|拖后腿|不合格|不达标|批评|(?<!站)点名|通报|偷懒|失职|怎么还|又没|警告|扣分|积分|考核',
  '必须(?:马上|今天)|限期|请务必',
]

/** Text between quotation marks; comments and code are the builders' own. */
function spoken(source: string): string[] {
  const withoutComments = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return [...withoutComments.matchAll(/(['`])((?:\\.|(?!\1)[\s\S])*)\1/g)]
    .map((found) => found[2] ?? '')
    .filter((text) => /\p{Script=Han}/u.test(text))
}

describe('the wording', () => {
  test.each(files)('%s neither counts people, nor compares, nor shames', (file) => {
    const said = spoken(readFileSync(new URL(file, folder), 'utf8'))
    const wrong = said.filter((text) => unsaid.some((words) => new RegExp(words).test(text)))
    expect(wrong).toEqual([])
  })

  test('is found at all', () => {
    expect(files.flatMap((file) => spoken(readFileSync(new URL(file, folder), 'utf8'))).length).toBeGreaterThan(200)
  })
})
