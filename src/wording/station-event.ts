import type { Day } from '../care/day.ts'
import { closed, open, type Part, type Say } from './part.ts'
import { dayText, minutesText } from './record.ts'

export interface ShownEvent {
  readonly title: string
  readonly day: Day
  readonly children: number | null
  readonly minutes: number | null
}

/** The echo; a title is somebody's own words and is not said in a room. */
export function stationEventKept(event: ShownEvent, today: Day, inGroup: boolean): Say {
  return [open('记好了:站点活动'), ...eventParts(event, today, inGroup), open('\n(不对就回“撤销”再发一次)')]
}

export function stationEventHad(event: ShownEvent, today: Day, inGroup: boolean): Say {
  return [open('已有,没重复记:站点活动'), ...eventParts(event, today, inGroup)]
}

function eventParts({ title, day, children, minutes }: ShownEvent, today: Day, inGroup: boolean): Part[] {
  const facts = [
    ...(children === null ? [] : [`${children}个孩子`]),
    ...(minutes === null ? [] : [minutesText(minutes)]),
  ]
  return [
    ...(inGroup ? [] : [closed(` ${title}`)]),
    open(`(${dayText(day, today)})${facts.length > 0 ? ` ${facts.join(',')}` : ''}`),
  ]
}

export function stationEventUndone(): Say {
  return [open('撤销了,这次站点活动不算。')]
}

export function whichStationEvent(): Say {
  return [open('请写上做了什么,比如:主题活动 包粽子 6月8日 12个孩子 2小时')]
}

export function stationEventAhead(): Say {
  return [open('这个日子还没到,办完了再告诉我。')]
}
