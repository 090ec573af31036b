import { dayOf } from '../care/day.ts'
import { leads } from '../rights.ts'
import { cancelEchoes } from '../store/outbox.ts'
import { changePlan, changeWish, type ToldPlan, type ToldWish } from '../store/plans-wishes.ts'
import { childFacts } from '../store/roster.ts'
import { nothingToAmend, notYours, othersChanged, planChanged, wishChanged } from '../wording.ts'
import { type Asked, answer, inGroup, type Reply, shownChild } from './command.ts'
import type { Found } from './find-target.ts'

type PlanChanges = Parameters<typeof changePlan>[2]
type WishChanges = Parameters<typeof changeWish>[2]

/** What an amendment changes of plans and wishes. */
export interface PlansToAmend {
  readonly plans: readonly { readonly plan: ToldPlan; readonly changes: PlanChanges }[]
  readonly wishes: readonly { readonly wish: ToldWish; readonly changes: WishChanges }[]
}

/** The plans and wishes of a message that the amendment would change; a plan never moves to a day that has passed. */
export function plansToAmend({ meaning, heard }: Asked, { plans, wishes }: Found): PlansToAmend {
  const { changes = {}, asPlan, wishChange } = meaning
  const child = changes.child === undefined ? undefined : Number(changes.child)
  const ahead = asPlan?.date ?? changes.date
  const day = ahead !== undefined && ahead >= dayOf(heard.at) ? ahead : undefined
  return {
    plans: plans.flatMap((plan) => {
      const set: PlanChanges = {
        ...(child !== undefined && child !== plan.child && { child }),
        ...(changes.activity !== undefined && changes.activity !== plan.kind && { kind: changes.activity }),
        ...(day !== undefined && day !== plan.day && { day }),
      }
      return Object.keys(set).length > 0 && (changes.date === undefined || day !== undefined)
        ? [{ plan, changes: set }]
        : []
    }),
    wishes: wishes.flatMap((wish) => {
      const text = wishChange && newText(wish.text, wishChange)
      const set: WishChanges = {
        ...(child !== undefined && child !== wish.child && { child }),
        ...(text !== undefined && text !== null && { text }),
      }
      return Object.keys(set).length > 0 ? [{ wish, changes: set }] : []
    }),
  }
}

/** Null: the wish has nothing of what is to be replaced. */
function newText(text: string, { from, to }: { readonly from: string | null; readonly to: string }): string | null {
  if (from === null) return to
  return text.includes(from) ? text.replace(from, to) : null
}

/** Changes them, where she may, and says how each was and is. */
export async function amendPlans(asked: Asked, found: Found, { plans, wishes }: PlansToAmend): Promise<Reply[]> {
  const { db, speaker, self } = asked
  const owners = [...plans.map(({ plan }) => plan), ...wishes.map(({ wish }) => wish)]
  if (!owners.every(({ author, station }) => author === self || leads(speaker, station))) return [answer(notYours())]
  const child = asked.meaning.changes?.child
  if (child !== undefined && (await childFacts(db, [child])).get(child)?.state !== 'active')
    return [answer(nothingToAmend())]
  for (const { plan, changes } of plans) await changePlan(db, plan.id, changes)
  for (const { wish, changes } of wishes) await changeWish(db, wish.id, changes)
  await cancelEchoes(db, found.sources)
  const others = [...new Set(owners.map(({ author }) => author))].filter((author) => author !== self)
  return [
    ...plansReply(asked, plans),
    ...wishesReply(asked, wishes),
    ...others.map(
      (person): Reply => ({
        to: { person },
        say: othersChanged(speaker.person?.name ?? ''),
        about: [],
        class: 'answer',
        part: `others ${person}`,
      }),
    ),
  ]
}

function plansReply(asked: Asked, amended: PlansToAmend['plans']): Reply[] {
  if (amended.length === 0) return []
  const { speaker, heard } = asked
  const shown = amended.map(({ plan, changes }) => ({
    before: { child: shownChild(speaker, String(plan.child), plan.childName), kind: plan.kind, day: plan.day },
    after: {
      child: shownChild(speaker, String(changes.child ?? plan.child), plan.childName),
      kind: changes.kind ?? plan.kind,
      day: changes.day ?? plan.day,
    },
  }))
  const children = [...new Set(amended.flatMap(({ plan, changes }) => [plan.child, changes.child ?? plan.child]))]
  const about = children.map((id) => ({ child: String(id), fields: ['name', 'plans'] }))
  return [answer(planChanged(shown, dayOf(heard.at), inGroup(asked)), about)]
}

function wishesReply(asked: Asked, amended: PlansToAmend['wishes']): Reply[] {
  if (amended.length === 0) return []
  const { speaker } = asked
  const shown = amended.map(({ wish, changes }) => ({
    before: { child: shownChild(speaker, String(wish.child), wish.childName), text: wish.text },
    after: {
      child: shownChild(speaker, String(changes.child ?? wish.child), wish.childName),
      text: changes.text ?? wish.text,
    },
  }))
  const children = [...new Set(amended.flatMap(({ wish, changes }) => [wish.child, changes.child ?? wish.child]))]
  const about = children.map((id) => ({ child: String(id), fields: ['name', 'wishes'] }))
  return [answer(wishChanged(shown, inGroup(asked)), about)]
}
