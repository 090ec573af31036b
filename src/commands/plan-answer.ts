import { z } from 'zod'
import { activityKinds } from '../care/activity.ts'
import { type Day, dayOf } from '../care/day.ts'
import { changePlan, withdrawPlan } from '../store/plans-wishes.ts'
import { ask } from '../store/questions.ts'
import { consentMissing, consentWithdrawn, echo, planMoved, planNotDone } from '../wording.ts'
import { type Asked, answer, inGroup, type Reply, shownChild } from './command.ts'
import { consentLines } from './consent-lines.ts'
import { keepRecords } from './keep-records.ts'

/** Announcements whose day passed without a word, as the digest asked about them. */
export const plansPayload = z.object({
  kind: z.literal('plans'),
  plans: z.array(
    z.object({
      plan: z.number(),
      child: z.string(),
      activity: z.enum(activityKinds),
      day: z.custom<Day>((value) => typeof value === 'string'),
    }),
  ),
})
type AskedPlan = z.infer<typeof plansPayload>['plans'][number]

const HOURS_TO_ANSWER = 48

/** 去了: a report of that day; 没去成: the plan is off; 改到周六: it has another day. What else was asked about waits on. */
export async function answerAboutPlans(asked: Asked, { plans }: z.infer<typeof plansPayload>): Promise<Reply[]> {
  const { chosen, children = [], date } = asked.meaning.arguments ?? {}
  const meant = plans.filter(({ child }) => children.includes(child))
  await askOn(
    asked,
    plans.filter((plan) => !meant.includes(plan)),
  )
  switch (chosen?.[0]) {
    case 'done':
      return keepDone(asked, meant)
    case 'later':
      for (const { plan } of meant) if (date !== undefined) await changePlan(asked.db, plan, { day: date })
      return meant.map((plan) => ({
        ...answer(planMoved(shownOf(asked, plan), date ?? plan.day, dayOf(asked.now), inGroup(asked)), aboutOf(plan)),
        part: `moved ${plan.plan}`,
      }))
    default:
      for (const { plan } of meant) await withdrawPlan(asked.db, plan)
      return [answer(planNotDone())]
  }
}

async function keepDone(asked: Asked, meant: readonly AskedPlan[]): Promise<Reply[]> {
  const minutes = asked.meaning.arguments?.minutes ?? null
  const told = meant.map(({ child, activity, day }, index) => ({
    child,
    activity,
    date: day,
    dayAssumed: false,
    minutes,
    outcome: 'done' as const,
    occasion: index + 1,
    clock: null,
    again: false,
  }))
  const { inbox, at } = asked.heard
  const { kept, had, pending, frozen } = await keepRecords(asked, told, { inbox, at })
  const today = dayOf(asked.now)
  const rest = { plans: [], wishes: [], noted: false, guessed: false, today, inGroup: inGroup(asked) }
  const say = echo({ records: kept, had, ...rest })
  return [
    ...(say.length > 0
      ? [{ to: 'here' as const, say, about: meant.flatMap(aboutOf), class: 'echo' as const, part: 'echo' }]
      : []),
    ...consentLines(asked, pending, consentMissing, 'missing'),
    ...consentLines(asked, frozen, consentWithdrawn, 'withdrawn'),
  ]
}

/** The others stay asked, without another word. */
async function askOn({ db, heard, self, now, speaker }: Asked, plans: readonly AskedPlan[]): Promise<void> {
  if (plans.length === 0) return
  const options = [...new Set(plans.map(({ child }) => child))].map((child) => ({
    label: shownChild(speaker, child).full,
    value: child,
  }))
  const payload = { kind: 'plans', plans }
  await ask(db, {
    place: heard,
    person: self,
    about: 'plan',
    options,
    payload,
    source: null,
    askedAt: now,
    hours: HOURS_TO_ANSWER,
  })
}

const aboutOf = ({ child }: AskedPlan) => [{ child, fields: ['name', 'kind', 'day'] }]

function shownOf({ speaker }: Asked, { child, activity }: AskedPlan) {
  return { child: shownChild(speaker, child), kind: activity }
}
