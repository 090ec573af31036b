import { activities } from '../care/activity.ts'
import { type Asked, eventsText, type Totals } from './care.ts'
import { open, type Part } from './part.ts'
import { spanText } from './record.ts'

/** The words of a summary card. Each is a part, so that a room refuses a card with a private one like any other reply. */
export interface CardWords {
  readonly title: Part
  readonly under: Part
  /** the few large figures, side by side */
  readonly figures: readonly { readonly value: Part; readonly label: Part }[]
  /** how many of how many, as a bar */
  readonly reached: { readonly label: Part; readonly part: number; readonly whole: number }
  /** kept commitments of those that were due by now; null where none were */
  readonly kept: { readonly label: Part; readonly part: number; readonly whole: number } | null
  readonly kinds: readonly { readonly label: Part; readonly count: number }[]
  readonly notes: readonly Part[]
  readonly thanks: Part
}

export interface CardSums extends Totals {
  /** birthdays of the next seven days: a number, no names */
  readonly birthdaysAhead: number
  readonly commitments: { readonly kept: number; readonly due: number } | null
}

/** Counts, thanks, no ranking and no names: a card is made to be passed on. */
export function summaryCardWords(asked: Asked, sums: CardSums): CardWords {
  const { childrenInCare, children, commitments, missed, birthdaysAhead } = sums
  return {
    title: open(`${spanText(asked.from, asked.to, asked.today)} 关爱汇总`),
    under: open(asked.station),
    figures: [
      { value: open(String(sums.occasions)), label: open('场次') },
      { value: open(String(sums.activities)), label: open('人次') },
      ...(sums.minutes > 0 ? [{ value: open(hoursText(sums.minutes)), label: open('小时') }] : []),
    ],
    reached: {
      label: open(`关爱到 ${children} 个孩子,在册 ${childrenInCare} 个`),
      part: children,
      whole: childrenInCare,
    },
    kept: commitments && {
      label: open(`约定做到了 ${commitments.kept} 件,共 ${commitments.due} 件`),
      part: commitments.kept,
      whole: commitments.due,
    },
    kinds: sums.byKind.map(({ kind, count }) => ({ label: open(activities[kind].label), count })),
    notes: [
      ...(sums.events ? [open(eventsText(sums.events))] : []),
      ...(sums.activities === 0 && !sums.events ? [open('这段时间还没有记录')] : []),
      ...(missed > 0 ? [open(`另有 ${missed} 次没联系上,辛苦了`)] : []),
      ...(birthdaysAhead > 0 ? [open(`七天里有 ${birthdaysAhead} 个孩子过生日`)] : []),
    ],
    thanks: open('谢谢每一位爱心妈妈'),
  }
}

/** The line that goes with a card. */
export function cardLine(asked: Asked): Part[] {
  return [open(`${[spanText(asked.from, asked.to, asked.today), asked.station].filter(Boolean).join(' ')} 汇总图`)]
}

/** Every word of a card, for the question whether a room may have it. */
export function partsOf(words: CardWords): Part[] {
  return [
    words.title,
    words.under,
    ...words.figures.flatMap(({ value, label }) => [value, label]),
    words.reached.label,
    ...(words.kept ? [words.kept.label] : []),
    ...words.kinds.map(({ label }) => label),
    ...words.notes,
    words.thanks,
  ]
}

/** 90 → 1.5, 125 → 2.1 */
function hoursText(minutes: number): string {
  return String(Math.round(minutes / 6) / 10)
}
