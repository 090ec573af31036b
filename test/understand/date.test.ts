import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DayReading, DaySpan, Mention } from '../../src/understand/mention.ts'
import { normalise } from '../../src/understand/normalise.ts'
import { dateRules, isLoose, recogniseDates } from '../../src/understand/recognise/date.ts'
import { nearTimes, relativeDays } from '../../src/understand/words/days.ts'
import { festivals, plainTerms, wordyTerms } from '../../src/understand/words/festivals.ts'

interface Row {
  readonly id: string
  readonly text: string
  readonly now: string
  readonly exp: string | readonly string[] | null
  readonly t?: string
  readonly roster?: readonly string[]
}

const load = (file: string) => JSON.parse(readFileSync(new URL(`../phrases/${file}`, import.meta.url), 'utf8')) as Row[]
const at = (now: string) => new Date(`${now}+08:00`)
const WEDNESDAY = '2026-03-11T20:15:00'

function read(text: string, now = WEDNESDAY): Mention<DayReading>[] {
  return recogniseDates(normalise(text).text, at(now))
}

const shown = (span: DaySpan | null) =>
  span ? (span.first === span.last ? span.first : `${span.first}..${span.last}`) : null
const told = ({ value }: Mention<DayReading>) =>
  value.kind === 'impossible'
    ? null
    : value.kind === 'vague'
      ? shown(value.period)
      : (shown(value.past) ?? shown(value.future))

/** Loose mentions place nothing: they count in a row only where nothing else is said. */
function days(text: string, now: string): (string | null)[] {
  const found = read(text, now)
  const firm = found.filter((mention) => !isLoose(mention))
  const used = firm.length ? firm : found.slice(0, 1)
  return used.length ? used.map(told) : [null]
}

/** Where the table and the guide (or the shape of a mention) differ: what is read instead, and why. */
const differences: Readonly<Record<string, readonly [readonly (string | null)[], string]>> = {
  'month#3': [['2026-03-22..2026-03-31'], 'vague in the guide; late days are the last ten'],
  'ago#10': [['2026-02-22..2026-02-26'], 'vague; the middle of half a month is a matter of taste'],
  'ago#18': [['2026-03-12..2026-03-18'], 'vague in the guide; how far it reaches binds nobody'],
  'school#1': [['2026-01-20..2026-02-28'], 'counties set their own school holidays: only roughly known'],
  'school#2': [[null], 'no calendar of schools is known here'],
  'school#3': [[null], 'no calendar of schools is known here'],
  'school#4': [[null], 'no calendar of schools is known here'],
  'school#5': [[null], 'no calendar of schools is known here'],
  'school#6': [['2026-07-01..2026-08-31'], 'the labelled corpus has 暑假 as July and August'],
  'clock#19': [['2026-03-11'], 'the care day ends at 04:00, so midnight still belongs to it'],
  'in-sentence#27': [['2026-03-16..2026-03-22', '2026-03-10'], 'which clause a day belongs to is settled by refining'],
  'in-sentence#28': [['2026-03-07', '2026-03-11'], 'which clause a day belongs to is settled by refining'],
  'trap#32': [['2026-03-11', '2026-03-10'], 'which clause a day belongs to is settled by refining'],
  'trap#33': [['2026-03-09', '2026-03-11'], 'which clause a day belongs to is settled by refining'],
  'trap#34': [['2026-03-18', '2026-03-11'], 'which clause a day belongs to is settled by refining'],
}

/** Rows that announce something: read as a plan, the next one. */
const announced: ReadonlySet<string> = new Set(['in-sentence#20', 'in-sentence#21'])

const listed = (exp: Row['exp']): readonly (string | null)[] => (exp === null || typeof exp === 'string' ? [exp] : exp)

describe('recogniseDates', () => {
  it.each(load('dates.json'))('reads $text said at $now ($id)', ({ id, text, now, exp }) => {
    const found = announced.has(id) ? read(text, now).map((mention) => shown(mention.value.future)) : days(text, now)
    expect(found).toEqual(differences[id]?.[0] ?? listed(exp))
  })

  it.each(load('dates.json').filter((row) => row.t))('hears the time of day in $text ($id)', ({ text, now, t }) => {
    expect(read(text, now).map((mention) => mention.value.clock)).toContain(t)
  })

  it.each(load('traps.json'))('is not caught by $text ($id)', ({ id, text, now, roster, exp }) => {
    let masked = normalise(text).text
    for (const name of roster ?? []) masked = masked.replace(inNamePlace(name), '\uE001'.repeat(name.length))
    const found = recogniseDates(masked, at(now)).filter((mention) => !isLoose(mention))
    const sendingDay = now.slice(0, 10)
    const wanted = differences[id]?.[0] ?? (exp === null ? [] : listed(exp))
    // Nothing found and the sending day found are the same to a report.
    expect(found.length ? found.map(told) : wanted.filter((day) => day === sendingDay)).toEqual(wanted)
  })

  it.each(dateRules.flatMap((rule) => rule.examples.map(([text, day]) => ({ rule: rule.name, text, day }))))(
    'reads $text as $day for the rule $rule',
    ({ text, day }) => {
      const [mention] = read(text)
      const span = mention?.value.kind === 'day' ? (mention.value.past ?? mention.value.future) : null
      expect(span?.first ?? null).toBe(day)
    },
  )

  it.each(relativeDays.flatMap(({ days: away, words }) => words.map((word) => ({ word, away }))))(
    'counts $word as $away days from the sending day',
    ({ word, away }) => {
      const [mention] = read(`${word}去看了他`)
      // a word of dialect is read by its plain one
      expect(mention).toMatchObject({
        from: 0,
        value: { past: { first: `2026-03-${String(11 + away).padStart(2, '0')}` } },
      })
    },
  )

  it.each([...relativeDays, ...nearTimes, ...festivals].map(({ example }) => example))(
    'reads the example %s',
    (example) => {
      expect(read(example)[0]?.from).toBe(0)
    },
  )

  it.each(nearTimes.flatMap(({ words }) => words))('leaves the day of %s unknown', (word) => {
    expect(read(`${word}去看他`)[0]?.value.kind).toBe('vague')
  })

  it.each([...plainTerms, ...wordyTerms])('finds the day of %s', (term) => {
    expect(read(`${term}那天去的`)[0]).toMatchObject({ rule: 'festival', value: { kind: 'day' } })
  })
})

/** A name that is also a day word stands after 给, 陪, 带 or at the head of what it does. */
function inNamePlace(name: string): RegExp {
  return new RegExp(`(?<=[给陪带])${name}|(?<!.*[给陪带]${name}.*)${name}`)
}

describe('a day read both ways', () => {
  it.each([
    ['周三', '2026-03-11', '2026-03-11'],
    ['周五', '2026-03-06', '2026-03-13'],
    ['周末', '2026-03-07..2026-03-08', '2026-03-14..2026-03-15'],
    ['3号', '2026-03-03', '2026-04-03'],
    ['31号', '2026-01-31', '2026-03-31'],
    ['昨天', '2026-03-10', '2026-03-10'],
    ['下周三', '2026-03-18', '2026-03-18'],
    ['拜三', '2026-03-11', '2026-03-11'],
    ['上个拜三', '2026-03-04', '2026-03-04'],
    ['5月3号', '2025-05-03', '2026-05-03'],
    ['周五到周日', '2026-03-06..2026-03-08', '2026-03-13..2026-03-15'],
    ['端午', '2025-05-31', '2026-06-19'],
    ['5.1 劳动节', '2025-05-01', '2026-05-01'],
    ['3月5日(周四)', '2026-03-05', '2026-03-05'],
  ])('%s is %s in a report and %s in a plan', (text, past, future) => {
    const [mention] = read(text)
    expect([shown(mention?.value.past ?? null), shown(mention?.value.future ?? null)]).toEqual([past, future])
  })

  it.each(['3月20号', '清明节', '3.15'])('%s lies just ahead and is not last year', (text) => {
    expect(read(text)[0]?.value).toMatchObject({ past: null, tense: 'future' })
  })

  it.each(['2月30号', '上个月31号', '2月29号', '2026-02-30'])('no day is made of %s', (text) => {
    expect(read(text)[0]?.value).toMatchObject({ kind: 'impossible', past: null, future: null })
  })

  it.each(['上周', '前两天', '前几天', '这几天', '月初', '月底', '上个月', '下周'])('%s names no day', (text) => {
    expect(read(`${text}去`)[0]?.value.kind).toBe('vague')
  })
})

describe('a period in a question', () => {
  it.each([
    ['本周谁没去', WEDNESDAY, '2026-03-09', '2026-03-15'],
    ['下周要联系谁', WEDNESDAY, '2026-03-16', '2026-03-22'],
    ['11月一共多少次', WEDNESDAY, '2025-11-01', '2025-11-30'],
    ['三季度报表', '2025-11-14T09:17:00', '2025-07-01', '2025-09-30'],
    ['十月份到十二月份的', '2026-02-02T09:36:00', '2025-10-01', '2025-12-31'],
    ['国庆这几天都看了谁', '2025-10-08T21:02:00', '2025-10-01', '2025-10-08'],
    ['过年这阵子谁家访了', '2026-02-25T08:50:00', '2026-02-15', '2026-02-23'],
    ['这两个月都有哪些记录', '2026-03-01T20:55:00', '2026-01-01', '2026-03-01'],
    ['清明过后还没记录', '2026-04-10T19:40:00', '2026-04-06', '2026-04-10'],
    ['这个暑假去过几次', '2026-08-14T15:37:00', '2026-07-01', '2026-08-31'],
    ['今年见过几次', WEDNESDAY, '2026-01-01', '2026-12-31'],
    ['上半年做了多少', '2026-07-03T10:00:00', '2026-01-01', '2026-06-30'],
    ['下半年做了多少', WEDNESDAY, '2025-07-01', '2025-12-31'],
    ['上季度', WEDNESDAY, '2025-10-01', '2025-12-31'],
    ['3月1号到现在', WEDNESDAY, '2026-03-01', '2026-03-11'],
    ['2026年1月至今', WEDNESDAY, '2026-01-01', '2026-03-11'],
    ['元旦以来', WEDNESDAY, '2026-01-01', '2026-03-11'],
    ['今年1-3月', WEDNESDAY, '2026-01-01', '2026-03-31'],
    ['最近半个月谁没去过', WEDNESDAY, '2026-02-25', '2026-03-11'],
  ])('%s', (text, now, first, last) => {
    expect(read(text, now)[0]?.value.period).toEqual({ first, last })
  })
})

describe('lists, spans and times', () => {
  it.each([
    ['1月补录:\n1号 去看他\n15号 视频', '2026-02-03T20:00:00', ['2026-01-01', '2026-01-15']],
    ['1、5号 家访\n2、8号 视频', WEDNESDAY, ['2026-03-05', '2026-03-08']],
    ['2月5号、8号和10号', '2026-03-20T20:00:00', ['2026-02-05', '2026-02-08', '2026-02-10']],
    ['周二和周六都打了', WEDNESDAY, ['2026-03-10', '2026-03-07']],
    ['周六周日住我家', WEDNESDAY, ['2026-03-07..2026-03-08']],
    ['昨儿中秋', '2025-10-07T09:05:00', ['2025-10-06']],
    ['周一到周五天天打电话', WEDNESDAY, ['2026-03-09..2026-03-13']],
    ['上周五到周日住我家', WEDNESDAY, ['2026-03-06..2026-03-08']],
    ['上周三周四都打了', WEDNESDAY, ['2026-03-04', '2026-03-05']],
    ['本周二、周四辅导', '2026-03-13T20:00:00', ['2026-03-10', '2026-03-12']],
    ['后天周五去', WEDNESDAY, ['2026-03-13']],
    ['3月3日元宵节', WEDNESDAY, ['2026-03-03']],
    ['八月十五中秋节一起过', WEDNESDAY, ['2025-10-06']],
    ['今天31号了', '2026-02-01T00:20:00', ['2026-01-31']],
    ['3月5日(周四)去的', WEDNESDAY, ['2026-03-05']],
    ['除夕去的,第二天又去了', '2026-02-20T10:00:00', ['2026-02-16', '2026-02-17']],
    ['腊月三十包饺子', '2026-02-20T10:00:00', ['2026-02-16']],
  ])('%s', (text, now, wanted) => {
    expect(days(text, now)).toEqual(wanted)
  })

  it.each([
    ['昨晚八点打的电话', '2026-03-10', '20:00'],
    ['昨晚十二点还在聊', '2026-03-10', '00:00'],
    ['明晚7点视频', '2026-03-12', '19:00'],
    ['周三晌午十二点', '2026-03-11', '12:00'],
    ['7.15 15:00-16:30', '2025-07-15', '15:00'],
  ])('hears the clock in %s', (text, day, clock) => {
    expect(read(text)[0]).toMatchObject({ value: { past: { first: day }, clock } })
  })

  it('counts from the day before until 04:00', () => {
    expect(days('昨天去的', '2026-03-12T00:40:00')).toEqual(['2026-03-10'])
    expect(days('昨天去的', '2026-03-12T04:00:00')).toEqual(['2026-03-11'])
  })

  it.each([
    '一天到晚玩手机',
    '三天两头跑',
    '天天来',
    '每天打电话',
    '每周联系',
    '每周三都去',
    '周围没人',
    '六一班的',
    '十一个孩子',
    '第三周',
    '3.5小时',
    '39.2度',
    '考了98.5分',
    '日期写错了',
    '一周一次',
    '到底怎么了',
    '月饼',
    '周到',
    '年级',
    '半天',
    '小时候',
    '两点建议',
    '上周老师',
    '后天性',
    '今后',
    '门牌号是5号',
    '12月家访/电话登记',
    '3月的助学金送去了',
    '三八节活动',
    '国庆节快乐',
    '他是2015年3月8日出生的',
    '七月半生的',
    '一号楼',
  ])('finds no day in "%s"', (text) => {
    expect(read(text).filter((mention) => !isLoose(mention) && mention.rule !== 'week')).toEqual([])
  })
})

describe('reading is quick and safe', () => {
  const sentence = '昨天下午3点到4点半去看了小虎,3.5、3月8号和周六也打过电话,上个月没去,中秋那天包饺子;'

  // no figure is asserted, only that no pattern runs away
  const catastrophicMs = 10_000

  it('reads a long message in time that grows with its length', () => {
    const spent = (text: string) => {
      const start = performance.now()
      recogniseDates(text, at(WEDNESDAY))
      return performance.now() - start
    }
    for (const piece of [sentence, '1', '一', '周', '3月', '5、', '初', ' ', '年', '十一']) {
      const text = piece.repeat(Math.ceil(5000 / piece.length)).slice(0, 5000)
      spent(text)
      expect(spent(text)).toBeLessThan(catastrophicMs)
    }
  })

  it('keeps every mention inside the text, in order and apart', () => {
    const found = read(sentence.repeat(3))
    for (const [index, mention] of found.entries()) {
      expect(normalise(sentence.repeat(3)).text.slice(mention.from, mention.to)).toBe(mention.text)
      expect(mention.from).toBeGreaterThanOrEqual(found[index - 1]?.to ?? 0)
    }
  })
})
