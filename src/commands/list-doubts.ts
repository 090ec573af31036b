import { z } from 'zod'
import { activityKinds, outcomes } from '../care/activity.ts'
import { type Day, dayOf } from '../care/day.ts'
import { findActivities } from '../store/activities.ts'
import { accountsOf } from '../store/binding.ts'
import { ask, type NewQuestion, wasAskedWhose } from '../store/questions.ts'
import type { Place } from '../store/speaker.ts'
import type { Changes, ListLine, Unplaced } from '../understand/meaning.ts'
import { lineChanged, type Say, whichChildOfLine, whoseLine } from '../wording.ts'
import type { About, Asked, Reply } from './command.ts'
import { shownChild } from './command.ts'
import { inCare } from './in-care.ts'
import { shownRecord } from './keep-records.ts'

/** How long an answer is waited for, in hours. */
const HOURS = 48
const MOST_CHOICES = 9

/** What waits in a question: an activity that lacks what is asked for. */
export const unplacedShape = z.object({
  child: z.string().optional(),
  by: z.string().optional(),
  activity: z.enum(activityKinds).optional(),
  date: z
    .string()
    .transform((text) => text as Day)
    .nullable(),
  minutes: z.number().nullable(),
  outcome: z.enum(outcomes),
  occasion: z.number(),
  clock: z.string().nullable(),
  again: z.boolean(),
})

const doubtShape = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('author'),
    number: z.number().nullable(),
    name: z.string(),
    unplaced: z.array(unplacedShape),
  }),
  z.object({
    what: z.literal('child'),
    number: z.number().nullable(),
    author: z.string(),
    unplaced: z.array(unplacedShape),
  }),
  z.object({
    what: z.literal('change'),
    number: z.number().nullable(),
    activity: z.number(),
    changes: z.custom<Changes>((value) => typeof value === 'object'),
  }),
])

/** A line that nobody but the leader can settle: whose it is, which child it means, whether a stranger's change holds. */
export type Doubt = z.infer<typeof doubtShape>

/** The lines that wait behind the one that was asked about. */
const waitingShape = z.object({ next: z.array(doubtShape), at: z.coerce.date() })

function leadersOf({ roster }: Asked['speaker']): number[] {
  return roster.volunteers.filter(({ leader }) => leader).map(({ id }) => Number(id))
}

export async function doubtsOf({ db, speaker, now }: Asked, line: ListLine): Promise<Doubt[]> {
  const { number, author, authorText } = line
  if (author !== null)
    return line.unplaced.length > 0 ? [{ what: 'child', number, author, unplaced: waiting(line.unplaced) }] : []
  if (authorText === undefined || line.records.length === 0) return []
  const since = new Date(now.getTime() - HOURS * 3_600_000)
  // the same name may stand in another list of these days
  if (await wasAskedWhose(db, authorText, leadersOf(speaker), since)) return []
  return [{ what: 'author', number, name: authorText, unplaced: waiting(line.records) }]
}

function waiting(records: readonly Unplaced[]): Extract<Doubt, { what: 'child' }>['unplaced'] {
  return records.map((record) => ({ ...record }))
}

/** Asks a leader of the first, and keeps the others behind it: in private, of the sender herself where she leads. */
export async function askLeader(asked: Asked, doubts: readonly Doubt[]): Promise<Reply[]> {
  const { db, heard, self, speaker } = asked
  if (doubts.length === 0) return []
  const leaders = leadersOf(speaker)
  const reachable = (await accountsOf(db, leaders, heard)).filter((account) => account.reachable !== false)
  const leader = reachable.find(({ person }) => person === self) ?? reachable[0]
  if (!leader) return []
  const place = { ...heard, account: leader.account, room: null }
  const reply = await askOf(asked, { place, person: leader.person }, doubts, heard.at)
  return reply ? [{ ...reply, to: { person: leader.person }, part: 'line' }] : []
}

/** The next doubtful line, once the one before it was answered. */
export async function askNext(asked: Asked, payload: Record<string, unknown>): Promise<Reply[]> {
  const { data } = waitingShape.safeParse(payload)
  if (!data) return []
  const reply = await askOf(asked, { place: asked.heard, person: asked.self }, data.next, data.at)
  // answers overtake echoes: what became of the line before is read first
  return reply ? [{ ...reply, to: 'here', class: 'echo', part: 'next line' }] : []
}

interface Question {
  readonly about: NewQuestion['about']
  readonly options: { readonly label: string; readonly value: string }[]
  readonly several?: boolean
  readonly payload: Record<string, unknown>
  readonly say: Say
  readonly shows: readonly About[]
}

async function askOf(
  asked: Asked,
  whom: { readonly place: Place; readonly person: number },
  doubts: readonly Doubt[],
  at: Date,
): Promise<Pick<Reply, 'say' | 'about' | 'class'> | null> {
  const [first, ...next] = doubts
  if (!first) return null
  const question = await questionOf(asked, first)
  if (question === null) return askOf(asked, whom, next, at)
  const { about, options, several = false, payload, say, shows } = question
  await ask(asked.db, {
    ...whom,
    about,
    options,
    several,
    payload: { ...payload, at: at.toISOString(), next },
    source: asked.heard.inbox,
    askedAt: asked.now,
    hours: HOURS,
  })
  return { say, about: shows, class: 'answer' }
}

function questionOf(asked: Asked, doubt: Doubt): Promise<Question | null> {
  switch (doubt.what) {
    case 'author':
      return Promise.resolve(whose(asked, doubt))
    case 'child':
      return whichChild(asked, doubt)
    case 'change':
      return whetherChanged(asked, doubt)
  }
}

function whose({ speaker }: Asked, { name, number, unplaced }: Extract<Doubt, { what: 'author' }>): Question {
  return {
    about: 'author',
    options: speaker.roster.volunteers.map((volunteer) => ({ label: volunteer.name, value: volunteer.id })),
    payload: { kind: 'author', name, unplaced },
    say: whoseLine(name, number),
    shows: [],
  }
}

async function whichChild(asked: Asked, doubt: Extract<Doubt, { what: 'child' }>): Promise<Question> {
  const { number, author, unplaced } = doubt
  const volunteer = asked.speaker.roster.volunteers.find(({ id }) => id === author)
  const shownHere = await inCare(asked, volunteer?.children ?? [])
  const own = (volunteer?.children ?? []).filter((child) => shownHere.has(child))
  const choices = own.length <= MOST_CHOICES ? own : []
  const shown = choices.map((child) => shownChild(asked.speaker, child))
  return {
    about: 'child',
    options: choices.map((value, index) => ({ label: shown[index]?.full ?? '', value })),
    several: true,
    payload: { kind: 'report', unplaced: unplaced.map((record) => ({ ...record, by: author })) },
    say: whichChildOfLine(number, volunteer?.name ?? '', shown),
    shows: choices.map((child) => ({ child, fields: ['name'] })),
  }
}

/** Null: the record went meanwhile. */
async function whetherChanged(asked: Asked, doubt: Extract<Doubt, { what: 'change' }>): Promise<Question | null> {
  const [record] = await findActivities(asked.db, [doubt.activity])
  if (!record) return null
  const { child, activity, date, minutes, outcome } = doubt.changes
  const before = { ...shownRecord(asked, record), by: record.authorName }
  const after = {
    ...before,
    ...(child !== undefined && { child: shownChild(asked.speaker, child) }),
    ...(activity !== undefined && { kind: activity }),
    ...(date !== undefined && { day: date, dayIs: 'known' as const }),
    ...(minutes !== undefined && { minutes }),
    ...(outcome !== undefined && { outcome }),
  }
  const shownChildren = [...new Set([String(record.child), ...(child === undefined ? [] : [child])])]
  return {
    about: 'record',
    options: [{ label: before.child.full, value: String(record.id) }],
    payload: { kind: 'amend', changes: doubt.changes },
    say: lineChanged(doubt.number, before, after, dayOf(asked.now)),
    shows: shownChildren.map((id) => ({ child: id, fields: ['name', 'kind', 'day', 'minutes'] })),
  }
}
