import { addDays, calendarDayOf, instant, parseDay } from '../../care/day.ts'
import { type ClockMove, TranscriptFault } from '../../chat/transcript.ts'

/** Where a clock step of a transcript leads; a time of day alone means today's. Throws TranscriptFault where there is no such day. */
export function moveClock(move: ClockMove, now: Date, line: number): Date {
  if (move.kind === 'by') return new Date(now.getTime() + move.minutes * 60_000)
  const day = move.day === null ? addDays(calendarDayOf(now), move.daysAhead) : parseDay(move.day)
  if (day === null) throw new TranscriptFault(line, move.day ?? '', 'a day of the calendar')
  return instant(day, move.hour, move.minute)
}
