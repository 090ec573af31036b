import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, it } from 'vitest'
import { danger } from '../../src/understand/danger.ts'
import { families } from '../../src/understand/words/danger.ts'
import { dangerSigns } from '../../src/understand/words/danger-signs.ts'

const traditional = Converter({ from: 'cn', to: 't' })

interface Told {
  readonly text: string
  readonly level: 'urgent' | 'attention' | 'none'
  readonly held?: boolean
}

const lines = (file: string) =>
  readFileSync(new URL(`../corpus/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const own: readonly Told[] = lines('danger.jsonl')
const corpus: readonly Told[] = lines('dev.jsonl').map(({ text, expect: label }) => ({ text, level: label.concern }))
const cries = [...own, ...corpus].filter(({ level }) => level === 'urgent').map(({ text }) => text)

function rates(cases: readonly Told[]) {
  const right = cases.filter(({ text, level }) => level === 'urgent' && danger(text).urgent).length
  const said = cases.filter(({ text }) => danger(text).urgent).length
  return { recall: right / cases.filter(({ level }) => level === 'urgent').length, precision: right / said }
}

describe('danger', () => {
  it.each(dangerSigns.map((sign) => [sign.rule, sign] as const))('reads every example of %s', (rule, sign) => {
    expect(sign.yes.filter((text) => !danger(text).words.some((words) => words.rule === rule))).toEqual([])
    expect(sign.no.filter((text) => danger(text).urgent)).toEqual([])
  })

  it('has a use for every family of words', () => {
    const written = JSON.stringify([dangerSigns, families]) + readFileSync('src/understand/words/concerns.ts', 'utf8')
    expect(Object.keys(families).filter((name) => !written.includes(`{${name}}`))).toEqual([])
  })

  it.each([
    ['the voices that the signs were written with', own.filter(({ held }) => !held), 0.98, 0.9],
    ['the corpus', corpus, 1, 0.9],
    ['the voices held back', own.filter(({ held }) => held), 0.85, 0.8],
  ])('misses almost nothing and cries wolf seldom in %s', (_, cases, recall, precision) => {
    const measured = rates(cases)
    expect(measured.recall).toBeGreaterThanOrEqual(recall)
    expect(measured.precision).toBeGreaterThanOrEqual(precision)
  })

  it('points at the words as they stand in the given text', () => {
    const text = '😭 老師,她說\n不 想 活 了'
    const [words] = danger(text).words
    expect(words && text.slice(words.from, words.to)).toBe('不 想 活')
  })

  it.each([
    ['a line break in a word', '他说不想\n活了'],
    ['spaces between all characters', '他 被 他 爸 拿 皮 带 抽'],
    ['emoji in between', '他说不😭想😭活了'],
    ['a WeChat face in between', '不想[流泪]活了'],
    ['full width', 'ＱＱ上有个男的叫她脱衣服开视频'],
    ['traditional characters', '她説爸爸又打她了'],
    ['zero-width joiners', '不\u200b想\u200b活\u200b了'],
    ['no punctuation at all', '今天去看了他后背青一块紫一块的问他也不说爷爷在地里'],
    ['good news after the bad', '他爸又打他了,今天作业写得不错'],
    ['a denial of something else', '没发烧,就是说不想活了'],
  ])('hears a cry through %s', (_, text) => {
    expect(danger(text).urgent).toBe(true)
  })

  it('hears every cry that it hears, whatever greeting or report stands around it', () => {
    const heard = cries.filter((text) => danger(text).urgent)
    const deaf = heard.filter((text) => !danger(`大家好。今天给小红打了电话。${text}。明天再去看她`).urgent)
    expect(deaf).toEqual([])
  })

  it.each([
    ['in traditional characters', traditional],
    ['with a blank after each character', (text: string) => Array.from(text).join(' ')],
    ['broken into short lines', (text: string) => text.replace(/.{7}/gu, (line) => `${line}\n`)],
  ])('hears a cry as well %s', (_, changed) => {
    const heard = cries.filter((text) => danger(text).urgent)
    expect(heard.filter((text) => !danger(changed(text)).urgent)).toEqual([])
  })

  it('never throws, and its words lie in the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.constantFrom(...cries)), (text) => {
        for (const { from, to } of danger(text).words) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  it('reads 5,000 characters of anything within two seconds, whatever they are', () => {
    const pieces = [
      '打',
      '他',
      '不',
      '他爸',
      '放学',
      '没回',
      '一个人',
      '家里就',
      '老师',
      '男的',
      '伤',
      '问',
      '十',
      '天',
      ',',
      '\n',
    ]
    danger('热身')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces, ...cries), { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.join('').repeat(5_000).slice(0, 5_000)
        const before = performance.now()
        danger(text)
        expect(performance.now() - before).toBeLessThan(20_000)
      }),
      { numRuns: 12 },
    )
  })
})
