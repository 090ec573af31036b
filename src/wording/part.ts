/**
 * A stretch of what the bot says. Only src/wording makes them, so that nothing else can slip into a room: a room takes
 * public parts alone (a child's group name, a volunteer's name as author, kind, day, minutes, counts, fixed sentences).
 */
export interface Part {
  readonly text: string
  readonly isPublic: boolean
  readonly [made]: true
}
declare const made: unique symbol

/** What is said, in order; a bare string does not fit. */
export type Say = readonly Part[]

/** Guarantee of the cast: the two functions below are the only makers, and only files of this folder import them. */
function make(text: string, isPublic: boolean): Part {
  return { text, isPublic } as Part
}

/** May be said in a room. */
export function open(text: string): Part {
  return make(text, true)
}

/** Only for whom it belongs to, in private. */
export function closed(text: string): Part {
  return make(text, false)
}

/** The words as they are sent. */
export function textOf(say: Say): string {
  return say
    .map(({ text }) => text)
    .join('')
    .trim()
}

export function isPublic(say: Say): boolean {
  return say.every((part) => part.isPublic)
}
