import { expect, test } from 'vitest'
import { namedWish } from '../../src/care/wish.ts'

const wishes = [{ text: '想要一个新书包' }, { text: '一本新华字典' }, { text: '希望爸爸回家过年' }]

test.each([
  ['心愿达成 小雨 书包', '想要一个新书包'],
  ['给小雨送了字典,圆了她的心愿', '一本新华字典'],
  ['小雨爸爸回家过年了,心愿实现', '希望爸爸回家过年'],
  ['帮小雨实现了心愿', null],
  ['送了一个新的球', null],
])('%s names %s', (text, wish) => {
  expect(namedWish(wishes, text)?.text ?? null).toBe(wish)
})
