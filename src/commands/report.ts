import type { ChildState } from '../care/consent.ts'
import { dayOf } from '../care/day.ts'
import { withoutPrivateFacts } from '../care/private-facts.ts'
import type { ChildId } from '../care/roster.ts'
import { keepAttention } from '../store/concerns.ts'
import { keepPlan, keepWish } from '../store/plans-wishes.ts'
import { childFacts } from '../store/roster.ts'
import type { ListLine, Meaning } from '../understand/meaning.ts'
import {
  consentFirst,
  consentMissing,
  consentWithdrawn,
  countedList,
  echo,
  type Kept,
  type Say,
  unknownAuthors,
} from '../wording.ts'
import { askBack, unknownLines } from './ask-back.ts'
import { type About, type Asked, type Command, inGroup, type Reply, shownChild } from './command.ts'
import { consentLines } from './consent-lines.ts'
import { type KeptRecords, keepRecords, type Told } from './keep-records.ts'

/** Check-in, plan, wish and concern are one thing to keep: whatever the message tells is written, echoed once, asked once. */
export const report: Command = async (said) => {
  // in a group nothing at all answers a cry for help: whatever there is to say or ask is said in private
  const isQuiet = said.meaning.concern.level === 'urgent' && inGroup(said)
  const asked: Asked = isQuiet ? { ...said, heard: { ...said.heard, room: null, channel: 'private' } } : said
  const replies = await keepReport(asked)
  return isQuiet ? replies.map((reply) => (reply.to === 'here' ? { ...reply, to: 'private' } : reply)) : replies
}

async function keepReport(asked: Asked): Promise<Reply[]> {
  const { meaning, heard } = asked
  const records = await keepRecords(asked, toldRecords(meaning), { inbox: heard.inbox, at: heard.at })
  const plans = await keepPlans(asked)
  const wishes = await keepWishes(asked)
  const unkept = await notActive(asked)
  const noted = meaning.concern.level === 'attention' && (await noteAttention(asked))
  const kept: Kept = {
    records: records.kept,
    had: records.had,
    plans,
    wishes,
    noted,
    guessed: meaning.assumed.some(({ rule }) => guessedNames.has(rule)),
    // a message that arrives late is told back as of now
    today: dayOf(asked.now),
    inGroup: inGroup(asked),
  }
  const unknown = await unknownLines(asked)
  return [...echoes(asked, kept, unknown), ...consentReplies(asked, records, unkept), ...(await askBack(asked))]
}

/** Children of plans and wishes that were not kept. */
async function notActive({ db, meaning }: Asked): Promise<{ pending: ChildId[]; frozen: ChildId[] }> {
  const children = [...new Set([...meaning.plans, ...meaning.wishes].map(({ child }) => child))]
  const facts = await childFacts(db, children)
  const inState = (state: ChildState) => children.filter((child) => facts.get(child)?.state === state)
  return { pending: inState('pending'), frozen: inState('frozen') }
}

/** Assumptions about a name that the echo admits to. */
const guessedNames = new Set(['homophone', 'near-sound', 'typo', 'generated-nickname', 'nickname-pattern'])

export function toldRecords(meaning: Meaning): Told[] {
  return meaning.records.map((record, index) => ({
    ...record,
    dayAssumed: meaning.assumed.some((assumption) => assumption.what === 'date' && assumption.record === index),
  }))
}

async function keepPlans(asked: Asked): Promise<Kept['plans']> {
  const { db, meaning, heard, now, self } = asked
  const facts = await childFacts(
    db,
    meaning.plans.map(({ child }) => child),
  )
  const shown: Kept['plans'][number][] = []
  for (const plan of meaning.plans) {
    const fact = facts.get(plan.child)
    if (fact?.state !== 'active') continue
    await keepPlan(db, {
      station: fact.station,
      child: Number(plan.child),
      kind: plan.activity,
      day: plan.date,
      author: plan.by === undefined ? self : Number(plan.by),
      source: heard.inbox,
      createdAt: now,
    })
    shown.push({ child: shownChild(asked.speaker, plan.child), kind: plan.activity, day: plan.date })
  }
  return shown
}

async function keepWishes(asked: Asked): Promise<Kept['wishes']> {
  const { db, meaning, heard, now, self } = asked
  const facts = await childFacts(
    db,
    meaning.wishes.map(({ child }) => child),
  )
  const shown: Kept['wishes'][number][] = []
  for (const { child, wish } of meaning.wishes) {
    const fact = facts.get(child)
    if (fact?.state !== 'active') continue
    await keepWish(db, {
      station: fact.station,
      child: Number(child),
      text: withoutPrivateFacts(wish).text,
      author: self,
      source: heard.inbox,
      createdAt: now,
    })
    shown.push({ child: shownChild(asked.speaker, child), text: wish })
  }
  return shown
}

async function noteAttention(asked: Asked): Promise<boolean> {
  const { meaning, heard, speaker, self, db } = asked
  const facts = await childFacts(db, meaning.concern.children)
  const [first] = facts.values()
  const active = [...facts].filter(([, fact]) => fact.state === 'active').map(([child]) => Number(child))
  // words about a child whose guardian has not agreed are not kept
  if (facts.size > 0 && active.length === 0) return false
  await keepAttention(db, {
    place: heard,
    messageId: heard.messageId,
    station: first?.station ?? speaker.stations[0]?.id ?? null,
    children: active,
    text: withoutPrivateFacts(heard.text).text,
    words: meaning.concern.words,
    writer: self,
    at: heard.at,
  })
  return true
}

/** One echo; in a group nothing where the text is a cry for help, and a count where it was a list. */
function echoes(asked: Asked, kept: Kept, unknown: readonly ListLine[]): Reply[] {
  const { meaning } = asked
  const say = meaning.list ? listEcho(kept, unknown) : echo(kept)
  if (say.length === 0) return []
  return [{ to: 'here', say, about: aboutOf(asked), class: 'echo', part: 'echo' }]
}

function listEcho(kept: Kept, unknown: readonly ListLine[]): Say {
  const counts = { kept: kept.records.length + kept.plans.length, had: kept.had.length, asked: unknown.length }
  if (counts.kept + counts.had + counts.asked === 0) return []
  const short = kept.records.length + kept.had.length + kept.plans.length <= 3
  return [
    ...(short ? echo(kept) : countedList(counts)),
    ...(unknown.length > 0 ? unknownAuthors(unknown.map(({ number }) => number)) : []),
  ]
}

function aboutOf({ meaning }: Asked): About[] {
  const children = [...meaning.records, ...meaning.plans, ...meaning.wishes].map(({ child }) => child)
  return [...new Set(children)].map((child) => ({ child, fields: ['name', 'kind', 'day', 'minutes'] }))
}

function consentReplies(
  asked: Asked,
  { pending, frozen }: Pick<KeptRecords, 'pending' | 'frozen'>,
  unkept: Pick<KeptRecords, 'pending' | 'frozen'>,
): Reply[] {
  const first = unkept.pending.filter((child) => !pending.includes(child))
  const gone = [...new Set([...frozen, ...unkept.frozen])]
  return [
    ...consentLines(asked, pending, consentMissing, 'missing'),
    ...consentLines(asked, first, consentFirst, 'first'),
    ...consentLines(asked, gone, consentWithdrawn, 'withdrawn'),
  ]
}
