/** What the page needs to know of people, clock and explanations; the front door hands it in. */

export interface SandboxPerson {
  /** the account on this network */
  readonly account: string
  readonly name: string
  /** '站长 · 石桥村关爱站', or '没绑定' */
  readonly office: string
  /** ids of the rooms she is in */
  readonly rooms: readonly string[]
  /** what her own children are called, for the sentences to try */
  readonly children?: readonly string[]
}

export interface SandboxRoom {
  readonly id: string
  readonly name: string
}

/** The words that a value came from, and the rule that read it. */
export interface SandboxEvidence {
  /** what it says, in words for the panel: '记录1 · 日期' */
  readonly of: string
  readonly rule: string
  /** UTF-16 positions in the text */
  readonly from: number
  readonly to: number
}

/** One value that was understood. */
export interface SandboxValue {
  /** '记录1', '预告2'; '' of the message as a whole */
  readonly group: string
  readonly label: string
  readonly value: string
  readonly evidence: readonly SandboxEvidence[]
  /** the text does not say it: why it was taken for granted, in words */
  readonly assumed: string | null
}

/** What the bot understood of a message, in words for the panel. */
export interface SandboxExplanation {
  readonly messageId: string
  readonly text: string
  readonly intent: string
  readonly values: readonly SandboxValue[]
  readonly evidence: readonly SandboxEvidence[]
  /** what the text does not say and was taken for granted */
  readonly assumed: readonly string[]
  /** what is asked back; null where nothing is */
  readonly asked: string | null
  /** what the store keeps of it, a line each */
  readonly stored: readonly string[]
  /** what was logged as shown, a line for each person and child */
  readonly shown: readonly string[]
}

/** Which message of a person a message of the bot answers, both by the network's ids. */
export interface SandboxAnswer {
  readonly messageId: string
  readonly answers: readonly { readonly messageId: string; readonly wasRecall: boolean }[]
}

/** Something that will be said by itself. */
export interface SandboxWaiting {
  readonly at: string
  readonly what: string
}

export interface SandboxBackend {
  people(): Promise<readonly SandboxPerson[]>
  rooms(): Promise<readonly SandboxRoom[]>
  explanation(messageId: string): Promise<SandboxExplanation | null>
  /** of all that the bot has sent */
  answers(): Promise<readonly SandboxAnswer[]>
  /** what is due until then, the first first */
  waiting(until: Date): Promise<readonly SandboxWaiting[]>
  /** when the demo's people were made: a transcript begins with them */
  madeAt(): Promise<Date>
  /** the demo's clock */
  now(): Date
  /** sets the demo's clock ahead, and lets pass what is due until then */
  advance(to: Date): Promise<void>
}
