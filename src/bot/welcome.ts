import type { FriendAsked, RoomAsked } from '../chat/chat.ts'
import { bindAccount, useCode } from '../store/binding.ts'
import { spokeInBoundRoom } from '../store/inbox.ts'
import type { NewOutbox } from '../store/outbox.ts'
import { officesOf, whoIs } from '../store/speaker.ts'
import { bound, textOf } from '../wording.ts'
import type { BotOptions } from './options.ts'

const CODE = /(?<!\d)\d{8}(?!\d)/

/**
 * Is this friend request or invitation to be accepted? Null where not; else what is to be said after that, since before
 * it nobody can be written to. A request that carries a code binds the account at once.
 */
export async function welcome(asked: FriendAsked | RoomAsked, { store, now }: BotOptions): Promise<NewOutbox[] | null> {
  const { platform, botAccount, account } = asked
  const place = { platform, botAccount, account, room: null }
  return store.transaction(async (db) => {
    const speaker = await whoIs(db, place, asked.at)
    if (asked.kind === 'roomAsked')
      return speaker.offices.some(({ role }) => role !== 'volunteer') || speaker.coordinatesAll === true ? [] : null
    if (speaker.person !== null || (await spokeInBoundRoom(db, place))) return []
    const code = CODE.exec(asked.hello)?.[0]
    const person = code === undefined ? null : await useCode(db, code, now())
    if (person === null) return null
    await bindAccount(db, place, person, now())
    const offices = (await officesOf(db, person)).map(({ station }) => station.name)
    const { person: self } = await whoIs(db, place, asked.at)
    return [
      {
        platform,
        botAccount,
        conversation: account,
        isRoom: false,
        class: 'answer',
        key: `welcome ${platform} ${botAccount} ${asked.requestId}`,
        text: textOf(bound(self?.name ?? '', [...new Set(offices)].slice(0, 4))),
        notBefore: now(),
      },
    ]
  })
}
