import type { Heard, Reply } from '../commands/command.ts'
import { mayBeSaidInRoom } from '../rights.ts'
import { type Access, logAccess } from '../store/access-log.ts'
import type { Db } from '../store/database.ts'
import { accountToReach } from '../store/offices.ts'
import { type NewOutbox, put } from '../store/outbox.ts'
import { conversationOf } from '../store/speaker.ts'
import { textOf } from '../wording.ts'

const HOUR = 3_600_000
/** An answer later than this helps nobody; an echo still tells what was kept. */
const VALID = { answer: 6 * HOUR, echo: 48 * HOUR } as const

interface To {
  readonly platform: string
  readonly botAccount: string
  readonly conversation: string
  readonly isRoom: boolean
  readonly person: number | null
  readonly account: string
}

/**
 * Puts replies into the outbox and what they show into the access log. Throws where a reply to a room has a part that is
 * not public: nothing of the message is done then.
 */
export async function putReplies(
  db: Db,
  heard: Heard,
  person: number | null,
  intent: string,
  replies: readonly Reply[],
  now: Date,
): Promise<void> {
  const rows: NewOutbox[] = []
  const shown: Access[] = []
  for (const [index, reply] of replies.entries()) {
    const to = await addressOf(db, heard, person, reply)
    const text = textOf(reply.say)
    if (to === null || text === '') continue
    if (to.isRoom && !mayBeSaidInRoom([...reply.say, ...(reply.picture?.words ?? [])]))
      throw new Error(`a reply of ${intent} to a room has a private part`)
    rows.push(rowOf(heard, reply, to, text, index, now))
    for (const { child, fields } of reply.about)
      shown.push({
        person: to.person,
        account: to.account,
        child: Number(child),
        fields,
        why: intent,
        channel: to.isRoom ? 'group' : 'private',
        conversation: to.conversation,
        source: heard.inbox,
        at: now,
      })
  }
  await put(db, rows)
  await logAccess(db, shown)
}

function rowOf(heard: Heard, reply: Reply, to: To, text: string, index: number, now: Date): NewOutbox {
  return {
    platform: to.platform,
    botAccount: to.botAccount,
    conversation: to.conversation,
    isRoom: to.isRoom,
    class: reply.class,
    key: `reply ${heard.inbox} ${reply.part ?? index}`,
    text,
    ...(reply.picture && { file: { name: reply.picture.name, mime: 'image/png', bytes: reply.picture.png } }),
    about: { children: [...new Set(reply.about.map(({ child }) => Number(child)))] },
    answers: [heard.inbox],
    notBefore: now,
    validUntil: new Date(now.getTime() + VALID[reply.class]),
  }
}

/** Null: the person has no account that can be written to. */
async function addressOf(db: Db, heard: Heard, person: number | null, reply: Reply): Promise<To | null> {
  const { platform, botAccount, account } = heard
  if (reply.to === 'here') {
    return { platform, botAccount, account, person, conversation: conversationOf(heard), isRoom: heard.room !== null }
  }
  if (reply.to === 'private') return { platform, botAccount, account, person, conversation: account, isRoom: false }
  const reached = await accountToReach(db, reply.to.person, heard)
  return reached && { ...reached, conversation: reached.account, isRoom: false, person: reply.to.person }
}
