import { keepPlan } from '../store/plans-wishes.ts'
import { childFacts } from '../store/roster.ts'
import type { MeaningPlan } from '../understand/meaning.ts'
import type { ShownPlan } from '../wording.ts'
import { type Asked, shownChild } from './command.ts'

/** Writes announcements about active children; returns them as the echo shows them. */
export async function keepPlans(asked: Asked, plans: readonly MeaningPlan[]): Promise<ShownPlan[]> {
  const { db, heard, now, self } = asked
  const facts = await childFacts(
    db,
    plans.map(({ child }) => child),
  )
  const shown: ShownPlan[] = []
  for (const plan of plans) {
    const fact = facts.get(plan.child)
    if (fact?.state !== 'active') continue
    await keepPlan(db, {
      station: fact.station,
      child: Number(plan.child),
      kind: plan.activity,
      day: plan.date,
      author: plan.by === undefined ? self : Number(plan.by),
      source: heard.inbox,
      createdAt: now,
    })
    shown.push({ child: shownChild(asked.speaker, plan.child), kind: plan.activity, day: plan.date })
  }
  return shown
}
