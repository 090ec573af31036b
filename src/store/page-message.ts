import { and, asc, eq } from 'drizzle-orm'
import type { Db } from './database.ts'
import {
  accessLog,
  activity,
  activityChange,
  child,
  concern,
  concernText,
  inbox,
  person,
  plan,
  question,
  wish,
} from './schema/index.ts'

interface On {
  readonly platform: string
  readonly botAccount: string
}

/** What came of one message of a person: for the panel of a demo store. */
export async function keptOfMessage(db: Db, on: On, messageId: string) {
  const [row] = await db
    .select({ id: inbox.id, text: inbox.text })
    .from(inbox)
    .where(
      and(
        eq(inbox.platform, on.platform),
        eq(inbox.botAccount, on.botAccount),
        eq(inbox.messageId, messageId),
        eq(inbox.kind, 'said'),
      ),
    )
  if (!row) return null
  const activities = await db
    .select({
      child: child.name,
      author: person.name,
      kind: activity.kind,
      day: activity.day,
      minutes: activity.minutes,
      outcome: activity.outcome,
      state: activity.state,
    })
    .from(activity)
    .innerJoin(child, eq(child.id, activity.child))
    .innerJoin(person, eq(person.id, activity.author))
    .where(eq(activity.source, row.id))
    .orderBy(asc(activity.id))
  const plans = await db
    .select({ child: child.name, kind: plan.kind, day: plan.day, state: plan.state })
    .from(plan)
    .innerJoin(child, eq(child.id, plan.child))
    .where(eq(plan.source, row.id))
  const wishes = await db
    .select({ child: child.name, text: wish.text, state: wish.state })
    .from(wish)
    .innerJoin(child, eq(child.id, wish.child))
    .where(eq(wish.source, row.id))
  return { hasText: row.text !== null, activities, plans, wishes, ...(await others(db, on, messageId, row.id)) }
}

export type KeptOfMessage = NonNullable<Awaited<ReturnType<typeof keptOfMessage>>>

async function others(db: Db, on: On, messageId: string, source: number) {
  const concerns = await db
    .select({ id: concern.id, level: concern.level, state: concern.state })
    .from(concernText)
    .innerJoin(concern, eq(concern.id, concernText.concern))
    .where(
      and(
        eq(concernText.platform, on.platform),
        eq(concernText.botAccount, on.botAccount),
        eq(concernText.messageId, messageId),
      ),
    )
  const questions = await db
    .select({ about: question.about, state: question.state })
    .from(question)
    .where(eq(question.source, source))
  const changes = await db
    .select({ id: activityChange.id })
    .from(activityChange)
    .where(eq(activityChange.source, source))
  const shown = await db
    .select({
      child: child.name,
      account: accessLog.account,
      channel: accessLog.channel,
      conversation: accessLog.conversation,
      fields: accessLog.fields,
    })
    .from(accessLog)
    .innerJoin(child, eq(child.id, accessLog.child))
    .where(eq(accessLog.source, source))
    .orderBy(asc(accessLog.id))
  return { concerns, questions, changes: changes.length, shown }
}
