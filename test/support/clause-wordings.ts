import { readdirSync, readFileSync } from 'node:fs'
import type { TaggedLine } from './clause-learn.ts'
import { named } from './clause-learn.ts'

/** A way of saying something in one clause, and what it tells: kinds, each done, `!` in vain or `>` announced. */
export interface Wording {
  readonly voice: string
  /** empty for what tells no activity */
  readonly tells: readonly string[]
  readonly text: string
}

const folder = new URL('../corpus/wordings/', import.meta.url)

/** The wordings: under a heading `[call!]` or `[visit,gift]`, joined by ` / `; `[-]` heads what tells no activity. */
export function wordings(): Wording[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      let tells: readonly string[] = []
      return readFileSync(new URL(file, folder), 'utf8')
        .split('\n')
        .flatMap((line) => {
          const heading = /^\[(.+)\]$/.exec(line)?.[1]
          if (heading !== undefined) tells = heading === '-' ? [] : heading.split(',')
          if (heading !== undefined || line.trim() === '') return []
          const texts = line.split(' / ').map((text) => text.trim())
          return texts.filter(Boolean).map((text) => ({ voice: file.replace('.txt', ''), tells, text }))
        })
    })
}

/** The same numbers each time: what is learnt from them must be the same too. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const times = [
  '今天',
  '昨天',
  '昨晚',
  '今晚',
  '上午',
  '下午',
  '刚刚',
  '刚',
  '周六',
  '前天',
  '中午',
  '周三',
  '12号',
  '傍晚',
  '放学后',
  '今儿',
  '昨儿',
]
const marks = [',', ',', ',', '。', ',', ' ', ';', ',']
const SHARE_NAMED = 0.5
const SHARE_TIMED = 0.35
const SHARE_OF_TWO = 0.4
const MOST_BESIDE = 3

/**
 * Messages put together from the wordings, for the learner to meet each in company: every telling once alone and once
 * among what tells nothing and sometimes another telling, with a child's name and a time before it now and then.
 */
export function composedLines(from: readonly Wording[] = wordings()): TaggedLine[] {
  const next = numbersFrom(7)
  const oneOf = <Item>(items: readonly Item[]) => items[Math.floor(next() * items.length)]
  const telling = from.filter(({ tells }) => tells.length > 0)
  const beside = from.filter(({ tells }) => tells.length === 0)
  let child = 0
  const spoken = ({ tells, text }: Wording) => {
    if (tells.length === 0) return text
    const withName = !/X/.test(text) && next() < SHARE_NAMED ? `X${next() < 0.5 ? ' ' : ''}${text}` : text
    const announced = tells.some((kind) => kind.endsWith('>'))
    return !announced && next() < SHARE_TIMED ? `${oneOf(times)}${withName}` : withName
  }
  const lineOf = (parts: readonly Wording[]): TaggedLine => {
    const tags: TaggedLine['tags'][number][] = []
    let text = ''
    for (const part of parts) {
      if (text) text += oneOf(marks)
      text += named(spoken(part), () => child++)
      for (const kind of part.tells) {
        const standing = kind.endsWith('!') ? 'missed' : kind.endsWith('>') ? 'plan' : 'done'
        tags.push({ at: text.length, kinds: [kind.replace(/[!>]/g, '')], standing })
      }
    }
    return { voice: 'wordings', intent: 'checkin', concern: 'none', text, tags }
  }
  const among = (one: Wording) => {
    const parts = [one]
    const put = (part: Wording | undefined) => part && parts.splice(Math.floor(next() * (parts.length + 1)), 0, part)
    for (let more = Math.floor(next() * MOST_BESIDE); more > 0; more--) put(oneOf(beside))
    if (next() < SHARE_OF_TWO) put(oneOf(telling))
    return lineOf(parts)
  }
  return [...telling.map((one) => lineOf([one])), ...telling.map(among)]
}
