/** A transcript, read: who there is, what happens, and what the bot is expected to say. */

export interface Transcript {
  readonly file: string
  readonly scene: Scene
  /** each thing that happens, with what is expected to come of it */
  readonly beats: readonly Beat[]
  /** has it any expectation? One without is played and printed, nothing is held against it */
  readonly isChecked: boolean
}

export interface Scene {
  readonly start: ClockMove & { readonly kind: 'to' }
  /** 提醒 19: the hour of the digests; null: nobody is reminded */
  readonly digestHour: number | null
  /** 人物 演示: the demo county instead of people of its own */
  readonly isDemo: boolean
  readonly coordinators: readonly { readonly name: string; readonly isBound: boolean }[]
  readonly stations: readonly SceneStation[]
  /** rooms that belong to no station yet */
  readonly freeRooms: readonly string[]
  /** in the rooms, known to nobody */
  readonly unbound: readonly string[]
}

export interface SceneStation {
  readonly line: number
  readonly name: string
  readonly rooms: readonly string[]
  /** volunteers, leaders, and coordinators of this station alone */
  readonly people: readonly ScenePerson[]
}

export interface ScenePerson {
  readonly line: number
  readonly name: string
  readonly office: 'volunteer' | 'leader' | 'coordinator'
  /** 没绑定: on the roster, the account not bound yet */
  readonly isBound: boolean
  readonly children: readonly SceneChild[]
}

export interface SceneChild {
  readonly name: string
  readonly nicknames: readonly string[]
  readonly sex: 'm' | 'f' | null
  readonly guardian: string | null
  /** 'YYYY-MM-DD' as the family keeps it */
  readonly birthday: string | null
  readonly isLunar: boolean
  /** key or name of a programme; null: the default */
  readonly programme: string | null
  readonly consent: 'given' | 'awaited' | 'withdrawn'
  /** last day of the pairing, 'YYYY-MM-DD'; null while it lasts */
  readonly until: string | null
}

export type ClockMove =
  | {
      readonly kind: 'to'
      /** 'YYYY-MM-DD'; null: counted from today */
      readonly day: string | null
      readonly daysAhead: number
      readonly hour: number
      readonly minute: number
    }
  | { readonly kind: 'by'; readonly minutes: number }

/** A room by its name, or the private chat of a person with the bot. */
export type Conversation = { readonly room: string } | { readonly person: string }

/**
 * Where something is seen of the bot. 'alert command': the last resort of an urgent concern, with its number; 'friend': a
 * friend request that it accepted, with the person.
 */
export type Place = Conversation | 'alert command' | 'friend'

export type TranscriptFile = 'voice' | 'image' | 'video' | 'file' | 'sticker'

export interface Saying {
  readonly kind: 'said'
  readonly who: string
  readonly in: Conversation
  /** names the message for later lines; every said line also has its number */
  readonly label: string | null
  readonly text: string
  readonly mentionsBot: boolean
  readonly files: readonly TranscriptFile[]
  /** its own sending time, where it arrives late */
  readonly sentAt: (ClockMove & { readonly kind: 'to' }) | null
  /** 引用: the network names the message · 引文: the network flattens it into the text */
  readonly quote: { readonly label: string; readonly isFlat: boolean } | null
}

export type Action =
  | Saying
  | { readonly kind: 'again'; readonly label: string }
  | { readonly kind: 'recalled'; readonly who: string; readonly in: Conversation; readonly label: string }
  | { readonly kind: 'clock'; readonly move: ClockMove }
  | { readonly kind: 'restart' }
  /** whether private messages to her arrive */
  | { readonly kind: 'reach'; readonly who: string; readonly isReachable: boolean }
  | { readonly kind: 'away'; readonly minutes: number }
  | { readonly kind: 'befriend'; readonly who: string; readonly hello: string }

export interface Beat {
  readonly line: number
  readonly source: string
  readonly action: Action
  readonly expected: readonly Expected[]
}

export type Expected =
  | { readonly line: number; readonly kind: 'silence' }
  | {
      readonly line: number
      readonly kind: 'told'
      readonly in: Place
      readonly label: string | null
      readonly text: ExpectedText
    }

export type ExpectedText =
  /** `*` stands for anything, `{名}` takes what stands there, for later lines */
  | { readonly kind: 'whole'; readonly text: string }
  | { readonly kind: 'words'; readonly has: readonly string[]; readonly hasNot: readonly string[] }

/** A line that can't be read; its text is for whoever wrote the file. */
export class TranscriptFault extends Error {
  readonly line: number
  constructor(line: number, value: string, expected: string) {
    super(`line ${line}: “${value.trim()}”: expected ${expected}`)
    this.name = 'TranscriptFault'
    this.line = line
  }
}
