import { activities } from './activity.ts'
import { ageOn, nextBirthday } from './birthday.ts'
import type { CarePlan, ChildCare, StationCare } from './care-facts.ts'
import { addDays, type Day, daysBetween } from './day.ts'
import { type BirthdayMatter, type PassedPlanMatter, type PlanMatter, wishKinds } from './matter.ts'
import { mayKnow, ownerAt, volunteerSide } from './owner.ts'
import { isDayOff } from './quiet.ts'
import type { RhythmDays } from './rhythm-days.ts'
import { runsOn } from './satisfies.ts'
import { BIRTHDAY_DAYS } from './span.ts'

/** The birthday that comes, for who is paired with the child or stands in; null while it is far, or once it was kept. */
export function birthdayMatter(
  child: ChildCare,
  station: StationCare,
  today: Day,
  days: RhythmDays,
): BirthdayMatter | null {
  if (child.birthday === null) return null
  const day = nextBirthday(child.birthday, today)
  const ahead = days.birthdayAhead.filter((before) => daysBetween(today, day) <= before).at(-1)
  const kept = child.activities.some(
    (one) =>
      one.kind === 'birthday' && one.outcome === 'done' && one.day >= addDays(day, -BIRTHDAY_DAYS) && one.day <= today,
  )
  const tell = companions(child, station, today)
  if (ahead === undefined || kept || tell.length === 0) return null
  const isAnnounced = child.plans.some(
    (plan) =>
      plan.kind === 'birthday' && plan.day !== null && plan.day >= today && plan.day <= addDays(day, BIRTHDAY_DAYS),
  )
  return {
    kind: 'birthday',
    child: child.id,
    station: station.id,
    key: `birthday ${child.id} ${day} ${ahead}`,
    quiet: isDayOff(station, today) ? 'day-off' : isAnnounced ? 'announced' : null,
    tell,
    day,
    age: ageOn(child.birthday, day),
    wishes: child.wishes,
  }
}

/** Everybody who is there for the child today; where nobody is, the leader. */
function companions(child: ChildCare, station: StationCare, today: Day): string[] {
  const sides = child.pairings
    .filter((pair) => runsOn(pair, today))
    .flatMap((pair) => volunteerSide([pair], undefined, station, today) ?? [])
  const here = [...new Set(sides.flatMap(({ person }) => person ?? []))]
  const [side] = sides
  return here.length > 0 || side === undefined ? here : [ownerAt('leader', side, undefined, station, today).person]
}

/** Announcements for tomorrow, and those whose day passed without a word; for their author, while the child is hers. */
export function planMatters(
  child: ChildCare,
  station: StationCare,
  today: Day,
  days: RhythmDays,
): (PlanMatter | PassedPlanMatter)[] {
  return child.plans.flatMap((open): (PlanMatter | PassedPlanMatter)[] => {
    if (open.day === null || !mayKnow(open.author, child.pairings, station, today)) return []
    const plan = { ...open, day: open.day }
    const told = {
      child: child.id,
      station: station.id,
      quiet: isDayOff(station, today) ? ('day-off' as const) : null,
      tell: [plan.author],
      plan,
    }
    if (plan.day === addDays(today, 1))
      return [
        {
          ...told,
          kind: 'plan',
          key: `plan ${plan.id} ${plan.day}`,
          wishes: wishKinds.includes(plan.kind) ? child.wishes : [],
        },
      ]
    const passed = daysBetween(plan.day, today)
    if (passed < 1 || passed > days.askAfterPlan || wasReported(child, plan)) return []
    return [{ ...told, kind: 'passed-plan', key: `passed-plan ${plan.id} ${plan.day}` }]
  })
}

/** Also a try in vain, and also a meeting of another kind than was announced. */
function wasReported(child: ChildCare, plan: CarePlan & { readonly day: Day }): boolean {
  return child.activities.some(
    ({ kind, day, author }) =>
      author === plan.author &&
      day >= plan.day &&
      (kind === plan.kind || (activities[kind].meeting && activities[plan.kind].meeting)),
  )
}
