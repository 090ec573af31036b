import { describe, expect, test } from 'vitest'
import type { CareActivity, ChildCare, StationCare } from '../../src/care/care-facts.ts'
import { addDays } from '../../src/care/day.ts'
import { matters } from '../../src/care/matters.ts'
import { type NudgeFacts, type NudgeReason, nudge } from '../../src/care/nudge.ts'
import { programmes } from '../../src/care/programme.ts'
import { aChild, aPerson, aStation, day, did, LI, paired } from './facts.ts'

const today = day('2026-11-23')

/** Reached every so many days, the last time so many days ago. */
const rhythm = (every: number, last: number): CareActivity[] =>
  Array.from({ length: 8 }, (_, index) => did(`call ${addDays(today, -last - index * every)}`))

const child = (id: string, activities: readonly CareActivity[], other: Partial<ChildCare> = {}): ChildCare =>
  aChild({ id, pairings: [paired('haimen', '2025-01-01')], activities, ...other })

const callsAlone = aStation({
  programmes: programmes.map((one) => ({
    ...one,
    commitments: one.commitments.filter(({ key }) => key === 'call'),
  })),
})

interface Given {
  readonly children: readonly ChildCare[]
  readonly station?: StationCare
  readonly concerns?: readonly string[]
  readonly role?: NudgeFacts['role']
}

function nudged({ children, station = callsAlone, concerns = [], role = 'coordinator' }: Given) {
  const facts = children.map((one) => ({
    child: one,
    station,
    matters: matters(one, station, today),
    hasConcern: concerns.includes(one.id),
  }))
  return nudge({ role, children: facts, notDone: null }, today)
}

const shown = (reason: NudgeReason) => {
  switch (reason.kind) {
    case 'drift':
      return `${reason.drift.quietDays} days, usually ${reason.drift.usualDays}${reason.drift.isOwn ? '' : ' asked'}`
    case 'never':
      return `never in ${reason.days} days`
    case 'unreachable':
      return `unreachable, ${reason.tries} tries`
    case 'overdue':
      return `overdue since ${reason.since}`
    default:
      return reason.kind
  }
}
const names = (given: Given) => nudged(given).names.map((one) => `${one.child}: ${one.reasons.map(shown).join('; ')}`)

describe('the Monday of a coordinator', () => {
  test('a child is named by the drift from its own rhythm', () => {
    expect(
      names({ children: [child('1', rhythm(15, 47)), child('2', rhythm(45, 47)), child('3', rhythm(3, 6))] }),
    ).toEqual(['1: 47 days, usually 15'])
  })

  test('a child without a rhythm is held to what its programme asks for', () => {
    expect(names({ children: [child('1', [did(`visit ${addDays(today, -70)}`)])] })[0]).toContain(
      '70 days, usually 28 asked',
    )
  })

  test('a long silence does not become the rhythm', () => {
    expect(names({ children: [child('1', rhythm(7, 160))] })[0]).toContain('160 days, usually 7')
  })

  test('its rhythm is that of its last half-year', () => {
    const before = Array.from({ length: 12 }, (_, index) => did(`call ${addDays(today, -200 - index * 30)}`))
    expect(names({ children: [child('1', [...rhythm(5, 20), ...before])] })[0]).toContain('20 days, usually 5')
  })

  test('who was never reached, cannot be reached, has nobody, or is in trouble is named with that reason', () => {
    const tries = [3, 2, 1].map((ago) => did(`call ${addDays(today, -ago)}`, { outcome: 'missed' }))
    const children = [
      child('1', [], { pairings: [paired('haimen', '2026-09-20')] }),
      child('2', [...rhythm(7, 6), ...tries]),
      child('3', rhythm(7, 5), { pairings: [] }),
      child('4', rhythm(7, 5)),
    ]
    expect(names({ children, concerns: ['4'] })).toEqual([
      '1: never in 64 days; overdue since 2026-10-01',
      '2: unreachable, 3 tries',
      '3: unpaired',
      '4: concern',
    ])
  })

  test('what was before the station began is no silence', () => {
    const children = [child('1', [])]
    expect(names({ children, station: { ...callsAlone, since: day('2026-11-16') } })).toEqual([])
    expect(names({ children, station: { ...callsAlone, since: day('2026-08-16') } })[0]).toContain('never in 99 days')
  })

  test('at most seven, the most needy, in no order of merit, and how many more there are', () => {
    const children = Array.from({ length: 12 }, (_, index) =>
      child(String(12 - index), rhythm(5, 15 + (12 - index) * 2)),
    )
    const { names: seven, more } = nudged({ children })
    expect(seven.map((one) => one.child)).toEqual(['6', '7', '8', '9', '10', '11', '12'])
    expect(more).toBe(5)
  })

  test('a draft can be forwarded to who is asked for the child now', () => {
    const away = aStation({
      people: new Map([[LI, aPerson({ leaves: [{ from: today, until: today, standIn: null }] })]]),
    })
    expect(nudged({ children: [child('1', rhythm(15, 47))] }).names[0]?.volunteer).toBe(LI)
    expect(nudged({ children: [child('1', rhythm(15, 47))], station: away }).names[0]?.volunteer).toBeNull()
  })

  test('totals are of last week, for each station', () => {
    const reached = child('1', [did('visit 2026-11-22')])
    const thisWeek = child('2', [did('visit 2026-11-23')])
    const letterAlone = child('3', [did('aid 2026-11-20')])
    const { week, stations } = nudged({
      children: [reached, thisWeek, letterAlone, child('4', [], { state: 'frozen' })],
    })
    expect(week).toEqual({ from: '2026-11-16', to: '2026-11-22' })
    expect(stations).toEqual([{ station: 1, children: 3, reached: 1, overdue: 3 }])
  })

  test('a leader hears nothing of a counselling', () => {
    const children = [child('1', rhythm(2, 6), { pairings: [paired('individual', '2026-09-01', { volunteer: 'x' })] })]
    const given = { children, concerns: ['1'] }
    expect(names(given)).toEqual(['1: concern; overdue since 2026-08-31'])
    expect(names({ ...given, role: 'leader' })).toEqual(['1: concern'])
    expect(nudged({ ...given, role: 'leader' }).stations[0]?.overdue).toBe(0)
  })
})
