import { z } from 'zod'
import type { Say } from '../../wording.ts'
import type { About, Asked, Reply } from '../command.ts'

const birthday = z.object({
  year: z.number().nullable(),
  month: z.number(),
  day: z.number(),
  leapMonth: z.boolean(),
  calendar: z.enum(['solar', 'lunar']),
})

/** A change of the roster, as it waits for 确认. */
export const rosterChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('withdraw-consent'), child: z.number() }),
  z.object({ kind: z.literal('end-pairing'), person: z.number(), child: z.number(), why: z.string() }),
  z.object({ kind: z.literal('pair'), person: z.number(), child: z.number(), programme: z.string() }),
  z.object({ kind: z.literal('leave-care'), child: z.number(), why: z.string() }),
  z.object({ kind: z.literal('rename-child'), child: z.number(), name: z.string() }),
  z.object({ kind: z.literal('unbind') }),
  z.object({ kind: z.literal('add-volunteer'), station: z.number(), name: z.string() }),
  z.object({
    kind: z.literal('add-child'),
    station: z.number(),
    name: z.string(),
    sex: z.enum(['m', 'f']).nullable(),
    guardian: z.string().nullable(),
    birthday: birthday.nullable(),
  }),
  z.object({ kind: z.literal('give-consent'), child: z.number(), relation: z.string(), method: z.string() }),
  z.object({ kind: z.literal('change-birthday'), child: z.number(), birthday }),
  z.object({ kind: z.literal('hand-over'), child: z.number(), from: z.number(), to: z.number() }),
])
export type RosterChange = z.infer<typeof rosterChange>
export type ChangeKind = RosterChange['kind']
export type ChangeOf<Kind extends ChangeKind> = Extract<RosterChange, { readonly kind: Kind }>

/** What was understood: the change with the line that reads it back; or what is lacking. */
export type Read<Kind extends ChangeKind> =
  | { readonly change: ChangeOf<Kind>; readonly readBack: Say; readonly about: readonly About[] }
  | { readonly lacks: Say; readonly about?: readonly About[] }

/** One kind of change: how it is read from the words, and how it is done once she has said 确认. */
export interface Door<Kind extends ChangeKind> {
  readonly read: (asked: Asked) => Promise<Read<Kind>>
  /** Runs in the transaction of the 确认; what stood then may be otherwise by now. */
  readonly carryOut: (asked: Asked, change: ChangeOf<Kind>) => Promise<Reply[]>
}

export type Doors = { readonly [Kind in ChangeKind]: Door<Kind> }
