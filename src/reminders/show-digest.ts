import { daysBetween } from '../care/day.ts'
import type { Digest } from '../care/digest.ts'
import { graceEnd } from '../care/due.ts'
import type { LackMatter, OverdueMatter, OwnedMatter } from '../care/matter.ts'
import type { Db } from '../store/database.ts'
import { childNames, personNames, wishTexts } from '../store/reminders.ts'
import type { Lacking, ShownDigest, ShownEscalation } from '../wording.ts'

/** Names and wishes looked up; what is about one child and of one sort stands in one line. */
export async function showDigest(db: Db, digest: Digest): Promise<ShownDigest> {
  const all = [...digest.plans, ...digest.passedPlans, ...digest.birthdays, ...digest.lacks, ...digest.overdue]
  const owned = [...digest.newPairings, ...digest.escalated]
  const ids = [...all, ...owned].map(({ child }) => Number(child))
  const children = await childNames(db, [
    ...ids,
    ...digest.concerns.flatMap(({ child }) => (child === null ? [] : [Number(child)])),
  ])
  const people = await personNames(
    db,
    digest.escalated.map(({ side }) => Number(side.paired)),
  )
  const wishes = await wishTexts(
    db,
    [...digest.plans, ...digest.birthdays].flatMap((matter) => matter.wishes.map(Number)),
  )
  const name = (child: string) => children.get(Number(child)) ?? ''
  const texts = (ids: readonly (string | number)[]) => ids.flatMap((id) => wishes.get(Number(id)) ?? [])
  return {
    today: digest.day,
    plans: digest.plans.map((matter) => ({
      child: name(matter.child),
      kind: matter.plan.kind,
      wishes: texts(matter.wishes),
    })),
    passedPlans: digest.passedPlans.map(({ child, plan }) => ({ child: name(child), kind: plan.kind, day: plan.day })),
    birthdays: digest.birthdays.map(({ child, day, age, wishes: open }) => ({
      child: name(child),
      day,
      age,
      wishes: texts(open),
    })),
    lacks: together(digest.lacks, name, lackingOf),
    overdue: together(digest.overdue, name, stillOf),
    newPairings: digest.newPairings.map(({ child, since }) => ({ child: name(child), since })),
    escalated: [...new Set(digest.escalated.map(({ child }) => child))].map((child) => {
      const about = digest.escalated.filter((matter) => matter.child === child)
      const paired = [...new Set(about.map(({ side }) => side.paired))]
      return {
        child: name(child),
        volunteers: paired.flatMap((id) => people.get(Number(id)) ?? []),
        why: about.map((matter) => whyOf(matter, digest)),
      }
    }),
    escalatedLater: digest.escalatedLater,
    concerns: digest.concerns.map(({ child, since }) => ({ child: child === null ? null : name(child), since })),
  }
}

function together<One extends { readonly child: string }>(
  all: readonly One[],
  name: (child: string) => string,
  what: (one: One) => Lacking,
): { child: string; what: Lacking[] }[] {
  const children = [...new Set(all.map(({ child }) => child))]
  return children.map((child) => ({ child: name(child), what: all.filter((one) => one.child === child).map(what) }))
}

function lackingOf({ commitment, lacking, span }: LackMatter): Lacking {
  return { kinds: commitment.kinds, times: lacking, period: commitment.period, until: span.to }
}

function stillOf({ commitment, missed }: OverdueMatter): Lacking {
  const last = missed.at(-1)
  const until = last ? graceEnd(commitment, last.span) : ('9999-12-31' as Lacking['until'])
  return { kinds: commitment.kinds, times: 1, period: commitment.period, until }
}

function whyOf(matter: OwnedMatter, { day }: Digest): ShownEscalation['why'][number] {
  switch (matter.kind) {
    case 'unreachable':
      return { is: 'unreachable', times: matter.tries.length }
    case 'new-pairing':
      return { is: 'new-pairing', days: daysBetween(matter.since, day) }
    case 'overdue':
      return { is: 'overdue', what: stillOf(matter), periods: matter.missed.length }
    case 'lacks':
      return { is: 'lacks', what: lackingOf(matter), because: matter.side.because }
  }
}
