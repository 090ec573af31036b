import type { Speaker } from '../care/speaker.ts'
import type { Said } from '../chat/chat.ts'
import { type Heard, inPrivate, type Reply } from '../commands/command.ts'
import { commands } from '../commands/index.ts'
import { leads, mayUse, rolesHere } from '../rights.ts'
import { learnReachableAgain, mayTellOfVoice } from '../store/binding.ts'
import type { Db } from '../store/database.ts'
import { claim, settle, wasRecalled } from '../store/inbox.ts'
import { lockConversation, lockPerson } from '../store/locks.ts'
import { practisedBy } from '../store/practice.ts'
import { type Place, whoIs } from '../store/speaker.ts'
import { noteUnheard, tellUnheard } from '../store/unheard.ts'
import type { Intent, Meaning, Message } from '../understand/meaning.ts'
import { splitQuote } from '../understand/quote.ts'
import { addressed } from '../understand/recognise/addressed.ts'
import { cannotHear, cannotSee, codeVoided, doNotPost, notForYou, notKeptYet, unheardWait } from '../wording.ts'
import { showsPrivateFacts, textToKeep, voidShownCodes } from './not-for-groups.ts'
import type { BotOptions } from './options.ts'
import { practiseSaid } from './practise-said.ts'
import { putReplies } from './put-replies.ts'

const MINUTE = 60_000
/** Networks replay: a command older than this is not answered; a report keeps its own time. */
const COMMAND_TOO_OLD = 10 * MINUTE

const reports: ReadonlySet<Intent> = new Set(['checkin', 'plan', 'wish', 'concern'])

export function placeOf(incoming: Said): Place {
  const { platform, botAccount, account, room } = incoming
  return { platform, botAccount, account, room }
}

/** What the message turned out to be, for whoever handles its failure. */
export interface Progress {
  addressed: boolean
  readAsReport: boolean
}

/** One message, one transaction: claimed, understood, kept, answered. Silent where it was seen before. */
export async function handleSaid(db: Db, said: Said, options: BotOptions, progress: Progress): Promise<void> {
  const place = placeOf(said)
  const now = options.now()
  await lockConversation(db, place)
  const before = said.channel === 'private' ? await practisedBy(db, place, now) : null
  const answered = before
    ? await practiseSaid(db, said, before, options, progress)
    : await keepSaid(db, said, options, progress, now)
  if (answered) await putReplies(db, answered.heard, answered.person, answered.intent, answered.replies, now)
}

/** What a message led to, before its answers are in the outbox. */
export interface Answered {
  readonly heard: Heard
  readonly person: number | null
  readonly intent: Intent
  readonly isUrgent: boolean
  readonly replies: readonly Reply[]
}

/** Null where there is nothing to answer: seen before, taken back, empty. */
export async function keepSaid(
  db: Db,
  said: Said,
  options: BotOptions,
  progress: Progress,
  now: Date,
): Promise<Answered | null> {
  const place = placeOf(said)
  if (await wasRecalled(db, place, said.messageId)) return null
  const inbox = await claim(db, { ...place, kind: 'said', messageId: said.messageId, at: said.at })
  if (inbox === null) return null
  if (said.channel === 'private') await learnReachableAgain(db, place)
  const speaker = await whoIs(db, place, said.at)
  if (speaker.person !== null) await lockPerson(db, Number(speaker.person.id))
  const message = messageOf(said, options.names)
  progress.addressed = message.mention || said.channel === 'private'
  const heard: Heard = {
    ...place,
    inbox,
    messageId: said.messageId,
    channel: said.channel,
    text: message.text,
    at: said.at,
    quote: quoteOf(said, message),
  }
  const person = speaker.person === null ? null : Number(speaker.person.id)
  if (message.text.trim() === '')
    return { heard, person, intent: 'none', isUrgent: false, replies: await answerFiles(db, said, heard, person, now) }
  const meaning = options.understand(message, speaker)
  options.explain?.({
    platform: place.platform,
    conversation: place.room ?? place.account,
    messageId: said.messageId,
    text: message.text,
    meaning,
    speaker,
  })
  progress.readAsReport = reports.has(meaning.intent)
  const { replies, kept } = await act(db, { speaker, person, meaning, heard, progress, now })
  const station = speaker.roomStation?.id ?? speaker.stations[0]?.id ?? null
  const text = kept ? await textToKeep(db, message.text, meaning) : null
  await settle(db, inbox, { intent: meaning.intent, person, station, text })
  const warnings = said.channel === 'group' ? await warningsOf(db, message.text, speaker, meaning, now) : []
  const isUrgent = meaning.concern.level === 'urgent'
  return { heard, person, intent: meaning.intent, isUrgent, replies: [...replies, ...warnings] }
}

/** What has no place in a group is told its sender in private. A cry for help is not scolded for its details. */
async function warningsOf(db: Db, text: string, speaker: Speaker, meaning: Meaning, now: Date): Promise<Reply[]> {
  const warnings: Reply[] = []
  if (await voidShownCodes(db, text, now)) warnings.push({ ...inPrivate(codeVoided()), part: 'code shown' })
  const isOurs = speaker.roomStation !== null && meaning.concern.level !== 'urgent'
  if (isOurs && showsPrivateFacts(text, speaker, reports.has(meaning.intent)))
    warnings.push({ ...inPrivate(doNotPost()), part: 'do not post' })
  return warnings
}

/** The text as understanding takes it: without the call, with a flattened quote still in it. */
function messageOf(said: Said, names: readonly string[]): Message {
  const { quote, rest } = splitQuote(said.text)
  const called = addressed(rest, names)
  return {
    text: called.rest,
    channel: said.channel,
    mention: said.mentionsBot || called.addressed,
    quote: quote?.words ?? null,
    at: said.at,
  }
}

function quoteOf(said: Said, message: Message): Heard['quote'] {
  if (said.quote !== null) return said.quote
  return message.quote === null ? null : { words: message.quote }
}

interface Scene {
  readonly speaker: Speaker
  readonly person: number | null
  readonly meaning: Meaning
  readonly heard: Heard
  readonly progress: Progress
  readonly now: Date
}

async function act(db: Db, scene: Scene): Promise<{ replies: Reply[]; kept: boolean }> {
  const { speaker, person, meaning, heard, progress, now } = scene
  const nothing = { replies: [], kept: false }
  const isReport = reports.has(meaning.intent)
  if (!isReport && now.getTime() - heard.at.getTime() > COMMAND_TOO_OLD) return nothing
  const verdict = mayUse(speaker, meaning.intent, heard.channel)
  if (verdict === 'silent') return { replies: await unheardReply(db, scene), kept: false }
  if (verdict === 'refused') return { ...nothing, replies: progress.addressed ? [inPrivateOrHere(notForYou())] : [] }
  const command = commands[meaning.intent]
  const replies = await command({ db, speaker, self: person ?? 0, meaning, heard, now })
  return { replies: await withUnheardCount(db, speaker, heard, replies), kept: isReport && person !== null }
}

function inPrivateOrHere(say: Reply['say']): Reply {
  return { to: 'here', say, about: [], class: 'answer' }
}

/** A report by an unbound member of a bound room: one line, once a week at most. */
async function unheardReply(db: Db, { speaker, meaning, heard, now }: Scene): Promise<Reply[]> {
  // a cry for help is answered by its own line alone
  const isUrgent = meaning.concern.level === 'urgent'
  if (speaker.person !== null || speaker.roomStation === null || isUrgent || !readsAsReport(meaning)) return []
  const tell = await noteUnheard(db, heard, speaker.roomStation.id, now)
  return tell ? [{ ...inPrivate(notKeptYet()), part: 'unheard' }] : []
}

function readsAsReport({ intent, records, plans, wishes, clarify }: Meaning): boolean {
  return reports.has(intent) && (records.length > 0 || plans.length > 0 || wishes.length > 0 || clarify !== null)
}

/** The leader's next answer says how many reports of unbound members wait. */
async function withUnheardCount(db: Db, speaker: Speaker, heard: Heard, replies: Reply[]): Promise<Reply[]> {
  const at = replies.findIndex(({ class: kind, to }) => kind === 'answer' && typeof to === 'string')
  const reply = replies[at]
  if (!reply || !rolesHere(speaker, heard.channel).includes('leader')) return replies
  const led = speaker.stations.filter(({ id }) => leads(speaker, id)).map(({ id }) => id)
  const count = await tellUnheard(db, led)
  return count === 0 ? replies : replies.with(at, { ...reply, say: [...reply.say, ...unheardWait(count)] })
}

/** A voice message or picture: in a group nothing, in private one line a day. */
async function answerFiles(db: Db, said: Said, heard: Heard, person: number | null, now: Date): Promise<Reply[]> {
  await settle(db, heard.inbox, { intent: 'none', person, station: null, text: null })
  const [file] = said.files
  if (!file || said.channel === 'group' || person === null || !(await mayTellOfVoice(db, heard, now))) return []
  const say = file.kind === 'voice' ? cannotHear() : cannotSee()
  return [{ to: 'here', say, about: [], class: 'answer' }]
}
