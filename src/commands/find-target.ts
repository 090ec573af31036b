import type { ChildId } from '../care/roster.ts'
import { activitiesOfSources, type StoredActivity } from '../store/activities.ts'
import { findSaid, lastReport, reportsSince } from '../store/inbox.ts'
import { findSent, findSentByText } from '../store/outbox.ts'
import { plansAndWishesOf, type ToldPlan, type ToldWish } from '../store/plans-wishes.ts'
import { conversationOf } from '../store/speaker.ts'
import type { Meaning, Target } from '../understand/meaning.ts'
import type { Asked } from './command.ts'

const DAYS_BACK = 7
const DAY = 86_400_000

/** What an undo or an amendment means. */
export interface Found {
  /** inbox rows of the messages meant; several where a quoted echo answered several, or two quotes fit */
  readonly sources: readonly number[]
  /** their records that fit what was said of them */
  readonly records: readonly StoredActivity[]
  /** all their records */
  readonly all: readonly StoredActivity[]
  /** their open plans and wishes that fit what was said of them */
  readonly plans: readonly ToldPlan[]
  readonly wishes: readonly ToldWish[]
}

/** The quoted message or echo; else the sender's last report of seven days in this conversation. */
export async function findTarget(asked: Asked): Promise<Found> {
  const target = asked.meaning.target ?? {}
  const quoted = await quotedSources(asked)
  const sources = quoted ?? (await lastSources(asked, target))
  const all = await activitiesOfSources(asked.db, sources)
  const told = await plansAndWishesOf(asked.db, sources)
  return { sources, records: all.filter((record) => fits(record, target)), all, ...fittingOf(told, asked.meaning) }
}

function fits(record: StoredActivity, target: Target): boolean {
  const child = String(record.child) as ChildId
  return (
    (!target.children?.length || target.children.includes(child)) &&
    (target.activity === undefined || target.activity === record.kind) &&
    (target.date === undefined || target.date === record.day)
  )
}

/** A weekday of a plan is the next one, of a record the last one. */
function fittingOf({ plans, wishes }: Awaited<ReturnType<typeof plansAndWishesOf>>, { target = {}, asPlan }: Meaning) {
  const ofChild = ({ child }: { readonly child: number }) =>
    !target.children?.length || target.children.includes(String(child))
  return {
    plans: plans.filter(
      (plan) =>
        ofChild(plan) &&
        (target.activity === undefined || target.activity === plan.kind) &&
        (target.date === undefined || target.date === plan.day || asPlan?.was === plan.day),
    ),
    wishes: target.activity === undefined && target.date === undefined ? wishes.filter(ofChild) : [],
  }
}

async function quotedSources(asked: Asked): Promise<readonly number[] | null> {
  const { db, heard } = asked
  const { quote } = heard
  if (quote === null) return null
  const conversation = conversationOf(heard)
  if ('messageId' in quote) {
    const said = await findSaid(db, heard, quote.messageId)
    if (said !== null) return [said]
    const sent = await findSent(db, { ...heard, conversation, messageId: quote.messageId })
    return sent ? sent.answers : []
  }
  const since = new Date(heard.at.getTime() - DAYS_BACK * DAY)
  const words = plain(quote.words)
  const [echoed] = await findSentByText(db, { ...heard, conversation, beginsWith: quote.words, since })
  if (echoed) return echoed.answers
  const reports = await reportsSince(db, heard, since)
  return reports.filter(({ text }) => plain(text).startsWith(words)).map(({ id }) => id)
}

/** Networks cut long quotes and change blanks. */
function plain(text: string): string {
  return text.replace(/[\s…]|\.{3}$/gu, '')
}

/** Said of an older record ("周二小虎那条")? Then the newest report that has such a record; else simply the last one. */
async function lastSources(asked: Asked, target: Target): Promise<number[]> {
  const { db, heard, self } = asked
  const since = new Date(heard.at.getTime() - DAYS_BACK * DAY)
  const reports = await lastReport(db, heard, self, since)
  if (asked.meaning.wishChange) return reportWithWish(asked, reports)
  const named = target.children?.length || target.activity !== undefined || target.date !== undefined
  if (!named) return reports.slice(0, 1)
  for (const id of reports) {
    const records = await activitiesOfSources(db, [id])
    if (records.some((record) => fits(record, target))) return [id]
    const { plans, wishes } = fittingOf(await plansAndWishesOf(db, [id]), asked.meaning)
    if (plans.length + wishes.length > 0) return [id]
  }
  return []
}

/** Other words for a wish mean the newest report that told such a one. */
async function reportWithWish({ db, meaning }: Asked, reports: readonly number[]): Promise<number[]> {
  const from = meaning.wishChange?.from ?? ''
  for (const id of reports) {
    const { wishes } = await plansAndWishesOf(db, [id])
    if (wishes.some(({ text }) => text.includes(from))) return [id]
  }
  return []
}
