import { dayOf } from '../care/day.ts'
import { isHers, mayChange } from '../rights.ts'
import type { StoredActivity } from '../store/activities.ts'
import { ask } from '../store/questions.ts'
import type { Changes } from '../understand/meaning.ts'
import { changedByOther, noLongerYours, notYours, recordLines, textOf, whichRecord } from '../wording.ts'
import { type Asked, answer, inGroup, type Reply } from './command.ts'
import type { Found } from './find-target.ts'
import { shownRecord } from './keep-records.ts'

const HOURS = 2

/** Why these records are not hers to touch; null where all of them are. */
export function refusal({ speaker, now }: Asked, records: readonly StoredActivity[]): Reply[] | null {
  const refused = records.filter((record) => !mayChange(speaker, record, now))
  if (refused.length === 0) return null
  return [answer(refused.every((record) => isHers(speaker, record)) ? noLongerYours() : notYours())]
}

/** One line for each record, to choose from by number. */
export function recordChoices(asked: Asked, records: readonly StoredActivity[]): { group: string; full: string }[] {
  const today = dayOf(asked.heard.at)
  return records.map((record) => {
    const shown = shownRecord(asked, record)
    const line = (group: boolean) => textOf(recordLines([shown], today, group)[0] ?? [])
    return { group: line(true), full: line(false) }
  })
}

/** Asks which record is meant, and keeps what is to be done with it. */
export async function askWhichRecord(
  asked: Asked,
  records: readonly StoredActivity[],
  todo: { readonly kind: 'undo' } | { readonly kind: 'amend'; readonly changes: Changes },
): Promise<Reply[]> {
  const choices = recordChoices(asked, records)
  await ask(asked.db, {
    place: asked.heard,
    person: asked.self,
    about: 'record',
    options: records.map(({ id }, index) => ({ label: choices[index]?.full ?? '', value: String(id) })),
    several: true,
    payload: { ...todo },
    source: null,
    askedAt: asked.now,
    hours: HOURS,
  })
  const about = records.map(({ child }) => ({ child: String(child), fields: ['name', 'kind', 'day'] }))
  return [answer(whichRecord(choices, inGroup(asked)), about)]
}

/** Two messages begin with the quoted words: their records are offered by number. */
export function askWhichMessage(asked: Asked, found: Found, kind: 'undo'): Promise<Reply[]> {
  return askWhichRecord(asked, found.all, { kind })
}

/** A leader changed somebody's record: its author and its reporter hear of it, each in private. */
export function tellOthers(asked: Asked, records: readonly StoredActivity[], what: 'undone' | 'changed'): Reply[] {
  const { self, speaker, heard } = asked
  return records.flatMap((record) =>
    [...new Set([record.author, record.reporter])]
      .filter((person) => person !== self)
      .map((person): Reply => {
        const shown = { ...shownRecord(asked, record), by: null }
        return {
          to: { person },
          say: changedByOther(speaker.person?.name ?? '', what, shown, dayOf(heard.at)),
          about: [{ child: String(record.child), fields: ['name', 'kind', 'day'] }],
          class: 'answer',
          part: `${what} ${record.id} ${person}`,
        }
      }),
  )
}
