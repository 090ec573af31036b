import type { Context, Mention } from '../mention.ts'
import type { ActivityReading } from '../recognise/activity.ts'
import type { Clause } from '../recognise/clause.ts'
import type { ContactReading } from '../recognise/contact.ts'
import { daysIn, isPartOfDay, liesAhead, liesBehind } from '../refine/days.ts'
import { type ClauseSight, grammarOf, wordsOf } from './clause-features.ts'

/** What the recognisers of doings found in the whole message. */
export interface Doings {
  readonly activities: readonly Mention<ActivityReading>[]
  readonly contacts: readonly Mention<ContactReading>[]
}

/** The clauses of one section as the learner sees them. */
export function sightsOf(context: Context, doings: Doings, clauses: readonly Clause[], layout: string): ClauseSight[] {
  return clauses.map((clause) => ({
    words: wordsOf(withNamesAlone(context, clause)),
    noticed: [
      ...activitiesIn(doings, clause),
      ...grammarOf(clause.text),
      ...mentionsIn(context, clause),
      `layout.${layout}`,
      ...(/^[)"”]?\?/.test(context.masked.slice(clause.to, clause.to + 2)) ? ['asks'] : []),
    ],
  }))
}

/** The clause with every word for a child as a name. */
function withNamesAlone(context: Context, clause: Clause): string {
  let text = clause.text
  for (const { from, to } of [...context.children].reverse())
    if (from >= clause.from && to <= clause.to)
      text = `${text.slice(0, from - clause.from)}\uE001${text.slice(to - clause.from)}`
  return text
}

function activitiesIn({ activities, contacts }: Doings, clause: Clause): string[] {
  const inside = ({ from, to }: { from: number; to: number }) => to > clause.from && to <= clause.to && from < clause.to
  const told = activities.filter(inside).map(({ value }) => `${value.strength}.${value.kind}`)
  const talks = contacts.filter(inside).map(({ value }) => `contact.${value.kind}.${value.how}`)
  return [...new Set([...told, ...talks])]
}

function mentionsIn(context: Context, clause: Clause): string[] {
  const inside = ({ from, to }: { from: number; to: number }) => from >= clause.from && to <= clause.to
  const children = context.children.filter(inside)
  const days = daysIn(context, clause.from, clause.to).filter((day) => !isPartOfDay(day))
  const names = [
    ...children.map(({ value }) => `child.${value.kind}`),
    ...days.map((day) =>
      liesAhead(day, context.today) ? 'day.ahead' : liesBehind(day, context.today) ? 'day.behind' : 'day.open',
    ),
    ...(context.minutes.some(inside) ? ['minutes'] : []),
    ...(context.volunteers.some(inside) ? ['volunteer'] : []),
  ]
  return children.length > 0 ? [...new Set(names)] : [...new Set(names), 'child.none']
}
