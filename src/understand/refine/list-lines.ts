import { announcedIn, childlessIn, recordsOf } from '../assemble.ts'
import type { ListLine, MeaningList } from '../meaning.ts'
import type { Context } from '../mention.ts'
import type { Layout, Section } from '../recognise/list.ts'
import type { Draft } from './draft.ts'

/**
 * The lines of a relay list, each with its author and what it tells. A line whose name nobody of the roster bears tells
 * its records without an author: they are nobody's until somebody says whose they are.
 */
export function listOf(
  context: Context,
  layout: Layout,
  drafts: readonly Draft[],
  tellUnknown: (section: number) => readonly Draft[],
): MeaningList {
  const { text } = context.normalised
  const lines = layout.sections.map((section, index): ListLine => {
    const told = section.author === 'unknown' ? tellUnknown(index) : drafts.filter((draft) => draft.section === index)
    return {
      number: section.number,
      text: text.slice(section.from, section.to).trim(),
      records: recordsOf(context, told),
      plans: announcedIn(context, told),
      unplaced: childlessIn(context, told),
      ...authorOf(section, context),
    }
  })
  const title = layout.title === null ? '' : text.slice(layout.title.from, layout.title.to).trim()
  return { header: layout.header, title, lines }
}

function authorOf({ author, authorText }: Section, { speaker }: Context): Pick<ListLine, 'author' | 'authorText'> {
  if (author === 'unknown') return { author: null, ...(authorText === undefined ? {} : { authorText }) }
  return { author: author ?? speaker.person?.id ?? null }
}
