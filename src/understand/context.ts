import { dayOf } from '../care/day.ts'
import { givenName, type Roster } from '../care/roster.ts'
import type { Speaker } from '../care/speaker.ts'
import type { Message } from './meaning.ts'
import type { Context } from './mention.ts'
import { normalise } from './normalise.ts'
import { withoutBursts } from './recognise/bursts.ts'
import { recogniseChildren } from './recognise/child.ts'
import { recogniseDates } from './recognise/date.ts'
import { plainBesideNames } from './recognise/dialect.ts'
import { leadVolunteers } from './recognise/lead-volunteer.ts'
import { maskNames } from './recognise/mask.ts'
import { recogniseMinutes } from './recognise/minutes.ts'
import { nameIndexOf } from './recognise/name-index.ts'
import { withPauses } from './recognise/pauses.ts'
import { tableMinutes } from './recognise/table.ts'
import { recogniseVolunteers } from './recognise/volunteer.ts'
import { withoutSlips } from './words/slips.ts'

/** What the recognisers find in a message: names first, since 周一鸣 is no Monday, then durations and days. */
export function readContext(message: Message, speaker: Speaker): Context {
  const normalised = normalise(message.text, namesOf(speaker.roster))
  const { text } = normalised
  const children = recogniseChildren(text, speaker)
  const named = recogniseVolunteers(text, speaker)
  const leading = leadVolunteers(text, speaker.roster, [...children, ...named])
  const volunteers = [...named, ...leading].sort((a, b) => a.from - b.from)
  const masked = withoutBursts(withPauses(withoutSlips(plainBesideNames(maskNames(text, children, volunteers)))))
  const columns = tableMinutes(masked)
  const plain = columns.reduce(
    (told, { from, to }) => told.slice(0, from) + ' '.repeat(to - from) + told.slice(to),
    masked,
  )
  return {
    message,
    normalised,
    speaker,
    today: dayOf(message.at),
    children,
    volunteers,
    masked,
    days: recogniseDates(plain, message.at),
    minutes: [...recogniseMinutes(plain), ...columns].sort((a, b) => a.from - b.from),
  }
}

const rosterWrites = new Set(['full', 'given', 'nickname'])

/** Tells names that the roster writes out, so that no part of one is taken for dialect. */
function namesOf(roster: Roster): (word: string) => boolean {
  return (word) =>
    nameIndexOf(roster)
      .forms.get(word)
      ?.some(({ kind }) => rosterWrites.has(kind)) === true ||
    roster.volunteers.some(({ name }) => name === word || givenName(name) === word)
}
