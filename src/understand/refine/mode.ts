import { type Day, daysBetween, wallClock } from '../../care/day.ts'
import type { Context, DayReading, Mention } from '../mention.ts'
import type { Clause } from '../recognise/clause.ts'
import { type ClauseReading, readClause } from '../recognise/outcome.ts'
import { liesAhead, liesBehind } from './days.ts'

export interface Grounds {
  readonly context: Context
  readonly clause: Clause
  readonly reading: ClauseReading
  /** the days of the clause, else the carried ones */
  readonly days: readonly Mention<DayReading>[]
  readonly ownDay: boolean
  readonly hasMinutes: boolean
  /** line of a list, a form or a wrap-up: a bare verb tells what was done */
  readonly terse: boolean
  /** a list whose title announces */
  readonly announced: boolean
  /** the wording is that of a report, as far as the learner knows */
  readonly soundsDone: boolean
  /** stands in a row of days of which one was told done, or goes on with what was done that day */
  readonly continuesDone: boolean
  /** stands after a clause of a day to come: 报告我明晚写完,周五打电话反馈 */
  readonly continuesAhead: boolean
  /** stands after 等忙完这阵 */
  readonly afterWaiting: boolean
  /** what comes after tells it done; what was told before says nothing of 再去 */
  readonly followedByDone: boolean
}

/** Was it done, is it planned, or is nothing to be kept of it? */
export function modeOf(grounds: Grounds): 'done' | 'plan' | 'nothing' {
  const { reading, days, context, hasMinutes } = grounds
  if (reading.counterfactual || reading.rumour || reading.asksOthers || reading.pastHabit) return 'nothing'
  const ahead = days.some((day) => liesAhead(day, context.today))
  if (ahead && !(reading.perfective && !reading.ahead && !grounds.ownDay)) return 'plan'
  if (reading.missed) return 'done'
  if ((reading.ahead || reading.waiting) && !doneDespiteAhead(grounds)) return reading.intendedOnly ? 'nothing' : 'plan'
  if (grounds.afterWaiting && !reading.perfective && !hasMinutes) return 'plan'
  if (reading.intendedOnly) return 'nothing'
  if (grounds.announced) return 'plan'
  if (reading.perfective || hasMinutes) return 'done'
  if (reading.habitual) return 'nothing'
  if (days.some((day) => liesBehind(day, context.today)) || grounds.terse) return 'done'
  return bareVerb(grounds)
}

/** 刚, 昨天 and a duration tell it done even beside 再 or 要. */
function doneDespiteAhead({ clause, reading, days, context, hasMinutes, ownDay, followedByDone }: Grounds): boolean {
  if (reading.waiting) return false
  // 初二再去,见着了: only 再 or 就 points ahead, and what follows tells it done
  if (followedByDone && !readClause(clause.text.replace(/[再就](?=[去打看联跟来过跑试补陪拨问带给])/g, '')).ahead)
    return true
  if (!reading.perfective) return false
  return (
    hasMinutes ||
    (ownDay && days.some((day) => liesBehind(day, context.today) && day.value.past?.first !== context.today))
  )
}

/** Neither 了 nor 要: the day, the hour of the day and the neighbours decide. */
function bareVerb(grounds: Grounds): 'done' | 'plan' {
  const { context, clause, reading, days, soundsDone, continuesDone, continuesAhead } = grounds
  const open = days.some((day) => isOpen(day, context.today))
  if (continuesAhead && (open || days.length === 0)) return 'plan'
  if (open && !continuesDone && !soundsDone) return 'plan'
  if (!days.some((day) => isOver(day, context.today)) && partOfDayToCome(clause.text, context)) return 'plan'
  if (/今晚[^,。;!?]{0,6}?(?:去|就|便|把|将)/.test(clause.text) && !soundsDone && !continuesDone) return 'plan'
  if (reading.tentative && !soundsDone && !continuesDone) return 'plan'
  return 'done'
}

/** 3月9日下午, said on the morning of the 10th. */
const isOver = ({ value }: Mention<DayReading>, today: Day) =>
  value.tense !== 'future' && value.past !== null && value.past.first < today

const FAR_AHEAD_DAYS = 45

/** May the day be the past one and the next one alike? 3月10日 said on the 11th is no day of next year. */
function isOpen({ value, text }: Mention<DayReading>, today: Day): boolean {
  const { past, future } = value
  if (!past || !future || past.first === future.first) return false
  const toCome = daysBetween(today, future.first)
  if (toCome > FAR_AHEAD_DAYS) return daysBetween(past.first, today) > FAR_AHEAD_DAYS
  return !/号|日|\d/.test(text) || toCome <= daysBetween(past.first, today)
}

/** 今天下午 or 晚上, sent in the morning. */
function partOfDayToCome(text: string, context: Context): boolean {
  const hour = wallClock(context.message.at).hour
  if (hour < 4) return false
  if (/(?:今晚|晚上|晚饭后|夜里)/.test(text)) return hour < 17
  if (/(?:下午|放学|傍晚)/.test(text)) return hour < 12
  return /(?:中午|晌午)/.test(text) && hour < 10
}
