import { alertNextUp } from '../concerns/alert.ts'
import type { ConcernSettings } from '../concerns.ts'
import { learnReachable } from '../store/binding.ts'
import { wasUrgent } from '../store/concern-texts.ts'
import type { Db } from '../store/database.ts'
import { roomOf } from '../store/inbox.ts'
import { type OutboxRow, put } from '../store/outbox.ts'
import { addMeFirst, notKeptYet, textOf } from '../wording.ts'

/**
 * A private message was refused as unreachable, learnt in the transaction that marks its row. An alert goes to the next
 * one up at once. An answer to something said in a room: she is asked there, once, to add the bot.
 */
export async function learnUnreachable(db: Db, row: OutboxRow, concerns: ConcernSettings, now: Date): Promise<void> {
  if (row.isRoom) return
  const { platform, botAccount, conversation } = row
  await learnReachable(db, { platform, botAccount, account: conversation }, false)
  if (row.class === 'urgent') {
    if (row.about.concern !== undefined && row.key.startsWith('concern '))
      await alertNextUp(db, row.about.concern, concerns, now)
    return
  }
  const [source] = row.answers
  const room = source === undefined || (await wasUrgent(db, source)) ? null : await roomOf(db, source)
  if (room === null) return
  const isUnheard = row.key.endsWith(' unheard')
  await put(db, [
    {
      platform,
      botAccount,
      conversation: room,
      isRoom: true,
      class: 'answer',
      key: isUnheard ? `${row.key} in room` : `add-me ${platform} ${botAccount} ${room} ${conversation}`,
      text: textOf(isUnheard ? notKeptYet() : addMeFirst()),
      mentions: [conversation],
      notBefore: now,
    },
  ])
}
