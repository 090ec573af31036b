import { mayChange } from '../rights.ts'
import { ask } from '../store/questions.ts'
import type { Meaning } from '../understand/meaning.ts'
import { type Kept, listEcho, type Say } from '../wording.ts'
import { tellOthers } from './about-records.ts'
import type { Asked, Reply } from './command.ts'
import type { KeptList } from './keep-list.ts'
import { type KeptRecords, shownRecord } from './keep-records.ts'
import { askLeader, type Doubt } from './list-doubts.ts'

const HOURS = 48

export function recordsOfList({ records, had, pending, frozen }: KeptList): Omit<KeptRecords, 'ids'> {
  return { kept: records, had, pending: [...pending], frozen: [...frozen], fulfilled: [] }
}

/** What a list lacks beside its lines' authors and children is asked of its sender, as in any report. */
export function asksSender({ clarify, list }: Meaning): boolean {
  if (clarify === null || clarify === 'author') return false
  return clarify !== 'child' || !list?.lines.some(({ unplaced }) => unplaced.length > 0)
}

/** The one echo of a list; lines that are gone are offered to their sender to take back. */
export async function sayOfList(asked: Asked, list: KeptList, kept: Kept): Promise<Say> {
  const offered = asksSender(asked.meaning)
    ? []
    : list.gone.filter(({ raced, records }) => !raced && isOffered(asked, records))
  if (offered.length > 0) await offer(asked, offered)
  const numbers = (what: Doubt['what']) =>
    list.doubts.filter((doubt) => doubt.what === what).map(({ number }) => number)
  return listEcho(kept, {
    lines: list.lines,
    changed: list.changed.map(({ before, after }) => ({
      before: shownRecord(asked, before),
      after: shownRecord(asked, after),
    })),
    unknownAuthors: numbers('author'),
    unknownChildren: numbers('child'),
    doubtedChanges: numbers('change'),
    gone: list.gone.map((gone) => ({
      number: gone.line.number,
      author: gone.records[0]?.authorName ?? '',
      raced: gone.raced,
      choice: offered.includes(gone) ? offered.indexOf(gone) + 1 : null,
    })),
  })
}

function isOffered({ speaker, now }: Asked, records: KeptList['gone'][number]['records']): boolean {
  return records.length === 1 && records.every((record) => mayChange(speaker, record, now))
}

async function offer(asked: Asked, gone: KeptList['gone']): Promise<void> {
  const records = gone.flatMap((one) => one.records)
  await ask(asked.db, {
    place: asked.heard,
    person: asked.self,
    about: 'record',
    options: records.map((record) => ({ label: shownRecord(asked, record).child.full, value: String(record.id) })),
    several: true,
    payload: { kind: 'undo' },
    source: asked.heard.inbox,
    askedAt: asked.now,
    hours: HOURS,
  })
}

/** Whose record a line changed hears of it; what is doubtful is asked of the leader. */
export async function listReplies(asked: Asked, list: KeptList): Promise<Reply[]> {
  const changed = list.changed.map(({ after }) => after)
  return [...tellOthers(asked, changed, 'changed'), ...(await askLeader(asked, list.doubts))]
}
