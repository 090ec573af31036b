import { readFileSync } from 'node:fs'
import type { Speaker } from '../../src/care/speaker.ts'
import { type CorpusMessage, speakerIn } from './corpus.ts'

const corpus = new URL('../corpus/', import.meta.url)
/** The labelled sets. */
export const sets = 'dev fgh ijk lmn opq uvw t zs a2 PQ xy c2 d2 b2 e2 later'.split(' ')
/** Sets whose people are their own; those of all others are the people of dev. */
const withOwnRosters: ReadonlySet<string> = new Set(['fgh', 'ijk', 'lmn', 'opq', 'uvw', 'PQ'])

/** The lines of a file of the corpus. */
export const linesOf = (file: string) => readFileSync(new URL(file, corpus), 'utf8').split('\n').filter(Boolean)
const pathOf = (set: string) => (set === 'dev' ? 'dev.jsonl' : `voices/${set}.jsonl`)
const rosterPathOf = (set: string) => (withOwnRosters.has(set) ? `voices/${set}-rosters.json` : 'rosters.json')

/** The labelled messages of a set. */
export function messagesOf(set: string): CorpusMessage[] {
  return linesOf(pathOf(set)).map((line) => JSON.parse(line) as CorpusMessage)
}

/** Who writes, in the rosters of a set. */
export function speakersOf(set: string): (message: CorpusMessage) => Speaker {
  return ({ roster, sender, channel }) => speakerIn(rosterPathOf(set), roster, sender, channel)
}
