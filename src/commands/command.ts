import type { ChildId, RosterChild } from '../care/roster.ts'
import { groupName } from '../care/roster.ts'
import type { Channel, Speaker } from '../care/speaker.ts'
import type { Card } from '../reports/card.ts'
import type { Db } from '../store/database.ts'
import type { Place } from '../store/speaker.ts'
import type { Meaning } from '../understand/meaning.ts'
import type { Say, ShownChild } from '../wording.ts'

/** The message that is being answered, as far as a command may know it. */
export interface Heard extends Place {
  /** the network's id of it */
  readonly messageId: string
  /** its inbox row */
  readonly inbox: number
  readonly channel: Channel
  readonly text: string
  readonly at: Date
  /** the message that it quotes: by the network's id, or by its first words */
  readonly quote: { readonly messageId: string } | { readonly words: string } | null
}

export interface Asked {
  readonly db: Db
  readonly speaker: Speaker
  /** the speaker's person id; commands run for bound people only, but for help and bind */
  readonly self: number
  readonly meaning: Meaning
  readonly heard: Heard
  readonly now: Date
}

/** What about which child an answer shows, for the access log. */
export interface About {
  readonly child: ChildId
  readonly fields: readonly string[]
}

export interface Reply {
  /** where it was asked; to the speaker alone; or to another person alone */
  readonly to: 'here' | 'private' | { readonly person: number }
  readonly say: Say
  readonly about: readonly About[]
  /** an echo may be merged with others and is cancelled when its message goes */
  readonly class: 'answer' | 'echo'
  /** makes the reply's key unique where one message has several replies of the same kind */
  readonly part?: string
  /** a picture that goes with the words */
  readonly picture?: Card
}

/** One thing the bot does. No reply is silence. */
export type Command = (asked: Asked) => Promise<Reply[]>

export function answer(say: Say, about: readonly About[] = []): Reply {
  return { to: 'here', say, about, class: 'answer' }
}

export function inPrivate(say: Say, about: readonly About[] = []): Reply {
  return { to: 'private', say, about, class: 'answer', part: 'private' }
}

export const inGroup = (asked: Asked): boolean => asked.heard.channel === 'group'

/** How a child is called to this ear; a child that the roster does not hold any more has its full name only in private. */
export function shownChild(speaker: Speaker, id: ChildId, fullName?: string): ShownChild {
  const child = speaker.roster.children.find((entry) => entry.id === id)
  return child ? shown(child, speaker) : { group: '一个孩子', full: fullName ?? '一个孩子' }
}

function shown(child: RosterChild, speaker: Speaker): ShownChild {
  return { group: groupName(child, speaker.roster.children), full: child.name }
}
