import { readFileSync } from 'node:fs'
import type { RosterChild, RosterVolunteer } from '../../src/care/roster.ts'
import type { Channel, Speaker } from '../../src/care/speaker.ts'
import type { Clarify, LabelledIntent } from '../../src/understand/meaning.ts'

/** One labelled message of test/corpus/dev.jsonl; GUIDE.md there says what each field means. */
export interface CorpusMessage {
  readonly id: string
  readonly roster: string
  readonly sender: string
  readonly at: string
  readonly channel: Channel
  readonly mention: boolean
  readonly text: string
  readonly expect: CorpusLabels
}

export interface CorpusLabels {
  readonly intent: LabelledIntent
  readonly records: readonly {
    readonly child: string
    readonly by?: string
    readonly activity: string
    readonly date: string | null
    readonly minutes: number | null
    readonly outcome: 'done' | 'missed'
  }[]
  readonly plans: readonly { readonly child: string; readonly activity: string; readonly date: string | null }[]
  readonly wishes: readonly { readonly child: string; readonly wish: string }[]
  readonly concern: 'none' | 'attention' | 'urgent'
  readonly clarify: Clarify | null
  readonly changes?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, unknown>>
}

interface CorpusRoster {
  readonly station: string
  readonly volunteers: readonly (Omit<RosterVolunteer, 'leader'> & { readonly leader: boolean })[]
  readonly children: readonly {
    readonly id: string
    readonly name: string
    readonly aliases?: readonly string[]
    readonly sex: 'm' | 'f' | null
    readonly guardian: string | null
  }[]
}

const folder = new URL('../corpus/', import.meta.url)
type Rosters = Readonly<Record<string, CorpusRoster>>
const rostersIn = new Map<string, Rosters>()
const speakers = new Map<string, Speaker>()

/** All labelled messages, in the order of the file. */
export function corpus(): CorpusMessage[] {
  const lines = readFileSync(new URL('dev.jsonl', folder), 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as CorpusMessage)
}

/** The people of test/corpus/rosters.json as understanding sees them when `senderId` of that station writes. */
export function speakerOf(rosterKey: string, senderId: string, channel: Channel = 'group'): Speaker {
  return speakerIn('rosters.json', rosterKey, senderId, channel)
}

/** The same of another file of rosters in test/corpus. */
export function speakerIn(file: string, rosterKey: string, senderId: string, channel: Channel): Speaker {
  const key = `${file} ${rosterKey} ${senderId} ${channel}`
  const known = speakers.get(key)
  if (known) return known
  const rosters = rostersIn.get(file) ?? (JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Rosters)
  rostersIn.set(file, rosters)
  const roster = rosters[rosterKey]
  if (!roster) throw new Error(`${file} has no roster ${rosterKey}`)
  const speaker = makeSpeaker(roster, Object.keys(rosters).indexOf(rosterKey) + 1, senderId, channel)
  speakers.set(key, speaker)
  return speaker
}

function makeSpeaker(source: CorpusRoster, number: number, senderId: string, channel: Channel): Speaker {
  const volunteer = source.volunteers.find((other) => other.id === senderId)
  if (!volunteer) throw new Error(`${source.station} has no volunteer ${senderId}`)
  const station = { id: number, name: source.station }
  const children: RosterChild[] = source.children.map(({ id, name, aliases, sex, guardian }) => ({
    id,
    name,
    nicknames: aliases ?? [],
    sex,
    guardian,
  }))
  return {
    account: `account-${senderId}`,
    person: { id: volunteer.id, name: volunteer.name },
    offices: [{ role: volunteer.leader ? 'leader' : 'volunteer', station }],
    stations: [station],
    roomStation: channel === 'group' ? station : null,
    roster: { children, volunteers: source.volunteers },
    ownChildren: volunteer.children,
    question: null,
    recent: [],
  }
}
