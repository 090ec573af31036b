import { contactKinds } from '../recognise/contact.ts'
import { castOf, defaultCast, type Group, groupsIn } from './cast.ts'
import { liesAhead } from './days.ts'
import type { Draft } from './draft.ts'
import type { ClauseFacts, Story } from './narrate.ts'

const again =
  /(?:再|另|重新)(?:去|来|跑|克|过去|上门|看|打|拨|联系|试|视频|聊|约|补|陪|辅导|说|找|走|登门|探)|(?:打|(?<![过回送带拿寄])去|看|聊|补|联系|约)(?:给(?:他|她|\uE001+))?$|一起打|接着(?:打|去|补)/
const hands =
  /(?:送|发|拿|带|交|寄|捎)(?:给|去|过去|到|上)?(?:他|她|它|\uE001|过去|去|$)|(?:给|陪)(?:他|她|\uE001+)[^,。]{0,6}(?:过|送|去|办|拿|发|买)/

/** 谭宇轩那本还在路上,到货再给他 */
const stillToGive =
  /(?:到|来|回|有|好|齐|着|货)(?:了)?(?:我|俺)?(?:就|再|马上)(?:给|送|拿|带|捎|寄|补)(?:给|去|过去|上)?(?:他|她|过去|上|\uE001|$)/

/**
 * What a clause without a doing of its own says of the one told last: 明天再打 plans it again; 补助300块,我打算下周发给她
 * puts it off. True where the clause was such a sequel.
 */
export function tellSequel(story: Story, facts: ClauseFacts, groups: readonly Group[]): boolean {
  const at = story.drafts.findLastIndex((draft) => draft.section === facts.index)
  const last = story.drafts[at]
  if (!last) return putOff(story, facts)
  if (facts.reportedAt < facts.clause.to || facts.reading.question || facts.reading.rumour) return false
  const ahead = facts.days.filter((day) => liesAhead(day, story.context.today))
  const open = facts.days.filter(({ value }) => value.past?.first !== value.future?.first && value.future !== null)
  const toCome = facts.reading.ahead || ahead.length > 0
  if (!toCome && open.length === 0) return false
  const sameSentence = last.clause.sentence === facts.clause.sentence
  if (again.test(facts.clause.text) && (toCome || open.length > 0)) {
    story.drafts.push(plannedAgain(story, last, facts, groups))
    return true
  }
  if (last.kind === 'gift' && stillToGive.test(facts.clause.text)) {
    const cast = ofAnother(story, last) ? defaultCast(story.context, story.topic, facts.clause) : last.cast
    story.drafts.push({ ...plannedAgain(story, last, facts, groups), kind: 'gift', cast })
    return true
  }
  if (!sameSentence || last.mode !== 'done' || last.outcome === 'missed' || !toCome) return false
  if (last.kind !== 'gift' && last.kind !== 'aid') return false
  const told = story.context.masked.slice(last.from, last.to + 2)
  const onlyGot = /买|备|订|准备|挑|织|配/.test(told) && !/送|寄/.test(told)
  if (!hands.test(facts.clause.text) || (/[了过]/.test(told) && !onlyGot)) return false
  story.drafts[at] = { ...last, mode: 'plan', days: ahead.length > 0 ? ahead : facts.days }
  return true
}

/** 下周一去, 明天打, 我周日就过去: a deed to come in the barest words. */
const bareDeed =
  /^(?:我|俺|就|再|打算|准备|计划|争取|会|要|得|一定|肯定|抽空|专门|那|是|想着|想|,|\s)*(?:再|就)?(?:去|过去|来|打|拨|看|做|办|送|补|联系|上门|走|跑|聊|弄|视频|家访|补上|补打|补做|补去|跑一趟|去一趟|去看|去办|过)(?:看|上|掉|回来|他|她|个|一趟|一次|一下|电话|过去|吧|了吧|的|家|\uE001)*$/
const puts =
  /补(?:上|打|去|做|送|办)|再(?:去|来|打|联系|补|约|跑|看)|改(?:到|成|在|天|日|期)?|推(?:迟|后)?到?|延(?:期|后|迟)?到?|挪到?|顺延/

/** 今天没去成,明天再去; 原定今天的家访推到周六: what did not come about is planned anew. */
function putOff(story: Story, facts: ClauseFacts): boolean {
  const { clause, reading } = facts
  const ahead = facts.days.filter(({ value }) => value.future !== null && value.tense !== 'past')
  const plain = withoutDays(story, facts)
  const toCome = ahead.length > 0 || reading.waiting || (reading.ahead && /再/.test(clause.text))
  if (!toCome || reading.question || facts.reportedAt < clause.to) return false
  if (!puts.test(clause.text) && !bareDeed.test(plain)) return false
  const before = story.context.masked.slice(facts.section.from, clause.to)
  const failed =
    /没(?:能|有)?(?:去|来|打|看|做|办)?成|(?:没|冇)(?:有|能)?(?:空|时间|工夫)?(?:去|来|打|看|联系|给|跟|送|做|上门|走|陪|过)|去不(?:了|成)|来不及|没顾上|没腾出|走不开|忘了|原定|本来|原本|原来|说好|答应|约好|讲好|欠(?:他|她|着)/.test(
      before,
    )
  const named = story.doings.activities.filter(({ from }) => from >= facts.section.from && from < clause.to).at(-1)
  const kind = named?.value.kind ?? (/去|过去|上门/.test(before) ? 'visit' : /打|电话/.test(before) ? 'call' : null)
  const group = groupsIn(story.context, clause.from, clause.to)[0]
  const cast = group ? castOf(group, story.topic) : defaultCast(story.context, story.topic, clause)
  const announced = group !== undefined && ahead.some((day) => liesAhead(day, story.context.today))
  if (!(failed || announced) || kind === null || cast.unclear) return false
  story.drafts.push({
    kind,
    cast,
    by: story.by,
    mode: 'plan',
    outcome: 'done',
    days: ahead.slice(-1),
    fallbackDay: story.context.today,
    minutes: null,
    each: false,
    clock: null,
    again: false,
    clause,
    section: facts.index,
    from: clause.from,
    to: clause.to,
    rule: 'sequel.put-off',
    spans: [],
  })
  return true
}

/** The clause without its days, and without the child at its head. */
function withoutDays(story: Story, { clause, days }: ClauseFacts): string {
  return [...clause.text]
    .filter((_, index) => {
      const place = clause.from + index
      return ![...days, ...story.context.children].some(({ from, to }) => from <= place && place < to)
    })
    .join('')
    .trim()
    .replace(/^(?:那边|那里|那儿|家里?|屋里|的)/, '')
}

/** 买了一套,明天送过去: what was bought is given only then. */
export function withoutBought(story: Story): void {
  const plan = story.drafts.at(-1)
  if (plan?.kind !== 'gift' || plan.mode !== 'plan') return
  story.drafts = story.drafts.filter((draft) => {
    const told = story.context.masked.slice(draft.from, draft.to)
    const bought =
      draft.kind === 'gift' && draft.mode === 'done' && /买|备|订|准备|挑|织|配/.test(told) && !/送|寄/.test(told)
    return !(bought && draft.clause.sentence === plan.clause.sentence)
  })
}

/** 下午看了石头,甜甜没顾上,明天补: of the one named since. */
function ofAnother({ topic }: Story, last: Draft): boolean {
  return topic.current.length > 0 && topic.current.every((child) => !last.cast.children.includes(child))
}

function plannedAgain(story: Story, last: Draft, facts: ClauseFacts, groups: readonly Group[]): Draft {
  const group = groups[0]
  const told = /打|拨|电话|视频/.test(facts.clause.text)
    ? 'call'
    : /去|克|看|跑|上门|登门|走/.test(facts.clause.text)
      ? 'visit'
      : last.kind
  const goes =
    /去看|上门|登门|过去|再去|去一趟/.test(facts.clause.text) ||
    (contactKinds.has(last.kind) && /(?<![过回送带拿寄])去/.test(facts.clause.text))
  const kind = last.kind === 'call' || last.kind === 'visit' || goes || groups.length > 0 ? told : last.kind
  return {
    ...last,
    kind,
    cast: group
      ? castOf(group, story.topic)
      : ofAnother(story, last)
        ? defaultCast(story.context, story.topic, facts.clause)
        : last.cast,
    mode: 'plan',
    outcome: 'done',
    days: facts.days,
    minutes: null,
    clock: null,
    clause: facts.clause,
    from: facts.clause.from,
    to: facts.clause.to,
    rule: 'sequel.again',
    spans: [],
  }
}
