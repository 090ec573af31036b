import type { ChildId } from '../care/roster.ts'
import { ask } from '../store/questions.ts'
import { type Say, whatIsAsked, whetherAll, whetherDone, whichActivity, whichChild, whichDay } from '../wording.ts'
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
      // the lines of a list are asked of its leader
      return []
    case 'date':
      return askPlain(asked, 'date', whichDay())
    case 'activity':
      // nothing can be named that an answer would complete: what was left out is told as any report is
      if (!meaning.unplaced?.length) return [{ ...answer(whetherAll()), part: 'question' }]
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
    payload: {
      kind: 'report',
      unplaced: meaning.unplaced ?? [],
      at: heard.at.toISOString(),
      ...(meaning.unknownName !== undefined && { name: meaning.unknownName }),
    },
    source: heard.inbox,
    askedAt: now,
    hours: HOURS,
  })
}
