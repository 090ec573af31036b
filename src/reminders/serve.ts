import type { Day } from '../care/day.ts'
import { instant } from '../care/day.ts'
import { type Digest, digest } from '../care/digest.ts'
import { logAccess } from '../store/access-log.ts'
import type { Db } from '../store/database.ts'
import { reminderWishes } from '../store/leaves.ts'
import type { NewOutbox } from '../store/outbox.ts'
import { lastDigestOf, privateAccountOf, type Served, sharedRoom, toldOf } from '../store/reminders.ts'
import { digestInRoom, digestText, type Say, textOf } from '../wording.ts'
import { askAboutPlans } from './ask-about-plans.ts'
import type { ForPerson } from './matters-of.ts'
import { showDigest } from './show-digest.ts'

/** What she is to be told today; null where there is nothing to say. */
export async function digestOf(
  db: Db,
  person: Pick<Served, 'id'>,
  mine: ForPerson,
  today: Day,
): Promise<Digest | null> {
  const keys = [...mine.matters.map(({ key }) => key), ...mine.concerns.map(({ id }) => `concern ${id}`)]
  const wish = (await reminderWishes(db, [person.id])).get(person.id)
  const last = await lastDigestOf(db, person.id)
  return digest(
    {
      person: String(person.id),
      care: { isStopped: wish?.stopped ?? false },
      matters: mine.matters,
      concerns: mine.concerns,
      told: await toldOf(db, person.id, keys),
      // today's row was just written; a later one means that the clock was set back
      lastDigest: last !== null && last > today ? last : null,
    },
    today,
  )
}

export interface Reached {
  readonly platform: string
  readonly botAccount: string
  readonly account: string
}

/** The words of a digest; what they show is in the access log, and what they ask waits for its answer. */
export async function sayDigest(db: Db, person: number, account: Reached, made: Digest, now: Date): Promise<Say> {
  const say = digestText(await showDigest(db, made))
  await askAboutPlans(db, { person, account }, made, now)
  await logAccess(
    db,
    childrenOf(made).map((child) => ({
      person,
      account: account.account,
      child,
      fields: ['name', 'due', 'birthday', 'plans', 'wishes'],
      why: 'digest',
      channel: 'private' as const,
      conversation: account.account,
      source: null,
      at: now,
    })),
  )
  return say
}

/** In private where she can be reached, else one line in her room without particulars. */
export async function tell(db: Db, person: Served, made: Digest, now: Date): Promise<NewOutbox[]> {
  const validUntil = instant(made.day, 22)
  const common = { class: 'reminder' as const, proactive: true, notBefore: now, validUntil }
  const account = await privateAccountOf(db, person.id)
  if (account === null) {
    const room = await sharedRoom(db, person.id)
    if (room === null) return []
    const { platform, botAccount } = room
    const key = `digest-room ${person.id} ${made.day}`
    const text = textOf(digestInRoom())
    return [
      { ...common, platform, botAccount, conversation: room.room, isRoom: true, key, text, mentions: [room.account] },
    ]
  }
  const say = await sayDigest(db, person.id, account, made, now)
  const { platform, botAccount } = account
  const key = `digest ${person.id} ${made.day}`
  return [
    {
      ...common,
      platform,
      botAccount,
      conversation: account.account,
      isRoom: false,
      key,
      text: textOf(say),
      about: { children: childrenOf(made) },
    },
  ]
}

export function childrenOf(made: Digest): number[] {
  const about = [
    ...made.plans,
    ...made.passedPlans,
    ...made.birthdays,
    ...made.lacks,
    ...made.overdue,
    ...made.newPairings,
    ...made.escalated,
  ]
  return [...new Set(about.map(({ child }) => Number(child)))]
}
