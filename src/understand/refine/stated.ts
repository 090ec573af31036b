import type { Draft } from './draft.ts'
import type { Story } from './narrate.ts'

/** 今天上午走访:… over lines of children: each of them was visited too, beside what its line tells. */
export function tellStated(story: Story, index: number): void {
  const { kind } = story.defaults
  const told = story.drafts.filter((draft) => draft.section === index && draft.mode === 'done')
  const [first] = told
  if (kind === null || !first || told.some((draft) => draft.kind === kind)) return
  const stated: Draft = { ...first, kind, outcome: 'done', minutes: null, each: false, rule: 'title.stated', spans: [] }
  story.drafts.push(stated)
}
