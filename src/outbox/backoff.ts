import type { OutboxClass } from '../store/outbox.ts'

const SECONDS = [5, 15, 60, 300, 900, 1800, 3600]
/** The network said: too much. An urgent message still does not wait for long. */
const LIMITED_SECONDS = [600, 1800, 3600]
const URGENT_AT_MOST = 300
const URGENT_LIMITED = 60

/** How long a message waits before its next attempt, in seconds. `attempts` counts the one that just failed. */
export function backoffSeconds(failed: {
  readonly class: OutboxClass
  readonly attempts: number
  readonly isLimited: boolean
}): number {
  const steps = failed.isLimited ? LIMITED_SECONDS : SECONDS
  const step = Math.min(Math.max(failed.attempts, 1), steps.length) - 1
  const seconds = steps[step] ?? URGENT_AT_MOST
  if (failed.class !== 'urgent') return seconds
  return failed.isLimited ? URGENT_LIMITED : Math.min(seconds, URGENT_AT_MOST)
}

/** After this many attempts a message fails for good, so that those behind it go on. */
export function attemptsAtMost(which: OutboxClass): number {
  return which === 'urgent' ? 20 : SECONDS.length
}
