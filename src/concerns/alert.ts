import { calendarDayOf, dateOf, monthOf, wallClock } from '../care/day.ts'
import { logAccess } from '../store/access-log.ts'
import { type ConcernPerson, findConcern, type NewConcern, notePeople, peopleOf } from '../store/concerns.ts'
import type { Db } from '../store/database.ts'
import { accountToReach, allCoordinators, chargedWith } from '../store/offices.ts'
import { put } from '../store/outbox.ts'
import { accusedOf } from '../understand/accused.ts'
import { type Alert, alert, type Say, textOf } from '../wording.ts'

/** Leaders are step 1 with the station's coordinators as step 2; every coordinator of the store is step 3. */
const STEP = { leader: 1, coordinator: 2, everyCoordinator: 3 } as const

/**
 * Who may be told of a concern: leaders and coordinators of these stations, less the writer, less whom the text may
 * accuse; where one of them is left out as accused, the next ones up at the same moment. `stations` null: every
 * coordinator (the next one up).
 */
export async function whoMayBeTold(
  db: Db,
  stations: readonly number[] | null,
  made: NewConcern | null,
): Promise<ConcernPerson[]> {
  const near = stations === null || stations.length === 0 ? [] : await chargedWith(db, stations)
  const everyone = await allCoordinators(db)
  const candidates = [
    ...near.map(({ id, name, role }) => ({ id, name, leader: role === 'leader', step: STEP[role] })),
    ...everyone
      .filter(({ id }) => !near.some((other) => other.id === id))
      .map(({ id, name }) => ({ id, name, leader: false, step: STEP.everyCoordinator })),
  ]
  const accused = made === null ? [] : accusedIn(made.text, candidates)
  const judged = candidates.map(
    ({ id, step }): ConcernPerson => ({
      person: id,
      step,
      leftOut: accused.includes(id) ? 'accused' : id === made?.writer ? 'writer' : null,
    }),
  )
  const first = judged.filter(({ step }) => step < STEP.everyCoordinator)
  const nobodyNear = !first.some(({ leftOut }) => leftOut === null)
  const oneAccused = first.some(({ leftOut }) => leftOut === 'accused')
  return stations === null || nobodyNear || oneAccused ? judged : first
}

/** A bug in reading who is accused must not lose the alert: then everybody near is taken for accused, and the next hear. */
function accusedIn(text: string, people: readonly { id: number; name: string; leader: boolean }[]): number[] {
  const asked = people.map(({ id, name, leader }) => ({ id: String(id), name, leader }))
  try {
    return accusedOf(text, asked).map(Number)
  } catch {
    return people.filter(({ leader }) => leader).map(({ id }) => id)
  }
}

export interface Telling {
  readonly say: (shown: Alert) => Say
  /** part of the outbox key: first, repeat 2, joined … */
  readonly key: string
  /** only the newest words: what was said before them was told before */
  readonly newestOnly?: boolean
  readonly settings: { readonly numbers: string; readonly lastResort?: (concern: number) => void }
  readonly now: Date
}

/** Writes an alert to each who may be told and can be reached; where nobody can, the next ones up, else the last resort. */
export async function alertPeople(
  db: Db,
  id: number,
  people: readonly ConcernPerson[],
  telling: Telling,
): Promise<ConcernPerson[]> {
  const concern = await findConcern(db, id)
  if (concern === null) return []
  const text = textOf(telling.say(shownAlert(concern, telling)))
  let reached = 0
  for (const entry of people.filter(({ leftOut }) => leftOut === null)) {
    if (await tell(db, id, entry.person, concern, text, telling)) reached += 1
  }
  if (reached > 0) return [...people]
  const known = new Set(people.map(({ person }) => person))
  const next = (await whoMayBeTold(db, null, null)).filter(({ person }) => !known.has(person))
  for (const entry of next) if (await tell(db, id, entry.person, concern, text, telling)) reached += 1
  if (reached === 0) telling.settings.lastResort?.(id)
  return [...people, ...next]
}

async function tell(
  db: Db,
  id: number,
  person: number,
  concern: Shown,
  text: string,
  { key, now }: Telling,
): Promise<boolean> {
  const to = await accountToReach(db, person, concern)
  if (to === null) return false
  await put(db, [
    {
      platform: to.platform,
      botAccount: to.botAccount,
      conversation: to.account,
      isRoom: false,
      class: 'urgent',
      key: `concern ${id} ${key} ${person}`,
      text,
      about: { concern: id, children: concern.children.map((child) => child.id) },
      notBefore: now,
    },
  ])
  await logAccess(
    db,
    concern.children.map((child) => ({
      person,
      account: to.account,
      child: child.id,
      fields: ['name', 'concern'],
      why: 'concern',
      channel: 'private',
      conversation: to.account,
      source: null,
      at: now,
    })),
  )
  return true
}

type Shown = NonNullable<Awaited<ReturnType<typeof findConcern>>>

function shownAlert(concern: Shown, { settings, newestOnly = false }: Telling): Alert {
  const texts = newestOnly ? concern.texts.slice(-1) : concern.texts
  const several = new Set(texts.map(({ writerName }) => writerName)).size > 1
  const at = texts[0]?.at ?? concern.createdAt
  const day = calendarDayOf(at)
  const { hour, minute } = wallClock(at)
  return {
    number: concern.id,
    station: concern.stationName,
    children: concern.children.map(({ name }) => name),
    writer: texts[0]?.writerName ?? null,
    when: `${monthOf(day)}月${dateOf(day)}日 ${hour}:${String(minute).padStart(2, '0')}`,
    inGroup: concern.conversation !== concern.writerAccount,
    text: texts.map(({ text, writerName }) => (several ? `${writerName ?? '没绑定的成员'}:${text}` : text)).join('\n'),
    numbers: settings.numbers,
  }
}

/** An alert was refused as unreachable: the next one up hears of it at once. */
export async function alertNextUp(db: Db, id: number, settings: Telling['settings'], now: Date): Promise<void> {
  const concern = await findConcern(db, id)
  if (concern === null || concern.state !== 'open') return
  const before = await peopleOf(db, id)
  const next = (await whoMayBeTold(db, null, null)).filter(
    ({ person }) => !before.some((entry) => entry.person === person),
  )
  if (next.length === 0) {
    const others = before.filter(({ leftOut }) => leftOut === null)
    const open = await Promise.all(others.map(({ person }) => accountToReach(db, person, concern)))
    if (open.every((account) => account === null)) settings.lastResort?.(id)
    return
  }
  const told = await alertPeople(db, id, next, { say: alert, key: 'next', settings, now })
  await notePeople(db, id, told, now)
}
