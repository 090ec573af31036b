import { describe, expect, test } from 'vitest'
import type { CareActivity, CarePlan, ChildCare, PersonCare, StationCare } from '../../src/care/care-facts.ts'
import { coverage } from '../../src/care/covered.ts'
import { type DigestFacts, digest } from '../../src/care/digest.ts'
import { due } from '../../src/care/due.ts'
import { matters } from '../../src/care/matters.ts'
import { programmes } from '../../src/care/programme.ts'
import { aChild, aPerson, aStation, day, did, HE, LI, paired, SUN, ZHOU } from './facts.ts'
import { story } from './story.ts'

const today = day('2026-03-12')
const only = (programme: string, commitment: string) =>
  programmes
    .filter(({ key }) => key === programme)
    .map((one) => ({ ...one, commitments: one.commitments.filter(({ key }) => key === commitment) }))
const calls = only('xiangyang', 'call')

/** Not called since the week of 2 March began. */
const forgotten = (id: string, other: Partial<ChildCare> = {}) =>
  aChild({ id, pairings: [paired('xiangyang', '2025-06-01')], activities: [did('call 2026-02-26')], ...other })

function facts(person: string, children: readonly ChildCare[], other: Partial<DigestFacts> = {}): DigestFacts {
  const station = aStation({ programmes: calls })
  return {
    person,
    care: { isStopped: false },
    matters: children.flatMap((child) => matters(child, station, today)),
    concerns: [],
    told: new Set(),
    lastDigest: null,
    ...other,
  }
}

describe('the digest of one person', () => {
  test('there is one a day, and none where a later one was sent', () => {
    const children = [forgotten('1')]
    expect(digest(facts(LI, children), today)?.lacks).toHaveLength(1)
    expect(digest(facts(LI, children, { lastDigest: day('2026-03-11') }), today)).not.toBeNull()
    expect(digest(facts(LI, children, { lastDigest: today }), today)).toBeNull()
    expect(digest(facts(LI, children, { lastDigest: day('2026-03-13') }), today)).toBeNull()
  })

  test('what she was told is not told again, and there is none without news', () => {
    const keys = digest(facts(LI, [forgotten('1')]), today)?.keys ?? []
    expect(digest(facts(LI, [forgotten('1')], { told: new Set(keys) }), today)).toBeNull()
    expect(digest(facts(LI, []), today)).toBeNull()
  })

  test('whoever stopped reminders has none, whatever is addressed to her', () => {
    expect(digest(facts(LI, [forgotten('1')], { care: { isStopped: true } }), today)).toBeNull()
  })

  test('ten escalations a day; the rest keeps until tomorrow', () => {
    const children = Array.from({ length: 14 }, (_, index) => forgotten(`${index + 1}`))
    const first = digest(facts(ZHOU, children), today)
    expect(first?.escalated).toHaveLength(10)
    expect(first?.escalatedLater).toBe(4)
    const second = digest(facts(ZHOU, children, { told: new Set(first?.keys) }), today)
    expect(second?.escalated).toHaveLength(4)
    expect(second?.escalatedLater).toBe(0)
  })

  test('of escalations a child that nobody can reach comes first, then what waits longest', () => {
    const tries = ['03-09', '03-10', '03-11'].map((on) => did(`call 2026-${on}`, { outcome: 'missed' }))
    const children = [forgotten('1'), forgotten('2', { activities: [did('call 2026-02-26'), ...tries] })]
    expect(digest(facts(ZHOU, children), today)?.escalated.map(({ kind, child }) => `${kind} ${child}`)).toEqual([
      'unreachable 2',
      'overdue 1',
    ])
  })

  test('a noted concern is told once, and not before it was noted', () => {
    const concern = { id: 5, child: '1', since: today }
    const made = digest(facts(ZHOU, [], { concerns: [concern] }), today)
    expect(made?.concerns).toEqual([concern])
    expect(digest(facts(ZHOU, [], { concerns: [concern], told: new Set(made?.keys) }), today)).toBeNull()
    expect(digest(facts(ZHOU, [], { concerns: [{ ...concern, since: day('2026-03-13') }] }), today)).toBeNull()
  })
})

const away = { from: day('2026-03-01'), until: day('2026-03-31'), standIn: null }
const people = (given: Readonly<Record<string, Partial<PersonCare>>>) => ({
  people: new Map(Object.entries(given).map(([id, care]) => [id, aPerson(care)])),
})
const told = (child: Partial<ChildCare>, station: Partial<StationCare>, to = '2026-03-16') =>
  story({
    children: [forgotten('1', child)],
    station: aStation({ programmes: calls, ...station }),
    from: '2026-03-09',
    to,
  })
const plan = (kind: CarePlan['kind'], on: string | null, madeOn: string, author = LI): CarePlan => ({
  id: `${kind} ${on}`,
  kind,
  day: on === null ? null : day(on),
  author,
  madeOn: day(madeOn),
})

describe('who is told', () => {
  test('after 停止提醒 the leader, though another volunteer is paired', () => {
    const pairings = [paired('xiangyang', '2025-06-01'), paired('xiangyang', '2025-09-01', { volunteer: SUN })]
    expect(told({ pairings }, people({ [LI]: { isStopped: true } }), '2026-03-12').at(-1)).toBe(
      '03-12 zhou-guilan: lacks xiangyang/call until 03-15',
    )
    expect(told({ pairings }, people({ [LI]: { leaves: [away] } }), '2026-03-12').at(-1)).toBe(
      '03-12 sun-yumei: lacks xiangyang/call until 03-15',
    )
  })

  test('a coordinator who is here before one who is away, and none watches over herself', () => {
    const two = { coordinators: [HE, SUN] }
    expect(told({}, { ...two, ...people({ [HE]: { leaves: [away] } }) }).at(-1)).toContain('03-16 sun-yumei: overdue')
    const own = [paired('xiangyang', '2025-06-01', { volunteer: HE })]
    expect(told({ pairings: own }, two).at(-1)).toContain('03-16 sun-yumei: overdue')
  })

  test('the leader owns what is in its grace while nobody can reach the child', () => {
    const tries = ['03-29', '03-30', '03-31'].map((on) => did(`call 2026-${on}`, { outcome: 'missed' }))
    const child = aChild({ pairings: [paired('haimen', '2025-06-01')], activities: [did('call 2026-02-20'), ...tries] })
    const station = aStation({ programmes: only('haimen', 'call') })
    const owners = matters(child, station, day('2026-04-02')).flatMap((one) =>
      one.kind === 'overdue' ? [one.owner.person] : [],
    )
    expect(owners).toEqual([ZHOU])
  })

  test('of a counselling no stand-in', () => {
    const station = {
      programmes: only('individual', 'call'),
      ...people({ [LI]: { leaves: [{ ...away, from: day('2026-03-12'), standIn: SUN }] } }),
    }
    expect(told({ pairings: [paired('individual', '2026-01-01')] }, station, '2026-03-12').at(-1)).toBe(
      '03-12 he-yufen: lacks individual/call until 03-15',
    )
  })

  test('a snooze ends on its day', () => {
    const station = people({ [LI]: { snoozes: [{ child: null, until: day('2026-03-13') }] } })
    expect(told({}, station, '2026-03-14').at(-1)).toBe('03-13 li-xiuyun: lacks xiangyang/call until 03-15')
  })

  test('a plan of next month, or a vague one of last week, quiets nobody', () => {
    const line = '03-12 li-xiuyun: lacks xiangyang/call until 03-15'
    expect(told({ plans: [plan('call', '2026-04-10', '2026-03-09')] }, {}, '2026-03-12')).toContain(line)
    expect(told({ plans: [plan('call', null, '2026-03-05')] }, {}, '2026-03-12')).toContain(line)
    expect(told({ plans: [plan('call', null, '2026-03-06')] }, {}, '2026-03-12')).not.toContain(line)
  })

  test('a leader of what she announced for a child of her station', () => {
    const plans = [plan('visit', '2026-03-11', '2026-03-09', ZHOU)]
    expect(told({ plans }, {}, '2026-03-10').at(-1)).toBe('03-10 zhou-guilan: tomorrow visit')
  })

  test('a passed plan is asked about for a week, whatever others did that day', () => {
    const plans = [plan('visit', '2026-03-02', '2026-03-01')]
    const off = ['2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09']
    const asked = (activities: readonly CareActivity[], without: readonly string[]) =>
      story({
        children: [forgotten('1', { plans, activities: [did('call 2026-02-26'), ...activities] })],
        station: aStation({ programmes: [] }),
        from: '2026-03-02',
        to: '2026-03-20',
        off: without,
      })
    expect(asked([did('visit 2026-03-02', { author: SUN })], [])).toEqual([
      '03-03 li-xiuyun: did visit of 03-02 come about?',
    ])
    expect(asked([did('visit 2026-03-02', { outcome: 'missed' })], [])).toEqual([])
    expect(asked([], off)).toEqual([])
    expect(asked([], off.slice(0, 6))).toHaveLength(1)
  })

  test('a second volunteer is new to the child, and does not silence the first', () => {
    const pairings = [paired('xiangyang', '2025-06-01'), paired('xiangyang', '2026-03-09', { volunteer: SUN })]
    const before = did('visit 2026-03-01', { author: SUN })
    const activities = [did('call 2026-02-26'), before]
    expect(told({ pairings, activities }, {}, '2026-03-12').slice(-2)).toEqual([
      '03-12 li-xiuyun: lacks xiangyang/call until 03-15',
      '03-12 sun-yumei: no contact since 03-09',
    ])
  })

  test('the leader of a birthday that falls into everybody’s leave', () => {
    const birthday = { year: 2015, month: 3, day: 18, leapMonth: false, calendar: 'solar' } as const
    const station = { programmes: [], ...people({ [LI]: { leaves: [away] } }) }
    expect(told({ birthday }, station)).toEqual(['03-11 zhou-guilan: birthday 03-18, 11 years'])
  })
})

describe('what counts', () => {
  const standing = (child: ChildCare, on: string, station: Partial<StationCare> = {}) =>
    due(child, aStation(station), day(on)).map(
      ({ commitment, span, done }) => `${commitment.key} ${done} ${span.from}–${span.to}`,
    )

  test('a counselling goes on over a handover, and begins anew after a break', () => {
    const first = paired('individual', '2026-01-10', { until: day('2026-05-10') })
    const assessedFrom = (from: string) =>
      standing(aChild({ pairings: [first, paired('individual', from, { volunteer: SUN })] }), '2026-09-01').find(
        (one) => one.startsWith('assessment'),
      )
    expect(assessedFrom('2026-05-20')).toBe('assessment 0 2026-07-10–2027-01-09')
    expect(assessedFrom('2026-08-20')).toBe('assessment 0 2026-08-20–2027-02-19')
  })

  test('a counsellor counts while she is paired', () => {
    const pairings = [
      paired('individual', '2026-01-10', { until: day('2026-03-10') }),
      paired('individual', '2026-03-01', { volunteer: SUN }),
    ]
    const call = (on: string) =>
      standing(aChild({ pairings, activities: [did(`call ${on}`)] }), '2026-03-12').find((one) =>
        one.startsWith('call'),
      )
    expect(call('2026-03-10')).toContain('call 1')
    expect(call('2026-03-11')).toContain('call 0')
  })

  test('a county may want the visit itself', () => {
    const strict = only('xiangyang', 'visit').map((one) => ({
      ...one,
      commitments: one.commitments.map((each) => ({ ...each, meetingsCount: false })),
    }))
    const child = aChild({ pairings: [paired('xiangyang', '2025-06-01')], activities: [did('outing 2026-03-07')] })
    expect(standing(child, '2026-03-12', { programmes: strict })).toEqual(['visit 0 2026-03-01–2026-03-31'])
  })

  test('a Friday stay without a clock is an evening', () => {
    const child = aChild({ pairings: [paired('wulatehouqi', '2025-06-01')], activities: [did('homestay 2026-03-13')] })
    expect(standing(child, '2026-03-13')).toEqual(['homestay 1 2026-03-13–2026-03-15'])
  })

  test('in a year whose holidays are not published the days of the law are free', () => {
    const child = aChild({ pairings: [paired('wulatehouqi', '2028-09-28')] })
    expect(standing(child, '2028-10-03')).toEqual(['homestay 0 2028-09-29–2028-10-03'])
    expect(standing(child, '2028-10-04')).toEqual(['homestay 0 2028-10-06–2028-10-08'])
  })

  test('days of grace settle no period that counted for nobody', () => {
    const child = aChild({ pairings: [paired('xiangyang', '2026-05-25')], activities: [did('visit 2026-06-02')] })
    expect(standing(child, '2026-06-10')).toContain('visit 1 2026-06-01–2026-06-30')
  })

  test('a week of which only some days are read is not held to be missed', () => {
    const missed = due(aChild({ pairings: [paired('xiangyang', '2023-06-01')] }), aStation(), day('2026-03-12'))
    expect(missed[0]?.missed[0]?.span.from).toBe('2025-01-06')
  })

  test('of two calls a week the second is asked for on the day of the first', () => {
    const twice = calls.map((one) => ({ ...one, commitments: one.commitments.map((each) => ({ ...each, times: 2 })) }))
    const activities = [did('call 2026-03-03'), did('call 2026-03-04'), did('call 2026-03-12')]
    expect(told({ activities }, { programmes: twice }, '2026-03-12')).toEqual([
      '03-12 li-xiuyun: lacks xiangyang/call until 03-15',
    ])
  })

  test('days of several pairings are counted once', () => {
    const march = { from: day('2026-03-01'), to: day('2026-03-30') }
    const covers = (...spans: readonly (readonly [string, string])[]) =>
      coverage(
        spans.map(([from, until]) => paired('xiangyang', from, { until: day(until) })),
        'xiangyang',
        day('2020-01-01'),
        new Map(),
      )(march)
    expect(covers(['2026-03-01', '2026-03-15'])).toBe(true)
    expect(covers(['2026-03-01', '2026-03-14'])).toBe(false)
    expect(covers(['2026-03-01', '2026-03-08'], ['2026-03-02', '2026-03-09'])).toBe(false)
    expect(covers(['2026-03-01', '2026-03-20'], ['2026-03-02', '2026-03-03'])).toBe(true)
    expect(covers(['2026-03-01', '2026-03-08'], ['2026-03-20', '2026-03-26'])).toBe(true)
  })
})
