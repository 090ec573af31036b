import { activityKinds } from '../care/activity.ts'
import type { StoredActivity } from '../store/activities.ts'
import type { Totals } from '../wording.ts'

/**
 * Counts as DESIGN.md says: 场次 and minutes by occasion (the longest of its activities), 人次 by activity; what was
 * tried in vain apart.
 */
export function sumUp(
  records: readonly (StoredActivity & { readonly occasion: number })[],
  childrenInCare: number,
): Totals {
  const done = records.filter(({ outcome }) => outcome === 'done')
  const longest = new Map<number, number>()
  for (const { occasion, minutes } of done) longest.set(occasion, Math.max(longest.get(occasion) ?? 0, minutes ?? 0))
  return {
    occasions: longest.size,
    activities: done.length,
    minutes: [...longest.values()].reduce((sum, minutes) => sum + minutes, 0),
    children: new Set(done.map(({ child }) => child)).size,
    childrenInCare,
    byKind: activityKinds
      .map((kind) => ({ kind, count: done.filter((record) => record.kind === kind).length }))
      .filter(({ count }) => count > 0),
    missed: records.length - done.length,
  }
}
