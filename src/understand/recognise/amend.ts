import type { ActivityKind, Outcome } from '../../care/activity.ts'
import type { Day } from '../../care/day.ts'
import type { ChildId } from '../../care/roster.ts'
import type { AsPlan, Changes, Target } from '../meaning.ts'
import type { Context } from '../mention.ts'
import { matchesIn } from '../sieve.ts'
import { beforeChange, changeWords, fieldWords, otherObjects, outcomeWords, recordWords } from '../words/amend.ts'
import { kindWords, questionForms } from '../words/queries.ts'
import { recogniseActivities } from './activity.ts'
import { barelyMinutes, contrastsNumbers } from './amend-minutes.ts'
import { type Field, namesDeed, namesWhose, opensDenial, orderedBefore, sideOf, type Value } from './amend-side.ts'
import { isLoose } from './date.ts'
import { bareForm, either } from './vocabulary.ts'

export interface ReadAmend {
  readonly changes: Changes
  readonly target: Target
  readonly asPlan?: AsPlan
}

const record = either(recordWords.patterns)
const change = either(changeWords.patterns)
const other = new RegExp(otherObjects)
const wrongWord =
  '[^,，。]{0,4}?(?:写|记|搞|弄|打|说|报|填|选|整|输|录|不|有|标|算|改|数)(?:错|岔|反|混|差|对|误|早|晚|一下|成|$)'
const outcomes = outcomeWords.map((entry) => ({ value: entry.value, words: either(entry.patterns) }))
const shortKinds = kindWords.map((entry) => ({ kind: entry.value, words: new RegExp(either(entry.patterns), 'g') }))
/** Times that only say which record is meant: 刚才那条, 那天没见着. */
const pointsBack = /^(?:刚|方才|头先|才将|将才|适才|那天|那日|当天|当时|最近|先前|之前|现在)/
const leadIn = new RegExp(`^(?:\uE001|${beforeChange.join('|')}|${Object.values(fieldWords).join('|')})*$`)
const guess = /应|其实|实际|确切|准确/
const denial = /不是|并不是|不系|唔系|(?:^|[,，。:：\s条次]|那个|这个)是/
const asking = either(questionForms)
const supplement = /^补充/
/** Longer texts than this report anew, unless they say which record they change. */
const SHORT_CONTRAST = 24

/** A correction of an earlier record; null where the text corrects none. */
export function readAmend(context: Context): ReadAmend | null {
  const text = context.masked
  const pointed = record.test(text) || givesField(context)
  const changed = change.test(text)
  const short = text.length <= SHORT_CONTRAST
  const numbers = short && contrastsNumbers(text)
  if (!pointed && !(short && (changed || numbers || bareContrast(context)))) return null
  if (!pointed && other.test(withoutDeeds(text))) return null
  if (asking.test(text)) return null
  const values = valuesOf(context)
  const contrasted = contrasts(values)
  const outcome = pointed || changed ? outcomeOf(text) : null
  const told = { ...bareNumbers(text, values, numbers || (pointed && changed)), ...changesOf(values, outcome, text) }
  const some = Object.keys(told).length > 0
  // 补充一下,昨天还去了小雨家 tells something new
  if (supplement.test(text) && !pointed && Object.keys(told).some((field) => field !== 'minutes')) return null
  const heard =
    (pointed && (changed || contrasted.size > 0 || denial.test(text))) ||
    numbers ||
    givesField(context) ||
    (pointed && some && fields.some((field) => field in told && namedWrong.get(field)?.test(text))) ||
    (changed && short && (contrasted.size > 0 || leads(context, values))) ||
    (contrasted.size > 0 && short && bareContrast(context))
  if (!heard) return null
  if (!some && !(pointed && changed && short)) return null
  return { changes: told, target: targetOf(values, text), ...asPlanOf(values, told) }
}

const fieldNames = `(?:${Object.values(fieldWords).join('|')}|用时|历时|地点)`
const onlyField = new RegExp(
  `^(?:补充?|更正|改|加)?(?:一下|上)?[,，:：\\s]*${fieldNames}(?:应该)?(?:是|为|有|改成?|:|：)?[^,，。?？]{1,10}$`,
)

/** A report is quoted, and the answer is a field with its value: 时长1小时. */
function givesField({ message: { quote }, masked }: Context): boolean {
  if (!quote || !onlyField.test(bareForm(masked)) || asking.test(masked)) return false
  return !asking.test(quote) && kindsAt(quote).length > 0
}

/** The same days, read forwards. */
function asPlanOf(values: readonly Value[], { date }: Changes): { readonly asPlan?: AsPlan } {
  const now = date === undefined ? undefined : bestOf(values, 'date')?.ahead
  const was = values.find((value) => value.side !== 'new' && value.set.date)?.ahead
  return now || was ? { asPlan: { ...(now && { date: now }), ...(was && { was }) } } : {}
}

/** 辅导作业 is a deed, no homework that is to be changed. */
function withoutDeeds(text: string): string {
  return recogniseActivities(text).reduce(
    (left, { from, to }) => left.slice(0, from) + ' '.repeat(to - from) + left.slice(to),
    text,
  )
}

/** Numbers alone are minutes where nothing else is told. */
function bareNumbers(text: string, values: readonly Value[], heard: boolean): Changes {
  if (!heard || values.some(({ field, side }) => side === 'new' && field !== 'child')) return {}
  return barelyMinutes(text)
}

/** A text that is nothing but a contrast: 不是今天,是昨天, 昨天不是打电话,是家访. */
function bareContrast(context: Context): boolean {
  const head = bareForm(context.masked).replace(
    /^(?:(?:哎呀?|我|搞|弄|记|说|讲|写|打)*错[了啦咯喽]*|不对(?:不对)?|(?:改|更改|更正|纠正|订正|修改)(?:一?下)?)[:：,，。\s]+/,
    '',
  )
  const [day] = context.days
  const [time] = context.minutes
  if (time && head.startsWith(time.text)) return /^[,，\s]*(?:而)?不是/.test(head.slice(time.text.length))
  const rest = day && context.masked.trimStart().startsWith(day.text) ? context.masked.slice(day.to) : head
  return /^(?:不是|是|唔系|不系|\uE001{1,8}(?:[,，\s]*不?是|→))/.test(rest)
}

/** Without a word for the record, the word of change must lead the text: late ones (改作文, 应该是感冒了) tell a story. */
function leads(context: Context, values: readonly Value[]): boolean {
  const found = change.exec(context.masked)
  if (!found) return false
  const [first] = values
  if (first?.stressed && orderedBefore.test(context.masked.slice(0, first.from))) return true
  if (!leadIn.test(context.masked.slice(0, found.index))) return false
  // 应该是 needs its value at once: a guess has none.
  return !guess.test(found[0]) || values.some((value) => value.stressed)
}

function valuesOf(context: Context): Value[] {
  const children = context.children
    .filter((mention) => mention.value.kind === 'name' && mention.value.children.length === 1)
    .map((mention) => ({
      field: 'child' as const,
      ...spanOf(mention),
      set: { child: mention.value.children[0] as ChildId },
    }))
  const days = context.days
    .filter(
      (mention) =>
        mention.value.kind === 'day' &&
        mention.value.past !== null &&
        !pointsBack.test(mention.text) &&
        !isLoose(mention),
    )
    .map((mention) => ({
      field: 'date' as const,
      ...spanOf(mention),
      set: { date: mention.value.past?.first as Day },
      ahead: mention.value.future?.first,
    }))
  const minutes = context.minutes
    .filter((mention) => mention.value.minutes !== null)
    .map((mention) => ({
      field: 'minutes' as const,
      ...spanOf(mention),
      set: { minutes: mention.value.minutes as number },
    }))
  // 3月10号去的: the day alone is told
  const timed = (span: { from: number; to: number }) =>
    context.days.some((day) => span.from > day.from && span.from < day.to && span.to > day.to)
  const kinds = kindsAt(context.masked)
    .filter((span) => !timed(span))
    .map(({ kind, ...span }) => ({
      field: 'activity' as const,
      ...span,
      set: { activity: kind },
    }))
  const values = [...children, ...days, ...minutes, ...kinds]
    .map((found) => ({ ...found, ...sideOf(context.masked, found.from, found.to) }))
    .sort((a, b) => a.from - b.from)
  return values.map((value, index) =>
    [opensDenial, namesDeed, namesWhose].some((says) => says(context.masked, value, values[index + 1]))
      ? { ...value, side: 'target' }
      : value,
  )
}

function spanOf(mention: { readonly from: number; readonly to: number }): { from: number; to: number } {
  return { from: mention.from, to: mention.to }
}

function kindsAt(masked: string): { kind: ActivityKind; from: number; to: number }[] {
  const long = recogniseActivities(masked).map((mention) => ({
    kind: mention.value.kind,
    from: mention.from,
    to: mention.to,
  }))
  const brief = shortKinds.flatMap(({ kind, words }) =>
    [...matchesIn(masked, words)].map((match) => ({ kind, from: match.index, to: match.index + match[0].length })),
  )
  const spoken = ({ from, to }: { from: number; to: number }) =>
    masked.slice(from, to) === '语音' && /^(?:输入|识别|转|听|打的|没|老|不|把|给|又)/.test(masked.slice(to))
  const covered = (span: { from: number; to: number }) =>
    long.some((other) => other.from < span.to && span.from < other.to)
  return [...long, ...brief.filter((span) => !covered(span))].filter((span) => !spoken(span))
}

/** Fields of which the text gives a wrong and a right value. */
function contrasts(values: readonly Value[]): Set<Field> {
  const wrong = values.filter((value) => value.side === 'wrong')
  const differs = (value: Value) =>
    wrong.some((other) => other.field === value.field && other.set[value.field] !== value.set[value.field])
  return new Set(values.filter((value) => value.side === 'new' && differs(value)).map((value) => value.field))
}

const fields: readonly Field[] = ['child', 'activity', 'date', 'minutes']
const namedWrong = new Map(
  fields.map((field) => {
    const words = fieldWords[field]
    return [
      field,
      new RegExp(
        `(?:${words})${wrongWord}|(?:更正|改|换|错).{0,3}(?:${words})|(?:${words})(?:请|要|得)?(?:应该?(?:是|为)|更正|改|是(?!对|错)|为)`,
      ),
    ] as const
  }),
)

/** 是给涵涵送的: whose it was is set right, not what was done. */
const forWhom = /是(?:给|跟|和|陪|带|去|到)\uE001+[^,，。]{0,4}的/
/**
 * The new values. Where the text names a field as wrong (日期填错了) only that one changes, where it gives a contrast
 * (不是A是B) the fields beside it are context, all but day and duration.
 */
function changesOf(values: readonly Value[], outcome: Outcome | null, text: string): Changes {
  const contrasted = contrasts(values)
  const told = fields.filter((field) => values.some((value) => value.field === field && value.side === 'new'))
  const named = told.filter((field) => namedWrong.get(field)?.test(text))
  const changes = (field: Field): boolean => {
    if (contrasted.has(field)) return true
    // What was tried in vain is named beside how it ended: 其实电话没打通.
    if (outcome !== null && (field === 'activity' || field === 'child')) return false
    if (field === 'activity' && forWhom.test(text)) return false
    if (named.length > 0)
      return named.includes(field) || (field === 'minutes' && /时长|用时|历时|共计?|前后/.test(text))
    return contrasted.size === 0 || field === 'minutes' || field === 'date'
  }
  const set = told.filter(changes).map((field) => bestOf(values, field)?.set ?? {})
  return Object.assign({}, ...set, outcome && named.length === 0 ? { outcome } : {})
}

/** The right value: the last one that a word marks as right, else the last one. */
function bestOf(values: readonly Value[], field: Field): Value | undefined {
  const right = values.filter((value) => value.field === field && value.side === 'new')
  return right.findLast((value) => value.stressed) ?? right.at(-1)
}

function outcomeOf(text: string): Outcome | null {
  return outcomes.toReversed().find((entry) => entry.words.test(text))?.value ?? null
}

/** What a taking back or a correction says of the record it means: names and days beside 那条, old values, its number. */
export function targetOf(values: readonly Value[], text: string): Target {
  const old = values.filter((value) => value.side !== 'new')
  const children = [...new Set(old.flatMap((value) => value.set.child ?? []))]
  const activity = old.find((value) => value.set.activity)?.set.activity
  const date = old.find((value) => value.set.date)?.set.date
  const number = /第?(?<digits>\d{1,2})(?:号记录|条)/.exec(text)?.groups?.digits
  return {
    ...(children.length > 0 && { children }),
    ...(activity && { activity }),
    ...(date && { date }),
    ...(number && { number: Number(number) }),
  }
}

/** The target of a taking back: everything it names of the record. */
export function namedTarget(context: Context): Target {
  return targetOf(
    valuesOf(context).map((value) => ({ ...value, side: 'target' as const })),
    context.masked,
  )
}

/** New values as they follow 改2: a name, a day, a duration, a kind or how it ended. */
export function readChanges(context: Context): Changes {
  return changesOf(valuesOf(context), outcomeOf(context.masked), context.masked)
}
