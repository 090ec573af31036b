import type { Day } from '../care/day.ts'
import { closed, open, type Say } from './part.ts'
import { childPart, dayText, type ShownChild } from './record.ts'

/** What somebody wishes about her reminders, read back. */

export function remindersStopped(): Say {
  return [open('好,以后不提醒您了。想要了就回“恢复提醒”。')]
}

export function remindersResumed(): Say {
  return [open('好,恢复提醒,一天最多一条,有事才发。')]
}

/** To her leader, whose the matters of her children are now. */
export function volunteerWantsNone(name: string): Say {
  return [closed(name), open('不收提醒了。她的孩子有该做的事,我先告诉您。')]
}

export function snoozedUntil(until: Day, child: ShownChild | null, today: Day, inGroup: boolean): Say {
  const whose = child ? [childPart(child, inGroup), open('的事')] : []
  return [open('好,'), ...whose, open(`${dayText(until, today)}起再提醒。`)]
}

export function snoozeWhose(): Say {
  return [open('是哪个孩子?请写登记的姓名,比如:小雨下周再提醒')]
}

export function snoozeNotHers(): Say {
  return [open('这个孩子现在不归您,没有您的提醒。')]
}

export function reminderHourSet(hour: number): Say {
  return [open(`好,以后每天${hour}点左右提醒您。`)]
}

/** `hour` null: the county's, as for everybody */
export function reminderHourIs(hour: number | null): Say {
  return [open(`${hour === null ? '现在和大家一个时间提醒' : `现在每天${hour}点左右提醒`}。想换就发:几点提醒我 20点`)]
}

export function reminderHourOutside(from: number, to: number): Say {
  return [open(`只能定在${from}点到${to}点之间,太早太晚我不打扰。`)]
}
