import { addDays } from '../../../care/day.ts'
import {
  afterJust,
  justNow,
  nearTimes,
  notADay,
  notJust,
  partOfDayGreeting,
  relativeDays,
  someDay,
} from '../../words/days.ts'
import { DAY_PART } from '../clock.ts'
import { type DateRule, fixed, oneOf, vague } from './rule.ts'

const daysOf = new Map(relativeDays.flatMap(({ days, words }) => words.map((word) => [word, days] as const)))

/** Each word with its own guards, so that 后天 is not read in 以后天天. */
const guarded = [...daysOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => {
    const { before, after } = notADay[word] ?? {}
    return `${before ? `(?<!${before})` : ''}${word}${after ? `(?!${after})` : ''}`
  })
  .join('|')

const nearOf = new Map(nearTimes.flatMap((near) => near.words.map((word) => [word, near] as const)))
const ofToday = { days: 0, words: ['当天', '当日', '当晚', '那天', '那晚', '那日'] }

export const relativeRules: readonly DateRule[] = [
  {
    name: 'relative-day',
    pattern: new RegExp(`(?:${guarded})`, 'g'),
    read: ([word], { today }) => fixed(addDays(today, daysOf.get(word) ?? 0), today),
    examples: [
      ['昨儿个去看他', '2026-03-10'],
      ['夜来打的电话', '2026-03-10'],
      ['以后天天联系', null],
      ['目前天气冷', null],
      ['先天后天性疾病', null],
    ],
  },
  {
    name: 'near-time',
    pattern: new RegExp(`(?<![以之再])(?:${oneOf([...nearOf.keys()])})(?:里|内)?(?!前|后)`, 'g'),
    read([found], { today }) {
      const word = found.replace(/[里内]$/, '')
      const near = nearOf.get(word) ?? nearOf.get(found)
      if (!near) return null
      if (someDay.includes(word)) {
        const reading = vague(null, today)
        return { ...reading, reading: { ...reading.reading, tense: 'future' } }
      }
      return vague({ first: addDays(today, near.from), last: addDays(today, near.to) }, today)
    },
    examples: [
      ['前几天去过', null],
      ['过两天再去', null],
    ],
  },
  {
    name: 'just-now',
    pattern: new RegExp(`(?:${oneOf(justNow)})(?!好|满)|(?<![刚才将])刚(?=${afterJust})(?!${notJust})`, 'g'),
    read(_, { today }) {
      const reading = fixed(today, today)
      return { reading: { ...reading.reading, tense: 'past' }, place: 'background' }
    },
    examples: [
      ['刚给他打了电话', '2026-03-11'],
      ['刚好有空', null],
      ['刚满八岁', null],
    ],
  },
  {
    name: 'now',
    pattern: /(?:现在|这会儿|此刻|眼下)(?!.{0,3}(?:年级|初[一二三]|高[一二三]|岁))/g,
    read: (_, { today }) => ({ ...fixed(today, today), place: 'background' }),
    examples: [
      ['现在在他家', '2026-03-11'],
      ['现在三年级', null],
    ],
  },
  {
    name: 'that-day',
    pattern: new RegExp(`(?:${oneOf(ofToday.words)})`, 'g'),
    read: (_, { today }) => ({ ...fixed(today, today), place: 'background' }),
    examples: [['当天就联系了', '2026-03-11']],
  },
  {
    name: 'part-of-day',
    pattern: new RegExp(`(?:${DAY_PART})(?!${partOfDayGreeting})`, 'g'),
    read: (_, { today }) => ({ ...fixed(today, today), place: 'background' }),
    examples: [
      ['中午去了一趟', '2026-03-11'],
      ['晚上好', null],
    ],
  },
]
