import { type ActivityKind, activities } from '../care/activity.ts'
import type { Day } from '../care/day.ts'
import { closed, open, type Say } from './part.ts'
import { childPart, dayText, type ShownChild } from './record.ts'

/** What came of announcements and wishes. */

export function planNotDone(): Say {
  return [open('好,没事,改天约好了再告诉我。')]
}

export function planMoved(
  plan: { readonly child: ShownChild; readonly kind: ActivityKind },
  day: Day,
  today: Day,
  inGroup: boolean,
): Say {
  return [
    open('好,改好了:'),
    childPart(plan.child, inGroup),
    open(` ${activities[plan.kind].label}(${dayText(day, today)})`),
  ]
}

/** In private: which wish a record fulfilled. */
export function wishFulfilled(child: string, wish: string): Say {
  return [closed(child), open('的心愿“'), closed(wish), open('”达成了,真好!')]
}

/** In private: a wish was fulfilled, and none of those that are open was named. */
export function whichWish(child: string, wishes: readonly string[]): Say {
  return [
    closed(child),
    open('还有这些心愿:'),
    closed(wishes.join('、')),
    open('。达成的是哪个?请回:心愿达成 '),
    closed(`${child} ${wishes[0] ?? ''}`),
  ]
}
