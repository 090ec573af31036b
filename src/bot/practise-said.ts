import type { Said } from '../chat/chat.ts'
import type { Reply } from '../commands/command.ts'
import type { Db } from '../store/database.ts'
import { claim } from '../store/inbox.ts'
import { keepPractised, type PractisedMessage } from '../store/practice.ts'
import type { Intent } from '../understand/meaning.ts'
import { practised, practisedSilence } from '../wording.ts'
import { type Answered, keepSaid, type Progress, placeOf } from './handle-said.ts'
import type { BotOptions } from './options.ts'

/** These are real also while somebody practises: an alert waits for nobody, and the practice can be ended. */
const alwaysReal: ReadonlySet<Intent> = new Set([
  'take-concern',
  'close-concern',
  'false-alarm',
  'bind',
  'make-code',
  'practise',
  'end-practice',
  'stop-reminders',
  'resume-reminders',
])
/** As many messages as are played again; older ones are forgotten. */
const KEPT = 30

/** What undoes the practice; it never leaves this file. */
class Undone extends Error {}

/**
 * A message of somebody who practises: all that she practised before is played again and then this one, so that 撤销 and
 * answers to questions work as they will, and then everything is undone. Only the answer stays, marked.
 */
export async function practiseSaid(
  db: Db,
  said: Said,
  before: readonly PractisedMessage[],
  options: BotOptions,
  progress: Progress,
): Promise<Answered | null> {
  const place = placeOf(said)
  const now = options.now()
  const tried = await tryOut(db, said, before, options, progress)
  if (tried && alwaysReal.has(tried.intent)) return keepSaid(db, said, options, progress, now)
  const inbox = await claim(db, { ...place, kind: 'said', messageId: said.messageId, at: said.at })
  if (inbox === null || tried === null) return null
  const message = { messageId: said.messageId, text: said.text, at: said.at.toISOString() }
  // a cry has its own answer, and is not played again
  if (tried.isUrgent) return null
  await keepPractised(db, place, [...before, message].slice(-KEPT))
  return { ...tried, heard: { ...tried.heard, inbox }, replies: marked(tried.replies) }
}

async function tryOut(
  db: Db,
  said: Said,
  before: readonly PractisedMessage[],
  options: BotOptions,
  progress: Progress,
): Promise<Answered | null> {
  let answered: Answered | null = null
  const silent = { ...options }
  delete silent.explain
  try {
    await db.transaction(async (inner) => {
      for (const { messageId, text, at } of before) {
        // its own id is taken by the message that was heard
        const earlier: Said = {
          ...said,
          messageId: `practised ${messageId}`,
          text,
          at: new Date(at),
          quote: null,
          files: [],
        }
        await keepSaid(inner, earlier, silent, { ...progress }, earlier.at)
      }
      answered = await keepSaid(inner, said, options, progress, options.now())
      throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return answered
}

/** The answers to her own ear, marked; what others would have been told is only counted. */
function marked(replies: readonly Reply[]): Reply[] {
  const own = replies.filter(({ to }) => typeof to === 'string')
  if (own.length === 0) return [{ to: 'here', say: practisedSilence(), about: [], class: 'answer' }]
  const others = replies.length - own.length
  return own.map((reply, index) => ({
    ...reply,
    // what is shown is real, what would be kept is not: an answer, never an echo that a recall could cancel
    class: 'answer' as const,
    say: practised(reply.say, index === own.length - 1 ? others : 0),
  }))
}
