import { dayOf, mondayOf } from '../care/day.ts'
import { type Compared, compareVersions, isVersion, type SentLine, startsAnew } from '../care/relay.ts'
import type { ChildId } from '../care/roster.ts'
import type { StoredActivity } from '../store/activities.ts'
import { findActivities } from '../store/activities.ts'
import {
  addLine,
  changeLine,
  fingerprint,
  keepVersion,
  lastList,
  markGone,
  type StoredLine,
  takenBack,
} from '../store/relay-lists.ts'
import type { Place } from '../store/speaker.ts'
import type { ListLine, MeaningList } from '../understand/meaning.ts'
import type { ShownPlan, ShownRecord } from '../wording.ts'
import type { Asked } from './command.ts'
import { aboutThoseInCare } from './in-care.ts'
import { changeLineRecords } from './keep-changed-line.ts'
import { keepPlans } from './keep-plans.ts'
import { keepRecords, shownRecord, type Told } from './keep-records.ts'
import { type Doubt, doubtsOf } from './list-doubts.ts'

/** A list whose last version is older is a new one under an old title. */
const DAYS_BACK = 7
/** Two people who answer at once drop each other's lines. */
const RACE = 2 * 60_000
const DAY = 86_400_000

/** What a version of a list led to, for its one echo. */
export interface KeptList {
  readonly records: ShownRecord[]
  readonly had: ShownRecord[]
  readonly plans: ShownPlan[]
  readonly changed: { readonly before: StoredActivity; readonly after: StoredActivity }[]
  readonly pending: Set<ChildId>
  readonly frozen: Set<ChildId>
  readonly doubts: Doubt[]
  /** how many lines were new, changed, there before and doubtful */
  readonly lines: Record<LineFate, number>
  /** lines that this version lacks, and what of theirs stays */
  readonly gone: { readonly line: StoredLine; readonly records: readonly StoredActivity[]; readonly raced: boolean }[]
}

type LineFate = 'new' | 'changed' | 'had' | 'asked' | 'silent'

interface Sent extends SentLine {
  readonly line: ListLine
}

interface Version {
  readonly asked: Asked
  readonly list: MeaningList
  readonly place: Place
  readonly kept: KeptList
  /** what this version told already: the same doing in two lines is one */
  readonly told: Set<string>
}

type Matched = Compared<StoredLine, Sent>['lines'][number]

/** Keeps what a list tells that its last version in this place did not; each line counts for its author, whoever sent it. */
export async function keepList(asked: Asked, list: MeaningList, place: Place): Promise<KeptList> {
  const sent = list.lines.filter(({ text }) => text.trim() !== '').map(sentLine)
  const last = isKeptAsList(list) ? await lastVersion(asked, list, place, sent) : null
  const isLate = last !== null && asked.heard.at < last.seenAt
  const compared = compareVersions(last?.lines ?? [], sent)
  const version: Version = { asked, list, place, kept: emptyList(), told: new Set() }
  const led: (readonly number[])[] = []
  for (const matched of compared.lines) {
    const { fate, activities } = await keepLine(version, isLate ? asKnown(matched) : matched)
    version.kept.lines[fate] += 1
    led.push(activities)
  }
  if (isKeptAsList(list)) await remember(version, last, compared.lines, led)
  if (!isLate) await noteGone(version, compared.gone)
  return version.kept
}

function emptyList(): KeptList {
  return {
    records: [],
    had: [],
    plans: [],
    changed: [],
    pending: new Set(),
    frozen: new Set(),
    doubts: [],
    lines: { new: 0, changed: 0, had: 0, asked: 0, silent: 0 },
    gone: [],
  }
}

/** Pasted talk has neither title nor numbers: it is no list that comes again. */
function isKeptAsList({ header, lines }: MeaningList): boolean {
  return /接龙|group ?note/i.test(header) || lines.some(({ number }) => number !== null)
}

function sentLine(line: ListLine): Sent {
  return {
    line,
    number: line.number,
    author: line.author,
    words: fingerprint(`${line.authorText ?? ''} ${line.text}`),
    deeds: [...line.records, ...line.plans].map(({ child, activity }) => ({ child, kind: activity })),
  }
}

/** A version that arrives late neither changes nor drops what a later one says. */
function asKnown(matched: Matched): Matched {
  return matched.was ? { ...matched, isSame: true } : matched
}

async function lastVersion({ db, heard }: Asked, list: MeaningList, place: Place, sent: readonly Sent[]) {
  const last = await lastList(db, place, list.title, new Date(heard.at.getTime() - DAYS_BACK * DAY))
  if (last === null) return null
  const [then, now] = [dayOf(last.seenAt), dayOf(heard.at)]
  const anew = startsAnew(list.title)
  if (anew === 'day' && then !== now) return null
  if (anew === 'week' && mondayOf(then) !== mondayOf(now)) return null
  const isRaced = Math.abs(heard.at.getTime() - last.seenAt.getTime()) < RACE
  return isRaced || isVersion(compareVersions(last.lines, sent)) ? last : null
}

async function keepLine(
  version: Version,
  matched: Matched,
): Promise<{ fate: LineFate; activities: readonly number[] }> {
  const { asked, kept } = version
  const { was, sent, isSame } = matched
  if (was === null) return keepNew(version, sent)
  if (isSame) {
    if (await comesBack(asked, was)) return keepNew(version, sent)
    const standing = await aboutThoseInCare(asked, await findActivities(asked.db, was.activities))
    kept.had.push(...standing.map((record) => shownRecord(asked, record)))
    const fate = standing.length > 0 || sent.line.plans.length > 0 ? 'had' : 'silent'
    return { fate, activities: was.activities }
  }
  const { changes, doubts, rest, ids } = await changeLineRecords(asked, was, tolds(version, sent.line), sent.line)
  kept.changed.push(...changes)
  kept.doubts.push(...doubts)
  const fresh = await keepNew(version, { ...sent, line: { ...sent.line, records: rest } })
  const activities = [...new Set([...ids, ...fresh.activities])]
  if (doubts.length > 0) return { fate: 'asked', activities }
  const isChanged = changes.length > 0 || fresh.fate === 'new'
  return { fate: isChanged ? 'changed' : fresh.fate === 'silent' ? 'had' : fresh.fate, activities }
}

/** Recalled or undone and sent again by the same person: she means it again. What somebody else re-sends stays undone. */
async function comesBack({ db, self }: Asked, was: StoredLine): Promise<boolean> {
  const gone = [...(await takenBack(db, was.activities)).values()]
  if (gone.length === 0 || gone.length < was.activities.length) return false
  return gone.every(({ by, why }) => (why === 'undo' || why === 'recall') && (by ?? was.toldBy) === self)
}

async function keepNew(version: Version, { line }: Sent): Promise<{ fate: LineFate; activities: readonly number[] }> {
  const { asked, kept } = version
  const doubts = await doubtsOf(asked, line)
  kept.doubts.push(...doubts)
  if (line.author === null) return { fate: doubts.length > 0 ? 'asked' : 'silent', activities: [] }
  const told = tolds(version, line).filter((record) => firstTold(version, record))
  const { records, heard } = { records: told, heard: asked.heard }
  const done = await keepRecords(asked, records, { inbox: heard.inbox, at: heard.at })
  const plans = await keepPlans(asked, line.plans)
  kept.records.push(...done.kept)
  kept.had.push(...done.had)
  kept.plans.push(...plans)
  for (const child of done.pending) kept.pending.add(child)
  for (const child of done.frozen) kept.frozen.add(child)
  const activities = done.ids
  if (doubts.length > 0) return { fate: 'asked', activities }
  if (done.kept.length + plans.length > 0) return { fate: 'new', activities }
  return { fate: done.had.length > 0 ? 'had' : 'silent', activities }
}

function firstTold({ told }: Version, { child, by, activity, date, again }: Told): boolean {
  const key = [child, by ?? '', activity, date ?? ''].join(' ')
  if (told.has(key) && !again) return false
  told.add(key)
  return true
}

/** The line's records with the certainty of their days. */
function tolds({ asked }: Version, line: ListLine): Told[] {
  const { records, assumed } = asked.meaning
  const unsaid = assumed.flatMap(({ what, record }) =>
    what === 'date' && record !== undefined ? [records[record]] : [],
  )
  return line.records.map((record) => ({
    ...record,
    dayAssumed: unsaid.some(
      (other) =>
        other?.child === record.child &&
        other.activity === record.activity &&
        other.date === record.date &&
        other.by === record.by,
    ),
  }))
}

async function remember(
  { asked, list, place }: Version,
  last: Awaited<ReturnType<typeof lastVersion>>,
  lines: readonly Matched[],
  led: readonly (readonly number[])[],
): Promise<void> {
  const { db, heard, self } = asked
  const at = last !== null && last.seenAt > heard.at ? last.seenAt : heard.at
  const id = await keepVersion(db, place, { list: last?.id ?? null, title: list.title, source: heard.inbox, at })
  let position = Math.max(0, ...(last?.lines ?? []).map((line) => line.position))
  for (const [index, { sent, was }] of lines.entries()) {
    const author = sent.author === null ? null : Number(sent.author)
    const line = { number: sent.number, author, words: sent.words, activities: led[index] ?? [] }
    position += was === null ? 1 : 0
    if (was) await changeLine(db, was.id, line)
    else await addLine(db, { ...line, list: id, position, source: heard.inbox, toldBy: self, toldAt: heard.at })
  }
}

/** A line that is not there any more: nothing is deleted, and its sender hears of it once. */
async function noteGone({ asked, kept }: Version, gone: readonly StoredLine[]): Promise<void> {
  const { db, heard, self } = asked
  await markGone(
    db,
    gone.map(({ id }) => id),
    heard.at,
  )
  for (const line of gone) {
    const records = await aboutThoseInCare(asked, await findActivities(db, line.activities))
    const raced = line.toldBy !== self && heard.at.getTime() - line.toldAt.getTime() < RACE
    if (records.length > 0) kept.gone.push({ line, records, raced })
  }
}
