import type { Section } from '../recognise/list.ts'
import { daysIn } from './days.ts'
import type { Story } from './narrate.ts'

/** 时间都是周六, 时长90分钟, 以上昨天送到: the last line under rows of children gives all of them their day and duration. */
export function tellFooter(story: Story, { from, to }: Section): void {
  const days = daysIn(story.context, from, to).filter(({ value }) => value.kind === 'day')
  const told = story.context.minutes.filter((mention) => mention.from >= from && mention.to <= to)
  const [only, ...others] = told
  const minutes = others.length === 0 ? only?.value : undefined
  story.drafts = story.drafts.map((draft) => ({
    ...draft,
    days: draft.days.length === 0 || draft.days === story.day ? (days.length > 0 ? days : draft.days) : draft.days,
    minutes: draft.minutes ?? minutes?.minutes ?? null,
    each: draft.minutes === null && minutes ? minutes.each : draft.each,
  }))
}
