import type { Draft } from '../refine/draft.ts'
import type { HeardClause } from './doubt-clauses.ts'
import type { Features } from './doubt-features.ts'

const flag = (is: boolean) => (is ? 1 : 0)

const denial = /没|未|冇|不(?!错|少|过)|别|莫|忘|歇/
const ahead = /明[天儿早晚后]|后天|下[个]?(?:周|星期|礼拜|月|次|回)|改天|打算|准备|再(?:去|来|看|打|跟|给)|要去|周末|想/

/** What tells of the chance that one draft makes a record of what was not done so. */
export function recordFeatures(draft: Draft, clauses: readonly HeardClause[]): Features {
  const own = clauses.filter(({ drafts }) => drafts.includes(draft))
  const votes = own.map(({ votes: { of, any } }) => ({ of: of[draft.kind], any, most: Math.max(...Object.values(of)) }))
  const text = draft.clause.text
  const days = draft.days
  return {
    unlikely: 1 - Math.max(0, ...votes.map(({ of }) => of)),
    'any-unlikely': 1 - Math.max(0, ...votes.map(({ any }) => any)),
    beaten: Math.max(0, ...votes.map(({ most, of }) => most - of)),
    carried: flag(draft.cast.rule === 'carried'),
    'carried.far': flag(draft.cast.rule === 'carried' && draft.cast.from < draft.clause.from - 20),
    'only-child': flag(draft.cast.rule === 'only-child'),
    unsure: flag(!draft.cast.sure),
    'day.none': flag(days.length === 0),
    'day.carried': flag(days.some(({ from }) => from < draft.clause.from)),
    'day.several': flag(days.length > 1),
    'day.vague': flag(days.some(({ value }) => value.kind !== 'day')),
    children: flag(draft.cast.children.length > 1),
    weak: flag(draft.rule.includes('.weak.')),
    learnt: flag(draft.rule.startsWith('learner')),
    heard: flag(draft.rule.startsWith('contact.heard')),
    contact: flag(draft.rule.startsWith('contact')),
    reported: flag(own.some(({ reported }) => reported)),
    denied: flag(denial.test(text) && draft.outcome === 'done'),
    missed: flag(draft.outcome === 'missed'),
    ahead: flag(ahead.test(text)),
    bare: flag(!/[了过完咧哒啦噶]/.test(text)),
    minutes: flag(draft.minutes !== null),
    author: flag(draft.by !== null),
    [`kind.${draft.kind}`]: 1,
  }
}
