import type { ActivityKind } from '../care/activity.ts'
import { type Birthday, keptIn } from '../care/birthday.ts'
import { addDays, type Day, daysBetween, instant, yearOf } from '../care/day.ts'
import { findProgramme, periodEntries } from '../care/programme.ts'
import type { addHistory } from '../store/roster-changes.ts'
import type { Dice } from './dice.ts'

/** How far back its history goes. */
export const HISTORY_DAYS = 120

/** A pairing of the demo. */
export interface Pair {
  readonly station: number
  readonly person: number
  readonly child: number
  readonly programme: string
  readonly birthday: Birthday
}

type History = Parameters<typeof addHistory>[1][number]

const monthly: readonly ActivityKind[] = [
  'guardian',
  'parent',
  'teacher',
  'reading',
  'tutoring',
  'talk',
  'gift',
  'outing',
]

/** Most keep their rhythm, some forget for a while, a few calls are not answered. */
export function historyOf({ station, person, child, programme, birthday }: Pair, today: Day, dice: Dice): History[] {
  const events: History[] = []
  const commitments = findProgramme(programme)?.commitments ?? []
  const quietUntil = dice.chance(0.2) ? -dice.between(15, 45) : -1
  const add = (ago: number, kind: ActivityKind, minutes: number | null, missed = false) => {
    const day = addDays(today, -ago)
    const at = instant(day, dice.between(9, 20), dice.between(0, 59))
    events.push({
      station,
      author: person,
      day,
      createdAt: at,
      activities: [
        { child, kind, minutes, outcome: missed ? 'missed' : 'done', dayIs: 'known', state: 'kept', createdAt: at },
      ],
    })
  }
  for (const { kinds, period } of commitments) {
    if (period === 'birthday') {
      const ago = [yearOf(today), yearOf(today) - 1].map((year) => daysBetween(keptIn(birthday, year), today))
      for (const days of ago) if (days >= 0 && days < HISTORY_DAYS && dice.chance(0.9)) add(days, 'birthday', 60)
      continue
    }
    const every = Math.min(periodEntries[period].shortestDays, HISTORY_DAYS)
    const step = Math.max(2, every)
    for (
      let ago = dice.between(1, Math.min(step, 40));
      ago < HISTORY_DAYS;
      ago += dice.between(Math.ceil(step / 2), step)
    ) {
      if (-ago > quietUntil) continue
      const missed = step < 40 && dice.chance(0.06)
      add(ago, dice.pick(kinds), missed ? null : dice.pick(usualMinutes(kinds)), missed)
    }
  }
  for (let ago = dice.between(5, 40); ago < HISTORY_DAYS; ago += dice.between(25, 60))
    if (-ago <= quietUntil) add(ago, dice.pick(monthly), dice.pick([null, 20, 30, 60]))
  return events.sort((a, b) => a.day.localeCompare(b.day))
}

function usualMinutes(kinds: readonly ActivityKind[]): readonly (number | null)[] {
  if (kinds.includes('call')) return [10, 15, 20, 25, 30, 40]
  return kinds.includes('visit') ? [null, 30, 40, 60, 90] : [null, 20, 30, 60]
}
