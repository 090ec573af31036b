const MINUTE = 60_000
/** Digests have full hours, quiet hours end and begin at half past. */
const HALF_AN_HOUR = 30 * MINUTE

export interface MovedClock {
  now(): Date
  /** Lets the time pass until then, minute by minute where something is due. */
  advance(to: Date): Promise<void>
  /** what a minute that is passed through does, and the next instant at which something falls due */
  onPass: () => Promise<void>
  nextDue: (after: Date) => Promise<Date | null>
}

/** The clock of this process; a demo's can be set ahead, and never begins before `from`. */
export function createDemoClock(from: Date | null): MovedClock {
  let aheadMs = from === null ? 0 : Math.max(0, from.getTime() - Date.now())
  const clock: MovedClock = {
    now: () => new Date(Date.now() + aheadMs),
    onPass: async () => {},
    nextDue: async () => null,
    async advance(to) {
      while (clock.now() < to) {
        const now = clock.now().getTime()
        const due = await clock.nextDue(new Date(now))
        const half = (Math.floor(now / HALF_AN_HOUR) + 1) * HALF_AN_HOUR
        const dueMinute = due === null ? half : Math.ceil(due.getTime() / MINUTE) * MINUTE
        const next = Math.min(half, dueMinute, to.getTime())
        aheadMs += Math.max(1, next - clock.now().getTime())
        await clock.onPass()
      }
    },
  }
  return clock
}
