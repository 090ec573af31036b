import { unbindAccount } from '../../store/roster-door.ts'
import { unbinds, unbound } from '../../wording.ts'
import { answer } from '../command.ts'
import type { Door } from './door.ts'

/** 解除绑定: the account that says it, and no other. */
export const unbindDoor: Door<'unbind'> = {
  read: async ({ speaker }) => ({
    change: { kind: 'unbind' },
    readBack: unbinds(speaker.person?.name ?? ''),
    about: [],
  }),
  async carryOut({ db, heard, speaker }) {
    await unbindAccount(db, heard)
    return [answer(unbound(speaker.person?.name ?? ''))]
  },
}
