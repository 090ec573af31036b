import type { Speaker } from '../care/speaker.ts'
import { assemble } from './assemble.ts'
import type { HeardIn } from './learner/clause-model.ts'
import type { Doings } from './learner/clause-sights.ts'
import type { Learner } from './learner/learner.ts'
import type { Meaning } from './meaning.ts'
import type { Context } from './mention.ts'
import { normalise } from './normalise.ts'
import { recogniseActivities } from './recognise/activity.ts'
import { recogniseChildren } from './recognise/child.ts'
import { recogniseConcern } from './recognise/concern.ts'
import { recogniseContacts } from './recognise/contact.ts'
import { type Layout, readLayout } from './recognise/list.ts'
import { isNotice } from './recognise/notice.ts'
import { recogniseVolunteers } from './recognise/volunteer.ts'
import { recogniseWishes } from './recognise/wish.ts'
import { doubtedChatter, withoutChatter, withoutMereCake } from './refine/doubt.ts'
import { doubtReading } from './refine/doubtful.ts'
import type { Draft } from './refine/draft.ts'
import { untold, withoutTwice } from './refine/learnt.ts'
import { learntWishes } from './refine/learnt-wishes.ts'
import { leftOut } from './refine/left-out.ts'
import { listOf } from './refine/list-lines.ts'
import { giveFormMinutes } from './refine/minutes.ts'
import { type Defaults, newStory, tellSection } from './refine/narrate.ts'
import { specificFirst } from './refine/settle.ts'
import { doneOfUnknownKind } from './refine/unknown-kind.ts'
import { placeWishes } from './refine/wishes.ts'
import { titleKinds } from './words/titles.ts'

/** Reads a message that asks nothing of the bot: what was done, is planned, is wished, is worrying. */
export function readReport(context: Context, learner: Learner): Meaning {
  const layout = readLayout(context.masked, context.volunteers, context.speaker.roster)
  const wishes = recogniseWishes(context)
  const listed = wishes.some(({ rule }) => rule === 'wish.listed')
  const doings: Doings = {
    activities: recogniseActivities(context.masked).filter(
      (activity) =>
        !wishes.some((wish) => wish.from < activity.to && activity.from < wish.to && activity.value.kind !== 'wish'),
    ),
    contacts: recogniseContacts(context.masked).filter(
      (contact) => !wishes.some((wish) => wish.from < contact.to && contact.from < wish.to),
    ),
  }
  const notice = layout.kind !== 'list' && isNotice(context.normalised.text)
  const { drafts, doubted, heard, unknownAuthor } =
    notice || listed
      ? { drafts: [], doubted: [], heard: [], unknownAuthor: false }
      : tellAll(context, layout, doings, learner, wishes)
  const settled = withoutMereCake(context, specificFirst(drafts, context.masked))
  const kept = withoutChatter(context, layout, learner, heard, settled)
  const wished =
    notice || listed ? wishes : [...wishes, ...learntWishes(context, heard, wishes)].sort((a, b) => a.from - b.from)
  const placed = placeWishes(context, notice ? [] : wished)
  const found = recogniseConcern(context)
  // A cry for help is no time for questions.
  const isCry = found.level === 'urgent'
  const meaning = assemble(context, {
    drafts: kept,
    // What is wished sounds like what was given.
    doubted:
      isCry || (kept.length === 0 && placed.wishes.length > 0)
        ? []
        : [...untold(doubted, [...drafts, ...kept]), ...doubtedChatter(context, learner, heard, settled, kept)],
    unsure: isCry
      ? []
      : doubtReading({
          context,
          layout: layout.kind,
          drafts: kept,
          wishes: placed.wishes,
          concern: found.level,
          heard,
          learner,
        }),
    leftOut: leftOut(
      context,
      layout,
      heard,
      drafts,
      placed.wishes.map(({ child }) => child),
    ),
    wishes: placed.wishes,
    concern: found,
    unknownAuthor,
    kindUnclear:
      !isCry && layout.kind === 'plain' && !notice && placed.wishes.length === 0
        ? doneOfUnknownKind(context, learner, heard, found.level !== 'none')
        : [],
  })
  if (layout.kind !== 'list') return meaning
  const tellUnknown = (index: number) => tellAll(context, asSendersOwn(layout, index), doings, learner, wishes).drafts
  return { ...meaning, list: listOf(context, layout, kept, tellUnknown) }
}

/** One line of a list as if its sender told it of herself: what it tells, whoever did it. */
function asSendersOwn(layout: Layout, index: number): Layout {
  return {
    ...layout,
    sections: layout.sections.map((section, at) =>
      at === index ? { ...section, author: null } : { ...section, author: 'unknown' as const },
    ),
  }
}

function tellAll(
  context: Context,
  layout: Layout,
  doings: Doings,
  learner: Learner,
  wishes: ReturnType<typeof recogniseWishes>,
): { drafts: Draft[]; doubted: Draft[]; heard: HeardIn[]; unknownAuthor: boolean } {
  const story = newStory(context, doings, defaultsOf(context, layout, doings), learner, wishes)
  const quoted = quotedChildren(context.message.quote, context.speaker)
  if (quoted.length > 0) story.topic = { current: quoted, recent: quoted, open: null }
  layout.sections.forEach((section, index) => {
    tellSection(story, section, index)
  })
  if (layout.kind === 'form') giveFormMinutes(story)
  const named = layout.sections.filter(({ author }) => author === 'unknown')
  const telling = named.some(
    ({ from, to }) =>
      doings.activities.some((activity) => activity.from >= from && activity.from < to) ||
      context.children.some((child) => child.from >= from && child.from < to),
  )
  return { drafts: withoutTwice(story.drafts), doubted: story.doubted, heard: story.heard, unknownAuthor: telling }
}

/** What the title of a list gives to lines that name no kind or day. */
function defaultsOf(context: Context, layout: Layout, doings: Doings): Defaults {
  const { title } = layout
  if (title === null) return { kind: null, day: null, announced: false, stated: false }
  const inside = ({ from, to }: { from: number; to: number }) => from >= title.from && to <= title.to
  const told = doings.activities.filter(inside)
  const strong = told.filter(({ value }) => value.strength === 'strong')
  const text = context.normalised.text.slice(title.from, title.to)
  const stated =
    strong.length === 1 &&
    layout.kind === 'lines' &&
    /(?:今天|今日|昨天|昨日|前天|[日号]|上午|下午)[^\n]{0,12}:\s*$/.test(text) &&
    !/记录|情况|汇总|名单|登记|小结|台账|明细|安排|计划/.test(text)
  const named = titleKinds.find(([word]) => word.test(text))?.[1]
  const kinds = new Set(told.length === 0 && named ? [named] : (stated ? strong : told).map(({ value }) => value.kind))
  const [kind] = kinds
  const day = context.days.find(
    (mention) => inside(mention) && mention.value.kind === 'day' && isOneDay(mention.value.past),
  )
  return {
    stated,
    kind: kinds.size === 1 && kind !== undefined ? kind : null,
    day: day ?? null,
    announced: /安排|计划|预告|预约|报名|打算|准备|意向/.test(text) && !/完成|已|记录|打卡|汇报|总结/.test(text),
  }
}

const isOneDay = (span: { first: string; last: string } | null) => span === null || span.first === span.last

/** Names in a quote are told by its author: 「何玉珍:雨桐…」 means her own 雨桐. */
function quotedSpeaker(text: string, speaker: Speaker): Speaker {
  const [author] = recogniseVolunteers(text, speaker)
  const [person, ...others] = author?.value.volunteers ?? []
  const head =
    author && /^[^:：]{0,12}$/.test(text.slice(0, author.from)) && /^[^:：\n]{0,20}[:：]/.test(text.slice(author.to))
  const volunteer = speaker.roster.volunteers.find(({ id }) => id === person)
  if (!head || !volunteer || others.length > 0) return speaker
  return { ...speaker, ownChildren: volunteer.children }
}

function quotedChildren(quote: string | null, speaker: Speaker): string[] {
  if (!quote) return []
  const { text } = normalise(quote)
  const mentions = recogniseChildren(text, quotedSpeaker(text, speaker))
  return [...new Set(mentions.filter(({ value }) => value.kind === 'name').flatMap(({ value }) => value.children))]
}
