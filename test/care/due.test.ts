import { describe, expect, test } from 'vitest'
import type { Birthday } from '../../src/care/birthday.ts'
import type { CareActivity, ChildCare, StationCare } from '../../src/care/care-facts.ts'
import { due } from '../../src/care/due.ts'
import { aChild, aPerson, aStation, day, did, LI, paired, SUN } from './facts.ts'

/** 'call 0/1 2026-01-05–2026-01-11, missed 2025-12-29' */
function shown(child: ChildCare, station: StationCare, today: string): string[] {
  return due(child, station, day(today)).map(({ commitment, span, done, lacking, missed }) => {
    const past = missed.length > 0 ? `, missed ${missed.map((one) => one.span.from).join(' ')}` : ''
    const nobody = lacking === 0 && done < commitment.times ? ' for nobody' : ''
    return `${commitment.key} ${done}/${commitment.times} ${span.from}–${span.to}${nobody}${past}`
  })
}

interface Case {
  readonly name: string
  readonly today: string
  readonly commitment: string
  readonly activities: readonly CareActivity[]
  readonly expected: string | undefined
  readonly child?: Partial<ChildCare>
  readonly station?: Partial<StationCare>
}

const check = (programme: string, cases: readonly Case[], base: Partial<ChildCare> = {}) =>
  test.each(cases)(`${programme}: $today $name`, ({ today, commitment, activities, expected, child, station }) => {
    const facts = aChild({ pairings: [paired(programme, '2025-01-01')], ...base, activities, ...child })
    const line = shown(facts, aStation(station), today).find((one) => one.startsWith(`${commitment} `))
    expect(line).toBe(expected)
  })

const leave = (from: string, until: string, standIn: string | null) => ({
  people: new Map([[LI, aPerson({ leaves: [{ from: day(from), until: day(until), standIn }] })]]),
})
/** A call in every week of 2025 and 2026 but those. */
const weekly = (kind: string, until: string, without: readonly string[] = []) => {
  const days: CareActivity[] = []
  for (let at = Date.UTC(2025, 0, 1); ; at += 7 * 86_400_000) {
    const on = new Date(at).toISOString().slice(0, 10)
    if (on > until) return days
    if (!without.includes(on)) days.push(did(`${kind} ${on}`))
  }
}
const monthly = (kind: string, date: string, until: string) =>
  ['2025', '2026']
    .flatMap((year) =>
      Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}-${date}`),
    )
    .filter((on) => on <= until)
    .map((on) => did(`${kind} ${on}`))

describe('流动爱心服务站 over a year', () => {
  check('xiangyang', [
    {
      name: 'begins a week anew on Monday',
      today: '2026-01-05',
      commitment: 'call',
      activities: weekly('call', '2026-01-05'),
      expected: 'call 0/1 2026-01-05–2026-01-11',
    },
    {
      name: 'counts a call of this week',
      today: '2026-01-09',
      commitment: 'call',
      activities: weekly('call', '2026-01-09'),
      expected: 'call 1/1 2026-01-05–2026-01-11',
    },
    {
      name: 'misses a week, once it is over',
      today: '2026-03-16',
      commitment: 'call',
      activities: weekly('call', '2026-03-16', ['2026-03-11']),
      expected: 'call 0/1 2026-03-16–2026-03-22, missed 2026-03-09',
    },
    {
      name: 'counts a call of last week that is told late',
      today: '2026-03-16',
      commitment: 'call',
      activities: [...weekly('call', '2026-03-16', ['2026-03-11']), did('call 2026-03-15')],
      expected: 'call 0/1 2026-03-16–2026-03-22',
    },
    {
      name: 'asks for the past no more once the child was called again',
      today: '2026-03-18',
      commitment: 'call',
      activities: weekly('call', '2026-03-18', ['2026-03-11']),
      expected: 'call 1/1 2026-03-16–2026-03-22',
    },
    {
      name: 'takes two calls of a week for one week only',
      today: '2026-04-13',
      commitment: 'call',
      activities: [...weekly('call', '2026-04-01'), did('call 2026-04-02')],
      expected: 'call 0/1 2026-04-13–2026-04-19, missed 2026-04-06',
    },
    {
      name: 'does not take a call in vain',
      today: '2026-04-13',
      commitment: 'call',
      activities: [...weekly('call', '2026-04-01'), did('call 2026-04-08', { outcome: 'missed' })],
      expected: 'call 0/1 2026-04-13–2026-04-19, missed 2026-04-06',
    },
    {
      name: 'takes an outing for the visit',
      today: '2026-05-20',
      commitment: 'visit',
      activities: [...monthly('visit', '10', '2026-04-30'), did('outing 2026-05-12')],
      expected: 'visit 1/1 2026-05-01–2026-05-31',
    },
    {
      name: 'takes a video call for no visit',
      today: '2026-05-20',
      commitment: 'visit',
      activities: [
        ...monthly('visit', '10', '2026-04-30'),
        did('call 2026-05-12', { occasion: 'v' }),
        did('talk 2026-05-12', { occasion: 'v' }),
      ],
      expected: 'visit 0/1 2026-05-01–2026-05-31',
    },
    {
      name: 'takes a talk in person for the visit',
      today: '2026-05-20',
      commitment: 'visit',
      activities: [...monthly('visit', '10', '2026-04-30'), did('talk 2026-05-12')],
      expected: 'visit 1/1 2026-05-01–2026-05-31',
    },
    {
      name: 'lets a visit of the first three days settle an empty month',
      today: '2026-06-03',
      commitment: 'visit',
      activities: [...monthly('visit', '10', '2026-04-30'), did('visit 2026-06-02')],
      expected: 'visit 0/1 2026-06-01–2026-06-30',
    },
    {
      name: 'is in the grace of an empty month',
      today: '2026-06-03',
      commitment: 'visit',
      activities: monthly('visit', '10', '2026-04-30'),
      expected: 'visit 0/1 2026-06-01–2026-06-30, missed 2026-05-01',
    },
    {
      name: 'counts an early visit for its own month',
      today: '2026-06-03',
      commitment: 'visit',
      activities: [...monthly('visit', '10', '2026-05-30'), did('visit 2026-06-02')],
      expected: 'visit 1/1 2026-06-01–2026-06-30',
    },
    {
      name: 'does not settle the month before after the grace',
      today: '2026-06-05',
      commitment: 'visit',
      activities: [...monthly('visit', '10', '2026-04-30'), did('visit 2026-06-04')],
      expected: 'visit 1/1 2026-06-01–2026-06-30',
    },
    {
      name: 'counts nobody for a week of leave without a stand-in',
      today: '2026-07-13',
      commitment: 'call',
      activities: weekly('call', '2026-07-13', ['2026-07-08']),
      station: leave('2026-07-06', '2026-07-10', null),
      expected: 'call 0/1 2026-07-13–2026-07-19',
    },
    {
      name: 'counts a week with three days of leave',
      today: '2026-07-13',
      commitment: 'call',
      activities: weekly('call', '2026-07-13', ['2026-07-08']),
      station: leave('2026-07-06', '2026-07-08', null),
      expected: 'call 0/1 2026-07-13–2026-07-19, missed 2026-07-06',
    },
    {
      name: 'counts a leave that somebody stands in for',
      today: '2026-07-13',
      commitment: 'call',
      activities: weekly('call', '2026-07-13', ['2026-07-08']),
      station: leave('2026-07-06', '2026-07-10', SUN),
      expected: 'call 0/1 2026-07-13–2026-07-19, missed 2026-07-06',
    },
    {
      name: 'takes a call of any volunteer',
      today: '2026-07-13',
      commitment: 'call',
      activities: [...weekly('call', '2026-07-13', ['2026-07-08']), did('call 2026-07-09', { author: SUN })],
      expected: 'call 0/1 2026-07-13–2026-07-19',
    },
    {
      name: 'asks for nothing before half a month with the child',
      today: '2026-08-28',
      commitment: 'visit',
      activities: [],
      child: { pairings: [paired('xiangyang', '2026-08-20')] },
      expected: 'visit 0/1 2026-08-01–2026-08-31 for nobody',
    },
    {
      name: 'asks for nothing before half a month of consent',
      today: '2026-08-28',
      commitment: 'visit',
      activities: [],
      child: { consentFrom: day('2026-08-20') },
      expected: 'visit 0/1 2026-08-01–2026-08-31 for nobody',
    },
    {
      name: 'asks for nothing while consent is awaited',
      today: '2026-08-28',
      commitment: 'visit',
      activities: [],
      child: { state: 'pending' },
      expected: undefined,
    },
    {
      name: 'asks for nothing once the pairing ended',
      today: '2026-08-28',
      commitment: 'visit',
      activities: [],
      child: { pairings: [paired('xiangyang', '2025-01-01', { until: day('2026-08-27') })] },
      expected: undefined,
    },
    {
      name: 'goes on over a handover',
      today: '2026-08-28',
      commitment: 'visit',
      activities: monthly('visit', '10', '2026-06-30'),
      child: {
        pairings: [
          paired('xiangyang', '2025-01-01', { until: day('2026-08-10') }),
          paired('xiangyang', '2026-08-11', { volunteer: SUN }),
        ],
      },
      expected: 'visit 0/1 2026-08-01–2026-08-31, missed 2026-07-01',
    },
    {
      name: 'knows every missed week of a row',
      today: '2026-11-23',
      commitment: 'call',
      activities: weekly('call', '2026-10-25'),
      expected: 'call 0/1 2026-11-23–2026-11-29, missed 2026-10-26 2026-11-02 2026-11-09 2026-11-16',
    },
    {
      name: 'is switched off with its programme',
      today: '2026-11-23',
      commitment: 'call',
      activities: [],
      station: { programmes: [] },
      expected: undefined,
    },
    {
      name: 'is unmoved by the turn of the year',
      today: '2026-01-01',
      commitment: 'visit',
      activities: monthly('visit', '28', '2025-12-31'),
      expected: 'visit 0/1 2026-01-01–2026-01-31',
    },
  ])
})

const march: Birthday = { year: 2015, month: 3, day: 8, leapMonth: false, calendar: 'solar' }
const lunarMid: Birthday = { year: 2014, month: 8, day: 15, leapMonth: false, calendar: 'lunar' }
const leapling: Birthday = { year: 2016, month: 2, day: 29, leapMonth: false, calendar: 'solar' }

describe('邹平五个一 over a year', () => {
  check(
    'zouping',
    [
      {
        name: 'asks for a letter a year',
        today: '2026-11-23',
        commitment: 'letter',
        activities: [did('letter 2025-06-01')],
        expected: 'letter 0/1 2026-01-01–2026-12-31',
      },
      {
        name: 'has thirty days of grace',
        today: '2026-01-30',
        commitment: 'gift',
        activities: [],
        expected: 'gift 0/1 2026-01-01–2026-12-31, missed 2025-01-01',
      },
      {
        name: 'lets a gift of January settle the empty year',
        today: '2026-02-10',
        commitment: 'gift',
        activities: [did('gift 2026-01-20')],
        expected: 'gift 0/1 2026-01-01–2026-12-31',
      },
      {
        name: 'counts a gift of January for the new year, where the old one had its own',
        today: '2026-02-10',
        commitment: 'gift',
        activities: [did('gift 2025-05-20'), did('gift 2026-01-20')],
        expected: 'gift 1/1 2026-01-01–2026-12-31',
      },
      {
        name: 'counts a gift told late for the day it was given',
        today: '2026-03-01',
        commitment: 'aid',
        activities: [did('aid 2025-12-30')],
        expected: 'aid 0/1 2026-01-01–2026-12-31',
      },
      {
        name: 'counts nobody for a year that a pairing of October began',
        today: '2026-12-20',
        commitment: 'outing',
        activities: [],
        child: { pairings: [paired('zouping', '2026-10-01')] },
        expected: 'outing 0/1 2026-01-01–2026-12-31 for nobody',
      },
      {
        name: 'waits for a birthday',
        today: '2026-01-10',
        commitment: 'birthday',
        activities: [did('birthday 2025-03-08')],
        expected: 'birthday 0/1 2026-03-01–2026-03-15',
      },
      {
        name: 'counts a birthday kept a week early',
        today: '2026-03-08',
        commitment: 'birthday',
        activities: [did('birthday 2025-03-08'), did('birthday 2026-03-01')],
        expected: 'birthday 1/1 2026-03-01–2026-03-15',
      },
      {
        name: 'counts a birthday kept a week late',
        today: '2026-03-15',
        commitment: 'birthday',
        activities: [did('birthday 2025-03-08'), did('birthday 2026-03-15')],
        expected: 'birthday 1/1 2026-03-01–2026-03-15',
      },
      {
        name: 'misses a birthday after seven days',
        today: '2026-03-16',
        commitment: 'birthday',
        activities: [did('birthday 2025-03-08')],
        expected: 'birthday 0/1 2027-03-01–2027-03-15, missed 2026-03-01',
      },
      {
        name: 'asks no more once it was kept, if late',
        today: '2026-03-20',
        commitment: 'birthday',
        activities: [did('birthday 2025-03-08'), did('birthday 2026-03-18')],
        expected: 'birthday 0/1 2027-03-01–2027-03-15',
      },
      {
        name: 'follows the lunar birthday',
        today: '2026-09-20',
        commitment: 'birthday',
        activities: [did('birthday 2025-10-06')],
        child: { birthday: lunarMid },
        expected: 'birthday 0/1 2026-09-18–2026-10-02',
      },
      {
        name: 'keeps 29 February on the 28th',
        today: '2026-02-25',
        commitment: 'birthday',
        activities: [did('birthday 2025-02-28')],
        child: { birthday: leapling },
        expected: 'birthday 0/1 2026-02-21–2026-03-07',
      },
      {
        name: 'asks nothing where no birthday is known',
        today: '2026-03-08',
        commitment: 'birthday',
        activities: [],
        child: { birthday: null },
        expected: undefined,
      },
    ],
    { birthday: march },
  )
})

describe('周末妈妈 over a year', () => {
  const earlier = (until: string) =>
    weekly('homestay', until)
      .map((one) => ({ ...one, day: day(new Date(Date.parse(one.day) + 3 * 86_400_000).toISOString().slice(0, 10)) }))
      .filter((one) => one.day <= until)
  check('wulatehouqi', [
    {
      name: 'looks ahead to the weekend',
      today: '2026-03-11',
      commitment: 'homestay',
      activities: earlier('2026-03-10'),
      expected: 'homestay 0/1 2026-03-13–2026-03-15',
    },
    {
      name: 'counts Friday from 17:00',
      today: '2026-03-13',
      commitment: 'homestay',
      activities: [...earlier('2026-03-10'), did('homestay 2026-03-13 17:30')],
      expected: 'homestay 1/1 2026-03-13–2026-03-15',
    },
    {
      name: 'does not count Friday noon',
      today: '2026-03-13',
      commitment: 'homestay',
      activities: [...earlier('2026-03-10'), did('outing 2026-03-13 12:00')],
      expected: 'homestay 0/1 2026-03-13–2026-03-15',
    },
    {
      name: 'takes an outing for a stay',
      today: '2026-03-15',
      commitment: 'homestay',
      activities: [...earlier('2026-03-10'), did('outing 2026-03-14 09:00')],
      expected: 'homestay 1/1 2026-03-13–2026-03-15',
    },
    {
      name: 'misses a weekend on Monday',
      today: '2026-03-16',
      commitment: 'homestay',
      activities: earlier('2026-03-10'),
      expected: 'homestay 0/1 2026-03-20–2026-03-22, missed 2026-03-13',
    },
    {
      name: 'takes the first days of October for one holiday',
      today: '2026-10-02',
      commitment: 'homestay',
      activities: [],
      child: { pairings: [paired('wulatehouqi', '2026-09-29')] },
      expected: 'homestay 0/1 2026-10-01–2026-10-07',
    },
    {
      name: 'asks nothing of a Saturday that is worked',
      today: '2026-10-09',
      commitment: 'homestay',
      activities: [did('homestay 2026-10-04')],
      child: { pairings: [paired('wulatehouqi', '2026-09-29')] },
      expected: 'homestay 0/1 2026-10-11–2026-10-11',
    },
    {
      name: 'knows a holiday of the law in a year not published yet',
      today: '2027-10-01',
      commitment: 'homestay',
      activities: [],
      child: { pairings: [paired('wulatehouqi', '2027-09-29')] },
      expected: 'homestay 0/1 2027-10-01–2027-10-03',
    },
    {
      name: 'takes a rest day of the county',
      today: '2026-03-11',
      commitment: 'homestay',
      activities: [],
      child: { pairings: [paired('wulatehouqi', '2026-03-10')] },
      station: { calendar: { terms: [], ownDays: new Map([[day('2026-03-11'), 'rest']]) } },
      expected: 'homestay 0/1 2026-03-11–2026-03-11',
    },
  ])
})

describe('六个一 over a year', () => {
  check('chongqing', [
    {
      name: 'asks for a visit a week',
      today: '2026-05-14',
      commitment: 'visit',
      activities: weekly('visit', '2026-05-10'),
      expected: 'visit 0/1 2026-05-11–2026-05-17',
    },
    {
      name: 'takes one talk for the visit and the talk',
      today: '2026-05-14',
      commitment: 'visit',
      activities: [...weekly('visit', '2026-05-10'), did('talk 2026-05-12')],
      expected: 'visit 1/1 2026-05-11–2026-05-17',
    },
    {
      name: 'and for the talk',
      today: '2026-05-14',
      commitment: 'talk',
      activities: [did('talk 2026-04-20'), did('talk 2026-05-12')],
      expected: 'talk 1/1 2026-05-01–2026-05-15',
    },
    {
      name: 'takes a talk on the phone for the talk alone',
      today: '2026-05-14',
      commitment: 'talk',
      activities: [
        did('talk 2026-04-20'),
        did('talk 2026-05-12', { occasion: 'p' }),
        did('call 2026-05-12', { occasion: 'p' }),
      ],
      expected: 'talk 1/1 2026-05-01–2026-05-15',
    },
    {
      name: 'begins the second half on the 16th',
      today: '2026-02-16',
      commitment: 'talk',
      activities: [did('talk 2026-02-10')],
      expected: 'talk 0/1 2026-02-16–2026-02-28',
    },
    {
      name: 'lets a talk of two days later settle the half',
      today: '2026-05-18',
      commitment: 'talk',
      activities: [did('talk 2026-04-20'), did('talk 2026-05-17')],
      expected: 'talk 0/1 2026-05-16–2026-05-31',
    },
    {
      name: 'has three days for the guardian',
      today: '2026-06-04',
      commitment: 'guardian',
      activities: [did('guardian 2026-04-20')],
      expected: 'guardian 0/1 2026-06-01–2026-06-30, missed 2026-05-01',
    },
    {
      name: 'counts the teacher by the quarter',
      today: '2026-07-08',
      commitment: 'teacher',
      activities: [did('teacher 2026-02-20'), did('teacher 2026-07-06')],
      expected: 'teacher 0/1 2026-07-01–2026-09-30',
    },
    {
      name: 'counts outings by the term',
      today: '2026-02-01',
      commitment: 'outing',
      activities: [did('outing 2025-10-20')],
      expected: 'outing 0/1 2026-02-01–2026-08-31',
    },
    {
      name: 'lets an outing of the first two weeks settle the empty term',
      today: '2026-09-20',
      commitment: 'outing',
      activities: [did('outing 2025-10-20'), did('outing 2026-09-14')],
      expected: 'outing 0/1 2026-09-01–2027-01-31',
    },
    {
      name: 'takes the terms of the county',
      today: '2026-08-26',
      commitment: 'outing',
      activities: [did('outing 2026-04-20')],
      station: {
        calendar: {
          terms: [
            [2, 20],
            [8, 25],
          ],
        },
      },
      expected: 'outing 0/1 2026-08-25–2027-02-19',
    },
    {
      name: 'asks for one festival a year',
      today: '2026-11-23',
      commitment: 'festival',
      activities: [did('festival 2026-02-17')],
      expected: 'festival 1/1 2026-01-01–2026-12-31',
    },
  ])
})

describe('海门五个一 over a year', () => {
  check(
    'haimen',
    [
      {
        name: 'asks for a call a month',
        today: '2026-02-05',
        commitment: 'call',
        activities: monthly('call', '15', '2026-02-01'),
        expected: 'call 0/1 2026-02-01–2026-02-28',
      },
      {
        name: 'knows the months in a row',
        today: '2026-06-10',
        commitment: 'call',
        activities: monthly('call', '15', '2026-03-20'),
        expected: 'call 0/1 2026-06-01–2026-06-30, missed 2026-04-01 2026-05-01',
      },
      {
        name: 'counts readings by the quarter',
        today: '2026-05-05',
        commitment: 'reading',
        activities: [did('reading 2026-04-06'), did('reading 2026-03-20')],
        expected: 'reading 1/1 2026-04-01–2026-06-30',
      },
      {
        name: 'lets a reading of a week later settle the quarter',
        today: '2026-05-05',
        commitment: 'reading',
        activities: [did('reading 2025-11-20'), did('reading 2026-04-06')],
        expected: 'reading 0/1 2026-04-01–2026-06-30',
      },
      {
        name: 'counts outings by the half-year',
        today: '2026-07-20',
        commitment: 'outing',
        activities: [did('outing 2025-09-01')],
        expected: 'outing 0/1 2026-07-01–2026-12-31, missed 2026-01-01',
      },
      {
        name: 'fulfils a wish a year',
        today: '2026-12-31',
        commitment: 'wish',
        activities: [did('wish 2026-06-01')],
        expected: 'wish 1/1 2026-01-01–2026-12-31',
      },
      {
        name: 'keeps the birthday',
        today: '2026-03-02',
        commitment: 'birthday',
        activities: [did('birthday 2025-03-10')],
        expected: 'birthday 0/1 2026-03-01–2026-03-15',
      },
    ],
    { birthday: march },
  )
})

describe('个案 over its year', () => {
  check(
    'individual',
    [
      {
        name: 'takes a call of its counsellor alone',
        today: '2026-05-14',
        commitment: 'call',
        activities: [did('call 2026-05-12', { author: SUN })],
        expected: 'call 0/1 2026-05-11–2026-05-17, missed 2026-04-13 2026-04-20 2026-04-27 2026-05-04',
      },
      {
        name: 'takes her own',
        today: '2026-05-14',
        commitment: 'call',
        activities: [did('call 2026-05-12')],
        expected: 'call 1/1 2026-05-11–2026-05-17',
      },
      {
        name: 'counts half-years from enrolment',
        today: '2026-10-20',
        commitment: 'assessment',
        activities: [did('assessment 2026-05-20')],
        expected: 'assessment 0/1 2026-10-15–2027-04-14',
      },
      {
        name: 'lets an assessment within the grace settle the half-year',
        today: '2026-10-20',
        commitment: 'assessment',
        activities: [did('assessment 2026-10-18')],
        expected: 'assessment 0/1 2026-10-15–2027-04-14',
      },
      { name: 'ends after a year', today: '2027-04-15', commitment: 'call', activities: [], expected: undefined },
      {
        name: 'runs to its last day',
        today: '2027-04-14',
        commitment: 'visit',
        activities: [did('visit 2027-04-08')],
        expected: 'visit 1/1 2027-04-01–2027-04-30',
      },
    ],
    { pairings: [paired('individual', '2026-04-15')] },
  )

  test('it stands beside another programme, and one contact counts in both', () => {
    const facts = aChild({
      pairings: [paired('xiangyang', '2026-04-15'), paired('individual', '2026-04-15')],
      activities: [did('call 2026-05-12')],
    })
    const calls = due(facts, aStation(), day('2026-05-14')).filter(({ commitment }) => commitment.key === 'call')
    expect(calls.map(({ programme, done }) => `${programme.key} ${done}`)).toEqual(['xiangyang 1', 'individual 1'])
  })
})
