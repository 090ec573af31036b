import type { ChildId } from './care/roster.ts'
import type { Channel, Role, Speaker } from './care/speaker.ts'
import type { Intent } from './understand/meaning.ts'
import { isPublic, type Say } from './wording.ts'

/** 'anyone' may be unbound; 'member' holds any office at a station that is read here. */
type Who = 'anyone' | 'member' | 'leader' | 'coordinator' | 'leads or coordinates'

interface Right {
  readonly who: Who
  readonly where: Channel | 'anywhere'
}

/** Who may use which command, and where. A command that is not allowed is not run. */
export const rights: Readonly<Record<Intent, Right>> = {
  checkin: { who: 'member', where: 'anywhere' },
  plan: { who: 'member', where: 'anywhere' },
  wish: { who: 'member', where: 'anywhere' },
  concern: { who: 'member', where: 'anywhere' },
  answer: { who: 'member', where: 'anywhere' },
  'my-children': { who: 'member', where: 'anywhere' },
  child: { who: 'member', where: 'anywhere' },
  summary: { who: 'member', where: 'anywhere' },
  undo: { who: 'member', where: 'anywhere' },
  amend: { who: 'member', where: 'anywhere' },
  'my-records': { who: 'member', where: 'anywhere' },
  'delete-record': { who: 'member', where: 'anywhere' },
  'change-record': { who: 'member', where: 'anywhere' },
  help: { who: 'anyone', where: 'anywhere' },
  none: { who: 'anyone', where: 'anywhere' },
  bind: { who: 'anyone', where: 'anywhere' },
  'bind-station': { who: 'leader', where: 'anywhere' },
  'make-code': { who: 'leads or coordinates', where: 'anywhere' },
  'take-concern': { who: 'leads or coordinates', where: 'anywhere' },
  practise: { who: 'member', where: 'anywhere' },
  'own-names': { who: 'member', where: 'anywhere' },
  'end-practice': { who: 'member', where: 'anywhere' },
  'false-alarm': { who: 'leads or coordinates', where: 'anywhere' },
  'close-concern': { who: 'leads or coordinates', where: 'anywhere' },
  'add-volunteer': { who: 'leads or coordinates', where: 'anywhere' },
  'add-child': { who: 'leads or coordinates', where: 'anywhere' },
  'give-consent': { who: 'leads or coordinates', where: 'anywhere' },
  'change-birthday': { who: 'leads or coordinates', where: 'anywhere' },
  'hand-over': { who: 'leads or coordinates', where: 'anywhere' },
  roster: { who: 'leads or coordinates', where: 'anywhere' },
  'withdraw-consent': { who: 'leads or coordinates', where: 'anywhere' },
  'end-pairing': { who: 'leads or coordinates', where: 'anywhere' },
  pair: { who: 'leads or coordinates', where: 'anywhere' },
  'leave-care': { who: 'leads or coordinates', where: 'anywhere' },
  'rename-child': { who: 'leads or coordinates', where: 'anywhere' },
  unbind: { who: 'member', where: 'anywhere' },
  'stop-reminders': { who: 'member', where: 'anywhere' },
  'resume-reminders': { who: 'member', where: 'anywhere' },
  snooze: { who: 'member', where: 'anywhere' },
  'reminder-hour': { who: 'member', where: 'anywhere' },
  'take-leave': { who: 'member', where: 'anywhere' },
  'end-leave': { who: 'member', where: 'anywhere' },
  'weekly-summary': { who: 'leads or coordinates', where: 'anywhere' },
  'leader-nudge': { who: 'leads or coordinates', where: 'anywhere' },
  'station-event': { who: 'leads or coordinates', where: 'anywhere' },
  programme: { who: 'coordinator', where: 'anywhere' },
}

/** 'silent': nothing is answered to somebody unbound; 'refused': one line says whose business it is. */
export type Verdict = 'allowed' | 'refused' | 'silent'

/**
 * May this speaker use this command here? In a bound room only an office at the room's station counts: a guest of
 * another station is treated as somebody unbound.
 */
export function mayUse(speaker: Speaker, intent: Intent, channel: Channel): Verdict {
  const { who, where } = rights[intent]
  if (where !== 'anywhere' && where !== channel) return 'silent'
  if (who === 'anyone') return 'allowed'
  if (speaker.person === null) return 'silent'
  // a leader binds a room that belongs to no station yet, so all her offices count there
  const roles = intent === 'bind-station' ? speaker.offices.map(({ role }) => role) : rolesHere(speaker, channel)
  if (roles.length === 0) return 'silent'
  switch (who) {
    case 'member':
      return 'allowed'
    case 'leader':
    case 'coordinator':
      return roles.includes(who) ? 'allowed' : 'refused'
    case 'leads or coordinates':
      return roles.includes('leader') || roles.includes('coordinator') ? 'allowed' : 'refused'
  }
}

/** The offices that count where the message was said. */
export function rolesHere(speaker: Speaker, channel: Channel): Role[] {
  const here = speaker.offices.filter(({ station }) => channel === 'private' || station.id === speaker.roomStation?.id)
  const whole: Role[] = speaker.coordinatesAll ? ['coordinator'] : []
  return [...new Set([...here.map(({ role }) => role), ...whole])]
}

/** Leads or coordinates this station. */
export function leads(speaker: Speaker, station: number): boolean {
  return speaker.offices.some((held) => held.station.id === station && held.role !== 'volunteer')
}

/** May she be shown what is kept about this child (CARE.md, rule 5)? Own children; else leader or coordinator of its station. */
export function maySee(speaker: Speaker, child: { readonly id: ChildId; readonly station: number }): boolean {
  return speaker.ownChildren.includes(child.id) || leads(speaker, child.station)
}

/** What it takes to judge whose a record is. */
export interface Judged {
  readonly author: number
  readonly reporter: number
  readonly station: number
  readonly child: number
  /** when it was reported */
  readonly createdAt: Date
}

const AFTER_A_PAIRING_DAYS = 7
const DAY = 86_400_000

/**
 * May she be shown, undo or amend this record? The leader and coordinator of its station; its author and reporter while
 * the child is hers, and after that for seven days from the report (CARE.md, points settled).
 */
export function mayChange(speaker: Speaker, record: Judged, now: Date): boolean {
  if (leads(speaker, record.station)) return true
  if (!isHers(speaker, record)) return false
  return (
    speaker.ownChildren.includes(String(record.child)) ||
    now.getTime() - record.createdAt.getTime() <= AFTER_A_PAIRING_DAYS * DAY
  )
}

/** Did she do it or report it? */
export function isHers(speaker: Speaker, record: Pick<Judged, 'author' | 'reporter'>): boolean {
  const self = speaker.person === null ? null : Number(speaker.person.id)
  return self === record.author || self === record.reporter
}

/** A room takes public parts alone. */
export function mayBeSaidInRoom(say: Say): boolean {
  return isPublic(say)
}
