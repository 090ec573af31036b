import type { ActivityKind } from '../../care/activity.ts'
import type { Heard } from '../learner/clause-model.ts'
import { contactKinds } from '../recognise/contact.ts'

/** From here on the learner hears a going or ringing in vain, though no word of grammar says so: 克他屋头空跑一趟. */
const IN_VAIN = 0.7

/** Going, ringing and talking may be tried in vain; a lesson or a gift that did not come about is none. */
export const mayFail = (kind: ActivityKind) => kind === 'call' || kind === 'visit' || contactKinds.has(kind)

/** Does a clause that tells this kind sound in vain? */
export function soundsInVain({ standing }: Heard, kind: ActivityKind): boolean {
  return mayFail(kind) && standing.missed >= IN_VAIN && standing.missed > standing.done
}
