import { readFileSync } from 'node:fs'
import type { Speaker } from '../src/care/speaker.ts'
import type { Message } from '../src/understand/meaning.ts'
import { understand } from '../src/understand/understand.ts'

/**
 * How fast a message is understood on a warm process, for a station of 60 children and 30 volunteers: messages a second,
 * p50 and p99 over the messages of the corpus (or of a JSON file of texts, given as argument), and how the time grows
 * with the length.
 */

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givenNames =
  '子涵 浩宇 欣怡 梓轩 思琪 俊杰 雨桐 志强 小虎 明月 佳怡 文博 春燕 建国 国庆 周末 平安 立夏 乐乐 桂兰 秀英 志明 晓彤 梦瑶 天佑 家豪 海燕 金凤 玉梅 小满'.split(
    ' ',
  )
const nicknames = '涵涵 大宇 怡怡 轩轩 琪琪 杰杰 桐桐 强子 虎子 月月 佳佳 博博 燕子 国国 庆庆'.split(' ')

function nameAt(index: number): string {
  return `${surnames[(index * 7) % surnames.length]}${givenNames[index % givenNames.length]}`
}

function station(): Speaker {
  const children = Array.from({ length: 60 }, (_, index) => ({
    id: `c${index}`,
    name: nameAt(index),
    nicknames: index % 2 === 0 ? [nicknames[(index / 2) % nicknames.length] ?? '宝宝'] : [],
    sex: index % 3 === 0 ? ('f' as const) : ('m' as const),
    guardian: null,
  }))
  const volunteers = Array.from({ length: 30 }, (_, index) => ({
    id: `v${index}`,
    name: nameAt(index + 101),
    leader: index === 0,
    children: [`c${2 * index}`, `c${2 * index + 1}`],
  }))
  const place = { id: 1, name: '石桥村关爱站' }
  return {
    account: 'v3',
    person: { id: 'v3', name: volunteers[3]?.name ?? '' },
    offices: [{ role: 'volunteer', station: place }],
    stations: [place],
    roomStation: place,
    roster: { children, volunteers },
    ownChildren: ['c6', 'c7'],
    question: null,
    recent: [],
  }
}

function texts(file: string | undefined): string[] {
  if (file !== undefined) return JSON.parse(readFileSync(file, 'utf8')) as string[]
  const lines = readFileSync(new URL('../test/corpus/dev.jsonl', import.meta.url), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => (JSON.parse(line) as { text: string }).text)
}

const speaker = station()
const message = (text: string): Message => ({
  text,
  channel: 'group',
  mention: false,
  quote: null,
  at: new Date('2026-03-11T20:15:00+08:00'),
})

/** Milliseconds that one reading takes. */
function timed(text: string): number {
  const before = performance.now()
  understand(message(text), speaker)
  return performance.now() - before
}

function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0
}

const all = texts(process.argv[2])
for (let warm = 0; warm < 2000; warm++) timed(all[warm % all.length] ?? '')
const figures = all.map(timed).sort((one, other) => one - other)
const whole = figures.reduce((sum, one) => sum + one, 0)
const at = (share: number) =>
  (figures[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? 0).toFixed(2)
console.log(`messages   ${all.length}, ${Math.round((1000 * all.length) / whole)}/s`)
console.log(`ms         p50 ${at(0.5)}  p99 ${at(0.99)}  max ${at(1)}`)

const story = '今天去看了欣怡,陪她写作业两个小时,她奶奶说挺好的。昨晚给周末打电话没人接,明天再去。'
for (const length of [100, 1000, 5000]) {
  const long = story.repeat(Math.ceil(length / story.length)).slice(0, length)
  const rounds = Array.from({ length: 9 }, () => timed(long))
  console.log(`${String(length).padStart(5)} characters  ${median(rounds).toFixed(1)} ms`)
}
