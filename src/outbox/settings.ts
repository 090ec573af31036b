/** How fast, and when, messages go out. */
export interface OutboxSettings {
  /** at least this long between two messages to one room */
  readonly roomIntervalSeconds: number
  /** between messages to different rooms, chosen anew each time between the two */
  readonly accountGapSeconds: { readonly min: number; readonly max: number }
  /** of one bot account */
  readonly perMinute: number
  /** of one bot account, from midnight to midnight in Shanghai */
  readonly perDay: number
  /** 'HH:MM' in Shanghai: from then on nothing that nobody asked for */
  readonly quietFrom: string
  readonly quietTo: string
  /** after this a message counts as hung; its lease is twice as long */
  readonly sendTimeoutSeconds: number
  /** after this many refusals in a row the account pauses … */
  readonly refusalsBeforePause: number
  readonly pauseMinutes: number
  /** how often the table is looked at where nobody wakes the outbox */
  readonly pollSeconds: number
  /** by platform; false where there is no network that could mind the speed. Default true */
  readonly paced: Readonly<Record<string, boolean>>
}

/** What operators of other bots found to be safe. */
export const defaultOutboxSettings: OutboxSettings = {
  roomIntervalSeconds: 2,
  accountGapSeconds: { min: 3, max: 5 },
  perMinute: 20,
  perDay: 200,
  quietFrom: '21:30',
  quietTo: '07:30',
  sendTimeoutSeconds: 30,
  refusalsBeforePause: 2,
  pauseMinutes: 120,
  pollSeconds: 1,
  paced: { sandbox: false, transcript: false },
}
