import type { Explained } from '../bot.ts'
import { dayOf } from '../care/day.ts'
import type { SandboxBackend, SandboxExplanation, SandboxPerson, SandboxRoom } from '../chat/sandbox.ts'
import type { ReminderSettings } from '../reminders/options.ts'
import { type Previewed, previewReminders } from '../reminders/preview.ts'
import type { Store } from '../store/database.ts'
import {
  madeAt,
  type PageMember,
  pageAnswers,
  pageChildren,
  pageMembers,
  pageRooms,
  pageWaiting,
} from '../store/page.ts'
import { keptOfMessage } from '../store/page-message.ts'
import { officeNames } from '../wording.ts'
import { explain } from './explain.ts'
import { explainKept } from './explain-kept.ts'

/** As many explanations as the page can ask for; they are never stored. */
const KEPT = 500

export interface DemoClock {
  now(): Date
  advance(to: Date): Promise<void>
}

export interface SandboxSide {
  readonly backend: SandboxBackend
  /** what the bot hands over of each message it understood */
  readonly explained: (of: Explained) => void
}

export interface SandboxSideOptions {
  /** somebody who is bound to nobody yet */
  readonly guest: { readonly account: string; readonly name: string }
  readonly reminders: ReminderSettings
}

/** What the sandbox's page needs of people, clock and explanations. */
export function createSandboxSide(
  store: Store,
  clock: DemoClock,
  on: { readonly platform: string; readonly botAccount: string },
  { guest, reminders }: SandboxSideOptions,
): SandboxSide {
  const known = new Map<string, Explained>()
  const people = async (): Promise<SandboxPerson[]> => {
    const [members, rooms, children] = await store.read(
      async (db) =>
        [await pageMembers(db, on), await pageRooms(db, on), await pageChildren(db, on, dayOf(clock.now()))] as const,
    )
    const all = rooms.map(({ id }) => id)
    const bound = members.map((member) => ({ ...shown(member, rooms), children: children.get(member.account) ?? [] }))
    const isBound = bound.some(({ account }) => account === guest.account)
    return isBound ? bound : [...bound, { ...guest, office: '没绑定', rooms: all }]
  }
  return {
    explained: (of) => {
      known.set(of.messageId, of)
      const [oldest] = known.keys()
      if (known.size > KEPT && oldest !== undefined) known.delete(oldest)
    },
    backend: {
      people,
      rooms: async (): Promise<SandboxRoom[]> => store.read((db) => pageRooms(db, on)),
      explanation: async (messageId) => {
        const found = known.get(messageId)
        const kept = await store.read((db) => keptOfMessage(db, on, messageId))
        if (!found && !kept) return null
        return { ...(found ? explain(found) : forgotten(messageId)), ...explainKept(kept) }
      },
      answers: () => store.read((db) => pageAnswers(db, on)),
      waiting: async (until) => {
        const waiting = await store.read((db) => pageWaiting(db, on, until))
        const digests = await previewReminders(store, reminders, clock.now(), until)
        const members = new Map((await people()).map(({ account, name }) => [account, name]))
        const lines = [
          ...waiting.map(({ at, conversation, isConcern }) => ({
            at,
            what: isConcern ? '没人接手的告急再提醒一次' : `要发到${conversation}的一条`,
          })),
          ...digestLines(digests, (account) => members.get(account) ?? account),
        ]
        return lines
          .sort((a, b) => a.at.getTime() - b.at.getTime())
          .map(({ at, what }) => ({ at: at.toISOString(), what }))
      },
      madeAt: () => store.read((db) => madeAt(db)),
      now: () => clock.now(),
      advance: (to) => clock.advance(to),
    },
  }
}

const NAMED = 4

/** What is said unasked, as the page calls it. */
const sorts: Readonly<Record<string, string>> = {
  digest: '每日提醒',
  'digest-room': '群里提醒一句',
  'room-summary': '本周汇总',
}

/** One line for all who are told the same sort of thing at one time. */
function digestLines(digests: readonly Previewed[], nameOf: (account: string) => string): { at: Date; what: string }[] {
  const lines = new Map<string, { readonly at: Date; readonly sort: string; readonly names: Set<string> }>()
  for (const { at, sort, conversation } of digests) {
    const key = `${at.getTime()} ${sort}`
    const line = lines.get(key) ?? { at, sort, names: new Set<string>() }
    line.names.add(nameOf(conversation))
    lines.set(key, line)
  }
  return [...lines.values()].map(({ at, sort, names }) => {
    const others = names.size > NAMED ? `等${names.size}人` : ''
    return { at, what: `${sorts[sort] ?? '周提示'}:${[...names].slice(0, NAMED).join('、')}${others}` }
  })
}

/** Of a message that was understood before this process began only what came of it is known. */
function forgotten(messageId: string): Omit<SandboxExplanation, 'stored' | 'shown'> {
  return { messageId, text: '', intent: '', values: [], evidence: [], assumed: [], asked: null }
}

function shown(member: PageMember, rooms: readonly { id: string; station: number }[]): SandboxPerson {
  const [first] = [...member.offices].sort((a, b) => rank(a.role) - rank(b.role))
  const stations = [...new Set(member.offices.flatMap(({ stationName }) => (stationName ? [stationName] : [])))]
  const everywhere = member.offices.some(({ station }) => station === null)
  return {
    account: member.account,
    name: member.name,
    office: first ? `${officeNames[first.role]} ${everywhere ? '全县' : stations.join('、')}` : '没有站点',
    rooms: rooms
      .filter(({ station }) => everywhere || member.offices.some((held) => held.station === station))
      .map(({ id }) => id),
  }
}

const rank = (role: keyof typeof officeNames) => ['coordinator', 'leader', 'volunteer'].indexOf(role)
