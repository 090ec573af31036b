import type { Recalled } from '../chat/chat.ts'
import type { Heard, Reply } from '../commands/command.ts'
import { takeMessagesBack } from '../commands/take-back.ts'
import { activitiesOfSources } from '../store/activities.ts'
import { peopleOf } from '../store/concerns.ts'
import type { Db } from '../store/database.ts'
import { claim, findSaid } from '../store/inbox.ts'
import { lockConversation } from '../store/locks.ts'
import { concernMarked, recalledToo } from '../wording.ts'
import { putReplies } from './put-replies.ts'

/** 撤回: the message loses its stored text, its records are withdrawn; an urgent concern stays, marked. */
export async function handleRecall(db: Db, recalled: Recalled, now: Date): Promise<void> {
  const { platform, botAccount, account, room, messageId, at } = recalled
  const place = { platform, botAccount, account, room }
  await lockConversation(db, place)
  const inbox = await claim(db, { ...place, kind: 'recalled', messageId, at })
  if (inbox === null) return
  const said = await findSaid(db, place, messageId)
  if (said === null) return
  const records = await activitiesOfSources(db, [said])
  const { others, concerns } = await takeMessagesBack(db, [said], records, {
    by: null,
    why: 'recall',
    at: now,
    marksConcerns: true,
  })
  const heard: Heard = {
    ...place,
    inbox,
    messageId,
    channel: room === null ? 'private' : 'group',
    text: '',
    at,
    quote: null,
  }
  const replies: Reply[] = []
  if (concerns.length === 0 && records.length + others > 0)
    replies.push({ to: 'here', say: recalledToo(), about: [], class: 'answer' })
  for (const id of concerns)
    for (const { person, leftOut } of await peopleOf(db, id))
      if (leftOut === null)
        replies.push({
          to: { person },
          say: concernMarked(id),
          about: [],
          class: 'answer',
          part: `marked ${id} ${person}`,
        })
  await putReplies(db, heard, null, 'recall', replies, now)
}
