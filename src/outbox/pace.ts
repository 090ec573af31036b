import { wallClock } from '../care/day.ts'
import type { OutboxClass } from '../store/outbox.ts'
import type { Allowance, Recent, Sent } from '../store/outbox-claim.ts'
import type { OutboxSettings } from './settings.ts'

/** Urgent messages never stand behind others, so they have a lane of their own. */
export type Lane = 'urgent' | 'others'

/** The last fifth of a budget is for what somebody waits for. */
const SHARE_FOR_ALL = 4 / 5
const awaited: readonly OutboxClass[] = ['answer', 'echo']
const everything: readonly OutboxClass[] = [...awaited, 'reminder', 'summary']
const nothingRests = { resting: [], spreadOnlyTo: null }

/** Spread out over time: what goes to rooms, and what nobody waits for. Private answers are quick. */
function isSpread(sent: Sent): boolean {
  return sent.class !== 'urgent' && (sent.isRoom || !awaited.includes(sent.class))
}

/** What an urgent message has to heed: nothing. */
export const urgentAllowance: Allowance = { classes: ['urgent'], ...nothingRests }

/** What an unpaced network may be sent. */
export const unpacedAllowance: Allowance = { classes: everything, ...nothingRests }

/**
 * What else than urgent messages may be sent now, or null. It is all read from what was sent, so a restart changes nothing;
 * instants after `now` (a clock that was set back) hold nothing up, but count for the day.
 */
export function allowance(
  recent: Recent,
  now: Date,
  settings: OutboxSettings,
  gapSeconds: (last: Sent) => number,
): Allowance | null {
  const lately = [...recent.sending, ...recent.sent].sort((a, b) => b.at.getTime() - a.at.getTime())
  const within = (sent: Sent, seconds: number) => {
    const agoMs = now.getTime() - sent.at.getTime()
    return agoMs >= 0 && agoMs < seconds * 1000
  }
  const lastMinute = lately.filter((sent) => within(sent, 60)).length
  if (lastMinute >= settings.perMinute || recent.sentToday >= settings.perDay) return null
  const isScarce =
    lastMinute >= settings.perMinute * SHARE_FOR_ALL || recent.sentToday >= settings.perDay * SHARE_FOR_ALL
  const spread = lately.filter(isSpread)
  const last = spread[0]
  return {
    classes: isScarce ? awaited : everything,
    resting: [...recent.sending, ...spread.filter((sent) => within(sent, settings.roomIntervalSeconds))],
    spreadOnlyTo: last && within(last, gapSeconds(last)) ? last : null,
  }
}

/** Chooses the gap after a message once, however often it is asked. `random` gives [0, 1). */
export function createGaps(settings: OutboxSettings, random: () => number): (last: Sent) => number {
  const { min, max } = settings.accountGapSeconds
  let chosen = { after: '', seconds: min }
  return (last) => {
    const after = `${last.conversation}/${last.at.getTime()}`
    if (chosen.after !== after) chosen = { after, seconds: min + random() * (max - min) }
    return chosen.seconds
  }
}

/** Whether the instant lies in the quiet hours; they may pass midnight. */
export function isQuiet(now: Date, settings: OutboxSettings): boolean {
  const { hour, minute } = wallClock(now)
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const { quietFrom, quietTo } = settings
  return quietFrom <= quietTo ? time >= quietFrom && time < quietTo : time >= quietFrom || time < quietTo
}
