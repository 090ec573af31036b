import { describe, expect, test } from 'vitest'
import type { CareActivity, CarePlan, ChildCare, Leave, PersonCare, StationCare } from '../../src/care/care-facts.ts'
import { programmes } from '../../src/care/programme.ts'
import { aChild, aPerson, aStation, day, did, HE, LI, paired, SUN, ZHOU } from './facts.ts'
import { story } from './story.ts'

const only = (programme: string, commitment: string) =>
  programmes
    .filter(({ key }) => key === programme)
    .map((one) => ({ ...one, commitments: one.commitments.filter(({ key }) => key === commitment) }))

/** Called until Sunday 1 March 2026, then as told; the weekly call alone is asked for. */
function weeks(
  to: string,
  activities: readonly CareActivity[],
  other: {
    readonly child?: Partial<ChildCare>
    readonly station?: Partial<StationCare>
    readonly off?: readonly string[]
  } = {},
) {
  const child = aChild({
    pairings: [paired('xiangyang', '2025-06-01')],
    ...other.child,
    activities: [did('call 2026-02-26'), ...activities],
  })
  const station = aStation({ programmes: only('xiangyang', 'call'), ...other.station })
  return story({ children: [child], station, from: '2026-03-02', to, ...(other.off && { off: other.off }) })
}

const person = (id: string, care: Partial<PersonCare>) => ({ people: new Map([[id, aPerson(care)]]) })
const leave = (from: string, until: string, standIn: string | null): Leave => ({
  from: day(from),
  until: day(until),
  standIn,
})
const plan = (kind: CarePlan['kind'], on: string | null, madeOn: string, author = LI): CarePlan => ({
  id: `${kind} ${on}`,
  kind,
  day: on === null ? null : day(on),
  author,
  madeOn: day(madeOn),
})

describe('the ladder of a week', () => {
  test('says nothing while the calls are made', () => {
    expect(
      weeks(
        '2026-03-22',
        ['03-04', '03-10', '03-19'].map((on) => did(`call 2026-${on}`)),
      ),
    ).toEqual([])
  })

  test('Thursday the volunteer, Monday the leader, the Monday after the coordinator; each once', () => {
    expect(weeks('2026-04-05', [])).toEqual([
      '03-05 li-xiuyun: lacks xiangyang/call until 03-08',
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
      '03-12 li-xiuyun: lacks xiangyang/call until 03-15',
      '03-16 he-yufen: overdue xiangyang/call since 03-02',
      '03-19 li-xiuyun: lacks xiangyang/call until 03-22',
      '03-26 li-xiuyun: lacks xiangyang/call until 03-29',
      '04-02 li-xiuyun: lacks xiangyang/call until 04-05',
    ])
  })

  test('stops itself with the call, and begins anew', () => {
    expect(weeks('2026-04-01', [did('call 2026-03-13'), did('call 2026-03-17')])).toEqual([
      '03-05 li-xiuyun: lacks xiangyang/call until 03-08',
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
      '03-12 li-xiuyun: lacks xiangyang/call until 03-15',
      '03-26 li-xiuyun: lacks xiangyang/call until 03-29',
      '03-30 zhou-guilan: overdue xiangyang/call since 03-23',
    ])
  })

  test('a try in vain quiets the volunteer for two days, and settles nothing', () => {
    expect(weeks('2026-03-09', [did('call 2026-03-05', { outcome: 'missed' })])).toEqual([
      '03-07 li-xiuyun: lacks xiangyang/call until 03-08',
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
    ])
  })

  test('three tries in vain are the leader’s, and the volunteer is left in peace', () => {
    const tries = ['03-03', '03-04', '03-05'].map((on) => did(`call 2026-${on}`, { outcome: 'missed' }))
    expect(weeks('2026-04-01', tries)).toEqual([
      '03-05 zhou-guilan: unreachable, 3 tries',
      '03-20 he-yufen: unreachable, 3 tries',
    ])
    expect(weeks('2026-03-15', [...tries, did('visit 2026-03-06')])).toEqual([
      '03-05 zhou-guilan: unreachable, 3 tries',
      '03-07 li-xiuyun: lacks xiangyang/call until 03-08',
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
      '03-12 li-xiuyun: lacks xiangyang/call until 03-15',
    ])
  })

  test('what is announced for later is not asked for; its day is told the evening before, and asked about once', () => {
    const plans = [plan('call', '2026-03-07', '2026-03-04')]
    expect(weeks('2026-03-09', [], { child: { plans } })).toEqual([
      '03-06 li-xiuyun: tomorrow call',
      '03-08 li-xiuyun: did call of 03-07 come about?; lacks xiangyang/call until 03-08',
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
    ])
    expect(weeks('2026-03-09', [did('call 2026-03-07')], { child: { plans } })).toEqual([
      '03-06 li-xiuyun: tomorrow call',
    ])
  })

  test('whose pairing ended is reminded of nothing she announced', () => {
    const pairings = [
      paired('xiangyang', '2025-06-01', { until: day('2026-03-05') }),
      paired('xiangyang', '2026-03-06', { volunteer: SUN }),
    ]
    const plans = [plan('call', '2026-03-07', '2026-03-04')]
    expect(weeks('2026-03-08', [did('call 2026-03-06', { author: SUN })], { child: { pairings, plans } })).toEqual([])
  })

  test('an announcement for no day is believed for a week', () => {
    expect(weeks('2026-03-09', [], { child: { plans: [plan('call', null, '2026-03-04')] } })).toEqual([])
  })

  test('snooze moves her line, not the ladder', () => {
    const station = person(LI, { snoozes: [{ child: null, until: day('2026-03-10') }] })
    expect(weeks('2026-03-12', [], { station })).toEqual([
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
      '03-12 li-xiuyun: lacks xiangyang/call until 03-15',
    ])
    const another = person(LI, { snoozes: [{ child: 'another', until: day('2026-03-10') }] })
    expect(weeks('2026-03-05', [], { station: another })).toHaveLength(1)
  })

  test('after 停止提醒 the ladder begins at the leader', () => {
    expect(weeks('2026-03-10', [], { station: person(LI, { isStopped: true }) })).toEqual([
      '03-05 zhou-guilan: lacks xiangyang/call until 03-08',
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
    ])
  })

  test('during a leave the stand-in is asked, without one the leader', () => {
    expect(
      weeks('2026-03-09', [], { station: person(LI, { leaves: [leave('2026-03-04', '2026-03-06', SUN)] }) })[0],
    ).toBe('03-05 sun-yumei: lacks xiangyang/call until 03-08')
    expect(
      weeks('2026-03-09', [], { station: person(LI, { leaves: [leave('2026-03-04', '2026-03-06', null)] }) })[0],
    ).toBe('03-05 zhou-guilan: lacks xiangyang/call until 03-08')
  })

  test('of two who are paired the one paired longest is asked', () => {
    const pairings = [paired('xiangyang', '2025-06-01'), paired('xiangyang', '2025-01-01', { volunteer: SUN })]
    expect(weeks('2026-03-05', [], { child: { pairings } })).toEqual([
      '03-05 sun-yumei: lacks xiangyang/call until 03-08',
    ])
  })

  test('a machine that was off on Thursday tells it the next day, and once', () => {
    expect(weeks('2026-03-08', [], { off: ['2026-03-05', '2026-03-06'] })).toEqual([
      '03-07 li-xiuyun: lacks xiangyang/call until 03-08',
    ])
  })

  test('a station’s day without digests is quiet', () => {
    const station = { withoutDigest: [{ from: day('2026-03-05'), to: day('2026-03-06') }] }
    expect(weeks('2026-03-08', [], { station })).toEqual(['03-07 li-xiuyun: lacks xiangyang/call until 03-08'])
  })

  test('a leader does not watch over herself, and where there is none the coordinator is next', () => {
    const pairings = [paired('xiangyang', '2025-06-01', { volunteer: ZHOU })]
    expect(weeks('2026-03-09', [], { child: { pairings } })[1]).toBe(
      '03-09 he-yufen: overdue xiangyang/call since 03-02',
    )
    expect(weeks('2026-03-09', [], { station: { leaders: [] } })[1]).toBe(
      '03-09 he-yufen: overdue xiangyang/call since 03-02',
    )
    expect(weeks('2026-03-09', [], { station: { leaders: [], coordinators: [] } })[1]).toBe(
      '03-09 li-xiuyun: overdue xiangyang/call since 03-02',
    )
  })

  test('of several leaders all see it', () => {
    expect(weeks('2026-03-09', [], { station: { leaders: [ZHOU, SUN] } }).slice(1)).toEqual([
      '03-09 sun-yumei: overdue xiangyang/call since 03-02',
      '03-09 zhou-guilan: overdue xiangyang/call since 03-02',
    ])
  })
})

describe('the ladder of longer periods', () => {
  test('a month has its days of grace, and the coordinator comes fourteen days after the leader', () => {
    const child = aChild({ pairings: [paired('haimen', '2025-06-01')], activities: [did('call 2026-02-20')] })
    const station = aStation({ programmes: only('haimen', 'call') })
    expect(story({ children: [child], station, from: '2026-03-01', to: '2026-04-30' })).toEqual([
      '03-21 li-xiuyun: lacks haimen/call until 03-31',
      '03-28 li-xiuyun: lacks haimen/call until 03-31',
      '04-01 li-xiuyun: overdue haimen/call since 03-01',
      '04-04 zhou-guilan: overdue haimen/call since 03-01',
      '04-18 he-yufen: overdue haimen/call since 03-01',
      '04-20 li-xiuyun: lacks haimen/call until 04-30',
      '04-27 li-xiuyun: lacks haimen/call until 04-30',
    ])
  })

  test('a weekend is spoken of the evening before it begins', () => {
    const child = aChild({ pairings: [paired('wulatehouqi', '2025-06-01')], activities: [did('homestay 2026-03-08')] })
    expect(story({ children: [child], station: aStation(), from: '2026-03-09', to: '2026-03-23' })).toEqual([
      '03-12 li-xiuyun: lacks wulatehouqi/homestay until 03-15',
      '03-16 zhou-guilan: overdue wulatehouqi/homestay since 03-13',
      '03-19 li-xiuyun: lacks wulatehouqi/homestay until 03-22',
      '03-23 he-yufen: overdue wulatehouqi/homestay since 03-13',
    ])
  })

  test('a child in counselling alone that nobody reaches goes past the leader', () => {
    const tries = ['03-03', '03-04', '03-05'].map((on) => did(`call 2026-${on}`, { outcome: 'missed' }))
    const pairings = [paired('individual', '2026-01-01')]
    const station = { programmes }
    expect(weeks('2026-03-06', tries, { child: { pairings }, station }).at(-1)).toBe(
      '03-05 he-yufen: unreachable, 3 tries',
    )
  })

  test('what is missed in a counselling goes past the leader', () => {
    const child = aChild({ pairings: [paired('individual', '2026-01-01')], activities: [did('call 2026-02-26')] })
    const station = aStation({ programmes: only('individual', 'call') })
    expect(story({ children: [child], station, from: '2026-03-02', to: '2026-03-18' })).toEqual([
      '03-05 li-xiuyun: lacks individual/call until 03-08',
      '03-09 he-yufen: overdue individual/call since 03-02',
      '03-12 li-xiuyun: lacks individual/call until 03-15',
    ])
  })
})

describe('the first thirty days', () => {
  const child = (activities: readonly CareActivity[]) =>
    aChild({ pairings: [paired('haimen', '2026-03-01')], activities })
  const station = aStation({ programmes: only('haimen', 'wish') })
  const first = (activities: readonly CareActivity[], other: Partial<StationCare> = {}) =>
    story({ children: [child(activities)], station: { ...station, ...other }, from: '2026-03-01', to: '2026-04-05' })

  test('day 3 the volunteer, day 7 the leader, then no more', () => {
    expect(first([])).toEqual(['03-04 li-xiuyun: no contact since 03-01', '03-08 zhou-guilan: no contact since 03-01'])
  })

  test('a contact of hers, or of who stands in, ends it; one of somebody else does not', () => {
    expect(first([did('visit 2026-03-05')])).toEqual(['03-04 li-xiuyun: no contact since 03-01'])
    expect(first([did('visit 2026-03-02', { author: SUN })])).toHaveLength(2)
    expect(
      first(
        [did('visit 2026-03-02', { author: SUN })],
        person(LI, { leaves: [leave('2026-03-01', '2026-03-03', SUN)] }),
      ),
    ).toEqual([])
  })

  test('it waits for the consent', () => {
    const children = [{ ...child([]), consentFrom: day('2026-03-10') }]
    expect(story({ children, station, from: '2026-03-01', to: '2026-03-14' })).toEqual([
      '03-13 li-xiuyun: no contact since 03-10',
    ])
  })

  test('it speaks for the calls that lack as well, up to the leader', () => {
    const children = [aChild({ pairings: [paired('xiangyang', '2026-03-02')] })]
    expect(story({ children, station: aStation(), from: '2026-03-02', to: '2026-03-17' })).toEqual([
      '03-05 li-xiuyun: no contact since 03-02',
      '03-09 zhou-guilan: no contact since 03-02',
      '03-16 he-yufen: overdue xiangyang/call since 03-02',
    ])
  })
})

describe('a station that begins with Banban', () => {
  const begun = (programme: string, from = '2023-09-01') =>
    story({
      children: [aChild({ pairings: [paired(programme, from)] })],
      station: aStation({ since: day('2026-03-11') }),
      from: '2026-03-11',
      to: '2026-03-31',
    })

  test('is asked about nothing that was before', () => {
    expect(begun('xiangyang')).toEqual([
      '03-12 li-xiuyun: lacks xiangyang/call until 03-15',
      '03-16 zhou-guilan: overdue xiangyang/call since 03-09',
      '03-19 li-xiuyun: lacks xiangyang/call until 03-22',
      '03-21 li-xiuyun: lacks xiangyang/visit until 03-31; lacks xiangyang/parent until 03-31',
      '03-23 he-yufen: overdue xiangyang/call since 03-09',
      '03-26 li-xiuyun: lacks xiangyang/call until 03-29',
      '03-28 li-xiuyun: lacks xiangyang/visit until 03-31; lacks xiangyang/parent until 03-31',
    ])
    expect(begun('zouping')).toEqual([])
  })

  test('has its own first days for a pairing of last week', () => {
    expect(begun('zouping', '2026-03-05')).toEqual([
      '03-14 li-xiuyun: no contact since 03-05',
      '03-18 zhou-guilan: no contact since 03-05',
    ])
  })
})

describe('birthdays and wishes', () => {
  const birthday = { year: 2015, month: 3, day: 8, leapMonth: false, calendar: 'solar' } as const
  const station = aStation({ programmes: only('zouping', 'birthday') })
  const around = (other: Partial<ChildCare>, off: readonly string[] = [], people = station.people) =>
    story({
      children: [
        aChild({
          pairings: [paired('zouping', '2025-01-01')],
          activities: [did('birthday 2025-03-08')],
          birthday,
          ...other,
        }),
      ],
      station: { ...station, people },
      from: '2026-02-20',
      to: '2026-04-10',
      off,
    })

  test('seven days ahead and the evening before, with the open wish; then asked for, then up the ladder', () => {
    expect(around({ wishes: [7] })).toEqual([
      '03-01 li-xiuyun: birthday 03-08, 11 years, a wish',
      '03-07 li-xiuyun: birthday 03-08, 11 years, a wish',
      '03-11 li-xiuyun: lacks zouping/birthday until 03-15',
      '03-16 zhou-guilan: overdue zouping/birthday since 03-01',
      '03-30 he-yufen: overdue zouping/birthday since 03-01',
    ])
  })

  test('kept early it is done with', () => {
    expect(around({ activities: [did('birthday 2025-03-08'), did('birthday 2026-03-05')] })).toEqual([
      '03-01 li-xiuyun: birthday 03-08, 11 years',
    ])
  })

  test('announced it is told as the plan of tomorrow', () => {
    expect(
      around({
        wishes: [7],
        plans: [plan('birthday', '2026-03-07', '2026-02-27')],
        activities: [did('birthday 2025-03-08'), did('birthday 2026-03-07')],
      }),
    ).toEqual(['03-06 li-xiuyun: tomorrow birthday, a wish'])
  })

  test('days on which the machine was off are merged', () => {
    expect(around({}, ['2026-03-01', '2026-03-02', '2026-03-07']).slice(0, 2)).toEqual([
      '03-03 li-xiuyun: birthday 03-08, 11 years',
      '03-08 li-xiuyun: birthday 03-08, 11 years',
    ])
  })

  test('everybody paired is told, and who stands in; a child that is frozen is spoken of to nobody', () => {
    const pairings = [paired('zouping', '2025-01-01'), paired('zouping', '2025-02-01', { volunteer: SUN })]
    const people = new Map([[LI, aPerson({ leaves: [leave('2026-02-20', '2026-03-31', HE)] })]])
    expect(around({ pairings }, [], people).slice(0, 2)).toEqual([
      '03-01 he-yufen: birthday 03-08, 11 years',
      '03-01 sun-yumei: birthday 03-08, 11 years',
    ])
    expect(around({ state: 'frozen' })).toEqual([])
  })
})
