import { dayOf } from '../../src/care/day.ts'
import type { Speaker } from '../../src/care/speaker.ts'
import type { Message } from '../../src/understand/meaning.ts'
import type { Context } from '../../src/understand/mention.ts'
import { normalise } from '../../src/understand/normalise.ts'
import { recogniseChildren } from '../../src/understand/recognise/child.ts'
import { recogniseDates } from '../../src/understand/recognise/date.ts'
import { maskNames } from '../../src/understand/recognise/mask.ts'
import { recogniseMinutes } from '../../src/understand/recognise/minutes.ts'
import { recogniseVolunteers } from '../../src/understand/recognise/volunteer.ts'

/** What the recognisers find in a message, as understand.ts hands it to the parts. */
export function contextOf(message: Message, speaker: Speaker): Context {
  const normalised = normalise(message.text)
  const children = recogniseChildren(normalised.text, speaker)
  const volunteers = recogniseVolunteers(normalised.text, speaker)
  const masked = maskNames(normalised.text, children, volunteers)
  return {
    message,
    normalised,
    speaker,
    today: dayOf(message.at),
    children,
    volunteers,
    masked,
    days: recogniseDates(masked, message.at),
    minutes: recogniseMinutes(masked),
  }
}
