import type { ActivityKind, Outcome } from '../care/activity.ts'
import type { Day } from '../care/day.ts'
import type { ChildId, PersonId } from '../care/roster.ts'
import type { Channel } from '../care/speaker.ts'

/** What understanding is given of a message. `text` has no mention of the bot in it; a flattened quote may still be. */
export interface Message {
  readonly text: string
  readonly channel: Channel
  /** was the bot called: by mention, by its name at the head */
  readonly mention: boolean
  /** the quoted words, where the network or quote.ts gave them */
  readonly quote: string | null
  readonly at: Date
}

/** The intents that the corpus labels (test/corpus/GUIDE.md). */
export const labelledIntents = [
  'checkin',
  'plan',
  'wish',
  'concern',
  'my-children',
  'child',
  'summary',
  'undo',
  'amend',
  'help',
  'none',
] as const
export type LabelledIntent = (typeof labelledIntents)[number]

/** Commands with fixed words (understand/words/commands.ts); no label names them. */
export const fixedCommands = [
  'bind',
  'bind-station',
  'make-code',
  'my-records',
  'delete-record',
  'change-record',
  'take-concern',
  'false-alarm',
  'close-concern',
  'withdraw-consent',
  'add-volunteer',
  'add-child',
  'give-consent',
  'change-birthday',
  'hand-over',
  'roster',
  'end-pairing',
  'pair',
  'leave-care',
  'rename-child',
  'unbind',
  'practise',
  'end-practice',
  'own-names',
  'stop-reminders',
  'resume-reminders',
  'snooze',
  'reminder-hour',
  'take-leave',
  'end-leave',
  'weekly-summary',
  'leader-nudge',
  'programme',
  'station-event',
] as const
export type FixedCommand = (typeof fixedCommands)[number]

/** `answer` is what fits the open question to this person. */
export type Intent = LabelledIntent | FixedCommand | 'answer'

export type Clarify = 'child' | 'activity' | 'date' | 'outcome' | 'query' | 'author'

export interface MeaningRecord {
  readonly child: ChildId
  /** only where it is not the sender */
  readonly by?: PersonId
  readonly activity: ActivityKind
  /** null: the day is not known */
  readonly date: Day | null
  readonly minutes: number | null
  readonly outcome: Outcome
  /** records of one message with the same number were told as one event */
  readonly occasion: number
  /** start on the wall clock, 'HH:MM', where one was told */
  readonly clock: string | null
  /** 又, 再, 第二次: another one of the same kind that day */
  readonly again: boolean
}

/** A reported activity that lacks what is asked for (`clarify`); the answer completes it. */
export interface Unplaced extends Omit<MeaningRecord, 'child' | 'activity'> {
  readonly child?: ChildId
  readonly activity?: ActivityKind
}

export interface MeaningPlan {
  readonly child: ChildId
  readonly activity: ActivityKind
  readonly date: Day | null
  readonly by?: PersonId
}

export interface MeaningWish {
  readonly child: ChildId
  readonly wish: string
}

export type ConcernLevel = 'none' | 'attention' | 'urgent'

export interface MeaningConcern {
  readonly level: ConcernLevel
  readonly children: readonly ChildId[]
  /** the words that made it one, as written */
  readonly words: readonly string[]
}

export const wants = [
  'overview',
  'due',
  'not-yet',
  'list',
  'count',
  'last',
  'hours',
  'birthday',
  'wishes',
  'plans',
  'concerns',
  'volunteer',
  'guardian',
  'children',
] as const
export type Want = (typeof wants)[number]

export interface Query {
  readonly want: Want
  readonly children?: readonly ChildId[]
  readonly volunteers?: readonly PersonId[]
  readonly kinds?: readonly ActivityKind[]
  readonly from?: Day
  readonly to?: Day
}

/** The fields that an amendment changes, with their new values. */
export interface Changes {
  readonly child?: ChildId
  readonly activity?: ActivityKind
  readonly date?: Day
  readonly minutes?: number
  readonly outcome?: Outcome
}

/** What an undo or amendment says of the record it means: old values, or its number in 我的记录. */
export interface Target {
  readonly children?: readonly ChildId[]
  readonly activity?: ActivityKind
  readonly date?: Day
  readonly number?: number
}

/** The day of an amendment as an announcement reads it: 周六 is the next one there. Beside `changes.date` and `target.date`. */
export interface AsPlan {
  readonly date?: Day
  readonly was?: Day
}

/** Other words for a wish: 不是书包是足球. `from` null: all of it is new. */
export interface WishChange {
  readonly from: string | null
  readonly to: string
}

export interface ListLine {
  readonly number: number | null
  readonly text: string
  /** null: nobody of the roster bears the name in it */
  readonly author: PersonId | null
  /** the name as written, where nobody bears it */
  readonly authorText?: string
  readonly records: readonly MeaningRecord[]
  readonly plans: readonly MeaningPlan[]
  /** done with a child that the line does not make out */
  readonly unplaced: readonly Unplaced[]
}

export interface MeaningList {
  readonly header: string
  readonly title: string
  readonly lines: readonly ListLine[]
}

/** What follows the word of a fixed command, or what answers the open question. */
export interface Arguments {
  readonly code?: string
  readonly number?: number
  readonly names?: readonly string[]
  readonly text?: string
  readonly changes?: Changes
  /** an answer: values of the chosen options */
  readonly chosen?: readonly string[]
  /** an answer: a day, where one was asked for; a snooze: the first day on which she is reminded again */
  readonly date?: Day
  /** both ends, of a leave */
  readonly days?: { readonly first: Day; readonly last: Day }
  /** on the wall, 'HH:MM' */
  readonly clock?: string
  readonly minutes?: number
  /** 开, 关 */
  readonly on?: boolean
  /** named with the command; empty: the name may be several children's */
  readonly children?: readonly ChildId[]
  /** named with the command; empty: the name may be several people's */
  readonly people?: readonly PersonId[]
  /** an answer: a kind, where one was asked for */
  readonly activity?: ActivityKind
  /** an answer that turns the question down (算了, 都不是) */
  readonly declined?: boolean
}

/** Something that the text does not say and understanding took for granted. */
export interface Assumption {
  readonly what: 'child' | 'date' | 'activity' | 'outcome' | 'author'
  /** named for the panel and the log: 'only-child', 'no-day-said', 'nickname-pattern' … */
  readonly rule: string
  /** index in `records`, where it is about one */
  readonly record?: number
}

/** Which words gave which value. Offsets are UTF-16 positions in Message.text. */
export interface Evidence {
  /** 'intent', 'concern', 'query.want', 'records.0.child', 'plans.1.date' … */
  readonly of: string
  readonly from: number
  readonly to: number
  readonly rule: string
}

/** What a message was understood to say. */
export interface Meaning {
  readonly intent: Intent
  readonly records: readonly MeaningRecord[]
  readonly plans: readonly MeaningPlan[]
  readonly wishes: readonly MeaningWish[]
  readonly concern: MeaningConcern
  readonly clarify: Clarify | null
  /** with clarify: what was reported and waits for the answer */
  readonly unplaced?: readonly Unplaced[]
  /** with clarify 'child': whom the word may mean; empty where nobody bears it */
  readonly candidates?: readonly ChildId[]
  /** with clarify 'child': the name that nobody bears; who it is may be remembered for this volunteer */
  readonly unknownName?: string
  readonly changes?: Changes
  readonly asPlan?: AsPlan
  readonly wishChange?: WishChange
  readonly query?: Query
  /** the answer is wanted as a picture: 汇总图 */
  readonly asPicture?: true
  readonly target?: Target
  readonly list?: MeaningList
  readonly arguments?: Arguments
  /** help: the command that the unknown words look most like */
  readonly didYouMean?: string
  readonly assumed: readonly Assumption[]
  readonly evidence: readonly Evidence[]
}
