import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../src/care/day.ts'
import type { ChildId } from '../../src/care/roster.ts'
import type { Context, Mention } from '../../src/understand/mention.ts'
import { recogniseConcern } from '../../src/understand/recognise/concern.ts'
import { concernSigns } from '../../src/understand/words/concerns.ts'

const names: Readonly<Record<string, ChildId>> = { 文文: 'wen', 武武: 'wu', 月月: 'yue', 张明: 'ming' }

function mentionsOf<Value>(text: string, people: Readonly<Record<string, string>>, value: (id: string) => Value) {
  const found: Mention<Value>[] = Object.entries(people).flatMap(([name, id]) =>
    Array.from(text.matchAll(new RegExp(name, 'g')), ({ index }) => ({
      from: index,
      to: index + name.length,
      text: name,
      rule: 'name',
      value: value(id),
    })),
  )
  return found.sort((one, other) => one.from - other.from)
}

function contextOf(text: string, ownChildren: readonly ChildId[] = ['yue', 'ming']): Context {
  return {
    message: { text, channel: 'group', mention: false, quote: null, at: new Date('2026-03-11T20:15:00+08:00') },
    normalised: { text, original: text, originalSpan: (from, to) => ({ from, to }) },
    speaker: {
      account: 'a',
      person: null,
      offices: [],
      stations: [],
      roomStation: null,
      roster: { children: [], volunteers: [] },
      ownChildren,
      question: null,
      recent: [],
    },
    today: '2026-03-11' as Day,
    children: mentionsOf(
      text,
      names,
      (id) => ({ kind: 'name', children: [id], candidates: [id], sure: true }) as const,
    ),
    volunteers: mentionsOf(text, { 晓彤: 'tong' }, (id) => ({ volunteers: [id], sure: true })),
    masked: text,
    days: [],
    minutes: [],
  }
}

const levelOf = (text: string) => recogniseConcern(contextOf(text)).level

const lines = (file: string) =>
  readFileSync(new URL(`../corpus/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

const own: { text: string; level: string; held?: boolean }[] = lines('danger.jsonl')
const corpus = lines('dev.jsonl').map(({ text, expect: label }) => ({ text, level: label.concern }))

describe('recogniseConcern', () => {
  it.each(concernSigns.map((sign) => [sign.rule, sign] as const))('reads every example of %s', (_, sign) => {
    expect(sign.yes.filter((text) => levelOf(text) !== 'attention')).toEqual([])
    expect(sign.no.filter((text) => levelOf(text) !== 'none')).toEqual([])
  })

  it.each([
    ['the voices that the signs were written with', own.filter(({ held }) => !held), 0.95, 0.93],
    ['the corpus', corpus, 0.97, 0.93],
    ['the voices held back', own.filter(({ held }) => held), 0.8, 0.8],
  ])('tells trouble from none in %s', (_, cases, recall, precision) => {
    const right = cases.filter(({ text, level }) => level !== 'none' && levelOf(text) !== 'none').length
    expect(right / cases.filter(({ level }) => level !== 'none').length).toBeGreaterThanOrEqual(recall)
    expect(right / cases.filter(({ text }) => levelOf(text) !== 'none').length).toBeGreaterThanOrEqual(precision)
  })

  it.each([
    ['月月好着呢。张明崴了脚,肿得老高', ['ming']],
    ['今天看了张明。他背上好几条皮带印', ['ming']],
    ['文文、武武都发烧了', ['wen', 'wu']],
    ['听说文文武武的公摔断了腿', ['wen', 'wu']],
    ['发烧到39度的是月月', ['yue']],
    ['孩子说不想活了', []],
  ])('finds whom it is about: %s', (text, children) => {
    expect(recogniseConcern(contextOf(text)).children).toEqual(children)
  })

  it('means the only child of the sender where none is named', () => {
    expect(recogniseConcern(contextOf('孩子发烧了', ['wu'])).children).toEqual(['wu'])
  })

  it.each([
    '晓彤感冒了,我替她报一下',
    '我感冒了,这周请假',
    '我外甥发烧了',
    '我儿子把脚崴了',
    '【福利】免费心理测评,专治厌学自伤,报名从速',
    '没受伤,也没发烧',
  ])('leaves alone what is no child in care: %s', (text) => {
    expect(levelOf(text)).toBe('none')
  })

  it('gives the words as they were written', () => {
    expect(recogniseConcern(contextOf('月月說 不想活了')).words).toEqual(['不想活'])
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => levelOf(text) !== undefined))
  })
})
