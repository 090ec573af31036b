import type { Digest } from '../care/digest.ts'
import type { Db } from '../store/database.ts'
import { ask, hasOpenQuestion } from '../store/questions.ts'
import { childNames } from '../store/reminders.ts'

/** Until the evening after the next one. */
const HOURS_TO_ANSWER = 48

interface Asked {
  readonly person: number
  readonly account: { readonly platform: string; readonly botAccount: string; readonly account: string }
}

/**
 * The digest asks whether announced days came about: a short answer (去了, 没去成, 改到周六) is taken for it. A question that waits already is
 * left alone; then a sentence answers, which is an ordinary report.
 */
export async function askAboutPlans(db: Db, { person, account }: Asked, made: Digest, now: Date): Promise<void> {
  const place = { ...account, room: null }
  if (made.passedPlans.length === 0 || (await hasOpenQuestion(db, place, now))) return
  const children = [...new Set(made.passedPlans.map(({ child }) => child))]
  const names = await childNames(db, children.map(Number))
  await ask(db, {
    place,
    person,
    about: 'plan',
    options: children.map((child) => ({ label: names.get(Number(child)) ?? '', value: child })),
    payload: {
      kind: 'plans',
      plans: made.passedPlans.map(({ child, plan }) => ({
        plan: Number(plan.id),
        child,
        activity: plan.kind,
        day: plan.day,
      })),
    },
    source: null,
    askedAt: now,
    hours: HOURS_TO_ANSWER,
  })
}
