import { leads } from '../../rights.ts'
import { childFacts } from '../../store/roster.ts'
import { notForYou, nothingChanged } from '../../wording.ts'
import { type Asked, answer, type Reply } from '../command.ts'
import { unbindDoor } from './account.ts'
import { addChildDoor, addVolunteerDoor } from './add.ts'
import { consentDoor, leaveDoor, renameDoor } from './child.ts'
import type { ChangeKind, Door, Doors, RosterChange } from './door.ts'
import { birthdayDoor, giveConsentDoor } from './facts.ts'
import { handOverDoor } from './hand-over.ts'
import { endPairingDoor, pairDoor } from './pairing.ts'

export const doors: Doors = {
  'withdraw-consent': consentDoor,
  'end-pairing': endPairingDoor,
  pair: pairDoor,
  'leave-care': leaveDoor,
  'rename-child': renameDoor,
  unbind: unbindDoor,
  'add-volunteer': addVolunteerDoor,
  'add-child': addChildDoor,
  'give-consent': giveConsentDoor,
  'change-birthday': birthdayDoor,
  'hand-over': handOverDoor,
}

/** She said 确认, or not. What she may is asked again: an office may have ended meanwhile. */
export async function carryOutConfirmed(asked: Asked, change: RosterChange): Promise<Reply[]> {
  if (asked.meaning.arguments?.chosen?.[0] !== 'yes') return [answer(nothingChanged())]
  if ('child' in change) {
    const fact = (await childFacts(asked.db, [String(change.child)])).get(String(change.child))
    if (!fact || fact.state === 'left' || !leads(asked.speaker, fact.station)) return [answer(notForYou())]
  }
  if ('station' in change && !leads(asked.speaker, change.station)) return [answer(notForYou())]
  return doorOf(change).carryOut(asked, change)
}

/** The table gives each kind the door that takes it, which the compiler can't follow through the union. */
function doorOf(change: RosterChange): Door<ChangeKind> {
  return doors[change.kind] as Door<ChangeKind>
}
