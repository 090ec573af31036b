/** What the page needs to know of people, clock and explanations; the front door hands it in. */

export interface SandboxPerson {
  /** the account on this network */
  readonly account: string
  readonly name: string
  /** '站长 · 石桥村关爱站', or '没绑定' */
  readonly office: string
  /** ids of the rooms she is in */
  readonly rooms: readonly string[]
}

export interface SandboxRoom {
  readonly id: string
  readonly name: string
}

/** One value that was understood, the words it came from, and the rule that read it. */
export interface SandboxEvidence {
  readonly of: string
  readonly rule: string
  /** UTF-16 positions in the text */
  readonly from: number
  readonly to: number
}

/** What the bot understood of a message, in words for the panel. */
export interface SandboxExplanation {
  readonly messageId: string
  readonly text: string
  readonly intent: string
  readonly values: readonly { readonly label: string; readonly value: string }[]
  readonly evidence: readonly SandboxEvidence[]
  /** what the text does not say and was taken for granted */
  readonly assumed: readonly string[]
  /** what is asked back; null where nothing is */
  readonly asked: string | null
}

export interface SandboxBackend {
  people(): Promise<readonly SandboxPerson[]>
  rooms(): Promise<readonly SandboxRoom[]>
  explanation(messageId: string): SandboxExplanation | null
  /** the demo's clock */
  now(): Date
  /** sets the demo's clock ahead, and lets pass what is due until then */
  advance(to: Date): Promise<void>
}
