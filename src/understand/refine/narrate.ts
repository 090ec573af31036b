import type { ActivityKind } from '../../care/activity.ts'
import type { Day } from '../../care/day.ts'
import type { PersonId } from '../../care/roster.ts'
import type { ClauseEar, Heard, HeardIn } from '../learner/clause-model.ts'
import { type Doings, sightsOf } from '../learner/clause-sights.ts'
import type { Learner, Wording } from '../learner/learner.ts'
import type { Context, DayReading, Mention, MinutesReading } from '../mention.ts'
import type { Clause } from '../recognise/clause.ts'
import type { ContactReading } from '../recognise/contact.ts'
import type { Section } from '../recognise/list.ts'
import { type ClauseReading, readClause, reportedFrom, resumes } from '../recognise/outcome.ts'
import { compile } from '../recognise/pattern.ts'
import { isQuoted } from '../recognise/quoted.ts'
import type { WishReading } from '../recognise/wish.ts'
import { toldOf } from './authors.ts'
import { noTopic, type Topic } from './cast.ts'
import { clausesOf } from './clauses.ts'
import { carries, daysIn, isPartOfDay } from './days.ts'
import type { Draft } from './draft.ts'
import { tellFooter } from './footer.ts'
import { OWN_WORDS } from './learnt.ts'
import { tellStated } from './stated.ts'
import { tellClause } from './tell.ts'

/** What holds for the lines of a list where they say nothing else. */
export interface Defaults {
  readonly kind: ActivityKind | null
  readonly day: Mention<DayReading> | null
  readonly announced: boolean
  /** 今天上午走访:… – told of all that follow as done, whatever else their lines tell */
  readonly stated: boolean
}

/** The story while it is read, clause by clause. */
export interface Story {
  readonly context: Context
  readonly doings: Doings
  readonly defaults: Defaults
  /** how likely the wording is a report, a plan … as learnt */
  readonly wording: Readonly<Record<Wording, number>>
  /** what a clause tells, as learnt */
  readonly ear: ClauseEar
  /** what is wished in words */
  readonly wishes: readonly Mention<WishReading>[]
  topic: Topic
  day: readonly Mention<DayReading>[]
  by: PersonId | null
  byHolds: 'message' | 'sentence' | 'none'
  /** the sentence tells another's words again */
  reported: boolean
  /** the person around the child that the sentence speaks of */
  party: ContactReading['kind'] | null
  partyWord: string
  drafts: Draft[]
  /** every clause read so far, with what the learner hears in it */
  heard: HeardIn[]
  /** what only the learner heard, and not surely: to be asked about */
  doubted: Draft[]
  sawUnknownAuthor: boolean
  /** the story has come to somebody who is not in care (我外甥); 他 is that one, until a child is named */
  foreign: boolean
  /** a duration that stood before any doing of its section */
  waiting: Mention<MinutesReading> | null
}

export interface ClauseFacts {
  readonly clause: Clause
  readonly reading: ClauseReading
  readonly heard: Heard
  readonly days: readonly Mention<DayReading>[]
  /** from here on the words are another's */
  readonly reportedAt: number
  readonly ownFamily: boolean
  readonly section: Section
  readonly index: number
}

const ownFamily = compile('<ownFamily>', '')

export function newStory(
  context: Context,
  doings: Doings,
  defaults: Defaults,
  learner: Learner,
  wishes: readonly Mention<WishReading>[],
): Story {
  return {
    context,
    doings,
    defaults,
    wording: learner.wording(context.masked),
    ear: learner.ear,
    wishes,
    topic: noTopic,
    day: defaults.day ? [defaults.day] : [],
    by: null,
    byHolds: 'none',
    reported: false,
    party: null,
    partyWord: '',
    drafts: [],
    heard: [],
    doubted: [],
    sawUnknownAuthor: false,
    foreign: false,
    waiting: null,
  }
}

/** Reads one section, clause by clause, into drafts. Lines of a list begin anew; the fields of a form go on. */
export function tellSection(story: Story, section: Section, index: number): void {
  if (section.layout === 'footer') {
    tellFooter(story, section)
    return
  }
  if (section.layout === 'item') {
    story.topic = noTopic
    story.day = story.defaults.day ? [story.defaults.day] : []
    story.byHolds = 'none'
    story.foreign = false
    story.waiting = null
  }
  if (section.layout !== 'plain' && section.layout !== 'lines') {
    story.by = section.author === 'unknown' ? null : section.author
    if (section.author === 'unknown') return
  }
  if (section.author !== null && section.author !== 'unknown') {
    story.by = section.author
    story.byHolds = 'message'
  }
  const clauses = clausesOf(story.context, section.from, section.to)
  const sights = sightsOf(story.context, story.doings, clauses, section.layout)
  let sentence = -1
  for (const [at, clause] of clauses.entries()) {
    if (clause.sentence !== sentence) beginSentence(story, section)
    sentence = clause.sentence
    const heard = story.ear(sights, at)
    story.heard.push({ clause, heard })
    const facts = factsOf(story, clause, section, index, heard)
    noteAuthor(story, clause, clauses)
    tellClause(story, facts, clauses)
    carryDay(story, facts)
  }
  if (story.defaults.stated && section.layout === 'item') tellStated(story, index)
}

function beginSentence(story: Story, section: Section): void {
  story.reported = false
  story.party = null
  if (story.byHolds === 'sentence') {
    story.by = section.author === 'unknown' ? null : section.author
    story.byHolds = 'none'
  }
}

function factsOf(story: Story, clause: Clause, section: Section, index: number, heard: Heard): ClauseFacts {
  if (story.reported && (resumes(clause.text) || heard.any >= OWN_WORDS)) story.reported = false
  const quoted = isQuoted(story.context.masked, clause.from)
  const reported = story.reported || quoted ? 0 : reportedFrom(clause.text)
  return {
    clause,
    reading: readWith(story, clause),
    heard,
    days: daysIn(story.context, clause.from, clause.to),
    reportedAt: reported === null ? Number.POSITIVE_INFINITY : clause.from + reported,
    ownFamily: ownFamily.test(clause.text),
    section,
    index,
  }
}

/** The mark that ends a clause is no part of it: 去了吧? asks. */
function readWith(story: Story, clause: Clause): ClauseReading {
  // What a book is called tells nothing: 《十万个为什么》 asks nothing.
  const own = clause.text.replace(/才(?:晓得|知道|得知|发现).*/, (told) => '说'.padEnd(told.length, '的'))
  const reading = readClause(own.replace(/《[^》]*》?/g, (title) => '《'.padEnd(title.length, '书')))
  const asks =
    /^[)"”]?\?/.test(story.context.masked.slice(clause.to, clause.to + 2)) || /(?:了|过)吧$/.test(clause.text)
  return asks ? { ...reading, question: true } : reading
}

function noteAuthor(story: Story, clause: Clause, clauses: readonly Clause[]): void {
  const told = toldOf(
    story.context,
    clause,
    clauses.filter((other) => other.sentence === clause.sentence),
  )
  if (told.unclear && story.byHolds !== 'message') story.sawUnknownAuthor = true
  if (told.holds !== 'none' && !(told.unclear && told.by === null && story.byHolds === 'message')) {
    story.by = told.by
    story.byHolds = told.holds
  } else if (story.byHolds === 'sentence' && /^(?:那)?(?:我|俺)(?!们?(?:一起|跟))/.test(clause.text)) {
    story.by = null
    story.byHolds = 'none'
  }
}

/** From here on a clause is heard to tell a doing, whatever it is: its day holds on. */
const TELLS_SOMETHING = 0.5

function carryDay(story: Story, facts: ClauseFacts): void {
  const { clause, days, reportedAt } = facts
  const hasDoing = story.drafts.some((draft) => draft.clause === clause)
  const kept = days.filter(
    (day) =>
      day.from < reportedAt &&
      carries(clause, day, hasDoing || facts.heard.any >= TELLS_SOMETHING, story.context.masked),
  )
  const parts = kept.every(isPartOfDay)
  if (kept.length > 0 && !(parts && story.day.length > 0))
    story.day = parts ? kept : kept.filter((day) => !isPartOfDay(day))
  else if (/刚(?:刚|才)?(?!好)/.test(clause.text) && hasDoing) story.day = []
}

/** The day of a draft where no words give one. */
export function todayOf(story: Story): Day {
  return story.context.today
}
