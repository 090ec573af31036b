import type { ChildState } from '../care/consent.ts'
import { dayOf } from '../care/day.ts'
import { withoutPrivateFacts } from '../care/private-facts.ts'
import type { ChildId } from '../care/roster.ts'
import { keepAttention } from '../store/concerns.ts'
import { keepWish } from '../store/plans-wishes.ts'
import { childFacts } from '../store/roster.ts'
import type { Place } from '../store/speaker.ts'
import type { Meaning } from '../understand/meaning.ts'
import {
  consentFirst,
  consentMissing,
  consentWithdrawn,
  echo,
  type Kept,
  whichWish,
  wishFulfilled,
} from '../wording.ts'
import { askBack } from './ask-back.ts'
import { type About, type Asked, type Command, inGroup, inPrivate, type Reply, shownChild } from './command.ts'
import { consentLines } from './consent-lines.ts'
import { keepList } from './keep-list.ts'
import { keepPlans } from './keep-plans.ts'
import { type KeptRecords, keepRecords, type Told } from './keep-records.ts'
import { asksSender, listReplies, recordsOfList, sayOfList } from './tell-list.ts'

/** Check-in, plan, wish and concern are one thing to keep: whatever the message tells is written, echoed once, asked once. */
export const report: Command = async (said) => {
  // in a group nothing at all answers a cry for help: whatever there is to say or ask is said in private
  const isQuiet = said.meaning.concern.level === 'urgent' && inGroup(said)
  const asked: Asked = isQuiet ? { ...said, heard: { ...said.heard, room: null, channel: 'private' } } : said
  const replies = await keepReport(asked, said.heard)
  return isQuiet ? replies.map((reply) => (reply.to === 'here' ? { ...reply, to: 'private' } : reply)) : replies
}

/** `place`: where it was said, also where nothing is answered there. */
async function keepReport(asked: Asked, place: Place): Promise<Reply[]> {
  const { meaning, heard } = asked
  const list = meaning.list ? await keepList(asked, meaning.list, place) : null
  const records = list
    ? recordsOfList(list)
    : await keepRecords(asked, toldRecords(meaning), { inbox: heard.inbox, at: heard.at })
  const plans = list ? list.plans : await keepPlans(asked, meaning.plans)
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
  const say = list ? await sayOfList(asked, list, kept) : echo(kept)
  const told: Reply[] = say.length > 0 ? [{ to: 'here', say, about: aboutOf(asked), class: 'echo', part: 'echo' }] : []
  const asks = list && !asksSender(meaning) ? [] : await askBack(asked)
  const ofList = list ? await listReplies(asked, list) : []
  return [...told, ...consentReplies(asked, records, unkept), ...wishReplies(asked, records), ...asks, ...ofList]
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

/** Which wish came true, and which are open where none was named: hers to see, in private. */
function wishReplies(asked: Asked, { fulfilled }: Pick<KeptRecords, 'fulfilled'>): Reply[] {
  return fulfilled
    .filter(({ child }) => asked.speaker.ownChildren.includes(String(child)))
    .map(({ child, wish, open }) => {
      const name = shownChild(asked.speaker, String(child)).full
      const say = wish === null ? whichWish(name, open) : wishFulfilled(name, wish)
      return { ...inPrivate(say, [{ child: String(child), fields: ['name', 'wishes'] }]), part: `wish ${child}` }
    })
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
