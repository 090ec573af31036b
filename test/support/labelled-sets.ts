import { readFileSync } from 'node:fs'
import type { Speaker } from '../../src/care/speaker.ts'
import type { CorpusMessage } from './corpus.ts'

const corpus = new URL('../corpus/', import.meta.url)
/** The labelled sets; those of `withDevRosters` speak of the people of dev. */
export const sets = [
  'dev',
  'fgh',
  'ijk',
  'lmn',
  'opq',
  'uvw',
  't',
  'zs',
  'a2',
  'PQ',
  'xy',
  'c2',
  'd2',
  'b2',
  'e2',
  'later',
] as const
export type LabelledSet = (typeof sets)[number]
const withDevRosters: ReadonlySet<string> = new Set([
  'dev',
  't',
  'zs',
  'a2',
  'xy',
  'c2',
  'd2',
  'b2',
  'e2',
  'later',
  'later',
])

/** The lines of a file of the corpus. */
export const linesOf = (file: string) => readFileSync(new URL(file, corpus), 'utf8').split('\n').filter(Boolean)
const pathOf = (set: LabelledSet) => (set === 'dev' ? 'dev.jsonl' : `voices/${set}.jsonl`)
const rosterPathOf = (set: LabelledSet) => (withDevRosters.has(set) ? 'rosters.json' : `voices/${set}-rosters.json`)

/** The labelled messages of a set. */
export function messagesOf(set: LabelledSet): CorpusMessage[] {
  return linesOf(pathOf(set)).map((line) => JSON.parse(line) as CorpusMessage)
}

/** Who writes, in the rosters of a set. */
export function speakersOf(set: LabelledSet): (message: CorpusMessage) => Speaker {
  const rosters = JSON.parse(readFileSync(new URL(rosterPathOf(set), corpus), 'utf8'))
  return ({ roster: key, sender, channel }) => {
    const source = rosters[key]
    const volunteer = source.volunteers.find((one: { id: string }) => one.id === sender)
    const station = { id: Object.keys(rosters).indexOf(key) + 1, name: source.station }
    const children = source.children.map((child: Record<string, unknown>) => ({
      id: child.id,
      name: child.name,
      nicknames: child.aliases ?? [],
      sex: child.sex ?? null,
      guardian: child.guardian ?? null,
    }))
    return {
      account: sender,
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
}
