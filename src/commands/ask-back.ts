import type { ChildId } from '../care/roster.ts'
import { accountsOf } from '../store/binding.ts'
import { ask, wasAskedWhose } from '../store/questions.ts'
import type { ListLine } from '../understand/meaning.ts'
import { type Say, whatIsAsked, whetherDone, whichActivity, whichChild, whichDay, whoseLine } from '../wording.ts'
import { type Asked, answer, inGroup, type Reply, shownChild } from './command.ts'
import { inCare } from './in-care.ts'

/** How long an answer is waited for, in hours. */
const HOURS = 48
/** More children than this are not offered by number; the name is asked for. */
const MOST_CHOICES = 9

/** Asks for what a report lacks; the part that was understood is kept already, the rest waits in the question. */
export async function askBack(asked: Asked): Promise<Reply[]> {
  const { meaning } = asked
  switch (meaning.clarify) {
    case null:
      return []
    case 'child':
      return askChild(asked)
    case 'author':
      return askAuthors(asked)
    case 'date':
      return askPlain(asked, 'date', whichDay())
    case 'activity':
      return askPlain(asked, 'activity', whichActivity())
    case 'outcome':
      return askPlain(asked, 'confirm', whetherDone(), yesOrNo)
    case 'query':
      return [answer(whatIsAsked())]
  }
}

async function askChild(asked: Asked): Promise<Reply[]> {
  const { meaning, speaker } = asked
  const meant = meaning.candidates?.length ? meaning.candidates : speaker.ownChildren
  const shownHere = await inCare(asked, meant)
  const candidates = meant.filter((child) => shownHere.has(child))
  const choices: readonly ChildId[] = candidates.length <= MOST_CHOICES ? candidates : []
  const shown = choices.map((child) => shownChild(speaker, child))
  await keep(
    asked,
    'child',
    choices.map((child, index) => ({ label: shown[index]?.full ?? '', value: child })),
    true,
  )
  const about = choices.map((child) => ({ child, fields: ['name'] }))
  return [{ ...answer(whichChild(shown, inGroup(asked)), about), part: 'question' }]
}

const yesOrNo = [
  { label: '是', value: 'yes' },
  { label: '没有', value: 'no' },
]

async function askPlain(
  asked: Asked,
  about: 'date' | 'activity' | 'confirm',
  say: Say,
  options: { label: string; value: string }[] = [],
): Promise<Reply[]> {
  await keep(asked, about, options, false)
  return [{ ...answer(say), part: 'question' }]
}

async function keep(
  asked: Asked,
  about: 'child' | 'date' | 'activity' | 'confirm',
  options: { label: string; value: string }[],
  several: boolean,
): Promise<void> {
  const { db, heard, self, now, meaning } = asked
  await ask(db, {
    place: heard,
    person: self,
    about,
    options,
    several,
    payload: { kind: 'report', unplaced: meaning.unplaced ?? [], at: heard.at.toISOString() },
    source: heard.inbox,
    askedAt: now,
    hours: HOURS,
  })
}

function leadersOf({ roster }: Asked['speaker']): number[] {
  return roster.volunteers.filter(({ leader }) => leader).map(({ id }) => Number(id))
}

/** Lines of a list whose name nobody bears. A list is sent again with every new line: who was asked of is not asked of again. */
export async function unknownLines({ db, meaning, speaker, now }: Asked): Promise<ListLine[]> {
  const since = new Date(now.getTime() - HOURS * 3_600_000)
  const lines: ListLine[] = []
  for (const line of meaning.list?.lines ?? []) {
    if (line.author !== null || line.authorText === undefined || line.records.length === 0) continue
    if (!(await wasAskedWhose(db, line.authorText, leadersOf(speaker), since))) lines.push(line)
  }
  return lines
}

/** The leader is asked in private, with the name. */
async function askAuthors(asked: Asked): Promise<Reply[]> {
  const { db, heard, now, speaker } = asked
  const [line] = await unknownLines(asked)
  const leaders = leadersOf(speaker)
  const [leader] = (await accountsOf(db, leaders, heard)).filter(({ reachable }) => reachable !== false)
  if (!line || !leader) return []
  await ask(db, {
    place: { ...heard, account: leader.account, room: null },
    person: leader.person,
    about: 'author',
    options: speaker.roster.volunteers.map(({ id, name }) => ({ label: name, value: id })),
    payload: { kind: 'author', name: line.authorText ?? '', unplaced: unplacedOf(line), at: heard.at.toISOString() },
    source: heard.inbox,
    askedAt: now,
    hours: HOURS,
  })
  const say = whoseLine(line.authorText ?? '', line.number)
  return [{ to: { person: leader.person }, say, about: [], class: 'answer', part: 'author' }]
}

function unplacedOf(line: ListLine): Record<string, unknown>[] {
  return line.records.map((record) => ({ ...record }))
}
